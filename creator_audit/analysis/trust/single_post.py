"""Risks that one post's own words raise, and the good sign of a critique with reasons."""

from collections.abc import Iterator

from creator_audit.analysis.chains import has_tie, make_finding, quotes, stances
from creator_audit.model.brand import Stance
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Evidence, Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

VERDICT = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT, SignalKind.PRAISE, SignalKind.URGE)
AGAINST = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT)


def assess_without_use(history: History, rule: Rule) -> Iterator[Finding]:
    """A verdict on something the writer says was not tried."""
    for post in history.posts:
        told, verdict = quotes(post, SignalKind.NO_USE), quotes(post, *VERDICT)
        if told and verdict:
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, (*told, *verdict))


def assess_harm_claim(history: History, rule: Rule) -> Iterator[Finding]:
    """A claim of harm about a named brand; whether it can be proved only the owner knows."""
    for post in history.posts:
        claims = quotes(post, SignalKind.HARM_CLAIM)
        if claims and post.mentions and not quotes(post, SignalKind.SOURCE):
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, claims)


def assess_bought_sentiment(history: History, rule: Rule) -> Iterator[Finding]:
    """Words that say what was written was paid for or bound by terms."""
    for post in history.posts:
        told = quotes(post, SignalKind.BOUND_WORDS)
        if told:
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, told)


def assess_trend_riding(history: History, rule: Rule) -> Iterator[Finding]:
    """The trend's tag over a post that sells, and advises against nothing."""
    for post in history.posts:
        trend = quotes(post, SignalKind.TREND)
        if trend and has_tie(post) and not quotes(post, *AGAINST):
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, trend)


def assess_substantiated(history: History, rule: Rule) -> Iterator[Finding]:
    """The good sign: advice against a named thing, with reasons, use and no tie in sight."""
    for post in history.posts:
        if post.post_class != PostClass.DEINFLUENCING or has_tie(post) or post.redirect:
            continue
        reasons = quotes(post, SignalKind.REASON, SignalKind.SELF_BOUGHT)
        against = Stance.DISSUADE in stances(post).values()
        if against and len({e.signal.kind for e in reasons}) >= 1:
            yield _finding(rule, Outcome.PASS, post, (*quotes(post, *AGAINST), *reasons))


def _finding(
    rule: Rule, outcome: Outcome, post: TrustPost, evidence: tuple[Evidence, ...]
) -> Finding:
    brand = next((mention.brand_id for mention in post.mentions), "")
    return make_finding(
        rule,
        outcome,
        [post],
        evidence,
        anchor=[post.post_id],
        brand=brand,
        parameters={"words": evidence[0].signal.text, "day": post.day or ""},
        unsure_because="only the owner can answer this" if outcome is not Outcome.PASS else "",
    )
