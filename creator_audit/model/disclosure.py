"""What a post says about its tie, and whether that does for a jurisdiction."""

from dataclasses import dataclass
from enum import StrEnum

from creator_audit.model.signal import Signal, Strength


class Verdict(StrEnum):
    """Outcome of the disclosure rules of one jurisdiction for one post."""

    SUFFICIENT = "sufficient"
    INSUFFICIENT = "insufficient"
    NONE_FOUND = "none_found"
    NOT_REQUIRED = "not_required"
    CANNOT_TELL = "cannot_tell"


class Problem(StrEnum):
    """Why a label that is there does not do. Order = which is named when several fit."""

    BURIED = "buried"
    LATE = "late"
    WRONG_LANGUAGE = "wrong_language"
    AMBIGUOUS = "ambiguous"
    PLATFORM_LABEL_ONLY = "platform_label_only"


class Clarity(StrEnum):
    """What a jurisdiction holds of a label's words."""

    SUFFICIENT = "sufficient"
    CONDITIONAL = "conditional"
    INSUFFICIENT = "insufficient"


class Channel(StrEnum):
    """A place where a disclosure may stand that an export may not hold."""

    PLATFORM_LABEL = "platform_label"
    SPOKEN = "spoken"
    ON_SCREEN = "on_screen"


@dataclass(frozen=True, slots=True)
class DisclosureMark:
    """The best label found, with its place in the original text."""

    signal: Signal
    clarity: Clarity
    visible_chars: int | None
    """The fold that applied to its part, in code points; None: that part has no fold."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Verdict of one jurisdiction on one post."""

    jurisdiction: str
    verdict: Verdict
    problem: Problem | None = None
    rule_id: str = ""
    severity: str = ""
    citations: tuple[str, ...] = ()
    """Ids of citations in force on the day of the post."""
    mark: DisclosureMark | None = None
    missing_channels: tuple[Channel, ...] = ()
    reason: str = ""
    """Short machine reason, for instance ``weak-signs-only`` or ``near-the-fold``."""
    is_open: bool = False
    """What was found carries a question, not a gap (a recalled source, a place not quite sure)."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The commercial tie of a post as far as it can be seen."""

    strength: Strength
    signals: tuple[Signal, ...] = ()
    relation: str = ""
    """paid, gift, affiliate, own_brand, employee, past_relation, none or empty (unknown)."""
