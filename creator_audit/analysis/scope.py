"""Whose view a phrase is and how far it goes: reports, conditions, and what a "but" takes back.

"Everyone says skip it" is not the writer's advice, "if your skin is dry, skip it" is advice to
some, and of "lovely box, but it leaks" the second half is the verdict.
"""

import re
from functools import cache
from typing import NamedTuple

from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import SignalKind, Strength

_K = SignalKind
FOR = frozenset({_K.PRAISE, _K.URGE})
AGAINST = frozenset({_K.DISSUASION, _K.DISAPPOINTMENT})
_REPORT_REACH = 48
_ANSWER_REACH = 70
_TURN_REACH = 110
_QUOTE_END = re.compile(r"[\"”»]")
_WORDS = re.compile(r"[\w']+")
_OTHER_SIDE = {
    _K.PRAISE: _K.DISAPPOINTMENT,
    _K.URGE: _K.DISAPPOINTMENT,
    _K.DISSUASION: _K.PRAISE,
    _K.DISAPPOINTMENT: _K.PRAISE,
}


class Judged(NamedTuple):
    """A phrase with what it says here."""

    hit: Hit
    kind: SignalKind
    strength: Strength


def narrow(reading: Reading, judged: list[Judged]) -> list[Judged]:
    """The same phrases, with those of others, of some and those taken back at less worth."""
    stances = [one for one in judged if one.kind in FOR or one.kind in AGAINST]
    if not stances:
        return judged
    judged = [_by_speaker(reading, one) for one in judged]
    if any(one.kind in FOR for one in stances) and any(one.kind in AGAINST for one in stances):
        return [_after_turn(reading, one, judged) for one in judged]
    return judged


def _by_speaker(reading: Reading, one: Judged) -> Judged:
    if one.kind not in FOR and one.kind not in AGAINST:
        return one
    sentence = reading.sentence_at(one.hit.start)
    before = reading.text[max(sentence.start, one.hit.start - _REPORT_REACH) : one.hit.start]
    if _is_said_behind(reading, one.hit):
        return one._replace(strength=Strength.WEAK)
    if _holds(before, reading, "reports"):
        after = reading.text[one.hit.end : one.hit.end + _ANSWER_REACH]
        if _holds(after, reading, "rebuttals"):
            return Judged(one.hit, _OTHER_SIDE[one.kind], Strength.STRONG)
        return one._replace(strength=Strength.WEAK)
    if one.kind is _K.DISSUASION and _holds(before, reading, "conditions"):
        return one._replace(strength=Strength.WEAK)
    return one


def _is_said_behind(reading: Reading, hit: Hit) -> bool:
    """Whether a quotation ends behind a phrase and is given to somebody else."""
    quote = _QUOTE_END.search(reading.text, hit.end, hit.end + _ANSWER_REACH)
    if quote is None:
        return False
    behind = " ".join(_WORDS.findall(reading.text, quote.end(), quote.end() + 24))
    return any(behind.startswith(one) for one in reading.listed("reports_behind"))


def _holds(text: str, reading: Reading, name: str) -> bool:
    """Whether a text holds one of a list, with no turn of thought behind it."""
    listed = reading.listed(name)
    if not listed:
        return False
    found = _WORDS.findall(text)
    if _first_words(listed).isdisjoint(found):
        return False
    words = f" {' '.join(found)} "
    place = max((words.rfind(f" {one} ") for one in listed), default=-1)
    if place < 0:
        return False
    return not set(words[place:].split()) & reading.listed("turns")


@cache
def _first_words(listed: frozenset[str]) -> frozenset[str]:
    """What each of a list begins with: most texts hold none of these."""
    return frozenset(one.partition(" ")[0] for one in listed)


def _after_turn(reading: Reading, one: Judged, judged: list[Judged]) -> Judged:
    """A phrase at less worth where a turn and a phrase of the other side follow closely."""
    if one.strength is Strength.WEAK:
        return one
    rivals = AGAINST if one.kind in FOR else FOR if one.kind in AGAINST else frozenset()
    for other in judged:
        gap = other.hit.start - one.hit.end
        if (
            other.kind not in rivals
            or other.strength is Strength.WEAK
            or not 0 <= gap <= _TURN_REACH
        ):
            continue
        between = _WORDS.findall(reading.text, one.hit.end, other.hit.start)
        if not reading.listed("turns").isdisjoint(between):
            return one._replace(strength=Strength.WEAK)
    return one


_CLAUSE_BEFORE = re.compile(r"(?:^|\s-|\n|[^\w\s?@#'&/+£$€%-])[^\S\n]*[\"'*_]*$")
_CLAUSE_AFTER = re.compile(r"[\"'*_]*[^\S\n]*(?:$|\n|-\s|#(?=\w)|[^\w\s?@#'&/+£$€%-])")


def is_whole(reading: Reading, hit: Hit) -> bool:
    """Whether a phrase is a clause of its own: nothing but marks stands around it.

    Right behind a question it may merely answer, and one word before a comma opens a sentence
    ("No, but really").
    """
    text = reading.text
    floor = max(0, hit.start - 12)
    before = text[floor : hit.start] if floor == 0 else "x" + text[floor : hit.start]
    if before.rstrip(" \t\r\n\"'*_").endswith("?") or not _CLAUSE_BEFORE.search(before):
        return False
    if text.startswith(",", hit.end) and " " not in text[hit.start : hit.end]:
        return False
    return bool(_CLAUSE_AFTER.match(text, hit.end))
