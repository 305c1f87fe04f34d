"""Posts like one post: by what they share, without those that are answered or recorded."""

from pathlib import Path

import pytest

from creator_audit.model.lesson import Feature
from creator_audit.operations import correct_post, undo
from creator_audit.queries.alike import alike_posts, learned
from creator_audit.queries.reader import Reader, open_reader
from tests.operations.test_owner_lessons import QUIET, mark_three, store  # noqa: F401


@pytest.fixture
def reader(store) -> Reader:  # noqa: F811
    with open_reader(Path(store.path)) as opened:
        yield opened


def keys(group) -> list[int]:
    return [row.key for row in group.rows]


def test_posts_with_the_same_code_come_first(store, reader) -> None:  # noqa: F811
    first = alike_posts(reader, 1)[0]
    assert first.words == "the code CLUB5"
    assert keys(first) == [8, 7, 6, 5, 4, 3, 2], "newest first; 15 says of itself what it is"


def test_posts_with_the_same_tag(store, reader) -> None:  # noqa: F811
    groups = {group.words: keys(group) for group in alike_posts(reader, 9)}
    assert groups["the tag #plotnotes"] == [14, 13, 12, 11, 10]


def test_a_post_like_no_other_has_no_group(store, reader) -> None:  # noqa: F811
    assert alike_posts(reader, 16) == ()


def test_answered_posts_are_left_out(store, reader) -> None:  # noqa: F811
    correct_post.correct_class(store, QUIET, [7, 8], "other")
    assert keys(alike_posts(reader, 1)[0]) == [6, 5, 4, 3, 2]


def test_one_answer_for_all_is_one_step(store, reader) -> None:  # noqa: F811
    others = keys(alike_posts(reader, 1)[0])
    correct_post.set_relation(store, QUIET, [1, *others], "none")
    told = store.rows("SELECT DISTINCT tie FROM judgements WHERE post_key BETWEEN 1 AND 8")
    assert told == [("none",)]
    undo.undo(store, QUIET)
    assert store.value("SELECT count(*) FROM corrections") == 0


def test_what_was_learned_is_listed(store, reader) -> None:  # noqa: F811
    assert learned(reader) == ()
    mark_three(store)
    assert ("recommending", "the code CLUB5", 3) in learned(reader)


def test_a_feature_is_the_same_however_it_is_written() -> None:
    assert Feature("hashtag", "beans", "Beans").key == Feature("hashtag", "beans", "beans").key
