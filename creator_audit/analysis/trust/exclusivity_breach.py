"""A post with a tie, or praise, for a brand that a running deal rules out."""

from collections.abc import Iterator
from datetime import date

from creator_audit.analysis.chains import brand_quotes, has_tie, make_finding, stances
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History
from creator_audit.model.rule import Rule


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post and deal; praise without a tie is a question."""
    bound = [deal for deal in history.deals if deal.exclusive_for]
    for post in history.posts:
        if post.day is None:
            continue
        for brand_id, stance in stances(post).items():
            for deal in bound:
                if not _forbids(history, deal, brand_id, post.day):
                    continue
                is_tied = has_tie(post) and stance is not Stance.DISSUADE
                if not is_tied and stance is not Stance.PRAISE:
                    continue
                yield make_finding(
                    rule,
                    Outcome.FLAG if has_tie(post) else Outcome.NEEDS_REVIEW,
                    [post],
                    brand_quotes(post, brand_id),
                    anchor=[post.post_id, deal.brand_id or deal.brand, brand_id],
                    brand=brand_id,
                    parameters={
                        "brand": history.name(brand_id),
                        "partner": history.name(deal.brand_id or deal.brand),
                        "day": post.day,
                        "until": deal.exclusive_until or deal.ends or "",
                    },
                    unsure_because="" if has_tie(post) else "no sign of a tie in the post",
                )


def _forbids(history: History, deal: Deal, brand_id: str, day: date) -> bool:
    if brand_id == (deal.brand_id or deal.brand):
        return False
    last = deal.exclusive_until or deal.ends
    if (deal.starts and day < deal.starts) or (last and day > last):
        return False
    brand = history.brands.get(brand_id)
    names = {brand_id.casefold(), history.name(brand_id).casefold()}
    if brand and brand.category:
        names.add(brand.category.casefold())
    return any(entry.casefold() in names for entry in deal.exclusive_for)
