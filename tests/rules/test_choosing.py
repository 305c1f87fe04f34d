"""Whose rules apply: chosen countries with their unions, or the language of the posts."""

from dataclasses import replace

import pytest

from creator_audit.model.rule import Jurisdiction, RulePack
from creator_audit.rules.choosing import NO_LANGUAGE, Choice, because, by_language, covering
from creator_audit.rules.load import load_pack

BY_GERMAN = "because most posts are in German and no country was chosen"


def place(code: str, name: str, *languages: str) -> Jurisdiction:
    return replace(load_pack().jurisdictions["gb"], code=code, name=name, languages=languages)


@pytest.fixture(scope="module")
def pack() -> RulePack:
    known = {
        one.code: one
        for one in (
            place("us", "United States", "en"),
            place("gb", "United Kingdom", "en"),
            place("de", "Germany", "de"),
            place("be", "Belgium", "nl", "fr"),
            place("eu", "European Union", "en"),
            place("xt", "Testland", "xx"),
        )
    }
    return replace(load_pack(), jurisdictions=known)


@pytest.mark.parametrize(
    ("countries", "codes"),
    [
        (("gb",), ("gb",)),
        (("DE", "us"), ("de", "us", "eu")),
        (("", "be", "de", "be"), ("be", "de", "eu")),
        (("at",), ("eu",)),
        (("eu", "de"), ("eu", "de")),
        (("jp",), ()),
    ],
)
def test_members_bring_their_union(
    pack: RulePack, countries: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    assert covering(countries, pack) == codes


@pytest.mark.parametrize(
    ("posts", "choice"),
    [
        ({"de": 5, "en": 2}, Choice(("de", "eu"), "de")),
        ({"en": 5, "de": 2, "": 90}, Choice(("us", "gb"), "en")),
        ({"xx": 3}, Choice(("xt",), "xx")),
        ({"tr": 3}, Choice(("us", "gb"), NO_LANGUAGE)),
        ({}, Choice(("us", "gb"), NO_LANGUAGE)),
    ],
)
def test_the_language_of_most_posts_gives_the_countries(
    pack: RulePack, posts: dict[str, int], choice: Choice
) -> None:
    assert by_language(posts, pack) == choice


def test_a_union_stands_where_the_country_of_the_language_has_no_rules(pack: RulePack) -> None:
    assert by_language({"it": 4}, pack) == Choice(("eu",), "it")


@pytest.mark.parametrize(
    ("choice", "sentence"),
    [
        (
            Choice(("de", "eu"), "de"),
            f"Judged for Germany and European Union {BY_GERMAN}.",
        ),
        (
            Choice(("us", "gb", "de")),
            "Judged for United States, United Kingdom and Germany, as chosen.",
        ),
        (
            Choice(("us",), NO_LANGUAGE),
            "Judged for United States: no country was chosen, and the posts' language gives none.",
        ),
        (Choice(()), "No country was chosen that has a rule pack: signs and questions only."),
    ],
)
def test_it_is_said_whose_rules_and_why(pack: RulePack, choice: Choice, sentence: str) -> None:
    assert because(choice, pack) == sentence
