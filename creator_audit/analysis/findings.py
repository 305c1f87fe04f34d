"""Disclosures of one post -> findings: one for each rule, all jurisdictions beneath it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from creator_audit.analysis.contract import find_unmet
from creator_audit.analysis.disclosure.denial import find_denial
from creator_audit.analysis.disclosure.view import View, view_of
from creator_audit.analysis.stake import find_stake
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.finding import (
    Evidence,
    Finding,
    FindingVerdict,
    Outcome,
    Severity,
    finding_id,
)
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.rule import Rule, RulePack
from creator_audit.model.signal import Signal
from creator_audit.model.terms import PREFIX

_MOST_EVIDENCE = 12
_SEVERITIES = {severity.value: severity for severity in Severity}


def disclosure_findings(
    given: JudgeInput,
    tie: Tie,
    disclosures: Sequence[Disclosure],
    pack: RulePack,
    day: date,
) -> tuple[Finding, ...]:
    """Findings of the post in order of rule id; empty where nothing is wrong or open."""
    by_rule: dict[str, list[Disclosure]] = {}
    for disclosure in disclosures:
        if disclosure.rule_id and disclosure.verdict is not Verdict.SUFFICIENT:
            by_rule.setdefault(disclosure.rule_id, []).append(disclosure)
    for row in find_stake(given, tie, disclosures, pack, day):
        by_rule.setdefault(row.rule_id, []).append(row)
    found = [
        _finding(given, tie, pack.rules[rule_id], listed, pack, day)
        for rule_id, listed in by_rule.items()
    ]
    found.extend(_extra_findings(given, tie, disclosures, pack, day))
    return tuple(sorted(found, key=lambda finding: finding.rule_id))


def _finding(
    given: JudgeInput,
    tie: Tie,
    rule: Rule,
    disclosures: Sequence[Disclosure],
    pack: RulePack,
    day: date,
) -> Finding:
    leading = max(disclosures, key=lambda d: _severity(d, rule).rank)
    outcomes = [_outcome(d, rule, pack, day) for d in disclosures]
    outcome = Outcome.FLAG if Outcome.FLAG in outcomes else Outcome.NEEDS_REVIEW
    shown = next(d for d, o in zip(disclosures, outcomes, strict=True) if o is outcome)
    quotes = [shown.mark.signal] if shown.mark else []
    return Finding(
        id=finding_id(rule.id, given.scan.post_id),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=outcome,
        severity=_severity(leading, rule),
        post_ids=(given.scan.post_id,),
        evidence=_evidence(given, [*quotes, *tie.signals]),
        verdicts=tuple(
            FindingVerdict(d.jurisdiction, d.verdict, _severity(d, rule), d.citations, d.problem)
            for d in disclosures
        ),
        problem=shown.problem,
        missing_channels=shown.missing_channels,
        parameters=_parameters(given, tie, shown, rule, day),
        unsure_because="" if outcome is Outcome.FLAG else _why_open(rule, shown),
    )


def _severity(disclosure: Disclosure, rule: Rule) -> Severity:
    return _SEVERITIES[disclosure.severity] if disclosure.severity else rule.severity


def _outcome(disclosure: Disclosure, rule: Rule, pack: RulePack, day: date) -> Outcome:
    """A gap needs a firm reason and a source that was read and in force that day."""
    if disclosure.verdict is Verdict.CANNOT_TELL or disclosure.is_open:
        return Outcome.NEEDS_REVIEW
    if disclosure.jurisdiction.startswith(PREFIX):
        return Outcome.FLAG
    view = view_of(pack, disclosure.jurisdiction, day)
    is_firm = view is not None and disclosure.citations and view.carries_gap(rule.id)
    return Outcome.FLAG if is_firm else Outcome.NEEDS_REVIEW


def _evidence(given: JudgeInput, signals: Iterable[Signal]) -> tuple[Evidence, ...]:
    parts = given.scan.parts
    unique = list(dict.fromkeys(signals))[:_MOST_EVIDENCE]
    return tuple(
        Evidence(
            given.scan.post_id,
            signal,
            parts[signal.part].role.value if 0 <= signal.part < len(parts) else "",
        )
        for signal in unique
    )


def _phrase(rule: Rule, reason: str) -> str:
    return rule.phrases.get(reason, "")


def _why_open(rule: Rule, disclosure: Disclosure) -> str:
    """A clause of the rule's own, or of the one for a source that carries no gap."""
    known = rule.phrases
    return known.get(f"open:{disclosure.reason}") or known.get("open:source", disclosure.reason)


