"""Read models of the Findings and Trust pages."""

from dataclasses import dataclass

from creator_audit.model.finding import Finding, Review
from creator_audit.queries.filters import FilterState
from creator_audit.queries.posts import PostDetail
from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class FindingItem:
    """One line of the work list."""

    finding_id: str
    rule_id: str
    title: str
    """The rule's short name."""
    outcome: str
    """``flag`` (gap) or ``needs_review`` (question)."""
    severity: str
    verdict: str
    problem: str
    day: str
    platform: str
    brand: str
    signs: tuple[str, ...]
    """Signal kinds, strongest first, each once."""
    post_keys: tuple[int, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A source as shown beside a rule."""

    id: str
    title: str
    publisher: str
    locator: str
    url: str
    basis: str


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """One finding with its posts and the rule in words."""

    finding: Finding
    title: str
    message: str
    """What was seen, filled from the finding's parameters."""
    rule_text: str
    innocent: str
    question: str
    remedy: str
    suggestion: str
    """Proposed text of the post, empty when none can be made."""
    citations: tuple[CitationLine, ...]
    posts: tuple[PostDetail, ...]
    review: Review | None
    evidence_changed: bool
    """Decided before on other evidence: seen again, evidence changed."""
    similar: tuple[str, ...]
    """Other open findings of the same rule and brand."""


def finding_items(
    reader: Reader, chosen: FilterState, family: str = "disclosure", status: str = "open"
) -> tuple[FindingItem, ...]:
    """The work list: `status` open, decided or all; gaps first, then questions, newest first."""
    raise NotImplementedError


def finding_detail(reader: Reader, finding_id: str) -> FindingDetail:
    """One finding in full. Raises `UserError` when it is gone."""
    raise NotImplementedError
