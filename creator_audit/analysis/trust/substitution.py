"""Advice not to buy X but to buy Y, while Y carries a link or code the writer may earn from."""

from collections.abc import Iterator
from typing import NamedTuple

from creator_audit.analysis.chains import (
    IN_POST,
    as_evidence,
    brand_quotes,
    has,
    has_tie,
    make_finding,
    number,
    quotes,
)
from creator_audit.analysis.nearby import Nearby
from creator_audit.model.brand import BrandMention, Stance
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Evidence, Finding, Outcome
from creator_audit.model.history import History, TrustPost
from creator_audit.model.rule import Rule
from creator_audit.model.signal import Signal, SignalKind, Strength

EARNING = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.DISCOUNT_CODE,
        SignalKind.AFFILIATE_STATEMENT,
        SignalKind.OWN_GOODS,
        SignalKind.RESELLER,
        SignalKind.PAYMENT,
    }
)
GIVEN = frozenset({SignalKind.GIFT, SignalKind.LOAN, SignalKind.TRIP, SignalKind.EMPLOYMENT})
"""Signs that may as well speak of the thing advised against."""
MAYBE_EARNING = (SignalKind.TRACKING_LINK,)
DEFAULT_WINDOW_DAYS = 14
_PAYING = frozenset(
    {SignalKind.PAYMENT, SignalKind.GIFT, SignalKind.DISCLOSURE_LABEL, SignalKind.EMPLOYMENT}
)
_RIGHT_BEHIND = 12
_NEAR = 60
"""Characters between a brand's name and a sign that still belong together."""


class Swap(NamedTuple):
    """What a post says not to get, and what to get instead; either may stand without a name."""

    against: tuple[str, ...]
    instead: tuple[str, ...]


def assess(history: History, rule: Rule) -> Iterator[Finding]:
    """One finding per post, then one per pair of posts near each other."""
    slated = Nearby(history, lambda told: told.stance is Stance.DISSUADE)
    for post in history.posts:
        swap = swap_in(post)
        if swap is not None:
            found = _in_one_post(history, rule, post, swap)
            if found is not None:
                yield found
                continue
        yield from _in_two_posts(history, rule, post, slated)


def swap_in(post: TrustPost) -> Swap | None:
    """The swap a post makes, or None: one brand spoken against and another for, or its words."""
    stands = post.stances()
    against = tuple(b for b, stance in stands.items() if stance is Stance.DISSUADE)
    instead = tuple(b for b, stance in stands.items() if stance is Stance.PRAISE)
    is_swap = post.redirect or (against and instead) or _is_loose(post, against)
    named = {mention.brand_id for mention in post.mentions}
    if not is_swap or (len(named) == 1 and payer(post) in named):
        return None
    return Swap(against, instead)


def _is_loose(post: TrustPost, against: tuple[str, ...]) -> bool:
    """Words for an alternative, and plain words against the thing that is not it."""
    if not has(post, SignalKind.SUBSTITUTION):
        return False
    named = {mention.brand_id for mention in post.mentions}
    words = (SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT)
    is_critical = any(
        signal.kind in words and signal.strength is Strength.STRONG for signal in post.signals
    )
    return bool(against) or (len(named) > 1 and is_critical)


def payer(post: TrustPost) -> str:
    """The brand named right behind a label or words on pay ("ad with @brand"); else empty."""
    for signal in post.signals:
        if signal.kind not in _PAYING or signal.part < 0:
            continue
        for mention in post.mentions:
            if mention.part == signal.part and 0 <= mention.start - signal.end <= _RIGHT_BEHIND:
                return mention.brand_id
    return ""


def _in_one_post(history: History, rule: Rule, post: TrustPost, swap: Swap) -> Finding | None:
    deals = _deals(history, post, swap)
    earning = tuple(as_evidence(post, sign) for sign in earning_signs(post, swap))
    maybe = quotes(post, *MAYBE_EARNING)
    if not deals and not (has_tie(post) and earning) and not maybe:
        return None
    unsure = _unsure(post, is_tied=bool(deals or earning))
    return make_finding(
        rule,
        Outcome.NEEDS_REVIEW if unsure else Outcome.FLAG,
        [post],
        (*quotes(post, SignalKind.SUBSTITUTION, SignalKind.DISSUASION), *earning, *maybe),
        anchor=[post.post_id],
        brand=next(iter((*swap.against, *swap.instead)), ""),
        parameters={
            "swap": _words(post),
            "signs": ", ".join(_signs(history, deals, (*earning, *maybe))),
            "day": post.day or "",
        },
        unsure_because=unsure,
        cleared="a label was found in the post" if post.is_disclosed else IN_POST,
    )


