"""Several posts side by side: what the trust risks look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from creator_audit.model.brand import Brand, BrandMention
from creator_audit.model.deal import Deal
from creator_audit.model.signal import Signal, SignalKind

TOLD_ALONE = frozenset({SignalKind.NO_USE, SignalKind.BOUND_WORDS, SignalKind.TREND})
"""Signals that a trust risk speaks of even in a post that names no brand and swaps nothing.

A risk that starts from another kind of signal must add it here, or its posts are not read.
"""


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


class TimelineEntry(NamedTuple):
    """One post of an account in order of time."""

    post_id: str
    account_id: str
    day: date
    post_class: str


@dataclass(frozen=True, slots=True)
class History:
    """A client's judged posts that a risk may speak of."""

    posts: Sequence[TrustPost]
    """In order of time: posts that name a brand, swap one thing for another or hold one of
    `TOLD_ALONE`."""
    timeline: Sequence[TimelineEntry]
    """Every dated post with text, in order of account, then time."""
    deals: tuple[Deal, ...] = ()
    brands: dict[str, Brand] = field(default_factory=dict)
    rivals: frozenset[frozenset[str]] = frozenset()
    """Pairs of brand ids the user named as rivals."""

    def name(self, brand_id: str) -> str:
        """The brand's name as shown to people."""
        brand = self.brands.get(brand_id)
        return brand.name if brand else brand_id

    def are_rivals(self, one: str, other: str) -> bool:
        """Named as rivals by the user, or of the same category."""
        if one == other:
            return False
        if frozenset((one, other)) in self.rivals:
            return True
        first, second = self.brands.get(one), self.brands.get(other)
        return bool(first and second and first.category and first.category == second.category)
