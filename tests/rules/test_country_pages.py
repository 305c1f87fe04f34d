"""A country's page says all its file holds, dated and with how well each source was read."""

from datetime import date

import pytest

from creator_audit.errors import UserError
from creator_audit.rules.country_pages import country_page, country_sources, terms_page
from creator_audit.rules.documents import document_text, has_words, names_of
from creator_audit.rules.limit_words import limit_sentence, when_words
from creator_audit.rules.load import load_pack
from creator_audit.rules.pages import page, page_text
from creator_audit.rules.timeline import rule_history, text_events

PACK = load_pack()
TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("code", sorted(PACK.jurisdictions))
def test_everything_of_a_country_stands_on_its_page(code: str) -> None:
    place = PACK.jurisdictions[code]
    told = document_text(country_page(PACK, code, TODAY))
    for label in place.labels:
        assert label.term in told
        assert label.condition in told
    for body in place.bodies:
        assert body.name in told
    for entry in (*place.notes, *place.exemptions):
        assert (entry.text if hasattr(entry, "text") else entry.condition) in told
    for limit in place.limits:
        assert limit_sentence(limit) in told
    for rule_id in place.rules:
        assert PACK.rules[rule_id].title in told
    for source in country_sources(PACK, place):
        assert source.title in told
        assert source.locator in told
    assert "{" not in told
    assert "None" not in told.replace("None found", "")


@pytest.mark.parametrize("code", sorted(PACK.jurisdictions))
def test_a_recalled_source_is_never_shown_as_read(code: str) -> None:
    sections = country_page(PACK, code, TODAY).sections
    rows = {row.key: row for row in next(s for s in sections if s.heading == "Sources").rows}
    for source in country_sources(PACK, PACK.jurisdictions[code]):
        basis = rows[source.id].notes[-1]
        if source.basis == "recalled":
            assert basis == "Not verified against the text."
        else:
            assert basis.startswith("Source ")


def test_the_three_groups_hold_each_its_own_labels() -> None:
    page_ = country_page(PACK, "gb", TODAY)
    groups = {s.heading: " ".join(r.text for r in s.rows) for s in page_.sections}
    assert "#ad" in groups["Labels that are enough"].split(", ")
    assert "#sp" in groups["Labels that are not enough"]
    assert "#sp" not in groups["Labels that are enough"].split(", ")


def test_the_law_before_and_after_a_day_stands_in_the_timeline() -> None:
    page_ = country_page(PACK, "gb", TODAY)
    held = next(s for s in page_.sections if s.heading == "What held when")
    rows = {row.text: " ".join(row.notes) for row in held.rows}
    assert "No longer in force: Consumer Protection from Unfair Trading" in rows["6 Apr 2025"]
    assert "In force: Digital Markets, Competition and Consumers Act" in rows["6 Apr 2025"]
    days = [row.text for row in held.rows]
    assert days.index("26 May 2008") < days.index("6 Apr 2025")
    assert "Posts before 26 May 2008 are not judged" in held.lead


def test_an_old_country_says_its_age() -> None:
    assert "months ago" not in country_page(PACK, "gb", TODAY).note
    assert "were last checked 14 months ago." in country_page(PACK, "gb", date(2028, 1, 30)).note


@pytest.mark.parametrize("id_", sorted(PACK.terms))
def test_terms_say_that_they_are_a_contract(id_: str) -> None:
    told = document_text(terms_page(PACK, id_, TODAY))
    assert "a contract and no law" in told
    for demand in PACK.terms[id_].demands:
        assert demand.condition in told
        assert all(PACK.citations[one].title in told for one in demand.citations)


def test_what_is_not_there() -> None:
    with pytest.raises(UserError, match="no rules for 'zz'"):
        country_page(PACK, "zz", TODAY)
    with pytest.raises(UserError, match="no terms 'zz'"):
        terms_page(PACK, "zz", TODAY)


def test_every_limit_and_condition_in_use_has_its_words() -> None:
    for place in PACK.jurisdictions.values():
        for limit in place.limits:
            sentence = limit_sentence(limit)
            assert sentence.endswith(".")
            assert sentence[0].isupper()
        for label in place.labels:
            if label.when is not None:
                assert when_words(label.when).startswith("Only ")
        for tie in place.ties:
            assert has_words("relations", tie.relation)
        for note in place.notes:
            assert note.topic in names_of("topics")


def test_a_rule_tells_its_history_by_country() -> None:
    rule = PACK.rules["missing-disclosure"]
    every = rule_history(PACK, rule)
    only = rule_history(PACK, rule, ("gb",))
    assert set(only) < set(every)
    assert any(line.startswith("6 Apr 2025: United Kingdom: ") for line in only)
    assert not any("United States" in line for line in only)
    assert every[0] in page_text(page(PACK, rule.id))


def test_a_ruling_is_decided_and_a_law_in_force() -> None:
    ruling = next(c for c in PACK.citations.values() if c.kind == "ruling" and c.effective_from)
    law = next(c for c in PACK.citations.values() if c.kind == "law" and c.effective_from)
    assert text_events([ruling])[0][1].startswith("Decided: ")
    assert text_events([law])[0][1].startswith("In force: ")
