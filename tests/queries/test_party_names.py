"""Contract rules are named as terms of a party, never like a country."""

from creator_audit.gui.widgets.review_words import jurisdiction_name
from creator_audit.queries.rule_texts import pack, party_of
from creator_audit.reports.words import Words
from creator_audit.rules.pages import page, page_text


def test_a_country_has_no_party():
    assert party_of("gb") == ""
    assert party_of("terms:x") == "X"


def test_all_places_say_terms_of():
    assert jurisdiction_name("terms:meta") == "Terms of Meta"
    assert Words().name("jurisdiction", "terms:amazon-associates") == "Terms of Amazon Associates"
    assert jurisdiction_name("gb") == "United Kingdom"


def test_a_rule_page_names_the_terms_and_their_sources():
    found = page(pack(), "missing-platform-label")
    assert [code for code, _ in found.applied] == [
        "terms:linkedin",
        "terms:meta",
        "terms:pinterest",
        "terms:tiktok",
        "terms:twitch",
        "terms:x",
        "terms:youtube",
    ]
    assert {entry.citation.kind for entry in found.citations} == {"terms"}
    assert "not verified against the text" in page_text(found)
