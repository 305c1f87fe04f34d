"""Entries of a jurisdiction's file made ready for one era: with its sources of those days."""

from typing import NamedTuple

from creator_audit.model.disclosure import Clarity
from creator_audit.model.limits import Asked, Limit
from creator_audit.model.rule import LabelTerm, Statement


class Term(NamedTuple):
    """A view of a label term."""

    label: LabelTerm
    citations: tuple[str, ...]
    is_read: bool
    """Whether one of the sources of those days was read."""
    after_keys: frozenset[str]
    """Folded terms behind one of which it must stand."""


class Told(NamedTuple):
    """A view of a kind of plain sentence."""

    statement: Statement
    citations: tuple[str, ...]
    is_read: bool
    after_keys: frozenset[str]


class Ruled(NamedTuple):
    """A limit."""

    limit: Limit
    asks: Asked
    citations: tuple[str, ...]
    is_firm: bool
    """Whether a gap may rest on it."""


class Held(NamedTuple):
    """What is held of the words of one mark."""

    clarity: Clarity
    citations: tuple[str, ...]
    is_certain: bool
    """False: it rests on recalled sources, or no file names the term."""
    languages: frozenset[str]
    """Languages in which the term is listed."""
    is_at_home: bool = False
    """Whether the view is one on posts in this very language."""


class Words(NamedTuple):
    """All views of one term, those of one body together."""

    by_body: tuple[tuple[Term, ...], ...]
    languages: frozenset[str]
    plain: Held | None
    """The answer itself where no view has a condition."""
