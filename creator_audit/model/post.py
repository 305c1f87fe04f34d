"""A post as the archive holds it, before any judgement."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256


class PostKind(StrEnum):
    """Where the platform shows it; decides fold and channels."""

    FEED = "feed"
    STORY = "story"
    REEL = "reel"
    SHORT = "short"
    VIDEO = "video"
    LIVE = "live"
    AUDIO = "audio"
    COMMUNITY = "community"
    COMMENT = "comment"


class Standing(StrEnum):
    """Whether a record counts as a post of the account's owner (`OWN`) or is kept apart."""

    OWN = "own"
    REPOST = "repost"
    COMMENT = "comment"
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    TRASHED = "trashed"
    DELETED = "deleted"
    PAGE = "page"
    DIRECT_MESSAGE = "direct_message"


class PartRole(StrEnum):
    """Which text of the post this is."""

    TITLE = "title"
    CAPTION = "caption"
    DESCRIPTION = "description"
    ON_SCREEN = "on_screen"
    TRANSCRIPT = "transcript"
    FRAME = "frame"
    LINK_STICKER = "link_sticker"
    ALT_TEXT = "alt_text"
    PINNED_COMMENT = "pinned_comment"
    HASHTAGS = "hashtags"
    LANDING_PAGE = "landing_page"


@dataclass(frozen=True, slots=True)
class TextPart:
    """One text of a post, as given (no trimming, no folding)."""

    role: PartRole
    text: str
    language: str | None = None
    frame: int | None = None
    """Which frame of a story, from 1."""
    fold: int | None = None
    """Offset (code points) after which the platform hides the text, if the source states it;
    otherwise the platform's own dated length applies when judging."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the post with its true target."""

    url: str
    text: str = ""
    """What the reader sees, if that differs."""


class MediaKind(StrEnum):
    """What a media file holds."""

    PHOTO = "photo"
    VIDEO = "video"
    AUDIO = "audio"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Media:
    """A media file named by the archive; it is never opened."""

    uri: str
    kind: MediaKind = MediaKind.UNKNOWN


class LabelKind(StrEnum):
    """What a platform's own switch or label says."""

    PAID_PARTNERSHIP = "paid_partnership"
    COMMERCIAL_CONTENT = "commercial_content"
    OWN_BRAND = "own_brand"
    ADVERTISEMENT = "advertisement"
    AI_GENERATED = "ai_generated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PlatformLabel:
    """One label or flag of the platform. `is_on` None: the export's word could not be read."""

    kind: LabelKind
    is_on: bool | None
    raw: str = ""
    """The label and value verbatim, as ``label: value``."""
    partner: str = ""


@dataclass(frozen=True, slots=True)
class ImportSource:
    """Down to the record: where a post was read."""

    file: str
    """Member inside the archive (POSIX path)."""
    pointer: str
    """JSON pointer, ``line 12`` or ``entry 3``."""
    layout: str
    """For instance ``instagram 2025-03 json``."""


@dataclass(frozen=True, slots=True)
class Post:
    """One post. Times are aware UTC; `None` means the archive holds no readable time."""

    id: str
    """``platform:native id``; without one, ``platform:~digest`` (see `post_id`)."""
    account_id: str
    platform: str
    published_at: datetime | None
    source: ImportSource
    kind: PostKind = PostKind.FEED
    standing: Standing = Standing.OWN
    native_id: str = ""
    utc_offset_minutes: int | None = None
    """Offset the source stated; None when the source gave UTC or no zone."""
    is_zone_known: bool = True
    edited_at: datetime | None = None
    permalink: str = ""
    parts: tuple[TextPart, ...] = ()
    links: tuple[Link, ...] = ()
    media: tuple[Media, ...] = ()
    labels: tuple[PlatformLabel, ...] = ()
    collaborators: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    """Other fields worth keeping (likes, views, relation …) as strings."""

    @property
    def has_text(self) -> bool:
        """Whether any part holds something to read."""
        return any(part.text.strip() for part in self.parts)


def label_state(labels: tuple[PlatformLabel, ...]) -> bool | None:
    """Whether the platform's paid or commercial label was on: True, False or None (unknown).

    Any commercial label that is on wins; False needs a label that says so and none unreadable.
    """
    commercial = [
        label.is_on
        for label in labels
        if label.kind not in (LabelKind.AI_GENERATED, LabelKind.UNKNOWN)
    ]
    if any(commercial):
        return True
    if commercial and all(state is False for state in commercial):
        return False
    return None


def post_id(platform: str, native_id: str) -> str:
    """The stable id of a post that has a native id."""
    return f"{platform}:{native_id}"


def digest_id(platform: str, *facts: str) -> str:
    """A stable id for a record without a native id, from facts a second export repeats."""
    digest = sha256("\x1f".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{platform}:~{digest}"
