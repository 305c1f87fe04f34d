"""Several posts side by side: what the trust risks look at."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from creator_audit.model.brand import Brand, BrandMention, Stance
from creator_audit.model.deal import Deal, DealStatus
from creator_audit.model.signal import Signal, SignalKind, Strength

TOLD_ALONE = frozenset({SignalKind.NO_USE, SignalKind.BOUND_WORDS, SignalKind.TREND})
"""Signals that a trust risk speaks of even in a post that names no brand and swaps nothing.

A risk that starts from another kind of signal must add it here, or its posts are not read.
"""

TIES = (Strength.STRONG, Strength.RECORDED)
_AGAINST = "deinfluencing"
_SOLD = "sponsored"


class TrustPost(NamedTuple):
    """One judged post, reduced to what a risk over several posts needs."""

    post_id: str
    account_id: str
    platform: str
    day: date | None
    """In the client's time zone."""
    post_class: str
    also: tuple[str, ...]
    tie: str
    """`Strength` value."""
    redirect: bool
    is_disclosed: bool
    """Some label that at least one jurisdiction accepts was found in the post."""
    signals: tuple[Signal, ...]
    roles: tuple[str, ...]
    """Role of each text part, by part number."""
    mentions: tuple[BrandMention, ...]

    @property
    def has_tie(self) -> bool:
        """Whether a tie is recorded or has a strong sign."""
        return self.tie in TIES

    def stances(self) -> dict[str, Stance]:
        """Brand -> stance; advice against wins over praise within one post.

        One harsh word near a brand is no advice against it: the post as a whole has to be.
        """
        if not self.mentions:
            return {}
        advises = _advises_against(self)
        found: dict[str, Stance] = {}
        for mention in self.mentions:
            known = found.get(mention.brand_id, Stance.NEUTRAL)
            is_idle = mention.stance is Stance.DISSUADE and not advises
            if known is Stance.DISSUADE or mention.stance is Stance.NEUTRAL or is_idle:
                found.setdefault(mention.brand_id, known)
            else:
                found[mention.brand_id] = mention.stance
        return found


def _advises_against(post: TrustPost) -> bool:
    if _AGAINST in (post.post_class, *post.also) or post.redirect:
        return True
    stands = {mention.stance for mention in post.mentions}
    if post.post_class == _SOLD and stands <= {Stance.DISSUADE, Stance.NEUTRAL}:
        return False
    return any(
        signal.kind is SignalKind.DISSUASION and signal.strength is Strength.STRONG
        for signal in post.signals
    )


class TimelineEntry(NamedTuple):
    """One post of an account in order of time."""

    post_id: str
    account_id: str
    day: date
    post_class: str


class Told(NamedTuple):
    """One dated post and how it speaks of one brand."""

    post: TrustPost
    stance: Stance
    day: date

    @property
    def is_sold(self) -> bool:
        """Whether the post has a tie and does not advise against the brand."""
        return self.post.has_tie and self.stance is not Stance.DISSUADE


