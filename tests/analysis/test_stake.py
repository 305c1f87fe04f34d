"""A label that does, on goods in which the writer has a stake that stays untold."""

from datetime import UTC, date, datetime

import pytest

from creator_audit.analysis.judge import judge
from creator_audit.analysis.scan import default_scanner
from creator_audit.model.deal import Deal, DealKind
from creator_audit.model.disclosure import Verdict
from creator_audit.model.finding import Outcome
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.rules.load import load_pack

PACK = load_pack()
SCANNER = default_scanner(PACK)
DAY = datetime(2026, 3, 2, 12, tzinfo=UTC)
COAT = "Nothing beats the winter coats of @fellhartcoats"


def stakes(text, codes=("us", "gb"), more=(), **known):
    parts = (ScanPart(PartRole.CAPTION, text), *more)
    scan = ScanInput("p", "instagram", parts)
    given = JudgeInput(scan, "en", SCANNER.scan(scan).signals, published_at=DAY, **known)
    judged = judge(given, PACK, codes, date(2026, 11, 1))
    assert all(d.verdict is Verdict.SUFFICIENT for d in judged.disclosures)
    return [f for f in judged.findings if f.rule_id == "hidden-stake"]


@pytest.mark.parametrize("relation", ["own_brand", "employee", "family"])
def test_a_stated_stake_is_asked_for_beside_the_label(relation):
    (finding,) = stakes(f"#ad {COAT}", relation=relation)
    assert finding.outcome is Outcome.FLAG
    assert [v.jurisdiction for v in finding.verdicts] == ["us", "gb"]
    assert all(v.citations for v in finding.verdicts)


@pytest.mark.parametrize("kind", [DealKind.OWNERSHIP, DealKind.EMPLOYMENT])
def test_a_recorded_stake_is_asked_for_beside_the_label(kind):
    deal = Deal("d", "Fellhart", kind)
    (finding,) = stakes(f"#ad {COAT}", deals=(deal,))
    assert finding.evidence


def test_where_the_source_does_not_carry_more_it_is_a_question():
    (finding,) = stakes(f"#ad {COAT}", ("us",), relation="employee")
    assert finding.outcome is Outcome.NEEDS_REVIEW
    assert finding.unsure_because


@pytest.mark.parametrize(
    "words",
    [
        "I work for them.",
        "It is my own brand.",
        "My sister's label, so I am biased.",
        "I co-own the company, so I would say that.",
        "#ownbrand",
    ],
)
def test_a_stake_that_is_told_is_fine(words):
    assert stakes(f"#ad {words} {COAT}", relation="own_brand") == []


def test_a_favourite_brand_is_no_stake_told():
    assert stakes(f"#ad My favourite brand. {COAT}", relation="employee")


def test_hired_posts_and_past_deals_are_fine():
    ended = Deal("d", "Fellhart", DealKind.OWNERSHIP, ends=date(2020, 1, 1))
    assert stakes(f"#ad {COAT}", relation="paid") == []
    assert stakes(f"#ad {COAT}", deals=(ended,)) == []


def test_a_stake_told_on_the_landing_page_alone_stays_untold():
    page = ScanPart(PartRole.LANDING_PAGE, "Fellhart is my own brand")
    assert stakes(f"#ad {COAT}", more=(page,), relation="own_brand")
