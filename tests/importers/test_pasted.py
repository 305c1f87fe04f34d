"""Captions pasted by hand."""

from datetime import UTC, datetime

import pytest

from creator_audit.importers.pasted import pasted_posts, split_captions


@pytest.mark.parametrize(
    ("text", "captions"),
    [
        ("one\nstill one\n\ntwo", ["one\nstill one", "two"]),
        ("one\n\nstill one\n---\ntwo\n-----\n", ["one\n\nstill one", "two"]),
        ("one\r\n\r\ntwo\r\n \r\n\r\nthree", ["one", "two", "three"]),
        ("\ufeff  \n\n", []),
        ("only", ["only"]),
        ("a -- b --- c", ["a -- b --- c"]),
    ],
)
def test_captions_are_parted(text: str, captions: list[str]) -> None:
    assert split_captions(text) == captions


def test_one_on_each_line_where_asked() -> None:
    assert split_captions("one\ntwo\n\n---\n", is_one_per_line=True) == ["one", "two", "---"]


def test_pasted_posts_are_stable_and_dated_where_told() -> None:
    day = datetime(2024, 5, 1, tzinfo=UTC)
    first, second = pasted_posts(["one", "two"], "Instagram", account="@Me", dates=[day])
    assert (first.published_at, second.published_at) == (day, None)
    assert first.account_id == "instagram:me"
    assert second.source.pointer == "entry 2"
    (again,) = pasted_posts(["two"], "instagram")
    assert again.id == second.id
    assert first.id != second.id
