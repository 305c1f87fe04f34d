"""From stored findings to what a report says of them: quotes with marks, chains, rule texts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from creator_audit.model.finding import Evidence, Family, Finding, Outcome
from creator_audit.model.post import Post, TextPart
from creator_audit.model.rule import Citation, Rule
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.queries.audit import AuditFinding, AuditPost
from creator_audit.queries.chains import rule_outs
from creator_audit.queries.findings import CitationLine
from creator_audit.queries.judged_for import strictest_first
from creator_audit.queries.rule_texts import citations_of, fill, rule_of, rule_title
from creator_audit.queries.suggestion import suggestion_of
from creator_audit.reports.facts import (
    EventFacts,
    FindingFacts,
    MarkFacts,
    QuoteFacts,
    RuleOutFacts,
)
from creator_audit.reports.outside import has_deal, rests_on_deals, seen_strength
from creator_audit.reports.words import Words
from creator_audit.rules.packs import fold_facts

_STRICTEST = ("none_found", "insufficient", "cannot_tell", "sufficient", "not_required")
_LABELS = frozenset({SignalKind.DISCLOSURE_LABEL})
_AGAINST = frozenset(
    {SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT, SignalKind.SUBSTITUTION, SignalKind.NO_USE}
)
_FOR = frozenset({SignalKind.PRAISE, SignalKind.URGE})
_LEDGER_DAYS = ("gift_day", "starts", "declined", "ends", "until")
_MOST_QUOTES = 4


def finding_facts(
    found: AuditFinding, posts: Mapping[str, AuditPost], words: Words
) -> FindingFacts:
    """One finding; `posts` holds those of its posts that lie in the report's scope."""
    finding = found.finding
    rule = rule_of(finding.rule_id)
    own = [posts[id_] for id_ in finding.post_ids if id_ in posts]
    newest = own[-1] if own else None
    verdicts = {row.verdict.value for row in finding.verdicts}
    facts = FindingFacts(
        id=finding.id,
        rule_id=finding.rule_id,
        rule_version=finding.rule_version,
        family=finding.family,
        outcome=finding.outcome.value,
        severity=finding.severity.value,
        verdict=next((name for name in _STRICTEST if name in verdicts), ""),
        title=rule_title(finding.rule_id),
        message=words.days(_message(found, rule, newest)),
        day=found.day,
        platform=found.platform,
        kind=newest.post.kind.value if newest else "",
        brand=_brand(found, newest),
        problem=finding.problem.value if finding.problem else "",
        post_ids=finding.post_ids,
        permalink=newest.post.permalink if newest else "",
        quotes=_quotes(finding, own),
        signs=_signs_without_text(finding),
        verdicts=strictest_first(finding.verdicts),
        citations=_citations(finding, rule),
        suggestion=_suggestion(found, newest),
        missing_channels=finding.missing_channels,
        unsure_because=finding.unsure_because,
        chain=_chain(found, own, words),
        review=found.review,
        evidence_changed=found.evidence_changed,
        needs_ledger=rests_on_deals(finding, {p.post.id for p in own if has_deal(p)}),
        to_rule_out=_to_rule_out(finding, words),
    )
    return facts if rule is None else _with_words(facts, rule)


def _to_rule_out(finding: Finding, words: Words) -> tuple[RuleOutFacts, ...]:
    return tuple(
        RuleOutFacts(one.what, words.days(one.found), one.state) for one in rule_outs(finding)
    )


def _brand(found: AuditFinding, newest: AuditPost | None) -> str:
    """The brand it is about; for a single post, else, the brands that the post names."""
    if found.brand or newest is None or found.finding.family is Family.TRUST:
        return found.brand
    return ", ".join(newest.brands[:2])


def _with_words(facts: FindingFacts, rule: Rule) -> FindingFacts:
    doc = rule.doc
    return replace(facts, innocent=doc.innocent, question=doc.question, remedy=doc.fix)


def citation_line(citation: Citation) -> CitationLine:
    """A source as reports print it."""
    return CitationLine(
        citation.id,
        citation.title,
        citation.publisher,
        citation.locator,
        citation.url,
        citation.basis.value,
    )


def _message(found: AuditFinding, rule: Rule | None, newest: AuditPost | None) -> str:
    if rule is None:
        return ""
    given = dict(found.finding.parameters)
    given.setdefault("posts", str(len(found.finding.post_ids)))
    brand = found.brand or (newest.brands[0] if newest and newest.brands else "")
    if brand:
        given.setdefault("brand", brand)
    is_unsure = found.finding.outcome is Outcome.NEEDS_REVIEW
    return fill(rule.message_when_unsure if is_unsure else rule.message, given.items())


def _citations(finding: Finding, rule: Rule | None) -> tuple[CitationLine, ...]:
    ids = [id_ for row in finding.verdicts for id_ in row.citations]
    if rule:
        ids += rule.citations
    return tuple(map(citation_line, citations_of(ids)))


