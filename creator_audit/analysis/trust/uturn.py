"""A brand praised or sold and then advised against (or the reverse) without a word on it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from creator_audit.analysis.chains import (
    brand_quotes,
    has,
    has_tie,
    looked_in,
    make_finding,
    number,
)
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, Told
from creator_audit.model.rule import Rule
from creator_audit.model.signal import SignalKind

DEFAULT_WINDOW_DAYS = 365
PRAISE, SOLD, AGAINST = "praise", "a post with a tie", "advice against"
PAID = (DealKind.FEE, DealKind.AFFILIATE, DealKind.EMPLOYMENT)
_MOST_SOLD = 2
"""Brands a post may name for its tie to count as one with each of them."""
EXPLAINS = (SignalKind.VIEW_CHANGE, SignalKind.DECLINED_DEAL)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per brand and turn; the chain is the last post before and the first after."""
    window = number(rule, "window_days", DEFAULT_WINDOW_DAYS)
    for brand_id in history.told_brands:
        told = history.told_of(brand_id)
        sides = [(entry, side) for entry in told if (side := _side(entry))]
        yield from _turns(history, rule, brand_id, sides, window)


def _side(told: Told) -> str:
    if told.stance is Stance.PRAISE:
        return PRAISE
    if told.stance is Stance.DISSUADE:
        return AGAINST
    few = len({mention.brand_id for mention in told.post.mentions}) <= _MOST_SOLD
    return SOLD if few and told.is_sold else ""


def _turns(
    history: History,
    rule: Rule,
    brand_id: str,
    sides: Sequence[tuple[Told, str]],
    window: int,
) -> Iterator[Finding]:
    for at, (after, new) in enumerate(sides):
        before, old = sides[at - 1] if at else (None, "")
        if before is None:
            paid = _paid_before(history, brand_id, after.day, window) if new == AGAINST else None
            if paid is not None and not _is_explained(history, brand_id, None, after):
                yield _by_deal(history, rule, brand_id, after, paid)
            continue
        if (old == AGAINST) == (new == AGAINST) or (after.day - before.day).days > window:
            continue
        if not _is_explained(history, brand_id, before, after):
            yield _turn(history, rule, brand_id, (before, old), (after, new))


def _turn(
    history: History, rule: Rule, brand_id: str, first: tuple[Told, str], second: tuple[Told, str]
) -> Finding:
    (before, old), (after, new) = first, second
    has_any_tie = has_tie(before.post) or has_tie(after.post)
    return make_finding(
        rule,
        Outcome.FLAG if has_any_tie else Outcome.NEEDS_REVIEW,
        [before.post, after.post],
        (*brand_quotes(before.post, brand_id), *brand_quotes(after.post, brand_id)),
        anchor=[brand_id, before.post.post_id],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "before": old,
            "after": new,
            "first_day": before.day,
            "second_day": after.day,
            "days": (after.day - before.day).days,
        },
        unsure_because="" if has_any_tie else "no sign of a tie in either post",
        cleared=looked_in(history, brand_id, before.day, after.day),
    )


def _by_deal(history: History, rule: Rule, brand_id: str, after: Told, deal: Deal) -> Finding:
    told = deal.starts or deal.ends or after.day
    return make_finding(
        rule,
        Outcome.NEEDS_REVIEW,
        [after.post],
        brand_quotes(after.post, brand_id),
        anchor=[brand_id, deal.id or str(told)],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "before": "a recorded deal",
            "after": AGAINST,
            "first_day": told,
            "second_day": after.day,
            "days": (after.day - told).days,
        },
        unsure_because="no post of the time of the deal speaks of the brand",
        cleared=looked_in(history, brand_id, told, after.day),
    )


def _paid_before(history: History, brand_id: str, day: date, window: int) -> Deal | None:
    """A paid deal with the brand that began before the day and ran within the window."""
    earliest = day - timedelta(days=window)
    for deal in history.deals_of(brand_id):
        if deal.kind not in PAID or deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
            continue
        if deal.starts and deal.starts < day and (deal.ends is None or deal.ends >= earliest):
            return deal
    return None


def _is_explained(history: History, brand_id: str, before: Told | None, after: Told) -> bool:
    """Whether the later post, or one between that names the brand, says what changed."""
    if has(after.post, *EXPLAINS):
        return True
    if before is None:
        return after.post.is_disclosed
    told = history.told_of(brand_id)
    between = (told[at].post for at in history.told_between(brand_id, before.day, after.day))
    return any(has(post, SignalKind.VIEW_CHANGE) for post in between)
