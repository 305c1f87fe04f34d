"""Risks that one post's own words raise."""

import re
from collections.abc import Iterator

from creator_audit.analysis.chains import (
    IN_POST,
    has,
    has_tie,
    looked_in,
    make_finding,
    quotes,
    words,
)
from creator_audit.model.brand import Stance
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Evidence, Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

VERDICT = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT, SignalKind.PRAISE, SignalKind.URGE)
AGAINST = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT)
USE = (SignalKind.REASON, SignalKind.SELF_BOUGHT)
_WORD = re.compile(r"[^\W\d_]+")


def assess_without_use(history: History, rule: Rule) -> Iterator[Finding]:
    """A verdict on something the writer says was not tried.

    Words of use in the post, or in an earlier one about the same brand, clear it.
    """
    for post in history.posts:
        told, verdict = quotes(post, SignalKind.NO_USE), quotes(post, *VERDICT)
        verdict = tuple(e for e in verdict if e.signal.strength is not Strength.WEAK)
        if not told or not verdict or has(post, *USE):
            continue
        brand = _brand(post)
        cleared = IN_POST
        if brand and post.day:
            cleared = looked_in(history, brand, post.day.replace(year=1), post.day)
        yield _finding(rule, Outcome.NEEDS_REVIEW, post, (*told, *verdict), cleared=cleared)


def assess_harm_claim(history: History, rule: Rule) -> Iterator[Finding]:
    """A claim of harm about a named brand; whether it can be proved only the owner knows.

    A source clears it, and so do words that tell of one's own body alone.
    """
    own = words(rule, "own_words")
    accused = words(rule, "accusing_words")
    for post in history.posts:
        stands = {mention.stance for mention in post.mentions}
        is_about = Stance.DISSUADE in stands or (stands and Stance.PRAISE not in stands)
        if not is_about or has(post, SignalKind.SOURCE) or _is_in_fun(post):
            continue
        claims = tuple(
            evidence
            for evidence in quotes(post, SignalKind.HARM_CLAIM)
            if not _is_own_experience(evidence.signal, own, accused)
        )
        if claims:
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, claims, cleared=IN_POST)


def _is_in_fun(post: TrustPost) -> bool:
    """Plain praise and not one other harsh word: "dangerously good"."""
    strong = {signal.kind for signal in post.signals if signal.strength is not Strength.WEAK}
    return bool(strong & {SignalKind.PRAISE, SignalKind.URGE}) and not strong & {*AGAINST}


def _is_own_experience(signal: Signal, own: frozenset[str], accused: frozenset[str]) -> bool:
    told = set(_WORD.findall(signal.text.casefold()))
    return bool(told & own) and not told & accused


def assess_bought_sentiment(history: History, rule: Rule) -> Iterator[Finding]:
    """Words that say what was written was paid for or bound by terms."""
    for post in history.posts:
        told = quotes(post, SignalKind.BOUND_WORDS)
        if told and (post.mentions or has_tie(post) or has(post, *VERDICT)):
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, told, cleared=IN_POST)


def assess_trend_riding(history: History, rule: Rule) -> Iterator[Finding]:
    """The trend's tag over a post that sells, with neither critique nor a reason in it."""
    for post in history.posts:
        trend = quotes(post, SignalKind.TREND)
        if not trend or has(post, SignalKind.REASON, SignalKind.SOURCE):
            continue
        is_critique = any(
            signal.kind in AGAINST and signal.strength is Strength.STRONG for signal in post.signals
        )
        if not is_critique and (has_tie(post) or _says_nothing(post)):
            yield _finding(rule, Outcome.NEEDS_REVIEW, post, trend, cleared=IN_POST)


def _says_nothing(post: TrustPost) -> bool:
    """The tag as the whole message: advice against is announced, and no thing is named."""
    telling = (SignalKind.TOPIC, SignalKind.SELF_BOUGHT, SignalKind.PRAISE, *AGAINST)
    is_advice = PostClass.DEINFLUENCING in (post.post_class, *post.also)
    return is_advice and not post.mentions and not has(post, *telling)


def _brand(post: TrustPost) -> str:
    return next((mention.brand_id for mention in post.mentions), "")


def _finding(
    rule: Rule,
    outcome: Outcome,
    post: TrustPost,
    evidence: tuple[Evidence, ...],
    *,
    cleared: str = "",
) -> Finding:
    return make_finding(
        rule,
        outcome,
        [post],
        evidence,
        anchor=[post.post_id],
        brand=_brand(post),
        parameters={"words": evidence[0].signal.text, "day": post.day or ""},
        unsure_because="only the owner can answer this" if outcome is not Outcome.PASS else "",
        cleared=cleared,
    )