def _parameters(
    given: JudgeInput, tie: Tie, disclosure: Disclosure, rule: Rule, day: date
) -> tuple[tuple[str, str], ...]:
    values: dict[str, str] = {
        "where": _where(given),
        "signs": ", ".join(dict.fromkeys(_short(s.text) for s in tie.signals if s.text)),
        "channels": ", ".join(disclosure.missing_channels),
        "day": day.isoformat(),
        "platform": given.scan.platform,
        "reason": disclosure.reason,
        "language": given.language,
    }
    mark = disclosure.mark
    if mark is not None:
        values |= {
            "label": mark.signal.text,
            "label_language": mark.signal.language,
            "position": str(mark.signal.start + 1),
            "fold": "" if mark.visible_chars is None else str(mark.visible_chars),
            "where": _role_name(given.scan.parts[mark.signal.part].role.value),
        }
        values["place"] = _fill(_phrase(rule, disclosure.reason), values)
    return tuple(values.items())


def _fill(phrase: str, values: Mapping[str, str]) -> str:
    for key, value in values.items():
        phrase = phrase.replace("{" + key + "}", value)
    return phrase


def _where(given: JudgeInput) -> str:
    roles = dict.fromkeys(_role_name(part.role.value) for part in given.scan.parts if part.text)
    return " and ".join(roles) or "texts of the export"


def _role_name(role: str) -> str:
    return role.replace("_", " ").replace("on screen", "words on screen")


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _extra_findings(
    given: JudgeInput,
    tie: Tie,
    disclosures: Sequence[Disclosure],
    pack: RulePack,
    day: date,
) -> list[Finding]:
    """Rules beside the verdict: a denial next to signs, a contract's terms."""
    found = _contract_findings(given, tie, disclosures, pack, day)
    denial = find_denial(given, tie, disclosures)
    if denial is not None:
        views = [v for d in disclosures if (v := view_of(pack, d.jurisdiction, day)) is not None]
        told = {"denial": denial.signal.text}
        firm = denial.is_certain
        found += _beside("denial", given, tie, views, day, denial.signal, told, firm)
    return found


def _contract_findings(
    given: JudgeInput,
    tie: Tie,
    disclosures: Sequence[Disclosure],
    pack: RulePack,
    day: date,
) -> list[Finding]:
    """One finding for each contract rule, its terms in the place of countries."""
    found = []
    unmet = find_unmet(given, tie, [d.jurisdiction for d in disclosures], pack, day)
    for kind in dict.fromkeys(one.rule_kind for one in unmet):
        rule = next((rule for rule in pack.rules.values() if rule.kind == kind), None)
        if rule is None:
            continue
        asked = [one for one in unmet if one.rule_kind == kind]
        rows = [replace(one.row, rule_id=rule.id) for one in asked]
        finding = _finding(given, tie, rule, rows, pack, day)
        quote = next((one.quote for one in asked if one.quote is not None), None)
        found.append(_with_quote(finding, given, quote, dict(asked[0].told)))
    return found


def _beside(
    kind: str,
    given: JudgeInput,
    tie: Tie,
    views: Sequence[View],
    day: date,
    quote: Signal,
    extra: Mapping[str, str],
    firm: bool,
) -> list[Finding]:
    verdict = Verdict.INSUFFICIENT if firm else Verdict.CANNOT_TELL
    listed = []
    for view in views:
        rule_id = view.rule_by_kind.get(kind)
        if rule_id is None or view.is_before_first:
            continue
        severity = view.jurisdiction.rules[rule_id].severity.value
        citations = view.rule_citations(rule_id)
        listed.append(
            Disclosure(view.code, verdict, None, rule_id, severity, citations, reason=kind)
        )
    if not listed:
        return []
    pack = views[0].pack
    finding = _finding(given, tie, pack.rules[listed[0].rule_id], listed, pack, day)
    return [_with_quote(finding, given, quote, extra)]


def _with_quote(
    finding: Finding, given: JudgeInput, quote: Signal | None, extra: Mapping[str, str]
) -> Finding:
    quoted = _evidence(given, [quote] if quote else [])
    evidence = tuple(dict.fromkeys((*quoted, *finding.evidence)))
    return replace(finding, evidence=evidence, parameters=(*finding.parameters, *extra.items()))
