"""One text of a post, folded and cut up once, for all detectors to look at."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import ahocorasick

from creator_audit.model.lexicon import LexiconEntry, Lexicons
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text import tokens
from creator_audit.text.fold import Folded
from creator_audit.text.sentences import sentences
from creator_audit.text.spans import Span
from creator_audit.text.tokens import Token


class Hit(NamedTuple):
    """A phrase found, in offsets of the folded text."""

    start: int
    end: int
    entry: LexiconEntry


class Reading:
    """A folded text with its tokens and phrase hits. Offsets are folded ones throughout."""

    __slots__ = (
        "_sentences",
        "folded",
        "hits",
        "language",
        "lexicons",
        "links",
        "mentions",
        "part",
        "tags",
        "text",
    )

    def __init__(self, part: int, folded: Folded, language: str, lexicons: Lexicons) -> None:
        self.part = part
        self.folded = folded
        self.text = folded.text
        self.language = language
        self.lexicons = lexicons
        self.links: tuple[Token, ...] = tokens.links(self.text)
        self.tags: tuple[Token, ...] = tokens.hashtags(self.text)
        self.mentions: tuple[Token, ...] = tokens.mentions(self.text)
        self.hits: list[Hit] = []
        self._sentences: tuple[Span, ...] | None = None

    @property
    def sentences(self) -> tuple[Span, ...]:
        """Cut on first use: most texts without a hit never need them."""
        if self._sentences is None:
            self._sentences = sentences(self.text)
        return self._sentences

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds an offset (the last one before it, if between two)."""
        found = Span(0, len(self.text))
        for span in self.sentences:
            if span.start > place:
                break
            found = span
        return found

    def is_in_link(self, start: int, end: int) -> bool:
        """Whether a range touches an address."""
        return any(link.start < end and start < link.end for link in self.links)

    def signal(
        self,
        kind: SignalKind,
        strength: Strength,
        start: int,
        end: int,
        *,
        value: str = "",
        detector: str = "",
        language: str = "",
    ) -> Signal:
        """A signal with its place in the original text."""
        first, last = self.folded.original(start, end)
        words = self.folded.source[first:last]
        return Signal(kind, strength, self.part, first, last, words, value, detector, language)

    def listed(self, name: str) -> frozenset[str]:
        """A word list of the text's language, or of English for a language without lexicon."""
        lexicon = self.lexicons.languages.get(self.language) or self.lexicons.languages.get("en")
        return lexicon.words.get(name, frozenset()) if lexicon else frozenset()


class PhraseFinder:
    """One automaton over all phrases of all languages, with word boundaries checked."""

    def __init__(self, entries: Iterable[LexiconEntry]) -> None:
        grouped: dict[str, list[LexiconEntry]] = {}
        self._suffixes: list[LexiconEntry] = []
        for entry in entries:
            if entry.is_suffix:
                self._suffixes.append(entry)
            elif entry.head:
                grouped.setdefault(entry.head, []).append(entry)
        self._automaton = ahocorasick.Automaton()
        for head, listed in grouped.items():
            self._automaton.add_word(head, (len(head), tuple(listed)))
        if grouped:
            self._automaton.make_automaton()
        self._is_empty = not grouped
        self._tails: dict[str, re.Pattern[str]] = {}

    def find(self, reading: Reading) -> list[Hit]:
        """Hits in order of start, longest first; phrases inside addresses do not count."""
        text, hits, size = reading.text, [], len(reading.text)
        if self._is_empty or not text:
            return []
        for last, (length, entries) in self._automaton.iter(text):
            start, end = last + 1 - length, last + 1
            if start and _is_joined(text[start - 1], text[start], text, start):
                continue
            is_open = end < size and _is_word(text[end]) and _is_word(text[last])
            for entry in entries:
                if is_open and not entry.is_prefix:
                    continue
                if not _speaks(entry, reading.language):
                    continue
                stop = self._finish(entry, text, end) if entry.tail else end
                if stop and not (reading.links and reading.is_in_link(start, stop)):
                    hits.append(Hit(start, stop, entry))
        if self._suffixes and reading.tags:
            hits.extend(self._find_suffixes(reading))
        hits.sort(key=_order)
        return hits

    def _find_suffixes(self, reading: Reading) -> list[Hit]:
        return [
            Hit(tag.start, tag.end, entry)
            for tag in reading.tags
            for entry in self._suffixes
            if tag.text.endswith(entry.head) and len(tag.text) > len(entry.head) + 2
        ]

    def _finish(self, entry: LexiconEntry, text: str, end: int) -> int:
        pattern = self._tails.get(entry.tail)
        if pattern is None:
            pattern = self._tails[entry.tail] = re.compile(entry.tail)
        found = pattern.match(text, end)
        return found.end() if found else 0


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_joined(before: str, first: str, text: str, start: int) -> bool:
    """Whether a phrase would begin inside a word, a tag, a handle or an address."""
    if not _is_word(first):
        return first in "#@" and _is_word(before)
    if _is_word(before) or before in "#@":
        return True
    return before in "'." and start > 1 and _is_word(text[start - 2]) and before != "."


_LONG_ENOUGH = 9


def _speaks(entry: LexiconEntry, language: str) -> bool:
    """Whether a phrase may be meant in a text of this language."""
    if entry.is_label or entry.language in (language, "en"):
        return True
    if not language:
        return len(entry.head) >= 5
    return " " in entry.head and len(entry.head) >= _LONG_ENOUGH
