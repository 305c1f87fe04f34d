"""Which words of a post count as words about the tie, and what a jurisdiction holds of them."""

from collections.abc import Sequence
from typing import NamedTuple

from creator_audit.analysis.disclosure.conditions import holds
from creator_audit.analysis.disclosure.facts import OWN_WORDS, PostFacts
from creator_audit.analysis.disclosure.held import Held, Told
from creator_audit.analysis.disclosure.view import View
from creator_audit.analysis.disclosure.words import ORDER, read_label
from creator_audit.model.disclosure import Clarity
from creator_audit.model.signal import Signal, Strength

_NO_LANGUAGE: frozenset[str] = frozenset()


class Mark(NamedTuple):
    """Words about the tie with the view held of them."""

    signal: Signal
    held: Held
    is_placed: bool = True
    """Whether its place matters."""

    @property
    def clarity(self) -> Clarity:
        """What is held of the words."""
        return self.held.clarity

    @property
    def citations(self) -> tuple[str, ...]:
        """Sources of that view on the day of the post."""
        return self.held.citations

    @property
    def is_certain(self) -> bool:
        """False: the view rests on recalled sources, or no list names the term."""
        return self.held.is_certain


def find_marks(facts: PostFacts, view: View) -> list[Mark]:
    """All marks, the clearest first, then in order of place."""
    marks = [Mark(signal, read_label(signal, facts, view)) for signal in facts.labels]
    for signal in facts.statements:
        mark = _read_statement(signal, facts, view)
        if mark is not None:
            marks.append(mark)
    if len(marks) > 1:
        marks.sort(key=lambda m: (ORDER[m.clarity], m.signal.part, m.signal.start))
    return marks


def _read_statement(signal: Signal, facts: PostFacts, view: View) -> Mark | None:
    told = view.statements.get(signal.kind)
    if not told:
        return None
    if len(told) == 1:
        one, clarity = _decide(told, signal, facts)
    else:
        one, clarity = _strictest(told, signal, facts)
    if clarity is None:
        return None
    is_own = signal.kind in OWN_WORDS
    if not is_own and signal.strength is Strength.STRONG:
        clarity = Clarity.INSUFFICIENT
    if not is_own and signal.strength is Strength.WEAK and clarity is not Clarity.INSUFFICIENT:
        return None
    held = Held(clarity, one.citations, one.is_read, _NO_LANGUAGE)
    return Mark(signal, held, one.statement.is_placed)


def _strictest(
    told: tuple[Told, ...], signal: Signal, facts: PostFacts
) -> tuple[Told, Clarity | None]:
    """The answer of the body that counts the sentence least."""
    bodies: dict[str, list[Told]] = {}
    for one in told:
        bodies.setdefault(one.statement.body, []).append(one)
    views = [_decide(listed, signal, facts) for listed in bodies.values()]
    return max(views, key=lambda pair: 3 if pair[1] is None else ORDER[pair[1]])


def _decide(
    listed: Sequence[Told], signal: Signal, facts: PostFacts
) -> tuple[Told, Clarity | None]:
    for one in listed:
        if holds(one.statement.when, one.after_keys, signal, facts):
            return one, one.statement.clarity
    return listed[0], listed[0].statement.otherwise
