"""The list of deals in the report: with amounts for the owner, without for a manager, never outside."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from creator_audit.model.audit import Edition
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.queries.deals import DealLine
from creator_audit.reports.audit_report import build_report
from creator_audit.reports.facts import ReportFacts

DEAL = Deal(
    "d1",
    "Lumavelle",
    DealKind.FEE,
    date(2026, 3, 1),
    None,
    DealStatus.ACTIVE,
    amount=Decimal("1200.50"),
    currency="EUR",
)
FACTS = ReportFacts(
    client="Ann",
    edition=Edition.OWNER,
    made_at=datetime(2026, 11, 1, tzinfo=UTC),
    app_version="0",
    rules_version="2026.11",
    rules_digest="0" * 64,
    deals=(DealLine(DEAL, (1, 2, 3), 2),),
)


def told(edition: Edition) -> str:
    document = build_report(replace(FACTS, edition=edition))
    return str([s for s in document["sections"] if s["key"] == "ledger"])


def test_the_owner_sees_deals_posts_gaps_and_amounts() -> None:
    text = told(Edition.OWNER)
    for words in ("Lumavelle", "fee", "active", "from 1 Mar 2026", "1200.50 EUR"):
        assert words in text


def test_a_manager_sees_no_amounts() -> None:
    text = told(Edition.MANAGER)
    assert "Lumavelle" in text
    assert "1200" not in text


def test_outside_there_is_no_list_of_deals() -> None:
    assert told(Edition.OUTSIDE) == "[]"
    assert "Lumavelle" not in str(build_report(replace(FACTS, edition=Edition.OUTSIDE)))


def test_without_deals_there_is_no_section() -> None:
    document = build_report(replace(FACTS, deals=()))
    assert "ledger" not in {s["key"] for s in document["sections"]}
