"""Phrases that say what a creator got, sells, or thinks; with negation, question and scope.

"Not worth it" must not count as "worth it", "is it overrated?" takes no side, and a husband who
gifted a bag is no sponsor: what a phrase is worth depends on the words around it.
"""

import re

from creator_audit.analysis.label_place import is_marked
from creator_audit.analysis.reading import TOPICS, Hit, Reading
from creator_audit.analysis.scope import Judged, is_whole, narrow
from creator_audit.model.lexicon import CUES
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "phrases"
_STANCE = frozenset({"praise", "urge", "dissuasion", "disappointment", "substitution"})
_ASKABLE = _STANCE | {"harm_claim"}
_QUOTABLE = frozenset({"harm_claim", "no_use", "declined_deal"})
"""What somebody else's words, quoted at length, do not say of the writer."""
_QUOTED = re.compile(r'"[^"\n]{12,400}"|«[^»\n]{12,400}»|„[^“”"\n]{12,400}[“”"]|“[^”\n]{12,400}”')
_FLIPPED = {
    "praise": SignalKind.DISAPPOINTMENT,
    "dissuasion": SignalKind.PRAISE,
    "disappointment": SignalKind.PRAISE,
}
_BEFORE = re.compile(r"[\w']+")
_NEGATION_REACH = 3
_REACH_CHARACTERS = 32
_DOUBT_REACH = 8
_DOUBT_CHARACTERS = 60


def detect(reading: Reading) -> list[Signal]:
    """Signals of all phrase entries that are neither cues nor labels."""
    found: dict[tuple[SignalKind, int, int], Signal] = {}
    said = []
    for hit in outermost([h for h in reading.hits if not h.entry.is_whole or is_whole(reading, h)]):
        judged = _judge(reading, hit)
        if judged is not None:
            said.append(Judged(hit, *judged))
    for hit, kind, strength in narrow(reading, said):
        known = found.get((kind, hit.start, hit.end))
        if known is None or known.strength.rank < strength.rank:
            found[kind, hit.start, hit.end] = reading.signal(
                kind,
                strength,
                hit.start,
                hit.end,
                detector=f"{DETECTOR}/{hit.entry.id}",
                language=hit.entry.language,
            )
    signals = list(found.values())
    topic = next((hit for hit in reading.hits if hit.entry.kind in TOPICS), None)
    if topic is not None:
        signals.append(
            reading.signal(
                SignalKind.TOPIC,
                Strength.NONE,
                topic.start,
                topic.end,
                detector=f"{DETECTOR}/{topic.entry.id}",
                language=topic.entry.language,
            )
        )
    return signals


_BESIDE = frozenset({"reason", "source"})
"""Words on use and proof: they stand beside a verdict, hide none and are hidden by none."""


def outermost(hits: list[Hit]) -> list[Hit]:
    """Hits without those inside a longer one, or in an idiom that they do not wholly hold."""
    if not hits:
        return []
    idioms = [hit for hit in hits if hit.entry.kind == "ignore"]
    kept: list[Hit] = []
    widest = (-1, -1)
    for hit in hits:
        if (
            hit.entry.is_label
            or hit.entry.kind in _NO_SIGNALS
            or (idioms and _is_idiom(hit, idioms))
        ):
            continue
        place = (hit.start, hit.end)
        if hit.entry.kind in _BESIDE:
            kept.append(hit)
            continue
        if hit.end <= widest[1] and place != widest:
            continue
        kept.append(hit)
        if hit.end > widest[1] and hit.entry.kind != SignalKind.SUBSTITUTION:
            widest = place
    return kept


def _is_idiom(hit: Hit, idioms: list[Hit]) -> bool:
    return any(
        idiom.start < hit.end
        and hit.start < idiom.end
        and not (hit.start <= idiom.start and idiom.end <= hit.end and hit[:2] != idiom[:2])
        for idiom in idioms
    )


_NO_SIGNALS = CUES | {"topic"}
_KINDS = {kind.value: kind for kind in SignalKind}


def _judge(reading: Reading, hit: Hit) -> tuple[SignalKind, Strength] | None:
    entry = hit.entry
    kind = _KINDS[entry.kind]
    if entry.is_marked and not is_marked(reading, hit):
        return None
    if entry.kind in _ASKABLE and not entry.asks and _is_asked(reading, hit):
        return None
    if entry.kind in _QUOTABLE and _is_quoted(reading.text, hit):
        return None
    if entry.opens and not _opens_sentence(reading, hit):
        return None if entry.strength == Strength.WEAK else (kind, Strength.WEAK)
    if entry.is_negatable and is_negated(reading, hit.start):
        flipped = _FLIPPED.get(entry.kind) if entry.strength != Strength.WEAK else None
        return (flipped, Strength.WEAK) if flipped else None
    return kind, entry.strength


def is_negated(reading: Reading, start: int) -> bool:
    """Whether one of the few words before, in the same sentence, turns the sense round."""
    floor = max(reading.sentence_at(start).start, start - _REACH_CHARACTERS)
    before = _BEFORE.findall(reading.text, floor, start)[-_NEGATION_REACH:]
    negators = reading.listed("negators")
    return any(word in negators for word in before)


def _is_asked(reading: Reading, hit: Hit) -> bool:
    sentence = reading.sentence_at(hit.start)
    floor = max(sentence.start, hit.start - _DOUBT_CHARACTERS)
    before = _BEFORE.findall(reading.text, floor, hit.start)[-_DOUBT_REACH:]
    if before and not reading.listed("doubts").isdisjoint(before):
        return True
    if "?" not in reading.text:
        return False
    return reading.text[sentence.start : sentence.end].rstrip("\"')*").endswith("?")


def _is_quoted(text: str, hit: Hit) -> bool:
    return any(
        quote.start() < hit.start and hit.end < quote.end() for quote in _QUOTED.finditer(text)
    )


_LEAD = re.compile(r"[\w']+")


def _opens_sentence(reading: Reading, hit: Hit) -> bool:
    sentence = reading.sentence_at(hit.start)
    if hit.start - sentence.start > _DOUBT_CHARACTERS:
        return False
    return len(_LEAD.findall(reading.text, sentence.start, hit.start)) <= 3
