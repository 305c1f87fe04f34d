"""Finds links, hashtags, mentions and words, each as offsets into the text given."""

import re
from itertools import pairwise
from typing import NamedTuple

from creator_audit.text.spans import Span

# Endings that make "name.ending" a link without a scheme. Short on purpose: "end.of" is no link.
_ENDINGS = (
    "com|net|org|info|biz|io|co|me|tv|fm|ly|gg|to|it|us|uk|de|fr|es|pt|br|nl|be|ch|at|se|no|dk|fi"
    "|pl|eu|ca|au|nz|in|jp|kr|app|shop|store|link|bio|club|online|site|studio|design|beauty|style"
    "|fashion|ee|ai|gl|page|test|example|st|li|cc|media|top|life|live|world|email|blog|digital"
)
_REST = r"[^\s<>\"|\\^`{}\[\]]"
_ADDRESS = re.compile(rf"(?:[hH][tT]{{2}}[pP][sS]?://|(?<![\w@./-])[wW]{{3}}\.){_REST}+")
# Bare names are found from their ending backwards: a search from each word's start is slow.
# Endings of short links: names only with a path behind, since some are everyday words.
_SHORT_ENDINGS = "nk|la|hn|gy|ke|gd|id|asia"
_ENDING = re.compile(
    rf"\.(?:(?:{_ENDINGS})(?![\w@-])|(?:{_SHORT_ENDINGS})(?=/\w))(?!\.[a-z0-9])(?:[/?]{_REST}*)?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![\w@./#$-])(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9-]+$", re.IGNORECASE
)
_LONGEST_NAME = 80
# A second address glued to the first (line breaks lost), but not one carried as a parameter.
_GLUED = re.compile(r"(?<=[\w/])(?<![=:?&%])https?://", re.IGNORECASE)
_TRAILING = ".,;:!?'\"*_~>»…"
# Tags may be glued to each other (#one#two), but not to a word.
_HASHTAGS = re.compile(r"(?<![\w&/#])#\w+(?:#\w+)*")
_HASHTAG = re.compile(r"#(?=\w*[^\W\d_])\w+")
_MENTION = re.compile(r"(?<![\w.@/])@\w(?:[\w.-]*\w)?")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_BETWEEN_TAGS = re.compile(r"[\s,.·•|\-\W]*")


class Token(NamedTuple):
    """Something found, with its place."""

    start: int
    end: int
    text: str


def links(text: str) -> tuple[Token, ...]:
    """Addresses with or without a scheme, without the punctuation behind them."""
    if "." not in text:
        return ()
    found: list[Token] = []
    for start, end in (*_addresses(text), *_bare_names(text)):
        last = _trim(text, start, end)
        if last - start > 3 and not any(t.start < last and start < t.end for t in found):
            found.append(Token(start, last, text[start:last]))
    found.sort()
    return tuple(found)


def _addresses(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    if "://" not in text and "www." not in text.lower():
        return spans
    for match in _ADDRESS.finditer(text):
        address, offset = match.group(), match.start()
        cuts = [0, *(m.start() for m in _GLUED.finditer(address, 8)), len(address)]
        spans.extend((offset + a, offset + b) for a, b in pairwise(cuts) if b > a)
    return spans


def _bare_names(text: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in _ENDING.finditer(text):
        name = _NAME.search(text, max(0, match.start() - _LONGEST_NAME), match.start())
        if name is not None:
            spans.append((name.start(), match.end()))
    return spans


def _trim(text: str, start: int, end: int) -> int:
    while end > start:
        last = text[end - 1]
        is_unpaired = last == ")" and text.count("(", start, end) < text.count(")", start, end)
        if last not in _TRAILING and not is_unpaired:
            break
        end -= 1
    return end


def hashtags(text: str) -> tuple[Token, ...]:
    """Tags with their ``#``; a number alone is none."""
    if "#" not in text:
        return ()
    return tuple(
        Token(m.start(), m.end(), m.group())
        for glued in _HASHTAGS.finditer(text)
        for m in _HASHTAG.finditer(text, glued.start(), glued.end())
    )


def mentions(text: str) -> tuple[Token, ...]:
    """Handles with their ``@``; addresses of mail are none."""
    if "@" not in text:
        return ()
    return tuple(Token(m.start(), m.end(), m.group()) for m in _MENTION.finditer(text))


def words(text: str) -> tuple[Token, ...]:
    """Runs of letters and digits; an apostrophe inside belongs to the word."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in _WORD.finditer(text))


def hashtag_runs(text: str, *, at_least: int = 2) -> tuple[tuple[Span, int], ...]:
    """Stretches of hashtags with nothing but spaces and signs between, and their number."""
    runs: list[tuple[Span, int]] = []
    start = end = count = 0
    for tag in hashtags(text):
        if count and _BETWEEN_TAGS.fullmatch(text, end, tag.start):
            end, count = tag.end, count + 1
            continue
        if count >= at_least:
            runs.append((Span(start, end), count))
        start, end, count = tag.start, tag.end, 1
    if count >= at_least:
        runs.append((Span(start, end), count))
    return tuple(runs)
