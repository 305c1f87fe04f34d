"""All that one post's words, deals and corrections come to."""

from dataclasses import dataclass
from datetime import datetime

from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.deal import Deal
from creator_audit.model.disclosure import Disclosure, Tie
from creator_audit.model.finding import Finding
from creator_audit.model.lesson import Lesson
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal


@dataclass(frozen=True, slots=True)
class ScanPart:
    """One text as the scan and the judge see it."""

    role: PartRole
    text: str
    language: str | None = None
    frame: int | None = None
    fold: int | None = None


@dataclass(frozen=True, slots=True)
class ScanInput:
    """What the scan may see of a post. It depends on text and lexicons alone."""

    post_id: str
    platform: str
    parts: tuple[ScanPart, ...]
    links: tuple[str, ...] = ()
    """True link targets that may not stand in the text."""
    language_hint: str | None = None
    """Language of the account's other posts, for captions too short to tell."""


@dataclass(frozen=True, slots=True)
class ScanResult:
    """What was seen, stored as spans."""

    post_id: str
    language: str
    """ISO 639-1 code, or empty: too short to tell."""
    signals: tuple[Signal, ...]
    """In order of part, start, end, kind."""


@dataclass(frozen=True, slots=True)
class JudgeInput:
    """A scanned post with everything the user recorded about it."""

    scan: ScanInput
    language: str
    signals: tuple[Signal, ...]
    kind: str = "feed"
    """A `PostKind` value."""
    published_at: datetime | None = None
    """Already in the client's time zone; its date is the day of law. None: day of the run."""
    platform_label: bool | None = None
    platform_label_text: str = ""
    relation: str | None = None
    """Stated: paid, gift, affiliate, own_brand, employee, past_relation, none; None: unknown."""
    deals: tuple[Deal, ...] = ()
    """Deals whose brand, handle, code or domain this post names, whatever their window."""
    own_names: tuple[str, ...] = ()
    """Folded handles, domains and codes that are the creator's own."""
    friend_names: tuple[str, ...] = ()
    brand_names: tuple[str, ...] = ()
    """Folded handles and domains known to be brands."""
    class_override: PostClass | None = None
    lessons: tuple[Lesson, ...] = ()
    """What the owner's corrections of posts like this one say, the best founded first."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the judge says of one post."""

    post_id: str
    language: str
    classification: Classification
    tie: Tie
    disclosures: tuple[Disclosure, ...]
    """One per jurisdiction asked for, in that order."""
    findings: tuple[Finding, ...]
    question: str | None = None
    """The one question that would settle it."""
    no_text: bool = False
