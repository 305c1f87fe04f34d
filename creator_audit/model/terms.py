"""Terms of platforms and programmes: contract rules, which stand apart from every country's law."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from creator_audit.model.dated import Dated
from creator_audit.model.finding import Severity

PREFIX = "terms:"
"""Before the id of the terms wherever a country's code could stand."""


class DemandKind(StrEnum):
    """What terms ask of a post."""

    PLATFORM_LABEL = "platform-label"
    """The platform's own label must be on where value is exchanged."""
    WORDS = "words"
    """One of some words must stand in the post."""
    STATEMENT = "statement"
    """A programme's sentence or notice must stand beside its links."""


@dataclass(frozen=True, slots=True)
class Demand(Dated):
    """One thing that terms ask for, with the days on which they did."""

    id: str
    kind: DemandKind
    condition: str
    """Our sentence on it, shown to people."""
    severity: Severity
    citations: tuple[str, ...]
    ties: tuple[str, ...] = ()
    """Relations it applies to; empty: every tie."""
    terms: tuple[str, ...] = ()
    """Words any of which meets it; those with a leading ``#`` count as tags alone."""
    hosts: tuple[str, ...] = ()
    countries_without: tuple[str, ...] = ()
    """Jurisdiction codes in which it is not asked for."""
    at_most: str = "gap"
    """``question`` where the source does not carry more."""
    effective_from: date | None = None
    effective_to: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of one party."""

    id: str
    name: str
    party: str
    """Who asks, as in "Terms of X"."""
    version: str
    checked_on: date
    platforms: tuple[str, ...]
    """Posts on these platforms; empty: links decide."""
    demands: tuple[Demand, ...]

    @property
    def code(self) -> str:
        """What stands in the place of a country's code in a finding: ``terms:x``."""
        return f"{PREFIX}{self.id}"
