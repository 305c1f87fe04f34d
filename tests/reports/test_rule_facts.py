from datetime import date

from creator_audit.reports.rule_facts import accuracy, packs_in_use, rules, rules_age
from creator_audit.resources import read_text
from creator_audit.rules.load import load_pack


def test_shipped_accuracy_names_every_class_with_intervals_that_hold_the_value() -> None:
    figures, note = accuracy()
    assert [f.name for f in figures] == ["sponsored", "deinfluencing", "recommending", "other"]
    assert sum(f.tested for f in figures) == 427
    assert "optimistic" in note
    for figure in figures:
        for rate in (figure.precision, figure.recall):
            assert rate is not None
            value, low, high = rate
            assert 0 < low <= value <= high < 1


def test_the_page_on_accuracy_says_what_the_table_says() -> None:
    page = read_text("help/accuracy.md")
    for figure in accuracy()[0]:
        (row,) = (r for r in page.splitlines() if r.startswith(f"| {figure.name.capitalize()} "))
        for rate in (figure.precision, figure.recall):
            assert rate is not None
            assert "{:.2f} ({:.2f} to {:.2f})".format(*rate) in row
        assert f" {figure.tested} " in row


def test_the_packs_and_their_age_are_named() -> None:
    assert packs_in_use() == f"Shipped rules {load_pack().version}"
    old = rules_age(load_pack(), ("gb", "us"), date(2028, 1, 30))
    assert old == "These rules were last checked 14 months ago."
    assert rules_age(load_pack(), ("gb", "us"), date(2026, 12, 1)) == ""


def test_a_rule_is_told_with_its_remedy_and_the_law_of_its_countries() -> None:
    (told,) = rules(load_pack(), {"missing-disclosure"}, ("gb",))
    doc = load_pack().rules["missing-disclosure"].doc
    assert (told.why, told.fix, told.innocent) == (doc.why, doc.fix, doc.innocent)
    assert any(line.startswith("6 Apr 2025: United Kingdom: ") for line in told.history)
    assert not any("United States" in line for line in told.history)
