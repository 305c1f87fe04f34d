"""Advice against a brand near a deal with its rival, or near a post that the rival paid for."""

from collections.abc import Iterator
from datetime import date, timedelta

from creator_audit.analysis.chains import (
    brand_quotes,
    looked_in,
    make_finding,
    number,
    tells_tie,
)
from creator_audit.analysis.nearby import Near, Nearby
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, Told, TrustPost, brand_of
from creator_audit.model.rule import Rule

DEFAULT_AFTER_DAYS = 60
DEFAULT_BEFORE_DAYS = 14
DEFAULT_POST_DAYS = 30


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post and rival, unless the post itself tells of the rival's part in it.

    An earlier post with the same view, from before the rival's deal or post came near, clears it.
    """
    paid = Nearby(history, lambda told: told.is_sold)
    for brand_id in history.told_brands:
        for told in history.told_of(brand_id):
            if told.stance is not Stance.DISSUADE:
                continue
            deals = _near_deals(history, rule, brand_id, told.day)
            found = [
                finding
                for deal in deals
                if (finding := _by_deal(history, rule, brand_id, told, deal)) is not None
            ]
            yield from found
            if not deals:
                yield from _by_posts(history, rule, brand_id, told, paid)


def _near_deals(history: History, rule: Rule, brand_id: str, day: date) -> list[Deal]:
    after = timedelta(days=number(rule, "after_days", DEFAULT_AFTER_DAYS))
    before = timedelta(days=number(rule, "before_days", DEFAULT_BEFORE_DAYS))
    return [deal for deal in history.rival_deals(brand_id) if _is_near(deal, day, after, before)]


def _is_near(deal: Deal, day: date, after: timedelta, before: timedelta) -> bool:
    if deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
        return False
    if deal.covers(day):
        return True
    if deal.ends is not None and deal.ends < day:
        return day - deal.ends <= after
    return deal.starts is not None and day < deal.starts <= day + before


def _by_deal(history: History, rule: Rule, brand_id: str, told: Told, deal: Deal) -> Finding | None:
    rival = brand_of(deal)
    if _is_told(history, told.post, rival):
        return None
    since = (deal.starts or told.day) - timedelta(
        days=number(rule, "before_days", DEFAULT_BEFORE_DAYS)
    )
    if _was_said_before(history, brand_id, since):
        return None
    runs = deal.covers(told.day) and not told.post.is_disclosed
    return make_finding(
        rule,
        Outcome.FLAG if runs else Outcome.NEEDS_REVIEW,
        [told.post],
        brand_quotes(told.post, brand_id),
        anchor=[told.post.post_id, rival],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "rival": history.name(rival),
            "day": told.day,
            "starts": deal.starts or "",
            "ends": deal.ends or "",
        },
        unsure_because="" if runs else "the deal did not run that day, or the post has a label",
        cleared=looked_in(history, brand_id, date.min, told.day),
    )


def _by_posts(
    history: History, rule: Rule, brand_id: str, told: Told, paid: Nearby
) -> Iterator[Finding]:
    days = number(rule, "post_days", DEFAULT_POST_DAYS)
    own = told.post.post_id
    near = [
        found
        for found in (
            paid.before(brand_id, told.day, days, own),
            paid.after(brand_id, told.day, days, own),
        )
        if found is not None and not _is_told(history, told.post, found.brand_id)
    ]
    if not near:
        return
    closest = min(near, key=lambda found: abs(found.told.day - told.day))
    first = min(told.day, closest.told.day) - timedelta(days=days)
    if not _was_said_before(history, brand_id, first):
        yield _chain(history, rule, brand_id, told, closest)


def _chain(history: History, rule: Rule, brand_id: str, told: Told, near: Near) -> Finding:
    posts = sorted((told, near.told), key=lambda entry: entry.day)
    return make_finding(
        rule,
        Outcome.NEEDS_REVIEW,
        [entry.post for entry in posts],
        (*brand_quotes(told.post, brand_id), *brand_quotes(near.told.post, near.brand_id)),
        anchor=[told.post.post_id, near.brand_id],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "rival": history.name(near.brand_id),
            "day": told.day,
            "paid_day": near.told.day,
            "days": abs((told.day - near.told.day).days),
        },
        unsure_because="no deal with the rival is recorded for that day",
        cleared=looked_in(history, brand_id, date.min, told.day),
    )


def _was_said_before(history: History, brand_id: str, before: date) -> bool:
    """Whether a post from before that day already advised against the brand."""
    first = history.first_against(brand_id)
    return first is not None and first < before


def _is_told(history: History, post: TrustPost, rival: str) -> bool:
    """Whether the post names the rival, or its group, beside words on a tie."""
    if not tells_tie(post):
        return False
    sides = {rival, *history.above(rival)}
    return any(sides & {m.brand_id, *history.above(m.brand_id)} for m in post.mentions)
