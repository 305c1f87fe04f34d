"""What an outside reader does not get: the owner's list of deals and everything drawn from it."""

from dataclasses import replace

from creator_audit.model.signal import SignalKind
from creator_audit.reports.facts import FindingFacts, ReportFacts

LEDGER_SIGNS = frozenset({SignalKind.KNOWN_DEAL})


def for_outside(facts: ReportFacts) -> tuple[ReportFacts, int]:
    """The facts without the ledger, and how many trust risks rest on it and are left out."""
    kept = tuple(finding for finding in facts.risks if not rests_on_ledger(finding))
    outside = replace(
        facts,
        findings=tuple(_without_ledger(finding) for finding in facts.findings),
        risks=kept,
        decided=tuple(_without_ledger(finding) for finding in facts.decided),
        has_ledger=False,
    )
    return outside, len(facts.risks) - len(kept)


def rests_on_ledger(finding: FindingFacts) -> bool:
    """Whether a step of its chain or one of its signs comes from the list of deals."""
    return (
        finding.needs_ledger
        or any(event.kind == "deal" for event in finding.chain)
        or any(mark.kind in LEDGER_SIGNS for mark in finding.signs)
    )


def _without_ledger(finding: FindingFacts) -> FindingFacts:
    return replace(
        finding,
        signs=tuple(mark for mark in finding.signs if mark.kind not in LEDGER_SIGNS),
        chain=tuple(event for event in finding.chain if event.kind != "deal"),
        quotes=tuple(
            replace(
                quote, marks=tuple(mark for mark in quote.marks if mark.kind not in LEDGER_SIGNS)
            )
            for quote in finding.quotes
        ),
    )
