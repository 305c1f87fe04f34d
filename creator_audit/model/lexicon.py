"""Phrases and link facts that the scan looks for, as loaded from data files."""

from dataclasses import dataclass, field

from creator_audit.model.signal import Strength


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One spelling of one phrase.

    `head` is found by the automaton; `tail`, a regular expression, must then match right behind
    it (phrases with a gap). Both are in folded spelling.
    """

    id: str
    """``language:group``."""
    kind: str
    """A `SignalKind` value, or a cue that only detectors read (see `CUES`)."""
    strength: Strength
    language: str
    head: str
    tail: str = ""
    is_prefix: bool = False
    """The head may go on inside its word."""
    is_negatable: bool = False
    """A negation before it turns its sense round."""
    asks: bool = False
    """Keeps its sense inside a question."""
    opens: bool = False
    """Counts only at the start of a sentence (an order, not a report)."""
    is_whole: bool = False
    """Counts only as a clause of its own ("Get one.", "Hard pass"), and not right behind a
    question, which it may merely answer."""
    is_marked: bool = False
    """Counts only where a label stands: start of a line with a mark behind, brackets …"""
    is_label: bool = False
    """A disclosure label of a jurisdiction: its own detector judges the context."""
    is_word: bool = False
    """A label of bare words that also has everyday senses."""
    is_suffix: bool = False
    """A label that is the end of a tag, behind a brand's name."""
    languages: tuple[str, ...] = ()
    """For labels: every language a jurisdiction lists the term under."""


CUES = frozenset(
    {"ignore", "code_cue", "my_code_cue", "thanks", "parcel", "alternative", "product", "call"}
)
"""Kinds that are no signals: ``ignore`` swallows idioms, the others feed detectors."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language's phrases and small word lists, all folded."""

    language: str
    version: str
    entries: tuple[LexiconEntry, ...]
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    """Named lists: ``negators``, ``not_codes``, ``public_codes``, ``after_label`` …"""


@dataclass(frozen=True, slots=True)
class HostFact:
    """What a host (or host with path start) is known for."""

    host: str
    kind: str
    """affiliate, storefront, shop, shortener, bio, music or tickets."""
    network: str
    strength: Strength
    path: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ParameterFact:
    """What a parameter in an address tells."""

    name: str
    network: str
    strength: Strength
    value: str = ""
    """Start of the value it needs; empty: any."""
    host: str = ""
    """Name the host must contain as a label; empty: any."""
    source: str = ""
    shape: str = ""
    """Regular expression for the whole value; empty: any."""
    beside: str = ""
    """Name of another parameter that must stand in the same address; empty: none."""


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """Everything known about addresses."""

    hosts: dict[str, tuple[HostFact, ...]]
    parameters: dict[str, tuple[ParameterFact, ...]]
    redirects: dict[str, str] = field(default_factory=dict)
    """Pages of platforms that lead on, by host and path; the parameter that holds the target."""
    paths: dict[str, str] = field(default_factory=dict)
    """Steps of an address that hint at a recommendation, with what they are called."""


@dataclass(frozen=True, slots=True)
class Lexicons:
    """All languages and link facts, with one digest for what they hold."""

    languages: dict[str, Lexicon]
    links: LinkFacts
    digest: str
