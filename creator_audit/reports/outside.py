"""What an outside reader does not get: the owner's list of deals and everything drawn from it."""

from collections import Counter
from collections.abc import Container
from dataclasses import replace

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Family, Finding, Outcome
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.queries.audit import AuditPost, audit_findings, audit_posts
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import pack, rule_of
from creator_audit.reports.facts import FindingFacts, ReportFacts, ToDo
from creator_audit.reports.words import Words

LEDGER_SIGNS = frozenset({SignalKind.KNOWN_DEAL})
_RECORDED_DEAL = "recorded deal"
"""Words of a finding's parameters where a deal, not a post, is one of the steps."""


def for_outside(facts: ReportFacts, words: Words) -> tuple[ReportFacts, int]:
    """The facts without the ledger, and how many trust risks rest on it and are left out."""
    kept = tuple(finding for finding in facts.risks if not rests_on_ledger(finding))
    findings = tuple(_without_ledger(one) for one in facts.findings if not one.needs_ledger)
    decided = tuple(_without_ledger(one) for one in facts.decided if not rests_on_ledger(one))
    named = {one.rule_id for one in (*findings, *kept, *decided)}
    outside = replace(
        facts,
        findings=findings,
        risks=tuple(_without_ledger(finding) for finding in kept),
        good_signs=tuple(_without_ledger(finding) for finding in facts.good_signs),
        decided=decided,
        rules=tuple(rule for rule in facts.rules if rule.id in named),
        do_first=_first(findings, words),
        has_ledger=False,
        deals=(),
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


def may_list(finding: Finding, scope: AuditScope, dealt: Container[str] = ()) -> bool:
    """Whether an edition may name this finding at all: outside, none that rests on the deals.

    `dealt`: ids of the posts whose tie is on the list of deals (see `dealt_posts`).
    """
    return scope.edition is not Edition.OUTSIDE or not rests_on_deals(finding, dealt)


def rests_on_deals(finding: Finding, dealt: Container[str]) -> bool:
    """Whether a finding would tell of the list of deals.

    A trust finding does where its rule needs the list, where its own words or signs name a
    recorded deal, and where it compares posts over time of which one has its tie from the list;
    a gap or question of disclosure where an entry of the list is the only sign of a tie.
    """
    if finding.family is not Family.TRUST:
        ties = {e.signal.kind for e in finding.evidence if e.signal.strength is not Strength.NONE}
        return bool(ties) and ties <= LEDGER_SIGNS
    rule = rule_of(finding.rule_id)
    needs = rule.needs if rule else ()
    return (
        "deals" in needs
        or any(_RECORDED_DEAL in text for _name, text in finding.parameters)
        or any(evidence.signal.kind in LEDGER_SIGNS for evidence in finding.evidence)
        or ("history" in needs and any(id_ in dealt for id_ in finding.post_ids))
    )


def seen_strength(told: AuditPost) -> Strength:
    """The strongest sign of a tie that the post itself shows, without the list of deals."""
    signals = told.judgement.tie.signals if told.judgement else ()
    seen = {signal.strength for signal in signals if signal.kind not in LEDGER_SIGNS}
    order = (Strength.RECORDED, Strength.STRONG, Strength.WEAK)
    return next((one for one in order if one in seen), Strength.NONE)


def told_strength(told: AuditPost, scope: AuditScope) -> str:
    """Strength of a post's tie; outside, as the post itself shows it."""
    if scope.edition is Edition.OUTSIDE and has_deal(told):
        return seen_strength(told).value
    return told.judgement.tie.strength.value if told.judgement else Strength.NONE.value


def has_deal(told: AuditPost) -> bool:
    """Whether a post's tie is on the list of deals."""
    judged = told.judgement
    return judged is not None and any(s.kind in LEDGER_SIGNS for s in judged.tie.signals)


def dealt_posts(reader: Reader, scope: AuditScope) -> frozenset[str]:
    """Ids of the posts of trust findings whose tie is on the list; empty unless it matters."""
    if scope.edition is not Edition.OUTSIDE:
        return frozenset()
    used = tuple(rule.id for rule in pack().rules.values() if rule.family is Family.TRUST)
    posts = audit_posts(reader, FilterState(rules=used))
    return frozenset(told.post.id for told in posts if has_deal(told))


def withheld_findings(reader: Reader, scope: AuditScope) -> frozenset[str]:
    """Ids of the findings that this edition does not name."""
    dealt = dealt_posts(reader, scope)
    every = audit_findings(reader, FilterState())
    return frozenset(one.finding.id for one in every if not may_list(one.finding, scope, dealt))


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
        chain=tuple(
            replace(event, strength=event.seen_strength)
            for event in finding.chain
            if event.kind != "deal"
        ),
        quotes=tuple(
            replace(
                quote, marks=tuple(mark for mark in quote.marks if mark.kind not in LEDGER_SIGNS)
            )
            for quote in finding.quotes
        ),
    )
