"""Where, when, in which channel and language a label must stand: a closed set of typed limits."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from creator_audit.model.dated import Dated
from creator_audit.model.disclosure import Clarity


class LimitKind(StrEnum):
    """What a limit is about."""

    PLACES = "places"
    POSITION = "position"
    HASHTAG_RUN = "hashtag-run"
    END = "end"
    FRAMES = "frames"
    CHANNELS = "channels"
    REPEATS = "repeats"
    LANGUAGE = "language"
    PLATFORM_LABEL = "platform-label"
    UNLISTED = "unlisted"


class Spot(StrEnum):
    """Where in a text a label may be asked to stand."""

    FIRST_WORDS = "first-words"
    BEFORE_FOLD = "before-fold"
    FIRST_HASHTAGS = "first-hashtags"
    BESIDE_LINK = "beside-link"


@dataclass(frozen=True, slots=True)
class Places:
    """Text parts (`PartRole` values) by what a reader of the post sees of them."""

    seen: frozenset[str]
    elsewhere: frozenset[str] = frozenset()
    """Another place: a label that stands there alone is buried."""
    later: frozenset[str] = frozenset()
    """Read only after the claim: late."""


@dataclass(frozen=True, slots=True)
class Position:
    """A label must stand in any of these spots; in none of them it is buried."""

    any_of: tuple[Spot, ...]
    first_words: int = 60
    """Characters that may stand before it; names, tags of accounts and emoji do not count."""
    first_hashtags: int = 3
    beside_chars: int = 80


@dataclass(frozen=True, slots=True)
class HashtagRun:
    """A label inside a run of so many tags, with so many of them before it, is buried."""

    run: int
    before: int


@dataclass(frozen=True, slots=True)
class End:
    """Plain words only at the end, or far down, come late."""

    glance_chars: int
    """A text this short is read at a glance."""
    deep_chars: int


@dataclass(frozen=True, slots=True)
class Frames:
    """Each frame of a story is judged alone."""


@dataclass(frozen=True, slots=True)
class Channels:
    """Where a video must say or show it; judged where the export holds such a part."""

    channels: tuple[str, ...]
    """`Channel` values."""
    needs_all: bool = False


@dataclass(frozen=True, slots=True)
class Repeats:
    """How often a live stream or a sound must say it; less often is late."""

    count: int


@dataclass(frozen=True, slots=True)
class Language:
    """Which language a label's words must be in."""

    follows: str
    """``post``, ``audience`` (the country's languages) or ``either``."""
    international: tuple[str, ...] = ()
    """Terms understood everywhere."""


@dataclass(frozen=True, slots=True)
class PlatformLabel:
    """What the platform's own label is worth alone."""

    worth: Clarity


@dataclass(frozen=True, slots=True)
class Unlisted:
    """What a label that no file lists is worth."""

    clarity: Clarity


Asked = (
    Places
    | Position
    | HashtagRun
    | End
    | Frames
    | Channels
    | Repeats
    | Language
    | PlatformLabel
    | Unlisted
)


@dataclass(frozen=True, slots=True)
class Limit(Dated):
    """One limit with the posts, ties and days it applies to."""

    kind: LimitKind
    asks: Asked
    citations: tuple[str, ...]
    condition: str = ""
    """Our sentence on it, shown to people."""
    post_kinds: frozenset[str] = frozenset()
    """`PostKind` values; empty: all."""
    platforms: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()
    """Relations of the post; an unknown one fits every limit."""
    at_most: str = "gap"
    """``question`` where the source does not carry more."""
    body: str = ""
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Where a view of words holds; what is empty or 0 asks nothing, all else must hold."""

    ties: frozenset[str] = frozenset()
    """Relations of the post; an unknown one fits."""
    roles: frozenset[str] = frozenset()
    post_kinds: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    post_languages: frozenset[str] = frozenset()
    first_hashtags: int = 0
    """The tag is among the first so many of its text; a term without ``#`` fits."""
    after_labels: tuple[str, ...] = ()
    """Counts only together with and behind one of these."""
    with_brand_tag: bool | None = None
    """Whether a brand's hashtag or handle must stand in the same text."""
    beside_link: int = 0
    """Characters to an affiliate link or a code at most."""
