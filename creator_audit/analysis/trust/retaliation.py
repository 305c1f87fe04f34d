"""Advice against a brand soon after a deal with it came to nothing."""

from collections.abc import Iterator
from datetime import date, timedelta

from creator_audit.analysis.chains import (
    brand_quotes,
    has,
    looked_in,
    make_finding,
    number,
    quotes,
)
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, Told
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

DEFAULT_WINDOW_DAYS = 90
CAME_TO_NOTHING = (DealStatus.OFFERED, DealStatus.DECLINED)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """Questions only: a critique after a declined deal may be just what it says.

    A post from before the offer with the same view clears it.
    """
    window = timedelta(days=number(rule, "window_days", DEFAULT_WINDOW_DAYS))
    for brand_id in history.told_brands:
        talk: Told | None = None
        for told in history.told_of(brand_id):
            if has(told.post, SignalKind.DECLINED_DEAL):
                talk = told
            if told.stance is not Stance.DISSUADE:
                continue
            offer = _offer_before(history, brand_id, told.day, window)
            near = talk if talk is not None and told.day - talk.day <= window else None
            if offer is not None or near is not None:
                yield _question(history, rule, brand_id, told, offer, near)


def _question(
    history: History, rule: Rule, brand_id: str, told: Told, offer: Deal | None, talk: Told | None
) -> Finding:
    posts = [talk.post, told.post] if talk is not None else [told.post]
    return make_finding(
        rule,
        Outcome.NEEDS_REVIEW,
        posts,
        (
            *brand_quotes(told.post, brand_id),
            *(quotes(talk.post, SignalKind.DECLINED_DEAL) if talk is not None else ()),
        ),
        anchor=[told.post.post_id, brand_id],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "day": told.day,
            "declined": _day(offer) if offer else "",
        },
        unsure_because="only the owner knows whether the two belong together",
        cleared=looked_in(history, brand_id, date.min, told.day),
    )


def _offer_before(history: History, brand_id: str, day: date, window: timedelta) -> Deal | None:
    """A deal with the brand that was offered or declined within the window before the day."""
    for deal in history.deals_of(brand_id):
        if deal.status in CAME_TO_NOTHING and (deal.starts or deal.ends):
            told = _day(deal)
            is_near = timedelta(0) <= day - told <= window
            if is_near and not _was_said_before(history, brand_id, told):
                return deal
    return None


def _day(deal: Deal) -> date:
    """The last day known of a deal: its end where it was turned down later than offered."""
    return deal.ends or deal.starts or date.min


def _was_said_before(history: History, brand_id: str, day: date) -> bool:
    first = history.first_against(brand_id)
    return first is not None and first < day