@dataclass(frozen=True)
class History:
    """A client's judged posts that a risk may speak of, with what is looked up again and again.

    Everything derived is made once and in one pass, so that no risk compares all with all.
    """

    posts: Sequence[TrustPost]
    """In order of time: posts that name a brand, swap one thing for another or hold one of
    `TOLD_ALONE`."""
    timeline: Sequence[TimelineEntry]
    """Every dated post with text, in order of account, then time."""
    deals: tuple[Deal, ...] = ()
    brands: dict[str, Brand] = field(default_factory=dict)
    rivals: frozenset[frozenset[str]] = frozenset()
    """Pairs of brand ids the user named as rivals."""
    not_rivals: frozenset[frozenset[str]] = frozenset()
    """Pairs of one category that the user said are none."""

    def name(self, brand_id: str) -> str:
        """The brand's name as shown to people."""
        brand = self.brands.get(brand_id)
        return brand.name if brand else brand_id

    def category(self, brand_id: str) -> str:
        """Folded category of a brand, or of the nearest brand above it that has one."""
        for id_ in (brand_id, *self.above(brand_id)):
            brand = self.brands.get(id_)
            if brand and brand.category:
                return brand.category.strip().casefold()
        return ""

    def above(self, brand_id: str) -> tuple[str, ...]:
        """The brands, or names of groups, that a brand belongs to, nearest first."""
        known = self._above.get(brand_id)
        if known is None:
            known = self._above[brand_id] = tuple(self._climb(brand_id))
        return known

    def _climb(self, brand_id: str) -> Iterator[str]:
        seen = {brand_id}
        brand = self.brands.get(brand_id)
        while brand and brand.parent.strip():
            id_ = self._ids.get(brand.parent.strip().casefold(), brand.parent.strip().casefold())
            if id_ in seen:
                return
            seen.add(id_)
            yield id_
            brand = self.brands.get(id_)

    def group(self, brand_id: str) -> str:
        """The topmost brand or group a brand belongs to; itself where none is known."""
        return (*(brand_id,), *self.above(brand_id))[-1]

    def are_rivals(self, one: str, other: str) -> bool:
        """Named as rivals by the user, or of the same category; never within one group."""
        if one == other:
            return False
        if frozenset((one, other)) in self.rivals:
            return True
        if frozenset((one, other)) in self.not_rivals or self.group(one) == self.group(other):
            return False
        category = self.category(one)
        return bool(category) and category == self.category(other)

    def deals_of(self, brand_id: str) -> tuple[Deal, ...]:
        """Deals with a brand, and with the brands above it: they cover its product lines."""
        return tuple(
            deal for id_ in (brand_id, *self.above(brand_id)) for deal in self._deals.get(id_, ())
        )

    def rival_deals(self, brand_id: str) -> tuple[Deal, ...]:
        """Deals that held at some time with a rival of the brand."""
        known = self._rival_deals.get(brand_id)
        if known is None:
            near = {
                deal.id: deal
                for deal in (
                    *self._category_deals.get(self.category(brand_id), ()),
                    *(d for id_ in self.named_rivals(brand_id) for d in self._deals.get(id_, ())),
                )
                if self.are_rivals(brand_id, brand_of(deal))
            }
            known = self._rival_deals[brand_id] = tuple(near.values())
        return known

    def named_rivals(self, brand_id: str) -> tuple[str, ...]:
        """Brands that the user named as this one's rivals."""
        return self._named.get(brand_id, ())

    def told_of(self, brand_id: str) -> Sequence[Told]:
        """Every dated post that names the brand, in order of time."""
        return self._told.get(brand_id, ())

    @property
    def told_brands(self) -> tuple[str, ...]:
        """Ids of all brands that some dated post names, sorted."""
        return tuple(sorted(self._told))

    def told_between(self, brand_id: str, first: date, last: date) -> range:
        """Places in `told_of` of the posts from `first` to `last`, both counted."""
        days = self._days.get(brand_id, ())
        at = bisect_left(days, first.toordinal())
        return range(at, bisect_left(days, last.toordinal() + 1))

    def first_against(self, brand_id: str) -> date | None:
        """Day of the first post that advises against the brand."""
        return self._first_against.get(brand_id)

    @cached_property
    def _above(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _rival_deals(self) -> dict[str, tuple[Deal, ...]]:
        return {}

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {brand.name.strip().casefold(): id_ for id_, brand in self.brands.items()} | {
            id_.casefold(): id_ for id_ in self.brands
        }

    @cached_property
    def _deals(self) -> dict[str, list[Deal]]:
        found: dict[str, list[Deal]] = defaultdict(list)
        for deal in self.deals:
            found[brand_of(deal)].append(deal)
        return dict(found)

    @cached_property
    def _category_deals(self) -> dict[str, list[Deal]]:
        found: dict[str, list[Deal]] = defaultdict(list)
        for deal in self.deals:
            if deal.status not in (DealStatus.OFFERED, DealStatus.DECLINED):
                found[self.category(brand_of(deal))].append(deal)
        found.pop("", None)
        return dict(found)

    @cached_property
    def _named(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for pair in sorted(map(sorted, self.rivals)):
            if len(pair) == 2:
                found[pair[0]].append(pair[1])
                found[pair[1]].append(pair[0])
        return {id_: tuple(others) for id_, others in found.items()}

    @cached_property
    def _told(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = defaultdict(list)
        for post in self.posts:
            if post.day is not None:
                for brand_id, stance in post.stances().items():
                    found[brand_id].append(Told(post, stance, post.day))
        return dict(found)

    @cached_property
    def _days(self) -> dict[str, list[int]]:
        return {id_: [t.day.toordinal() for t in told] for id_, told in self._told.items()}

    @cached_property
    def _first_against(self) -> dict[str, date]:
        found: dict[str, date] = {}
        for id_, told in self._told.items():
            against = (entry.day for entry in told if entry.stance is Stance.DISSUADE)
            if (first := next(against, None)) is not None:
                found[id_] = first
        return found


def brand_of(deal: Deal) -> str:
    """The id of the brand a deal is with, or its name where it was not matched."""
    return deal.brand_id or deal.brand
