"""Which words of a post count as words about the tie, and what a jurisdiction holds of them."""

from datetime import date
from typing import NamedTuple

from creator_audit.analysis.disclosure.view import View
from creator_audit.model.disclosure import Clarity
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import Signal, SignalKind, Strength

_ORDER = {Clarity.SUFFICIENT: 0, Clarity.CONDITIONAL: 1, Clarity.INSUFFICIENT: 2}


class Mark(NamedTuple):
    """Words about the tie with the view held of them."""

    signal: Signal
    clarity: Clarity
    citations: tuple[str, ...]
    is_placed: bool
    """Whether its place matters."""
    is_certain: bool
    """False: the view rests on recalled sources, or no list names the term."""


def find_marks(given: JudgeInput, view: View, day: date) -> list[Mark]:
    """All marks, the clearest first, then in order of place."""
    marks: list[Mark] = []
    for signal in given.signals:
        if signal.part < 0:
            continue
        if signal.kind is SignalKind.DISCLOSURE_LABEL:
            marks.append(_read_label(signal, view, day))
        elif signal.kind.value in view.statements:
            mark = _read_statement(signal, view, day)
            if mark is not None:
                marks.append(mark)
    marks.sort(key=lambda m: (_ORDER[m.clarity], m.signal.part, m.signal.start))
    return marks


def _read_label(signal: Signal, view: View, day: date) -> Mark:
    term = view.label(signal.value, signal.language, day)
    if term is None:
        return Mark(signal, view.unlisted, (), is_placed=True, is_certain=False)
    citations = view.in_force(term.citations, day)
    certain = not view.is_only_recalled(term.citations)
    return Mark(signal, term.clarity, citations, is_placed=True, is_certain=certain)


def _read_statement(signal: Signal, view: View, day: date) -> Mark | None:
    held = view.statement(signal.kind.value, day)
    if held is None or held.clarity is None:
        return None
    clarity, is_own_goods = held.clarity, signal.kind is SignalKind.OWN_GOODS
    if not is_own_goods and signal.strength is Strength.STRONG:
        clarity = Clarity.INSUFFICIENT
    elif not is_own_goods and signal.strength is not Strength.RECORDED:
        if clarity is not Clarity.INSUFFICIENT:
            return None
    citations = view.in_force(held.citations, day)
    certain = not view.is_only_recalled(held.citations)
    return Mark(signal, clarity, citations, is_placed=held.is_placed, is_certain=certain)
