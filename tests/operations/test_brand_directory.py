"""Merging, splitting, ignoring and grouping brands by hand, with undo."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.model.deal import Deal
from creator_audit.model.post import ImportSource, PartRole, Post, TextPart
from creator_audit.operations import brand_directory, undo
from creator_audit.operations.analyse_posts import analyse
from creator_audit.progress import NullProgress
from creator_audit.store.brands import read_brands, read_rivals, write_brands, write_rivals
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals, write_deals
from creator_audit.store.facts import user_facts
from creator_audit.store.history import read_history
from creator_audit.store.imports import ImportStart, begin_import, finish_import
from creator_audit.store.posts import PostWriter

QUIET = NullProgress()
TEXTS = (
    "I love the serum from @lumavelle, best I ever had",
    "@luma.skin is the best cleanser I know, get it",
    "Don't buy the cream from @veldrona, it broke me out",
)
LUMA = Brand("lumavelle", "Lumavelle", "skin care", ("Luma Velle",), "", ("@lumavelle",))
VELD = Brand("veldrona", "Veldrona", "skin care", handles=("@veldrona",))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db", create=True) as opened:
        start = ImportStart("posts.csv", "table", "csv", 10)
        import_id = begin_import(opened, start)
        writer = PostWriter(opened, import_id)
        writer.write(_post(number, text) for number, text in enumerate(TEXTS))
        finish_import(opened, import_id, writer.counts, writer.finish())
        write_brands(opened, [LUMA, VELD])
        analyse(opened, QUIET)
        yield opened


def _post(number: int, text: str) -> Post:
    return Post(
        f"instagram:{number}",
        "instagram:ada",
        "instagram",
        datetime(2026, 5, 1 + number, 12, tzinfo=UTC),
        ImportSource("posts.csv", f"row {number}", "csv"),
        native_id=str(number),
        parts=(TextPart(PartRole.CAPTION, text),),
    )


def named(store: Store) -> dict[str, int]:
    rows = store.rows("SELECT brand_id, count(DISTINCT post_key) FROM mentions GROUP BY 1")
    return dict(rows)


def test_a_handle_is_merged_into_a_brand_and_back(store: Store) -> None:
    assert named(store) == {"lumavelle": 1, "luma-skin": 1, "veldrona": 1}
    seen = next(name for name in named(store) if name == "luma-skin")
    write_deals(store, (Deal("d1", "luma.skin", brand_id=seen),))
    brand_directory.merge_brands(store, QUIET, "lumavelle", ["luma-skin"])
    assert named(store) == {"lumavelle": 2, "veldrona": 1}
    undo.undo(store, QUIET)
    assert named(store) == {"lumavelle": 1, "luma-skin": 1, "veldrona": 1}


def test_deals_and_rivals_go_with_a_merge(store: Store) -> None:
    write_rivals(store, [("veldrona", "oakmoor"), ("veldrona", "lumavelle")])
    write_deals(store, (Deal("d1", "Veldrona", brand_id="veldrona"),))
    brand_directory.merge_brands(store, QUIET, "lumavelle", ["veldrona"])
    assert [b.id for b in read_brands(store)] == ["lumavelle"]
    assert read_brands(store)[0].aliases == ("Luma Velle", "Veldrona")
    assert read_rivals(store) == {frozenset({"lumavelle", "oakmoor"})}
    assert [(d.brand, d.brand_id) for d in read_deals(store)] == [("Lumavelle", "lumavelle")]
    assert named(store)["lumavelle"] == 2


def test_names_are_split_off_into_a_brand_of_their_own(store: Store) -> None:
    brand_directory.merge_brands(store, QUIET, "lumavelle", ["veldrona"])
    new, _changes = brand_directory.split_brand(
        store, QUIET, "lumavelle", "Veldrona", ["Veldrona", "@veldrona"]
    )
    assert new == "veldrona"
    assert named(store) == {"lumavelle": 1, "luma-skin": 1, "veldrona": 1}
    assert {b.id: b.handles for b in read_brands(store)} == {
        "lumavelle": ("@lumavelle",),
        "veldrona": ("@veldrona",),
    }


def test_an_ignored_brand_is_named_nowhere_until_taken_back(store: Store) -> None:
    brand_directory.ignore_brand(store, QUIET, "veldrona")
    assert "veldrona" not in named(store)
    assert {b.id: b.role for b in read_brands(store)}["veldrona"] is HandleRole.IGNORED
    brand_directory.ignore_brand(store, QUIET, "veldrona", is_ignored=False)
    assert named(store)["veldrona"] == 1


def test_a_handle_without_entry_can_be_ignored(store: Store) -> None:
    brand_directory.ignore_brand(store, QUIET, "luma-skin")
    assert "luma-skin" not in named(store)


def test_a_brand_is_renamed_and_grouped(store: Store) -> None:
    edited = Brand("veldrona", "Veldrona Labs", "tools", ("Veldrona",), "Northgroup")
    brand_directory.save_brand(store, QUIET, edited)
    assert {b.id: (b.name, b.parent) for b in read_brands(store)}["veldrona"] == (
        "Veldrona Labs",
        "Northgroup",
    )


def test_rivals_are_set_as_a_whole(store: Store) -> None:
    brand_directory.set_rivals(store, QUIET, "lumavelle", ["veldrona", "oakmoor"])
    brand_directory.set_rivals(store, QUIET, "lumavelle", ["oakmoor"])
    assert read_rivals(store) == {frozenset({"lumavelle", "oakmoor"})}


def test_brands_of_one_category_can_be_no_rivals(store: Store) -> None:
    def are_rivals() -> bool:
        return read_history(store, user_facts(store)).are_rivals("lumavelle", "veldrona")

    assert are_rivals()
    brand_directory.set_rivals(store, QUIET, "lumavelle", [], not_rivals=["veldrona"])
    assert not are_rivals()
    brand_directory.set_rivals(store, QUIET, "veldrona", ["lumavelle"])
    assert are_rivals()
    undo.undo(store, QUIET)
    assert not are_rivals()
    undo.undo(store, QUIET)
    assert are_rivals()


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda s: brand_directory.merge_brands(s, QUIET, "lumavelle", ["lumavelle"]), "nothing"),
        (lambda s: brand_directory.save_brand(s, QUIET, Brand("", " ")), "needs a name"),
        (lambda s: brand_directory.save_brand(s, QUIET, Brand("", "Luma Velle")), "Merge"),
        (lambda s: brand_directory.split_brand(s, QUIET, "gone", "A", ["b"]), "not in the"),
        (lambda s: brand_directory.split_brand(s, QUIET, "veldrona", "A", ["b"]), "Only other"),
        (
            lambda s: brand_directory.split_brand(s, QUIET, "veldrona", "Lumavelle", ["@veldrona"]),
            "no other brand",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(store: Store, act, words: str) -> None:
    before = read_brands(store), named(store)
    with pytest.raises(UserError) as caught:
        act(store)
    assert words in str(caught.value)
    assert (read_brands(store), named(store)) == before
