"""The outside edition: no ledger, and names asked for are gone from the file itself."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Family, Finding, Outcome, Severity
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.facts import ToDo
from creator_audit.reports.html import html_text
from creator_audit.reports.outside import for_outside, may_list
from creator_audit.reports.pdf import render_pdf
from creator_audit.reports.redaction import Masker, redact_facts
from creator_audit.reports.words import Words
from tests.reports.invented import facts, finding
from tests.reports.reading import everything_in

HIDDEN = ("Tornlo", "Velmora", "@marloquist", "Marlo Quist", "Iris Vandeleur")
SPELLINGS = re.compile(
    r"t\W?o\W?r\W?n\W?l\W?o|velmora|marlo\W?quist|iris\W?vandeleur", re.IGNORECASE
)


def outside(**changes: object):
    return replace(facts(edition=Edition.OUTSIDE), hidden_names=HIDDEN, **changes)


def test_hidden_names_cannot_be_extracted(tmp_path: Path) -> None:
    target = tmp_path / "outside.pdf"
    render_pdf(build_report(outside()), target)
    inside = everything_in(target)
    assert "withheld" in inside
    assert SPELLINGS.findall(inside) == []


def test_hidden_names_are_not_in_the_web_page() -> None:
    assert SPELLINGS.findall(html_text(build_report(outside()))) == []


def test_the_same_test_finds_names_when_none_is_hidden(tmp_path: Path) -> None:
    target = tmp_path / "owner.pdf"
    render_pdf(build_report(facts()), target)
    assert len(SPELLINGS.findall(everything_in(target))) > 20


@pytest.mark.parametrize(
    "written",
    ["Tornlo", "TORNLO", "#tornlo", "@tornlo_official", "𝗧𝗼𝗿𝗻𝗹𝗼", "Ｔｏｒｎｌｏ", "T.o.r.n.l.o",
     "tor\u200bnlo", "Tórnlo", "tornlo.example/x", "useTORNLO20"],
)  # fmt: skip
def test_every_spelling_is_masked(written: str) -> None:
    masked = Masker(("Tornlo",), Words()).mask(f"get {written} now")
    assert masked.startswith("get ")
    assert "[name 1 withheld]" in masked
    assert "ornl" not in masked.casefold()


def test_short_names_are_masked_as_words_only() -> None:
    masker = Masker(("Ivo",), Words())
    assert masker.mask("Ivo and #ivo, not pivot") == (
        "[name 1 withheld] and #[name 1 withheld], not pivot"
    )


def test_marks_keep_their_words_after_masking() -> None:
    told = finding(
        0, ("missing-disclosure", "en", "the Velmora balm, [[code VELMORA15]] till then")
    )
    base = replace(facts(), findings=(told,), hidden_names=("Velmora",))
    masked = redact_facts(base, Words()).findings[0].quotes[0]
    mark = masked.marks[0]
    assert masked.text[mark.start : mark.end] == mark.text == "code [name 1 withheld]15"


def test_outside_edition_holds_no_entry_of_the_ledger() -> None:
    told, held_back = for_outside(facts(), Words())
    assert held_back == 1
    assert all(event.kind != "deal" for risk in told.risks for event in risk.chain)
    text = str(build_report(facts(edition=Edition.OUTSIDE)))
    assert "Tornlo: fee, active" not in text
    assert "Accepted until the brand answers" not in text
    assert "left out of this edition" in text


def test_what_to_do_first_names_no_deal_outside() -> None:
    told = replace(
        facts(edition=Edition.OUTSIDE), do_first=(ToDo("9 posts: deal recorded, no label.", ""),)
    )
    text = str(build_report(told))
    assert "deal recorded" not in text
    assert "9 posts: No label found." in text


def test_findings_that_need_the_ledger_are_not_listed_outside() -> None:
    found = Finding(
        "0" * 16, "rival-pay", "1", Family.TRUST, Outcome.FLAG, Severity.SERIOUS, ("x:1",), ()
    )
    assert may_list(found, AuditScope())
    assert not may_list(found, AuditScope(edition=Edition.OUTSIDE))
    assert may_list(replace(found, rule_id="u-turn"), AuditScope(edition=Edition.OUTSIDE))


def test_owner_edition_holds_the_ledger() -> None:
    assert "Tornlo: fee, active" in str(build_report(facts()))
