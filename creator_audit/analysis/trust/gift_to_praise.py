"""A gift on record, then praise of the same brand with no word on the gift."""

from collections.abc import Iterator
from datetime import timedelta

from creator_audit.analysis.chains import brand_quotes, make_finding, number, stances
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule

DEFAULT_WINDOW_DAYS = 90
GIFTS = (DealKind.GIFT, DealKind.LOAN, DealKind.TRIP)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per gift: the praising posts within the window that carry no label."""
    window = timedelta(days=number(rule, "window_days", DEFAULT_WINDOW_DAYS))
    for deal in history.deals:
        if deal.kind not in GIFTS or deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
            continue
        brand_id = deal.brand_id or deal.brand
        praise = [post for post in history.posts if _praises(post, brand_id, deal, window)]
        if not praise:
            continue
        yield make_finding(
            rule,
            Outcome.FLAG,
            praise,
            [quote for post in praise for quote in brand_quotes(post, brand_id)],
            anchor=[brand_id, deal.id or str(deal.starts)],
            brand=brand_id,
            parameters={
                "brand": history.name(brand_id),
                "gift_day": deal.starts or "",
                "posts": len(praise),
                "day": praise[0].day or "",
            },
        )


def _praises(post: TrustPost, brand_id: str, deal: Deal, window: timedelta) -> bool:
    if post.day is None or deal.starts is None or post.is_disclosed:
        return False
    if not timedelta(0) <= post.day - deal.starts <= window:
        return False
    return stances(post).get(brand_id) is Stance.PRAISE