def _words(post: TrustPost) -> str:
    kinds = (SignalKind.SUBSTITUTION, SignalKind.DISSUASION, SignalKind.DISAPPOINTMENT)
    for kind in kinds:
        for signal in post.signals:
            if signal.kind is kind:
                return signal.text
    return ""


def _signs(history: History, deals: list[Deal], signs: tuple[Evidence, ...]) -> list[str]:
    told = {evidence.signal.text for evidence in signs}
    told |= {f"a recorded deal with {history.name(deal.brand_id or deal.brand)}" for deal in deals}
    return sorted(told)


def _deals(history: History, post: TrustPost, swap: Swap) -> list[Deal]:
    """Deals that cover the day, with a brand that is not the one advised against."""
    if post.day is None:
        return []
    others = [b for b in post.stances() if b not in swap.against]
    found = {d.id: d for b in others for d in history.deals_of(b) if d.covers(post.day)}
    return list(found.values())


def earning_signs(post: TrustPost, swap: Swap) -> list[Signal]:
    """Signs of a tie that can concern what is named instead.

    A sign right beside a third brand, or a gift right beside the thing advised against, is not
    about the swap.
    """
    sides = {*swap.against, *swap.instead}
    found = []
    for signal in post.signals:
        if signal.strength is Strength.WEAK or signal.kind not in EARNING | GIVEN:
            continue
        brand_id = _beside(post, signal)
        is_third = bool(brand_id) and bool(swap.instead) and brand_id not in sides
        is_other = signal.kind in GIVEN and brand_id in swap.against
        if not is_third and not is_other:
            found.append(signal)
    return found


def _beside(post: TrustPost, signal: Signal) -> str:
    """The brand named nearest to a sign of the same text; empty where none stands near."""
    near = [m for m in post.mentions if m.part == signal.part and signal.part >= 0]
    if not near:
        return ""
    nearest = min(near, key=lambda mention: _distance(mention, signal))
    return nearest.brand_id if _distance(nearest, signal) <= _NEAR else ""


def _distance(mention: BrandMention, signal: Signal) -> int:
    return max(mention.start - signal.end, signal.start - mention.end, 0)


def _unsure(post: TrustPost, *, is_tied: bool) -> str:
    if not is_tied:
        return "whether the link earns anything cannot be told from its address"
    return "a label was found in the post" if post.is_disclosed else ""


def _in_two_posts(
    history: History, rule: Rule, post: TrustPost, slated: Nearby
) -> Iterator[Finding]:
    """A sale of Y as an alternative, shortly after advice against its rival X."""
    if post.day is None or not has_tie(post) or not has(post, SignalKind.SUBSTITUTION):
        return
    days = number(rule, "window_days", DEFAULT_WINDOW_DAYS)
    for brand_id, stance in post.stances().items():
        if stance is Stance.DISSUADE:
            continue
        near = slated.before(brand_id, post.day, days, post.post_id)
        if near is None or near.told.post.account_id != post.account_id:
            continue
        yield make_finding(
            rule,
            Outcome.NEEDS_REVIEW,
            [near.told.post, post],
            (
                *brand_quotes(near.told.post, near.brand_id),
                *brand_quotes(post, brand_id),
                *quotes(post, SignalKind.SUBSTITUTION),
            ),
            anchor=[near.told.post.post_id, post.post_id],
            brand=near.brand_id,
            parameters={
                "swap": _words(post),
                "signs": history.name(brand_id),
                "rival": history.name(brand_id),
                "day": post.day,
            },
            unsure_because="the two posts may have nothing to do with each other",
            cleared="a label was found in the later post" if post.is_disclosed else IN_POST,
        )
        return
