"""Advice against a brand while, or soon after, a deal with its rival ran."""

from collections.abc import Iterator
from datetime import date, timedelta

from creator_audit.analysis.chains import brand_quotes, make_finding, number, stances
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History
from creator_audit.model.rule import Rule

DEFAULT_AFTER_DAYS = 60


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post and rival with a deal near it, unless the post itself tells of it."""
    after = number(rule, "after_days", DEFAULT_AFTER_DAYS)
    for post in history.posts:
        if post.day is None:
            continue
        slated = [b for b, stance in stances(post).items() if stance is Stance.DISSUADE]
        for brand_id in slated:
            for deal in history.deals:
                rival = deal.brand_id or deal.brand
                if not history.are_rivals(brand_id, rival) or not _is_near(deal, post.day, after):
                    continue
                runs = deal.covers(post.day) and not post.is_disclosed
                yield make_finding(
                    rule,
                    Outcome.FLAG if runs else Outcome.NEEDS_REVIEW,
                    [post],
                    brand_quotes(post, brand_id),
                    anchor=[post.post_id, rival],
                    brand=brand_id,
                    parameters={
                        "brand": history.name(brand_id),
                        "rival": history.name(rival),
                        "day": post.day,
                        "starts": deal.starts or "",
                        "ends": deal.ends or "",
                    },
                    unsure_because="" if runs else "the deal had ended, or the post has a label",
                )


def _is_near(deal: Deal, day: date, after_days: int) -> bool:
    if deal.covers(day):
        return True
    if deal.status in (DealStatus.OFFERED, DealStatus.DECLINED) or deal.ends is None:
        return False
    return deal.ends < day <= deal.ends + timedelta(days=after_days)
