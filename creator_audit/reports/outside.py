"""What an outside reader does not get: the owner's list of deals and everything drawn from it."""

from collections import Counter
from dataclasses import replace

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Family, Finding, Outcome
from creator_audit.model.signal import SignalKind
from creator_audit.queries.rule_texts import rule_of
from creator_audit.reports.facts import FindingFacts, ReportFacts, ToDo
from creator_audit.reports.words import Words

LEDGER_SIGNS = frozenset({SignalKind.KNOWN_DEAL})


def for_outside(facts: ReportFacts, words: Words) -> tuple[ReportFacts, int]:
    """The facts without the ledger, and how many trust risks rest on it and are left out."""
    kept = tuple(finding for finding in facts.risks if not rests_on_ledger(finding))
    outside = replace(
        facts,
        findings=tuple(_without_ledger(finding) for finding in facts.findings),
        risks=kept,
        decided=tuple(
            _without_ledger(finding) for finding in facts.decided if not rests_on_ledger(finding)
        ),
        do_first=_first(facts.findings, words),
        has_ledger=False,
    )
    return outside, len(facts.risks) - len(kept)


def _first(findings: tuple[FindingFacts, ...], words: Words) -> tuple[ToDo, ...]:
    """What to do first, told without the signs, since the ledger is one of them."""
    gaps = [finding for finding in findings if finding.outcome == Outcome.FLAG]
    counted = Counter((finding.title, finding.remedy) for finding in gaps)
    return tuple(
        ToDo(words.say("answers.first_rule", n, title=title), remedy)
        for (title, remedy), n in counted.most_common(3)
    )


def may_list(finding: Finding, scope: AuditScope) -> bool:
    """Whether an edition may name this finding at all: outside, none that needs the deals."""
    if scope.edition is not Edition.OUTSIDE or finding.family is not Family.TRUST:
        return True
    rule = rule_of(finding.rule_id)
    return rule is None or "deals" not in rule.needs


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
