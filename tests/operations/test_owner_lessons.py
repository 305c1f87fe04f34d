"""Corrections speak for posts like the corrected ones, and are unlearned with the correction."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from creator_audit.model.brand import Brand
from creator_audit.model.post import ImportSource, PartRole, Post, TextPart
from creator_audit.operations import brand_directory, correct_post, edit_settings, undo
from creator_audit.operations.analyse_posts import analyse
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store
from creator_audit.store.imports import ImportStart, begin_import, finish_import
from creator_audit.store.lessons import read_lessons
from creator_audit.store.posts import PostWriter
from tests.operations.test_analyse_posts import snapshot

QUIET = NullProgress()
START = datetime(2025, 3, 1, 9, tzinfo=UTC)
CODE = "Kettle week {} at the allotment. Use code CLUB5 at the till"
TAG = "Rain on day {} and the beans are late #plotnotes"
CAPTIONS = (
    *(CODE.format(n) for n in range(8)),  # 1 to 8
    *(TAG.format(n) for n in range(6)),  # 9 to 14
    "#ad Kettle again. Use code CLUB5 at the till",  # 15: the post says so itself
    "A quiet Sunday with the cat",  # 16
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db", create=True) as opened:
        edit_settings.set_countries(opened, QUIET, "gb", ())
        number = begin_import(opened, ImportStart("a.zip", "instagram", "json", size=10))
        writer = PostWriter(opened, number)
        writer.write([post(n, text) for n, text in enumerate(CAPTIONS, 1)])
        finish_import(opened, number, writer.counts, writer.finish())
        analyse(opened, QUIET)
        yield opened


def post(number: int, text: str) -> Post:
    return Post(
        id=f"instagram:{number}",
        native_id=str(number),
        account_id="instagram:ada",
        platform="instagram",
        published_at=START + timedelta(days=number),
        source=ImportSource("posts_1.json", f"/{number}", "json"),
        parts=(TextPart(PartRole.CAPTION, text),),
    )


def classes(store: Store, *keys: int) -> set[str]:
    rows = store.rows("SELECT post_key, class FROM judgements")
    return {value for key, value in rows if key in keys}


def told(store: Store, key: int) -> str:
    return store.value("SELECT class_signals FROM reasons WHERE post_key = ?", (key,)) or ""


def mark_three(store: Store, value: str = "recommending") -> None:
    for key in (1, 2, 3):
        correct_post.correct_class(store, QUIET, [key], value)


def is_as_after_a_full_run(store: Store) -> bool:
    now = snapshot(store)
    store.run("UPDATE judgements SET digest = ''")
    store.run("DELETE FROM stages")
    analyse(store, QUIET)
    return snapshot(store) == now


def test_three_posts_with_one_code_speak_for_the_others(store: Store) -> None:
    assert classes(store, *range(1, 9)) == {"sponsored"}
    correct_post.correct_class(store, QUIET, [1, 2], "recommending")
    assert classes(store, *range(3, 9)) == {"sponsored"}, "two posts teach nothing"
    correct_post.correct_class(store, QUIET, [3], "recommending")
    assert classes(store, *range(1, 9)) == {"recommending"}
    assert "you marked 3 posts with the code CLUB5 so" in told(store, 8)
    assert is_as_after_a_full_run(store)


def test_what_a_post_records_itself_stands(store: Store) -> None:
    mark_three(store)
    assert classes(store, 15) == {"sponsored"}
    assert "owner_lesson" not in told(store, 15)


def test_undo_takes_the_lesson_back_at_once(store: Store) -> None:
    before = snapshot(store)
    mark_three(store)
    undo.undo(store, QUIET)
    assert classes(store, 3, 4, 8) == {"sponsored"}
    assert not read_lessons(store)
    undo.redo(store, QUIET)
    assert classes(store, 3, 4, 8) == {"recommending"}
    for _ in range(3):
        undo.undo(store, QUIET)
    assert snapshot(store) == before


def test_one_contradiction_ends_it(store: Store) -> None:
    mark_three(store)
    correct_post.correct_class(store, QUIET, [4], "sponsored")
    assert classes(store, *range(5, 9)) == {"sponsored"}
    assert not read_lessons(store)
    assert is_as_after_a_full_run(store)


def test_the_owners_own_word_outranks_what_was_learned(store: Store) -> None:
    mark_three(store)
    correct_post.correct_class(store, QUIET, [8], "other")
    assert store.rows("SELECT class, by_user FROM judgements WHERE post_key = 8") == [("other", 1)]


def test_a_shared_tag_moves_posts_in_doubt_alone(store: Store) -> None:
    assert classes(store, *range(9, 15)) == {"other"}
    correct_post.correct_class(store, QUIET, [9, 10, 11, 12], "recommending")
    assert classes(store, 13, 14) == {"recommending"}
    assert "you marked 4 posts with the tag #plotnotes so" in told(store, 13)
    assert classes(store, 16) == {"other"}
    assert is_as_after_a_full_run(store)


def test_that_there_is_no_tie_is_learned_too(store: Store) -> None:
    correct_post.set_relation(store, QUIET, [1, 2, 3], "none")
    assert "sponsored" not in classes(store, *range(4, 9))
    assert "you said that 3 posts with the code CLUB5 have no tie" in told(store, 4)
    tie = store.value("SELECT tie FROM judgements WHERE post_key = 4")
    assert tie == "strong", "what was seen stays on record"
    assert is_as_after_a_full_run(store)


def test_it_can_be_switched_off_and_on(store: Store) -> None:
    mark_three(store)
    after = snapshot(store)
    edit_settings.set_learning(store, QUIET, is_on=False)
    assert classes(store, *range(4, 9)) == {"sponsored"}
    assert classes(store, 1, 2, 3) == {"recommending"}
    assert is_as_after_a_full_run(store)
    undo.undo(store, QUIET)
    assert snapshot(store) == after


def test_only_posts_like_the_corrected_ones_are_judged_again(store: Store) -> None:
    correct_post.correct_class(store, QUIET, [1, 2], "recommending")
    judged: list[Any] = []
    note: Callable[..., Any] = judged.append
    store.connection.create_function("noted", 1, note)
    store.run(
        "CREATE TEMP TRIGGER seen AFTER INSERT ON judgements BEGIN SELECT noted(new.post_key); END"
    )
    correct_post.correct_class(store, QUIET, [3], "recommending")
    assert set(judged) <= {*range(1, 9), 15}


def test_what_is_like_is_found_by_an_index(store: Store) -> None:
    from creator_audit.model.lesson import Feature
    from creator_audit.store.lessons import alike_query

    for kind in ("code", "host", "network", "handle", "brand", "hashtag", "words"):
        query, values = alike_query(Feature(kind, "club"))
        plan = store.rows(f"EXPLAIN QUERY PLAN {query}", values)
        assert all("INDEX" in step for *_, step in plan), (kind, plan)


def test_it_can_be_learned_that_posts_are_none_of_these(store: Store) -> None:
    mark_three(store, "other")
    assert classes(store, *range(1, 9)) == {"other"}


PRAISE = "Walked home late on day {}. @brindlecove had the lights on"


def test_a_brand_of_the_directory_is_learned_and_unlearned_with_it(store: Store) -> None:
    number = begin_import(store, ImportStart("b.zip", "instagram", "json", size=10))
    writer = PostWriter(store, number)
    writer.write([post(n, PRAISE.format(n)) for n in range(20, 26)])
    finish_import(store, number, writer.counts, writer.finish())
    analyse(store, QUIET)
    keys = [key for (key,) in store.rows("SELECT key FROM posts WHERE native_id >= '20'"
                                         " AND length(native_id) = 2 ORDER BY key")]  # fmt: skip
    assert len(keys) == 6
    correct_post.correct_class(store, QUIET, keys[:3], "recommending")
    assert classes(store, *keys) == {"recommending"}
    assert is_as_after_a_full_run(store)
    brand_directory.save_brand(store, QUIET, Brand("cove", "Brindlecove", aliases=("brindlecove",)))
    shared = {(one.feature.kind, one.feature.value) for one in read_lessons(store)}
    assert ("brand", "cove") in shared
    assert is_as_after_a_full_run(store)
    undo.undo(store, QUIET)
    undo.undo(store, QUIET)
    assert "recommending" not in classes(store, *keys)
    assert not read_lessons(store)


def test_new_posts_are_judged_with_what_was_learned(store: Store) -> None:
    mark_three(store)
    number = begin_import(store, ImportStart("b.zip", "instagram", "json", size=10))
    writer = PostWriter(store, number)
    writer.write([post(40, CODE.format(40))])
    finish_import(store, number, writer.counts, writer.finish())
    analyse(store, QUIET)
    key = store.value("SELECT key FROM posts WHERE native_id = '40'")
    assert classes(store, key) == {"recommending"}
