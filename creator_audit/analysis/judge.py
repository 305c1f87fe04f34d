"""One scanned post with deals and corrections -> class, verdicts, findings. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from creator_audit.analysis.classify import classify
from creator_audit.analysis.disclosure.panel import assess_all
from creator_audit.analysis.findings import disclosure_findings
from creator_audit.analysis.owner_lessons import heed
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.finding import Family, Finding, Outcome, Severity, finding_id
from creator_audit.model.judgement import JudgeInput, Judgement
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import SignalKind, Strength

JUDGE_VERSION = "6"
"""Raise when the code changes what it says: stored judgements are then renewed."""


def judge(
    given: JudgeInput, pack: RulePack, jurisdictions: Sequence[str], today: date
) -> Judgement:
    """What the post is, and what each jurisdiction says of its disclosure, in the order asked.

    The law of the post's own day applies; `today` stands in where the post has no time.
    """
    no_text = not any(part.text and not part.text.isspace() for part in given.scan.parts)
    tie = assess_tie(given)
    classification = _classify(given, tie, no_text=no_text)
    if given.lessons and not no_text:
        classification = heed(classification, tie, given.lessons, lambda: _without_tie(given))
    day = given.published_at.date() if given.published_at else today
    try:
        disclosures = assess_all(
            given, tie, classification, tuple(jurisdictions), pack, day, has_text=not no_text
        )
        findings: tuple[Finding, ...] = ()
        # Without any sign a deal that ended not long ago can still ask.
        has_tie = tie.strength is not Strength.NONE or tie.relation == "none"
        if has_tie or (given.deals and any(d.rule_id for d in disclosures)):
            findings = disclosure_findings(given, tie, disclosures, pack, day)
    except Exception as error:
        # One post that trips a rule must not end the audit of the others: it is listed instead.
        disclosures, findings = _rule_failed(given, jurisdictions, pack, error)
    return Judgement(
        given.scan.post_id,
        given.language,
        classification,
        tie,
        disclosures,
        findings,
        _question(findings, pack),
        no_text,
    )


def _rule_failed(
    given: JudgeInput, jurisdictions: Sequence[str], pack: RulePack, error: Exception
) -> tuple[tuple[Disclosure, ...], tuple[Finding, ...]]:
    rule = min(
        (r for r in pack.rules.values() if r.family is Family.DISCLOSURE), key=lambda r: r.id
    )
    finding = Finding(
        id=finding_id("rule-error", given.scan.post_id),
        rule_id=rule.id,
        rule_version=rule.version,
        family=rule.family,
        outcome=Outcome.ERROR,
        severity=Severity.MINOR,
        post_ids=(given.scan.post_id,),
        evidence=(),
        parameters=(("error", type(error).__name__),),
        unsure_because="a rule could not be run on this post",
    )
    failed = tuple(
        Disclosure(code, Verdict.CANNOT_TELL, reason="rule-error") for code in jurisdictions
    )
    return failed, (finding,)


_PLAIN: dict[str, Classification] = {}
"""Classes, by language, of posts in which no sign was seen: most posts, so worked out once.

Naming a product alone takes no side, and is as far from every class as naming none.
"""


_WITHOUT_TEXT = Classification(PostClass.OTHER, 0.0, cannot_tell=True)
"""Nothing to read is no class: a recorded tie shows in the verdict, never in the balance."""


def _classify(given: JudgeInput, tie: Tie, *, no_text: bool) -> Classification:
    if no_text and given.class_override is None:
        return _WITHOUT_TEXT
    is_plain = all(signal.kind is SignalKind.TOPIC for signal in given.signals)
    if not is_plain or tie.signals or tie.relation or given.class_override is not None:
        return classify(given, tie)
    key = given.language
    found = _PLAIN.get(key)
    if found is None:
        found = _PLAIN[key] = classify(given, tie)
    return found


def _without_tie(given: JudgeInput) -> Classification:
    untied = replace(given, relation="none")
    return classify(untied, assess_tie(untied))


def _question(findings: Sequence[Finding], pack: RulePack) -> str | None:
    """The one question that would settle what is open; gaps ask too, after open ones."""
    if not findings:
        return None
    asked = next((f for f in findings if f.outcome is Outcome.NEEDS_REVIEW), findings[0])
    return pack.rules[asked.rule_id].doc.question


def is_disclosed(disclosures: Sequence[Disclosure]) -> bool:
    """Whether at least one jurisdiction accepts what the post says of its tie."""
    return any(d.verdict is Verdict.SUFFICIENT for d in disclosures)
