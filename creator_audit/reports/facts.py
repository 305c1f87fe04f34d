"""Everything a report says, as plain facts: no wording, no layout, no store."""

from dataclasses import dataclass, field
from datetime import date, datetime

from creator_audit.model.audit import Edition
from creator_audit.model.disclosure import Channel
from creator_audit.model.finding import Family, FindingVerdict, Review
from creator_audit.queries.deals import DealLine
from creator_audit.queries.findings import CitationLine
from creator_audit.queries.overview import ClassCounts, MonthBar, ShareRow
from creator_audit.queries.since_last import SinceLast


@dataclass(frozen=True, slots=True)
class IssueFacts:
    """Records of one source that could not be read for the same reason."""

    member: str
    pointers: tuple[str, ...]
    """Up to ten places; `count` tells how many there are."""
    code: str
    detail: str
    count: int = 1
    is_rejected: bool = True


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """One file that was read; found = new + edited + unchanged + duplicate + rejected."""

    file: str
    sha256: str
    size: int
    """Bytes."""
    platform: str
    layout: str = ""
    account: str = ""
    exported_on: str = ""
    found: int = 0
    new: int = 0
    edited: int = 0
    unchanged: int = 0
    duplicate: int = 0
    rejected: int = 0
    without_text: int = 0
    first_day: str = ""
    last_day: str = ""
    left_out: tuple[str, ...] = ()
    """What such an export does not hold, in plain sentences."""
    other: tuple[tuple[str, int], ...] = ()
    """Records kept apart, by standing."""
    not_read: tuple[tuple[str, str], ...] = ()
    issues: tuple[IssueFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkFacts:
    """Words of a quoted text that matter: a sign of a tie, or the label."""

    start: int
    """Offsets in code points of the quoted text; equal to `end` where no text carries it."""
    end: int
    text: str
    kind: str
    """A `SignalKind` value."""
    strength: str = "none"
    is_label: bool = False


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """One text of a post as it was posted, with its marks."""

    post_id: str
    role: str
    text: str
    language: str = ""
    visible_chars: int | None = None
    """Length the platform shows before it hides the rest; None: this text is not cut."""
    marks: tuple[MarkFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class EventFacts:
    """One step of a chain: a post or an entry of the deal ledger."""

    day: str
    kind: str
    """``deal``, ``praise``, ``dissuade`` or ``post``."""
    text: str
    strength: str = "none"
    post_id: str = ""
    seen_strength: str = "none"
    """Strength of the tie without the list of deals, as an outside reader may know it."""


@dataclass(frozen=True, slots=True)
class RuleOutFacts:
    """What would clear a question over several posts, and whether it was found."""

    what: str
    found: str
    """Where it was looked for, and what came of it, with days in words."""
    state: str
    """``found``, ``not_found`` or ``in_part``."""

    @property
    def where(self) -> str:
        """What follows the word of `state`."""
        return self.found.removeprefix("none found ")


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """One finding with its rule in words; disclosure and trust alike."""

    id: str
    rule_id: str
    rule_version: str
    family: Family
    outcome: str
    severity: str
    verdict: str
    """The strictest of its jurisdictions; empty for a trust risk."""
    title: str
    message: str
    day: str = ""
    platform: str = ""
    kind: str = ""
    brand: str = ""
    problem: str = ""
    post_ids: tuple[str, ...] = ()
    permalink: str = ""
    quotes: tuple[QuoteFacts, ...] = ()
    signs: tuple[MarkFacts, ...] = ()
    """Signs that no text carries: a deal, a link object, the platform's label."""
    verdicts: tuple[FindingVerdict, ...] = ()
    citations: tuple[CitationLine, ...] = ()
    innocent: str = ""
    question: str = ""
    remedy: str = ""
    suggestion: str = ""
    missing_channels: tuple[Channel, ...] = ()
    unsure_because: str = ""
    chain: tuple[EventFacts, ...] = ()
    needs_ledger: bool = False
    """A trust risk that rests on the owner's list of deals."""
    to_rule_out: tuple[RuleOutFacts, ...] = ()
    """Contradicting evidence that was looked for; empty for a good sign."""
    review: Review | None = None
    evidence_changed: bool = False


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """A rule used in this report, in our own words."""

    id: str
    title: str
    version: str
    family: Family
    severity: str
    text: str
    limits: str = ""
    sources: tuple[tuple[str, CitationLine], ...] = ()
    """Pairs of jurisdiction code and source."""
    why: str = ""
    fix: str = ""
    innocent: str = ""
    history: tuple[str, ...] = ()
    """Which texts came into force or went out of it, by day."""


@dataclass(frozen=True, slots=True)
class PackFacts:
    """The rule pack of one jurisdiction."""

    code: str
    name: str
    version: str
    checked_on: date | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AccuracyFacts:
    """Agreement with human labels for one class; shares between 0 and 1."""

    name: str
    tested: int
    precision: tuple[float, float, float] | None = None
    """Value, lower and upper end of the 95 % interval."""
    recall: tuple[float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class ToDo:
    """One of the three things to do first."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All of one report. Days are ISO strings of the client's time zone."""

    client: str
    edition: Edition
    made_at: datetime
    """Aware; also the time stamp of the file."""
    app_version: str
    rules_version: str
    rules_digest: str
    accounts: tuple[tuple[str, str], ...] = ()
    """Pairs of platform key and handle."""
    prepared_for: str = ""
    prepared_by: str = ""
    data_until: str = ""
    first_day: str = ""
    last_day: str = ""
    jurisdictions: tuple[str, ...] = ("us", "gb")
    judged_because: str = ""
    """One sentence: whose rules, and what decided it."""
    time_zone: str = "UTC"
    sources: tuple[SourceFacts, ...] = ()
    posts: int = 0
    """Own posts of the scope, with or without text."""
    without_text: int = 0
    without_date: int = 0
    other: tuple[tuple[str, int], ...] = ()
    """Records kept apart from the posts, by standing."""
    counts: ClassCounts = field(default_factory=ClassCounts)
    """Posts with text."""
    with_tie: int = 0
    verdicts: tuple[tuple[str, int], ...] = ()
    """Strictest verdict over the posts with signs of a tie."""
    by_jurisdiction: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = ()
    months: tuple[MonthBar, ...] = ()
    platforms: tuple[ShareRow, ...] = ()
    brands: tuple[ShareRow, ...] = ()
    do_first: tuple[ToDo, ...] = ()
    findings: tuple[FindingFacts, ...] = ()
    """Open gaps and questions of the disclosure rules, worst first."""
    risks: tuple[FindingFacts, ...] = ()
    """Open trust findings."""
    good_signs: tuple[FindingFacts, ...] = ()
    """Critique with reasons: shown apart, since it builds trust. Never counted as a risk."""
    decided: tuple[FindingFacts, ...] = ()
    """Findings a person marked; not among the open ones."""
    classes_changed: int = 0
    rules: tuple[RuleFacts, ...] = ()
    packs: tuple[PackFacts, ...] = ()
    accuracy: tuple[AccuracyFacts, ...] = ()
    accuracy_note: str = ""
    has_ledger: bool = False
    inputs: tuple[str, ...] = ()
    """Further digests the report id depends on (deals, brands, corrections)."""
    deals: tuple[DealLine, ...] = ()
    """The list of deals with their posts; empty outside."""
    hidden_names: tuple[str, ...] = ()
    """Handles and brand names to take out of an outside edition."""
    rules_words: str = ""
    """The packs in use by name; empty: the version says it all."""
    rules_age: str = ""
    since_last: SinceLast | None = None
    """What changed since the last audit; None before the first."""
    """A sentence where the sources were last checked long ago."""
