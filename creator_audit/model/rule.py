"""Rules, citations and jurisdictions: what data files become once loaded."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from creator_audit.model.dated import Dated
from creator_audit.model.disclosure import Clarity
from creator_audit.model.finding import Family, Severity
from creator_audit.model.limits import Condition, Limit
from creator_audit.model.terms import Terms


class SourceBasis(StrEnum):
    """How well the source behind a fact was read."""

    READ = "read"
    SUMMARY = "summary"
    RECALLED = "recalled"
    """Not verified against the text: may raise a question, never a gap."""


@dataclass(frozen=True, slots=True)
class Citation(Dated):
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


@dataclass(frozen=True, slots=True)
class LabelTerm(Dated):
    """A form of words, and what a jurisdiction holds of it between two days."""

    term: str
    """As written; ``[brand]`` stands for a brand's name."""
    language: str
    clarity: Clarity
    condition: str = ""
    citations: tuple[str, ...] = ()
    effective_from: date | None = None
    effective_to: date | None = None
    when: Condition | None = None
    otherwise: Clarity = Clarity.INSUFFICIENT
    """What it is worth where `when` does not hold."""
    body: str = ""
    """Whose view it is; empty: the country's."""


@dataclass(frozen=True, slots=True)
class Statement(Dated):
    """What a jurisdiction holds of a plain sentence on the tie, by kind of signal.

    "I earn a commission" or "they sent me this" is no label from a list, yet it tells of the tie.
    """

    kind: str
    """A `SignalKind` value."""
    clarity: Clarity | None
    """None: such a sentence does not count as a disclosure here."""
    citations: tuple[str, ...] = ()
    is_placed: bool = True
    """Whether its place matters; own goods named as own are told wherever they are offered."""
    effective_from: date | None = None
    effective_to: date | None = None
    condition: str = ""
    when: Condition | None = None
    otherwise: Clarity | None = Clarity.INSUFFICIENT
    """What it is worth where `when` does not hold."""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """Who looks after the rules of a country."""

    id: str
    name: str
    what: str
    """law, self-regulation or media-law."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class TieView(Dated):
    """Whether a jurisdiction counts a kind of tie."""

    relation: str
    counts: str
    """yes, question or no."""
    citations: tuple[str, ...]
    months: int = 0
    """How far back a past relation counts; 0: not said."""
    condition: str = ""
    body: str = ""
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class Exemption(Dated):
    """A case in which no label is asked for; shown as the reason."""

    id: str
    """self-bought, criticism, plain-context, small-tie or own-account."""
    condition: str
    citations: tuple[str, ...]
    body: str = ""
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """A fact for the country's page; nothing is judged by it."""

    topic: str
    text: str
    citations: tuple[str, ...]
    body: str = ""
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class Fold(Dated):
    """After how many characters a platform hides a text behind "more", between two days."""

    platform: str
    surface: str
    """A `PartRole` value."""
    kinds: tuple[str, ...]
    """`PostKind` values; empty: all."""
    visible_chars: int
    near_chars: int
    """So close to the fold that only a look at a phone can tell."""
    source: str
    basis: SourceBasis = SourceBasis.SUMMARY
    effective_from: date | None = None
    effective_to: date | None = None

    def applies(self, kind: str, surface: str, day: date) -> bool:
        """Whether this length held for such a text on `day`."""
        if surface != self.surface or (self.kinds and kind not in self.kinds):
            return False
        return self.in_force(day)


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
    phrases: dict[str, str] = field(default_factory=dict)
    """Sentences by machine reason (``after-the-fold``) for messages; clauses by ``open:`` and the
    reason for why a finding is a question."""


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
    bodies: tuple[Body, ...]
    languages: tuple[str, ...]
    """Of the country's audience."""
    version: str
    checked_on: date
    first_text: date | None
    """Posts older than this are `not_applicable`: no text known was in force."""
    labels: tuple[LabelTerm, ...]
    rules: dict[str, AppliedRule]
    statements: tuple[Statement, ...] = ()
    limits: tuple[Limit, ...] = ()
    ties: tuple[TieView, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    notes: tuple[Note, ...] = ()
    citations: tuple[str, ...] = ()
    """Ids of the sources its own file brings, in their order."""
    place_of_country: str = "country"
    """country, or union: the common ground of several."""

    @property
    def regulators(self) -> tuple[str, ...]:
        """Names of the bodies."""
        return tuple(body.name for body in self.bodies)


@dataclass(frozen=True, slots=True)
class RulePack:
    """Everything the judge may consult, frozen into each audit by version and digest."""

    version: str
    digest: str
    rules: dict[str, Rule]
    jurisdictions: dict[str, Jurisdiction]
    citations: dict[str, Citation]
    terms: dict[str, Terms] = field(default_factory=dict)
    """Contract rules of platforms and programmes by id; never part of a country's verdict."""


@dataclass(frozen=True, slots=True)
class Example:
    """A post that proves a rule or a jurisdiction's file, with the answer it must get."""

    owner: str
    """Id of the rule or code of the jurisdiction it belongs to."""
    name: str
    file: str
    given: dict[str, object]
    """The post in the shape of one `check --jsonl` line."""
    expected: dict[str, object]
    """Any of: outcome, verdict, problem, rule, mark, class."""
    why: str = ""
