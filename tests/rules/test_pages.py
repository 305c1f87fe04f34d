"""A rule's page holds everything a reader needs."""

import pytest

from creator_audit.errors import UserError
from creator_audit.model.finding import Outcome, Severity
from creator_audit.rules.load import load_pack
from creator_audit.rules.pages import fill, page, page_text


def test_page_names_jurisdictions_sources_and_examples():
    found = page(load_pack(), "buried-disclosure")
    applied = dict(found.applied)
    assert (applied["gb"], applied["us"]) == (Severity.SERIOUS, Severity.MODERATE)
    assert list(applied) == sorted(applied)
    assert found.severity is Severity.SERIOUS
    sources = {entry.citation.id: entry.jurisdictions for entry in found.citations}
    assert sources["gb-asa-a22-1180228"] == ("gb",)
    assert sources["us-ftc-act-5"] == ("us",)
    assert len(found.examples) >= 5


@pytest.mark.parametrize("rule_id", sorted(load_pack().rules))
def test_every_rule_has_a_page(rule_id):
    found = page(load_pack(), rule_id)
    assert found.doc.what
    assert found.title == load_pack().rules[rule_id].title


def test_a_rule_that_is_not_there():
    with pytest.raises(UserError, match="no-such-rule"):
        page(load_pack(), "no-such-rule")


def test_message_is_filled_and_gaps_leave_no_trace():
    rule = load_pack().rules["buried-disclosure"]
    text = fill(rule, Outcome.FLAG, [("label", "#ad"), ("where", "caption"), ("position", "140")])
    assert text == 'The label "#ad" stands in the caption at character 140.'
    assert "{" not in fill(rule, Outcome.NEEDS_REVIEW, [])


def test_page_as_plain_lines():
    text = page_text(page(load_pack(), "platform-label-only"))
    assert text.startswith("Only the platform's own label (platform-label-only)\n")
    assert "not verified against the text" in text
    assert "in force from 2023-11-15" in text
    assert "tool-alone:" in text
