"""Cuts captions into sentences without a model.

Captions end sentences by line breaks as often as by full stops, and a list of abbreviations
does for the rest.
"""

import re
from collections.abc import Iterator

from creator_audit.text.spans import Span


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ABBREVIATIONS = _listed(
    "dr mr mrs ms prof st vs etc approx no nr ca z.b d.h u.a bzw inkl evtl ggf usw dt sr "
    "sra e.g i.e p.s p.ex p.ej ex c.a dott sig vol fig inc ltd feat ft min max jr art "
)
_BREAK = re.compile(r"[.!?]+[)\"'\]*]*(?=\s|$)|[\r\n]+|[。！？]+")
_MAY_BREAK = re.compile(r"[.!?\r\n。！？]")
"""The first character of every break: a search for it alone is many times as quick."""
_LAST_WORD = re.compile(r"[^\s(\[\"']+$")


def sentences(text: str) -> tuple[Span, ...]:
    """Spans of the sentences, without the blanks around them."""
    spans: list[Span] = []
    start = 0
    for stop in _breaks(text, 0, len(text)):
        if stop.group() == "." and _is_abbreviation(text, start, stop.start()):
            continue
        _append(spans, text, start, stop.end())
        start = stop.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def sentence_around(text: str, place: int) -> Span:
    """The sentence that holds an offset; looks at most some hundred characters back."""
    floor = max(0, place - _LOOK_BACK)
    start = floor
    for stop in _breaks(text, floor, place):
        if stop.group() != "." or not _is_abbreviation(text, floor, stop.start()):
            start = stop.end()
    end = len(text)
    for stop in _breaks(text, place, len(text)):
        if stop.group() != "." or not _is_abbreviation(text, floor, stop.start()):
            end = stop.end()
            break
    return Span(start, end)


_LOOK_BACK = 400


def _breaks(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """All breaks in a range; its end counts as the end of the text."""
    while True:
        first = _MAY_BREAK.search(text, start, end)
        if first is None:
            return
        start = first.start()
        stop = _BREAK.match(text, start, end)
        if stop is None:
            start += 1
        else:
            yield stop
            start = stop.end()


def _is_abbreviation(text: str, start: int, stop: int) -> bool:
    word = _LAST_WORD.search(text, max(start, stop - 12), stop)
    return word is not None and word.group().lower() in _ABBREVIATIONS


def _append(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append(Span(start, end))
