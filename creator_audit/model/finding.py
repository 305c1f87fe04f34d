"""What the audit puts before a person, and what the person decides."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from creator_audit.model.disclosure import Channel, Problem, Verdict
from creator_audit.model.signal import Signal


class Outcome(StrEnum):
    """A gap is `flag`, a question is `needs_review`."""

    FLAG = "flag"
    NEEDS_REVIEW = "needs_review"
    PASS = "pass"  # noqa: S105 - an outcome, no password
    NOT_APPLICABLE = "not_applicable"
    ERROR = "error"


class Severity(StrEnum):
    """How much it could cost; an axis of its own beside confidence."""

    CRITICAL = "critical"
    SERIOUS = "serious"
    MODERATE = "moderate"
    MINOR = "minor"

    @property
    def rank(self) -> int:
        """3 for critical down to 0 for minor."""
        return (Severity.MINOR, Severity.MODERATE, Severity.SERIOUS, Severity.CRITICAL).index(self)


class Family(StrEnum):
    """Which half of the audit a rule belongs to."""

    DISCLOSURE = "disclosure"
    TRUST = "trust"


@dataclass(frozen=True, slots=True)
class FindingVerdict:
    """What one jurisdiction says on a finding."""

    jurisdiction: str
    verdict: Verdict
    severity: Severity
    citations: tuple[str, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One quoted sign of a finding."""

    post_id: str
    signal: Signal
    role: str = ""
    """Role of the text part the words stand in; empty for a deal, link object or label."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding per rule and post (or chain of posts), all jurisdictions beneath it."""

    id: str
    """`finding_id(rule, anchor)`: never depends on evidence, verdict or country."""
    rule_id: str
    rule_version: str
    family: Family
    outcome: Outcome
    severity: Severity
    """The strictest of its jurisdictions."""
    post_ids: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    verdicts: tuple[FindingVerdict, ...] = ()
    brand: str = ""
    problem: Problem | None = None
    missing_channels: tuple[Channel, ...] = ()
    parameters: tuple[tuple[str, str], ...] = ()
    """Values for the rule's message; prose is made at the edge."""
    unsure_because: str = ""


class Decision(StrEnum):
    """What the owner or reviewer decided."""

    OPEN = "open"
    FIXED = "fixed"
    ACCEPTED = "accepted"
    NOT_A_PROBLEM = "not_a_problem"
    NO_TIE = "no_tie"
    WRONG_CLASS = "wrong_class"


@dataclass(frozen=True, slots=True)
class Review:
    """A person's decision on a finding; survives every re-analysis."""

    finding_id: str
    decision: Decision
    reason: str = ""
    expires: str = ""
    """ISO date or empty."""
    by: str = ""
    at: str = ""
    """ISO 8601 UTC."""
    seen_evidence: str = ""
    """Digest of the evidence when decided; differs later: seen again, evidence changed."""


def finding_id(rule_id: str, *anchor: str) -> str:
    """Stable id of a finding: 16 hex digits over the rule and its anchor."""
    text = "\x1f".join((rule_id, *anchor))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
