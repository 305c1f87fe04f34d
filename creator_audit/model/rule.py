"""Rules, citations and jurisdictions: what data files become once loaded."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from creator_audit.model.disclosure import Clarity
from creator_audit.model.finding import Family, Severity


class SourceBasis(StrEnum):
    """How well the source behind a fact was read."""

    READ = "read"
    SUMMARY = "summary"
    RECALLED = "recalled"
    """Not verified against the text: may raise a question, never a gap."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A text that a rule rests on, with the days it was in force."""

    id: str
    title: str
    publisher: str
    kind: str
    """law, code, guidance, ruling, letter, terms or article."""
    locator: str = ""
    url: str = ""
    published: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    checked_on: date | None = None
    basis: SourceBasis = SourceBasis.SUMMARY

    def in_force(self, day: date) -> bool:
        """Whether the text was in force on `day`; open ends count as in force."""
        after = self.effective_from is None or day >= self.effective_from
        return after and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True)
class LabelTerm:
    """A form of words, and what a jurisdiction holds of it between two days."""

    term: str
    """As written; ``[brand]`` stands for a brand's name."""
    language: str
    clarity: Clarity
    condition: str = ""
    citations: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether this view of the term held on `day`."""
        after = self.effective_from is None or day >= self.effective_from
        return after and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True)
class RuleDoc:
    """The fixed headings of a rule's page."""

    what: str
    why: str
    fix: str
    limits: str
    innocent: str
    question: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: a kind with typed parameters and its whole page."""

    id: str
    family: Family
    kind: str
    title: str
    """Short neutral name in plain words, for instance ``No label found``."""
    severity: Severity
    message: str
    """With ``{placeholders}`` filled from a finding's parameters."""
    message_when_unsure: str
    doc: RuleDoc
    version: str
    citations: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    parameters: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """How a jurisdiction applies a rule."""

    rule_id: str
    severity: Severity
    citations: tuple[str, ...] = ()
    parameters: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One country's (or code's) view, dated."""

    code: str
    name: str
    regulators: tuple[str, ...]
    languages: tuple[str, ...]
    version: str
    checked_on: date
    first_text: date | None
    """Posts older than this are `not_applicable`: no text known was in force."""
    labels: tuple[LabelTerm, ...]
    rules: dict[str, AppliedRule]
    parameters: dict[str, object] = field(default_factory=dict)
    """Typed placement and tie parameters; see ``rules/kinds.py``."""


@dataclass(frozen=True, slots=True)
class RulePack:
    """Everything the judge may consult, frozen into each audit by version and digest."""

    version: str
    digest: str
    rules: dict[str, Rule]
    jurisdictions: dict[str, Jurisdiction]
    citations: dict[str, Citation]
