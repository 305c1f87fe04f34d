"""Not this, get that: advice against one thing with another named to get instead."""

import re

from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "substitution"
_AGAINST = frozenset({"dissuasion"})
_REACH = 400


def detect(reading: Reading) -> list[Signal]:
    """A strong signal where advice against and an alternative stand close together."""
    against = [
        hit
        for hit in reading.hits
        if hit.entry.kind in _AGAINST and hit.entry.strength == Strength.STRONG
    ]
    if not against:
        return []
    alternatives = [hit for hit in reading.hits if hit.entry.kind == "alternative"]
    for hit in against:
        other = _next_alternative(reading, hit, alternatives)
        if other is not None:
            return [
                reading.signal(
                    SignalKind.SUBSTITUTION,
                    Strength.STRONG,
                    hit.start,
                    other.end,
                    detector=f"{DETECTOR}/{hit.entry.id}",
                    language=hit.entry.language,
                )
            ]
    return []


_NEGATION_BEFORE = re.compile(r"(?:not|n't|never|no|nicht|kein\w*|pas|nao|non|niet)\s*$")


def _next_alternative(reading: Reading, hit: Hit, alternatives: list[Hit]) -> Hit | None:
    for other in alternatives:
        if other.start < hit.end or other.start - hit.end > _REACH:
            continue
        if _NEGATION_BEFORE.search(reading.text, max(0, other.start - 12), other.start):
            continue
        return other
    return None
