"""A gift on record, or told once, then praise of the same brand with no word on the gift."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from creator_audit.analysis.chains import brand_quotes, has, make_finding, number, quotes, tells_tie
from creator_audit.model.brand import Stance
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Evidence, Finding, Outcome
from creator_audit.model.history import History, Told, TrustPost, brand_of
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

DEFAULT_WINDOW_DAYS = 90
GIFTS = (DealKind.GIFT, DealKind.LOAN, DealKind.TRIP)
TOLD_GIFTS = (SignalKind.GIFT, SignalKind.LOAN, SignalKind.TRIP)


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per gift: the praising posts within the window that carry no word on it.

    A label, words on the gift, or words that the writer bought the thing clear a post.
    """
    window = timedelta(days=number(rule, "window_days", DEFAULT_WINDOW_DAYS))
    lines = _lines(history)
    recorded: set[str] = set()
    for deal in history.deals:
        if deal.kind not in GIFTS or deal.status in (DealStatus.OFFERED, DealStatus.DECLINED):
            continue
        for brand_id in lines.get(brand_of(deal), ()):
            recorded.add(brand_id)
            praise = _praising(history, brand_id, deal.starts or deal.ends, window)
            if praise:
                yield _of_deal(history, rule, brand_id, deal, praise)
    for brand_id in history.told_brands:
        if brand_id not in recorded:
            yield from _of_words(history, rule, brand_id, window)


def _lines(history: History) -> dict[str, list[str]]:
    """Brand or group -> brands it covers, itself among them."""
    found: dict[str, list[str]] = {}
    for brand_id in history.told_brands:
        for id_ in (brand_id, *history.above(brand_id)):
            found.setdefault(id_, []).append(brand_id)
    return found


def _praising(
    history: History, brand_id: str, day: date | None, window: timedelta
) -> list[TrustPost]:
    if day is None:
        return []
    told = history.told_of(brand_id)
    near = (told[at] for at in history.told_between(brand_id, day, day + window))
    return [entry.post for entry in near if _is_untold_praise(entry)]


def _is_untold_praise(told: Told) -> bool:
    if told.stance is not Stance.PRAISE or has(told.post, SignalKind.SELF_BOUGHT, *TOLD_GIFTS):
        return False
    return not tells_tie(told.post)


def _of_deal(
    history: History, rule: Rule, brand_id: str, deal: Deal, praise: Sequence[TrustPost]
) -> Finding:
    return make_finding(
        rule,
        Outcome.FLAG,
        praise,
        [quote for post in praise for quote in brand_quotes(post, brand_id)],
        anchor=[brand_id, deal.id or str(deal.starts)],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "gift_day": deal.starts or deal.ends or "",
            "posts": len(praise),
            "day": praise[0].day or "",
        },
        cleared=f"none found in {_posts(len(praise))}",
    )


def _posts(count: int) -> str:
    return "the post" if count == 1 else f"the {count} posts"


def _of_words(history: History, rule: Rule, brand_id: str, window: timedelta) -> Iterator[Finding]:
    """A gift told in one post, and praise in later ones that says nothing of it."""
    gift: Told | None = None
    praise: list[TrustPost] = []
    for told in history.told_of(brand_id):
        if _tells_gift(told, brand_id):
            if gift is not None and praise:
                yield _after_words(history, rule, brand_id, gift, praise)
                praise = []
            gift = told
        elif gift is not None and told.day - gift.day <= window and _is_untold_praise(told):
            praise.append(told.post)
    if gift is not None and praise:
        yield _after_words(history, rule, brand_id, gift, praise)


def _tells_gift(told: Told, brand_id: str) -> bool:
    """Whether the post tells of a gift, and the gift can be this brand's."""
    gifts = [
        signal
        for signal in told.post.signals
        if signal.kind in TOLD_GIFTS and signal.strength is Strength.RECORDED
    ]
    return any(_nearest(told.post, gift) in ("", brand_id) for gift in gifts)


def _nearest(post: TrustPost, signal: Signal) -> str:
    near = [mention for mention in post.mentions if mention.part == signal.part]
    if not near:
        return ""
    return min(near, key=lambda m: max(m.start - signal.end, signal.start - m.end, 0)).brand_id


def _after_words(
    history: History, rule: Rule, brand_id: str, gift: Told, praise: Sequence[TrustPost]
) -> Finding:
    evidence: list[Evidence] = [*quotes(gift.post, *TOLD_GIFTS)]
    evidence += [quote for post in praise for quote in brand_quotes(post, brand_id)]
    return make_finding(
        rule,
        Outcome.NEEDS_REVIEW,
        [gift.post, *praise],
        evidence,
        anchor=[brand_id, gift.post.post_id],
        brand=brand_id,
        parameters={
            "brand": history.name(brand_id),
            "gift_day": gift.day,
            "posts": len(praise),
            "day": praise[0].day or "",
        },
        unsure_because="the praise may speak of something else than the gift",
        cleared=f"none found in {_posts(len(praise))}",
    )