def _suggestion(found: AuditFinding, newest: AuditPost | None) -> str:
    if newest is None:
        return ""
    return suggestion_of(found.finding, newest.post, newest.judgement).text


def _quotes(finding: Finding, posts: list[AuditPost]) -> tuple[QuoteFacts, ...]:
    """Texts that hold evidence, else the first text of each post."""
    marks: dict[tuple[str, int], list[MarkFacts]] = {}
    for evidence in finding.evidence:
        signal = evidence.signal
        if signal.part >= 0:
            marks.setdefault((evidence.post_id, signal.part), []).append(_mark(signal))
    quotes: list[QuoteFacts] = []
    for told in posts:
        parts = told.post.parts
        wanted = [n for n in range(len(parts)) if (told.post.id, n) in marks]
        if not wanted:
            wanted = [n for n, part in enumerate(parts) if part.text.strip()][:1]
        quotes += [_quote(told, n, marks.get((told.post.id, n), [])) for n in wanted]
        if len(quotes) >= _MOST_QUOTES:
            break
    return tuple(quotes)


def _quote(told: AuditPost, number: int, marks: list[MarkFacts]) -> QuoteFacts:
    part = told.post.parts[number]
    language = part.language or (told.judgement.language if told.judgement else "")
    length = len(part.text)
    inside = sorted(
        (mark for mark in marks if 0 <= mark.start < mark.end <= length),
        key=lambda mark: (mark.start, mark.end, mark.kind),
    )
    return QuoteFacts(
        post_id=told.post.id,
        role=part.role.value,
        text=part.text,
        language=language or "",
        visible_chars=_visible_chars(told.post, part),
        marks=tuple(dict.fromkeys(inside)),
    )


def _visible_chars(post: Post, part: TextPart) -> int | None:
    if part.fold is not None:
        return part.fold
    day: date = (post.published_at or datetime.now(UTC)).date()
    fold = fold_facts(post.platform, post.kind.value, part.role.value, day)
    return fold.visible_chars if fold else None


def _mark(signal: Signal) -> MarkFacts:
    return MarkFacts(
        signal.start,
        signal.end,
        signal.text,
        signal.kind.value,
        signal.strength.value,
        signal.kind in _LABELS,
    )


def _signs_without_text(finding: Finding) -> tuple[MarkFacts, ...]:
    signs = [
        MarkFacts(0, 0, e.signal.text, e.signal.kind.value, e.signal.strength.value)
        for e in finding.evidence
        if e.signal.part < 0
    ]
    return tuple(dict.fromkeys(signs))


def _chain(found: AuditFinding, posts: list[AuditPost], words: Words) -> tuple[EventFacts, ...]:
    """Entries of the ledger that the rule names, then one step for each post; for trust alone."""
    if found.finding.family is not Family.TRUST:
        return ()
    by_post: dict[str, list[Evidence]] = {}
    for evidence in found.finding.evidence:
        by_post.setdefault(evidence.post_id, []).append(evidence)
    steps = [_step(told, by_post.get(told.post.id, []), words) for told in posts]
    return (*_ledger_steps(found, words), *steps)


def _ledger_steps(found: AuditFinding, words: Words) -> list[EventFacts]:
    given = dict(found.finding.parameters)
    partner = given.get("rival") or given.get("partner") or given.get("brand") or found.brand
    steps = []
    for name in _LEDGER_DAYS:
        day = given.get(name, "")
        if _is_day(day):
            said = words.say(f"chain.{name}", brand=partner)
            steps.append(EventFacts(day, "deal", said, Strength.RECORDED.value))
    return steps


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _step(told: AuditPost, evidence: list[Evidence], words: Words) -> EventFacts:
    signals = [e.signal for e in evidence]
    kinds = {signal.kind for signal in signals}
    stances = {signal.detector for signal in signals}
    kind = "post"
    if kinds & _AGAINST or "mention/dissuade" in stances:
        kind = "dissuade"
    elif kinds & _FOR or "mention/praise" in stances:
        kind = "praise"
    where = words.name("platform", told.post.platform)
    said = list(dict.fromkeys(_said(signal, words) for signal in signals if signal.text))[:4]
    if not said:
        text = next((part.text for part in told.post.parts if part.text.strip()), "")
        said = [f"“{_opening(text)}”"] if text else [words.say("gaps.no_words")]
    tie = told.judgement.tie.strength if told.judgement else Strength.NONE
    text = f"{where}: {'; '.join(said)}"
    return EventFacts(told.day, kind, text, tie.value, told.post.id, seen_strength(told).value)


def _said(signal: Signal, words: Words) -> str:
    stance = signal.detector.removeprefix("mention/")
    name = words.find(f"chain.{stance}") if stance != signal.detector else None
    return f"“{_opening(signal.text)}” ({name or words.name('sign', signal.kind.value)})"


def _opening(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 70 else one_line[:68] + " …"
