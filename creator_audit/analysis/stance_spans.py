"""Which stretches of a text a stance holds in: own words and quoted ones, clauses, list items."""

import re
from collections.abc import Sequence
from itertools import pairwise

from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.spans import Span

_AGAINST = frozenset(
    {
        SignalKind.DISSUASION,
        SignalKind.DISAPPOINTMENT,
        SignalKind.HARM_CLAIM,
        SignalKind.STANCE_MARK,
    }
)
_QUOTE_MARKS = '"«„“'
_QUOTE = re.compile(r'"[^"\n]{12,400}"|«[^»\n]{12,400}»|„[^“”"\n]{12,400}[“”"]|“[^”\n]{12,400}”')
_ITEM = re.compile(r"^[^\S\n]*(?:\d{1,2}[.)]|[-–•*✗✘❌🚫👎])[^\S\n]*\S", re.MULTILINE)
_CLAUSE_END = re.compile(
    r"[;—–]|\s-\s|,?\s(?:but|while|whereas|although|though|yet|aber|sondern|während|mais|alors que"
    r"|tandis que|pero|sino|mientras que|mas|enquanto|ma|invece|mentre|maar|terwijl)\s"
)
_COMMA = re.compile(r",\s")
_LEAST_ITEMS = 2


def has_quotes(text: str) -> bool:
    """Whether a text may quote somebody."""
    return any(mark in text for mark in _QUOTE_MARKS)


def clauses_at(text: str, sentence: Span, offset: int) -> tuple[Span, ...]:
    """The clauses of a sentence that an offset lies in, the narrowest first.

    "A is fine, but B is not" has two; between commas one may say nothing by itself.
    """
    wide = _piece(sentence, [m.end() for m in _CLAUSE_END.finditer(text, *sentence)], offset)
    narrow = _piece(wide, [m.end() for m in _COMMA.finditer(text, *wide)], offset)
    return narrow, wide


def _piece(whole: Span, cuts: list[int], offset: int) -> Span:
    for first, last in pairwise([whole.start, *cuts, whole.end]):
        if first <= offset < last:
            return Span(first, last)
    return whole


def own_words(text: str, stances: list[Signal]) -> list[Signal]:
    """Without what stands in somebody's quoted words, where the writer's own say something."""
    quotes = [match.span() for match in _QUOTE.finditer(text)]
    if not quotes:
        return stances
    own = [s for s in stances if not any(a < s.start and s.end < b for a, b in quotes)]
    return own or stances


def slated_items(text: str, stances: Sequence[Signal]) -> list[Span]:
    """Lines of a list under a heading that advises against what follows."""
    items = [match.start() for match in _ITEM.finditer(text)]
    if len(items) < _LEAST_ITEMS:
        return []
    heading = [s for s in stances if s.start < items[0] and s.strength != Strength.WEAK]
    against = [s for s in heading if s.kind in _AGAINST]
    if not against or len(against) < len(heading):
        return []
    ends = [*items[1:], len(text)]
    return [Span(a, min(b, _line_end(text, a))) for a, b in zip(items, ends, strict=True)]


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start + 1)
    return len(text) if end < 0 else end
