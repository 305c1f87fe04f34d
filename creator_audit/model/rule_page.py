"""A rule's page as a neutral document."""

from dataclasses import dataclass

from creator_audit.model.finding import Family, Severity
from creator_audit.model.rule import Citation, Example, RuleDoc


@dataclass(frozen=True, slots=True)
class PageCitation:
    """A source as a rule's page names it."""

    citation: Citation
    jurisdictions: tuple[str, ...]
    """Codes of the jurisdictions that rest on it; empty: the rule itself does."""


@dataclass(frozen=True, slots=True)
class RulePage:
    """A rule's page as a neutral document, the same on screen, in the terminal and in the PDF."""

    rule_id: str
    family: Family
    title: str
    severity: Severity
    version: str
    doc: RuleDoc
    applied: tuple[tuple[str, Severity], ...]
    """Jurisdiction code and its severity, in order of code."""
    citations: tuple[PageCitation, ...]
    examples: tuple[Example, ...]
    history: tuple[str, ...] = ()
    """Which texts came into force or went out of it, by day."""
