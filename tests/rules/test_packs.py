"""How much of a text is seen before "more"."""

from datetime import date

import pytest

from creator_audit.errors import RulePackError
from creator_audit.rules.packs import fold_facts, fold_for, read_fold
from creator_audit.rules.tables import parse

DAY = date(2025, 6, 1)


@pytest.mark.parametrize(
    "platform", ["instagram", "tiktok", "youtube", "x", "threads", "facebook", "linkedin"]
)
def test_each_platform_has_a_dated_sourced_length(platform):
    fact = fold_facts(platform, "feed", "caption", DAY)
    assert fact is not None
    assert fact.visible_chars >= 100
    assert fact.source.startswith("https://")


@pytest.mark.parametrize("platform", ["", "somewhere", "../rules/citations", "a/b"])
def test_a_platform_not_known_has_no_fold(platform):
    assert fold_for(platform, "feed", "caption", DAY) is None


def test_titles_are_never_cut():
    assert fold_for("youtube", "video", "title", DAY) is None


def test_a_length_holds_between_two_days_and_for_its_kinds():
    text = """[[fold]]
surface = "caption"
kinds = ["reel"]
visible_chars = 55
source = "s"
from = 2021-01-01
to = 2022-12-31
"""
    fold = read_fold(next(parse(text, "f").tables("fold")), "p")
    assert fold.applies("reel", "caption", date(2022, 12, 31))
    assert not fold.applies("reel", "caption", date(2023, 1, 1))
    assert not fold.applies("reel", "caption", date(2020, 12, 31))
    assert not fold.applies("feed", "caption", date(2022, 1, 1))
    assert not fold.applies("reel", "description", date(2022, 1, 1))


def test_an_unknown_kind_of_post_is_refused():
    text = '[[fold]]\nsurface = "caption"\nkinds = ["clip"]\nvisible_chars = 5\nsource = "s"\n'
    with pytest.raises(RulePackError, match="clip"):
        read_fold(next(parse(text, "f").tables("fold")), "p")
