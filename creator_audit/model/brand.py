"""Brands, how they relate, and how a post speaks of them."""

from dataclasses import dataclass
from enum import StrEnum


class HandleRole(StrEnum):
    """What the owner says a handle, domain or code belongs to."""

    BRAND = "brand"
    FRIEND = "friend"
    OWN = "own"
    IGNORED = "ignored"
    """No brand at all, or one that the owner does not want to see."""


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand with everything it is known by. Names are compared folded."""

    id: str
    name: str
    category: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
    handles: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    role: HandleRole = HandleRole.BRAND


class Stance(StrEnum):
    """How a post speaks of a brand."""

    PRAISE = "praise"
    DISSUADE = "dissuade"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class BrandMention:
    """A brand named in a post."""

    brand_id: str
    post_id: str
    part: int
    start: int
    end: int
    text: str
    stance: Stance = Stance.NEUTRAL
