"""Which words of a post count as words about the tie, and what a jurisdiction holds of them."""

from datetime import date
from typing import NamedTuple

from creator_audit.analysis.disclosure.view import View
from creator_audit.model.disclosure import Clarity, Tie
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


OWN_WORDS = frozenset({SignalKind.OWN_GOODS, SignalKind.RESELLER})
_OTHERS_GOODS = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.PAYMENT,
        SignalKind.GIFT,
        SignalKind.TRIP,
        SignalKind.LOAN,
        SignalKind.EMPLOYMENT,
        SignalKind.AFFILIATE_STATEMENT,
        SignalKind.DISCLOSURE_LABEL,
    }
)


def find_marks(given: JudgeInput, tie: Tie, view: View, day: date) -> list[Mark]:
    """All marks, the clearest first, then in order of place.

    A listed term decides over a sentence around it, and naming one's own goods tells nothing
    of a tie to the goods of others.
    """
    labels = [s for s in given.signals if s.kind is SignalKind.DISCLOSURE_LABEL and s.part >= 0]
    marks = [_read_label(signal, view, day) for signal in labels]
    names_others = tie.relation not in ("", "own_brand") or any(
        s.kind in _OTHERS_GOODS and s.strength.rank >= Strength.STRONG.rank for s in tie.signals
    )
    calls = [s for s in given.signals if s.kind is SignalKind.CALL_TO_BUY]
    for signal in given.signals:
        if signal.part < 0 or signal.kind not in view.statements:
            continue
        if signal.strength is Strength.WEAK and any(_touch(signal, call) for call in calls):
            continue
        if (names_others and signal.kind in OWN_WORDS) or any(
            _touch(signal, one) for one in labels
        ):
            continue
        mark = _read_statement(signal, view, day)
        if mark is not None:
            marks.append(mark)
    marks.sort(key=lambda m: (_ORDER[m.clarity], m.signal.part, m.signal.start))
    return marks


def _touch(one: Signal, other: Signal) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end


def _read_label(signal: Signal, view: View, day: date) -> Mark:
    clarity, citations, certain = view.label(signal.value, signal.language, day)
    return Mark(signal, clarity, citations, is_placed=True, is_certain=certain)


def _read_statement(signal: Signal, view: View, day: date) -> Mark | None:
    held = view.statement(signal.kind, day)
    if held is None or held.clarity is None:
        return None
    clarity, is_own = held.clarity, signal.kind in OWN_WORDS
    if not is_own and signal.strength is Strength.STRONG:
        clarity = Clarity.INSUFFICIENT
    is_hint = signal.strength is Strength.WEAK and clarity is not Clarity.INSUFFICIENT
    if is_hint and not is_own:
        return None
    citations = view.in_force(held.citations, day)
    certain = not view.is_only_recalled(held.citations)
    return Mark(signal, clarity, citations, is_placed=held.is_placed, is_certain=certain)
