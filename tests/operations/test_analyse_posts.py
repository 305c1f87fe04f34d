"""After every change only what depends on it is judged again, and the result is that of a
full run."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from creator_audit.operations import (
    answer_label,
    correct_post,
    edit_brand,
    edit_settings,
    record_deal,
    review_finding,
    undo,
)
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
QUIET = NullProgress()
DERIVED = {
    "judgements": "post_key, class, verdict, tie, relation, confidence, also, cannot_tell,"
    " redirect, by_user, no_text, is_disclosed, language",
    "verdicts": "*",
    "reasons": "*",
    "mentions": "*",
    "findings": "id, rule_id, rule_version, family, outcome, severity, brand, problem, verdict,"
    " signs, evidence, verdicts, missing, parameters, unsure_because, is_quiet",
    "finding_posts": "finding_id, position, post_key",
}


def snapshot(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: store.rows(f"SELECT {columns} FROM {table} ORDER BY 1, 2")
        for table, columns in DERIVED.items()
    }


def judged_keys(store: Store) -> set[int]:
    return {key for (key,) in store.rows("SELECT post_key FROM judgements WHERE digest = ''")}


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("w") / "a.db"
    with Store.open(path, create=True) as store:
        edit_settings.set_countries(store, QUIET, "gb", ("us",))
        import_archives(store, QUIET, [next(SAMPLES.glob("instagram-*.zip"))])
    return path


@pytest.fixture
def store(imported: Path, tmp_path: Path) -> Iterator[Store]:
    copy = tmp_path / "a.db"
    copy.write_bytes(imported.read_bytes())
    with Store.open(copy) as opened:
        yield opened


def first_key(store: Store, where: str) -> int:
    return store.value(f"SELECT post_key FROM judgements WHERE {where} ORDER BY post_key LIMIT 1")


def tags(store: Store) -> list[str]:
    rows = store.rows(
        "SELECT value, count(*) FROM spans WHERE kind = 'brand_tag' GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return [value for value, _ in rows]


def change_deals(store: Store) -> None:
    record_deal.import_deals(store, QUIET, SAMPLES / "demo_deals.csv")


def change_brands(store: Store) -> None:
    edit_brand.import_brands(store, QUIET, SAMPLES / "demo_brands.toml")


def change_both(store: Store) -> None:
    change_brands(store)
    change_deals(store)


def change_roles(store: Store) -> None:
    first, second = tags(store)[:2]
    edit_brand.set_name_roles(
        store, QUIET, {(first, "handle"): "friend", (second, "handle"): "own"}
    )


def change_class(store: Store) -> None:
    correct_post.correct_class(store, QUIET, [first_key(store, "class = 'other'")], "sponsored")


def change_relation(store: Store) -> None:
    correct_post.set_relation(store, QUIET, [first_key(store, "tie = 'strong'")], "none")


def change_label(store: Store) -> None:
    account = store.value("SELECT id FROM accounts")
    answer_label.answer_label(store, QUIET, account, "2021-01-01", "2023-12-31", "all")


def change_country(store: Store) -> None:
    edit_settings.set_countries(store, QUIET, "us", ())


def change_zone(store: Store) -> None:
    edit_settings.set_time_zone(store, QUIET, "Pacific/Auckland")


CHANGES = [
    change_deals,
    change_brands,
    change_both,
    change_roles,
    change_class,
    change_relation,
    change_label,
    change_country,
    change_zone,
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_a_change_gives_what_a_full_run_gives(
    store: Store, change: Callable[[Store], None]
) -> None:
    before = snapshot(store)
    change(store)
    after = snapshot(store)
    assert after != before, "the change must show somewhere, or this test proves nothing"
    store.run("UPDATE judgements SET digest = ''")
    store.run("DELETE FROM stages")
    analyse(store, QUIET)
    assert snapshot(store) == after


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_undo_brings_everything_back(store: Store, change: Callable[[Store], None]) -> None:
    before = snapshot(store)
    change(store)
    for _ in range(4):
        undo.undo(store, QUIET)
        if snapshot(store) == before:
            break
    assert snapshot(store) == before


def test_one_correction_touches_one_post(store: Store) -> None:
    judged = []
    key = first_key(store, "class = 'other'")
    store.connection.create_function("noted", 1, judged.append)
    store.run(
        "CREATE TEMP TRIGGER seen AFTER INSERT ON judgements BEGIN SELECT noted(new.post_key); END"
    )
    correct_post.correct_class(store, QUIET, [key], "recommending")
    assert judged == [key]


def test_corrections_and_decisions_outlive_a_new_import(store: Store) -> None:
    key = first_key(store, "class = 'other'")
    correct_post.correct_class(store, QUIET, [key], "deinfluencing")
    finding = store.value("SELECT id FROM findings WHERE outcome = 'flag' ORDER BY id LIMIT 1")
    review_finding.review(store, QUIET, [finding], "accepted", "shown as a label on the day")
    store.run("DELETE FROM scans")
    store.run("UPDATE judgements SET digest = ''")
    import_archives(store, QUIET, [next(SAMPLES.glob("instagram-*.zip"))])
    assert store.value("SELECT class FROM judgements WHERE post_key = ?", (key,)) == (
        "deinfluencing"
    )
    assert store.value("SELECT decision FROM reviews WHERE finding_id = ?", (finding,)) == (
        "accepted"
    )
    assert store.value("SELECT 1 FROM findings WHERE id = ?", (finding,)) == 1


def test_no_tie_is_kept_on_record_and_judged_again(store: Store) -> None:
    finding, key = store.rows(
        "SELECT f.id, fp.post_key FROM findings f JOIN finding_posts fp ON fp.finding_id = f.id"
        " WHERE f.rule_id = 'missing-disclosure' AND f.outcome = 'flag' ORDER BY f.id LIMIT 1"
    )[0]
    review_finding.review(store, QUIET, [finding], "no_tie")
    assert store.value("SELECT relation FROM corrections") == "none"
    verdicts = {v for (v,) in store.rows("SELECT verdict FROM verdicts WHERE post_key = ?", (key,))}
    assert "none_found" not in verdicts
    assert store.value("SELECT count(*) FROM findings WHERE id = ?", (finding,)) == 1
    undo.undo(store, QUIET)
    assert store.value("SELECT count(*) FROM corrections") == 0
    assert store.value("SELECT outcome FROM findings WHERE id = ?", (finding,)) == "flag"
