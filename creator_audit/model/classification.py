"""What a post mainly is."""

from dataclasses import dataclass
from enum import StrEnum

from creator_audit.model.signal import Signal


class PostClass(StrEnum):
    """The four classes; a commercial tie comes first, then advice against, then praise."""

    SPONSORED = "sponsored"
    RECOMMENDING = "recommending"
    DEINFLUENCING = "deinfluencing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Classification:
    """The best guess, how sure it is, and why."""

    value: PostClass
    confidence: float
    """0 to 1: share of posts of this make-up expected to be in this class."""
    also: tuple[PostClass, ...] = ()
    """Further classes that fit (an anti-haul with affiliate links is also deinfluencing)."""
    cannot_tell: bool = False
    redirect: bool = False
    """Says not to get one thing and names another to get instead."""
    reasons: tuple[Signal, ...] = ()
    by_user: bool = False
