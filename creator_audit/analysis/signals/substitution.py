"""Not this, get that: advice against one thing with another named to get instead."""

import re

from creator_audit.analysis.reading import Hit, Reading
from creator_audit.analysis.scope import is_whole
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "substitution"
_AGAINST = frozenset({"dissuasion"})
_REACH = 400
_CLAUSE_OPENING = re.compile(
    r"(?:[.!?,:;\n\u2013\u2014-]|\b(?:and|or|just|so|then|please|instead|rather|go))[^\w]*$"
)
_WORD = re.compile(r"[\w']+")


def detect(reading: Reading) -> list[Signal]:
    """A strong signal where advice against and an alternative stand close together."""
    against = [
        hit
        for hit in reading.hits
        if hit.entry.kind in _AGAINST
        and hit.entry.strength == Strength.STRONG
        and (not hit.entry.is_whole or is_whole(reading, hit))
    ]
    if not against:
        return []
    alternatives = [hit for hit in reading.hits if hit.entry.kind == "alternative"]
    for hit in against:
        other = _next_alternative(reading, hit, alternatives)
        if other is not None:
            sentence = reading.sentence_at(other.start)
            ends = [one.end for one in alternatives if other.start <= one.start < sentence.end]
            return [
                reading.signal(
                    SignalKind.SUBSTITUTION,
                    Strength.STRONG,
                    hit.start,
                    max(ends),
                    detector=f"{DETECTOR}/{hit.entry.id}",
                    language=hit.entry.language,
                )
            ]
    return []


_NEGATION_BEFORE = re.compile(r"(?:not|n't|never|no|nicht|kein\w*|pas|nao|non|niet|need to)\s*$")


def _next_alternative(reading: Reading, hit: Hit, alternatives: list[Hit]) -> Hit | None:
    for other in alternatives:
        if other.start < hit.end or other.start - hit.end > _REACH:
            continue
        if _NEGATION_BEFORE.search(reading.text, max(0, other.start - 12), other.start):
            continue
        if other.entry.opens and not opens_clause(reading, other):
            continue
        if _is_at_home(reading, other):
            continue
        return other
    return None


def opens_clause(reading: Reading, hit: Hit) -> bool:
    """Whether an order begins its sentence or follows a comma, a dash, "and" or "just"."""
    before = reading.text[max(0, hit.start - 14) : hit.start]
    return hit.start == 0 or bool(_CLAUSE_OPENING.search(before))


def _is_at_home(reading: Reading, other: Hit) -> bool:
    """Whether the clause names what one has or makes, so that nothing is bought in its place."""
    listed = reading.listed("at_home")
    if not listed:
        return False
    sentence = reading.sentence_at(other.start)
    words = f" {' '.join(_WORD.findall(reading.text, sentence.start, sentence.end))} "
    return any(f" {one} " in words for one in listed)
