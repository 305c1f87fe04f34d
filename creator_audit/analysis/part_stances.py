"""How one text speaks of each brand it names: by comparison, order, clause and list."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from creator_audit.analysis.sides import LOOK_BACK, is_skipped, is_urged, side_of
from creator_audit.analysis.stance_spans import clauses_at, own_words, slated_items
from creator_audit.model.brand import Stance
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.sentences import sentences
from creator_audit.text.spans import Span

_KIND = SignalKind
FOR = frozenset({_KIND.PRAISE, _KIND.URGE})
AGAINST = frozenset({_KIND.DISSUASION, _KIND.DISAPPOINTMENT, _KIND.HARM_CLAIM})
MARKS = frozenset({_KIND.STANCE_MARK})
"""Words for a list of what not to buy: they head it and judge nothing by themselves."""


class Place(NamedTuple):
    """Where a brand is named: part, offsets, the words and the brand."""

    part: int
    start: int
    end: int
    text: str
    brand_id: str


def overall_stance(signals: Iterable[Signal]) -> Stance:
    """The stance all these signs come to."""
    balance = 0.0
    for signal in signals:
        weight = 1.0 if signal.strength != Strength.WEAK else 0.4
        if signal.kind in FOR:
            balance += weight
        elif signal.kind in AGAINST:
            balance -= weight
    if abs(balance) < 0.4:
        return Stance.NEUTRAL
    return Stance.PRAISE if balance > 0 else Stance.DISSUADE


def _floor(place: Place, places: Sequence[Place]) -> int:
    """Where the name before this one ends, in the same text."""
    ends = (p.end for p in places if p.part == place.part and p.end <= place.start)
    return max(ends, default=0)


class PartStances:
    """The stance signals of one text by sentence."""

    def __init__(self, text: str, part: int, signals: Iterable[Signal]) -> None:
        self._text = text.casefold() if len(text.casefold()) == len(text) else text.lower()
        self._sentences = sentences(text)
        mine = [s for s in signals if s.part == part]
        self._stances = own_words(
            text, [s for s in mine if s.kind in FOR or s.kind in AGAINST or s.kind in MARKS]
        )
        self._hints = [s for s in mine if s.kind == _KIND.SUBSTITUTION]
        self._swaps = [s for s in self._hints if s.strength == Strength.STRONG]
        self._items = slated_items(text, self._stances)

    def stance_at(self, place: Place, places: Sequence[Place]) -> Stance:
        """Stance towards the brand named at `place`."""
        floor = _floor(place, places)
        side = side_of(self._text, place.start, place.end, floor)
        if side is not Stance.NEUTRAL:
            return side
        sentence = self._sentence(place.start)
        for swap in self._swaps:
            if swap.start - LOOK_BACK <= place.start <= swap.end + LOOK_BACK:
                return self._side(place, swap, places)
        side = self._ordered(place, places, floor, sentence)
        if side is not Stance.NEUTRAL:
            return side
        stance = self._clause_stance(sentence, place, places)
        if stance is Stance.NEUTRAL and any(i.start <= place.start < i.end for i in self._items):
            return Stance.DISSUADE
        return stance

    def _ordered(self, place: Place, places: Sequence[Place], floor: int, sentence: Span) -> Stance:
        """The side an order gives a name ("skip A, get B") where the swap is plain."""
        is_hinted = any(sentence.start <= s.start < sentence.end for s in self._hints)
        others = [p for p in places if p.part == place.part and p.brand_id != place.brand_id]
        if is_urged(self._text, place.start, floor) and (
            is_hinted or any(self._is_left(p, places) for p in others if p.start < place.start)
        ):
            return Stance.PRAISE
        if is_skipped(self._text, place.start, floor) and (
            is_hinted or any(is_urged(self._text, p.start, _floor(p, places)) for p in others)
        ):
            return Stance.DISSUADE
        return Stance.NEUTRAL

    def _is_left(self, place: Place, places: Sequence[Place]) -> bool:
        if is_skipped(self._text, place.start, _floor(place, places)):
            return True
        return self._told(self._sentence(place.start)) is Stance.DISSUADE

    def _told(self, span: Span) -> Stance:
        return overall_stance(s for s in self._stances if span.start <= s.start < span.end)

    def _clause_stance(self, sentence: Span, place: Place, places: Sequence[Place]) -> Stance:
        """By the clause, in a sentence that names several brands; else by all of it."""
        others = {
            p.brand_id
            for p in places
            if p.part == place.part and sentence.start <= p.start < sentence.end
        }
        for clause in clauses_at(self._text, sentence, place.start) if len(others) > 1 else ():
            stance = self._told(clause)
            if stance is not Stance.NEUTRAL or self._has_stance(clause):
                return stance
        return self._told(sentence)

    def _has_stance(self, span: Span) -> bool:
        return any(span.start <= s.start < span.end for s in self._stances)

    def _side(self, place: Place, swap: Signal, places: Sequence[Place]) -> Stance:
        near = [
            p
            for p in places
            if p.part == place.part and swap.start - LOOK_BACK <= p.start <= swap.end + LOOK_BACK
        ]
        if len({p.brand_id for p in near}) > 1:
            return Stance.PRAISE if place.brand_id == near[-1].brand_id else Stance.DISSUADE
        return Stance.PRAISE if place.start >= swap.end else Stance.DISSUADE

    def _sentence(self, offset: int) -> Span:
        for span in self._sentences:
            if span.start <= offset < span.end:
                return span
        return Span(0, len(self._text))
