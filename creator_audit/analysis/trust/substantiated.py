"""The good sign: advice against a named thing, with reasons or use told and no tie in sight."""

from collections.abc import Iterator
from datetime import timedelta

from creator_audit.analysis.chains import has_tie, make_finding, quotes
from creator_audit.model.brand import Stance
from creator_audit.model.classification import PostClass
from creator_audit.model.deal import DealStatus
from creator_audit.model.finding import Evidence, Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

AGAINST = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT)
TRIED, HOW_LONG, WHY, SUITS = "what was tried", "how long", "why", "for whom it may suit"
NEAR_DAYS = 60
_GROUPS = {"use": TRIED, "use-time": HOW_LONG, "suits": SUITS}
"""Endings of the groups of phrases that tell more than a reason."""


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One passing finding per post that names what it advises against and says why."""
    for post in history.posts:
        if post.post_class != PostClass.DEINFLUENCING or has_tie(post):
            continue
        against = [b for b, stance in post.stances().items() if stance is Stance.DISSUADE]
        if not against or any(_has_deal_near(history, brand_id, post) for brand_id in against):
            continue
        reasons = quotes(post, SignalKind.REASON, SignalKind.SELF_BOUGHT, SignalKind.SOURCE)
        if not reasons:
            continue
        reasons += _faults(quotes(post, SignalKind.DISAPPOINTMENT))
        told = {_part(evidence.signal) for evidence in reasons}
        yield make_finding(
            rule,
            Outcome.PASS,
            [post],
            (*quotes(post, *AGAINST), *reasons),
            anchor=[post.post_id],
            brand=against[0],
            parameters={
                "words": reasons[0].signal.text,
                "told": ", ".join(part for part in (TRIED, HOW_LONG, WHY, SUITS) if part in told),
                "day": post.day or "",
            },
        )


def _has_deal_near(history: History, brand_id: str, post: TrustPost) -> bool:
    """Whether a deal with the brand, or with a rival, lies so near that it is no good sign yet."""
    near = timedelta(days=NEAR_DAYS)
    deals = (*history.deals_of(brand_id), *history.rival_deals(brand_id))
    if post.day is None:
        return False
    for deal in deals:
        first, last = deal.starts or deal.ends, deal.ends
        if deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
            last = last or first
        after_first = first is None or post.day >= first
        if after_first and (last is None or post.day <= last + near):
            return True
    return False


def _faults(found: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Plain words of a fault ("broke after two weeks"), not of a mood."""
    return tuple(e for e in found if e.signal.strength is Strength.STRONG and " " in e.signal.text)


def _part(signal: Signal) -> str:
    if signal.kind is SignalKind.SELF_BOUGHT:
        return TRIED
    return _GROUPS.get(signal.detector.rpartition(":")[2], WHY)
