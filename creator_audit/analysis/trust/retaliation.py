"""Advice against a brand soon after a deal with it came to nothing."""

from collections.abc import Iterator
from datetime import timedelta

from creator_audit.analysis.chains import brand_quotes, make_finding, number, quotes, stances
from creator_audit.model.brand import Stance
from creator_audit.model.deal import DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

DEFAULT_WINDOW_DAYS = 90


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """Questions only: a critique after a declined deal may be just what it says."""
    window = timedelta(days=number(rule, "window_days", DEFAULT_WINDOW_DAYS))
    for post in history.posts:
        for brand_id, stance in stances(post).items():
            if stance is not Stance.DISSUADE:
                continue
            declined = _declined_before(history, brand_id, post, window)
            told = quotes(post, SignalKind.DECLINED_DEAL)
            if declined is None and not told:
                continue
            yield make_finding(
                rule,
                Outcome.NEEDS_REVIEW,
                [post],
                (*brand_quotes(post, brand_id), *told),
                anchor=[post.post_id, brand_id],
                brand=brand_id,
                parameters={
                    "brand": history.name(brand_id),
                    "day": post.day or "",
                    "declined": declined or "",
                },
                unsure_because="only the owner knows whether the two belong together",
            )


def _declined_before(
    history: History, brand_id: str, post: TrustPost, window: timedelta
) -> str | None:
    """Day of a declined deal with the brand within the window before the post."""
    for deal in history.deals:
        if deal.status is not DealStatus.DECLINED or (deal.brand_id or deal.brand) != brand_id:
            continue
        told = deal.ends or deal.starts
        if told and post.day and timedelta(0) <= post.day - told <= window:
            return told.isoformat()
    return None
