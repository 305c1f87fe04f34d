"""One text of a post, folded and cut up once, for all detectors to look at."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ahocorasick

from creator_audit.model.lexicon import LexiconEntry, Lexicons
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.spellings import BETWEEN
from creator_audit.text import tokens
from creator_audit.text.fold import Folded
from creator_audit.text.sentences import sentence_around
from creator_audit.text.spans import Span
from creator_audit.text.tokens import Token

TOPICS = frozenset({"product", "topic"})
"""Kinds that say what a post is about."""

_Candidate = tuple[LexiconEntry, str, bool]
"""A phrase, the pattern of its rest, and whether its head may go on inside a word."""


class Hit(NamedTuple):
    """A phrase found, in offsets of the folded text."""

    start: int
    end: int
    entry: LexiconEntry


class Reading:
    """A folded text with its tokens and phrase hits. Offsets are folded ones throughout."""

    __slots__ = (
        "_sentence",
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
        self._sentence = Span(0, 0)

    def sentence_at(self, place: int) -> Span:
        """The sentence that holds an offset; the last one asked for is kept."""
        if not self._sentence.start <= place < self._sentence.end:
            self._sentence = sentence_around(self.text, place)
        return self._sentence

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
        grouped: dict[str, dict[tuple[object, ...], list[LexiconEntry]]] = {}
        self._suffixes: list[LexiconEntry] = []
        for entry in entries:
            if entry.is_suffix:
                self._suffixes.append(entry)
            elif entry.head:
                alike = (entry.id, bool(entry.tail), entry.is_prefix)
                grouped.setdefault(entry.head, {}).setdefault(alike, []).append(entry)
        self._automaton = ahocorasick.Automaton()
        self._candidates: list[tuple[_Candidate, ...]] = []
        for head, kinds in grouped.items():
            candidates = tuple(
                (listed[0], _join_tails(listed), listed[0].is_prefix) for listed in kinds.values()
            )
            number = len(self._candidates)
            self._candidates.append(candidates)
            opens_word, ends_word = _is_word(head[0]), _is_word(head[-1])
            must_end = ends_word and not any(prefix for *_, prefix in candidates)
            is_topic = all(entry.kind in TOPICS for entry, *_ in candidates)
            found = (number, len(head), opens_word, ends_word, must_end, is_topic)
            self._automaton.add_word(head, found)
        if grouped:
            self._automaton.make_automaton()
        self._is_empty = not grouped
        # Both filled when first met: most of them never are.
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._spoken: dict[str, dict[int, tuple[_Candidate, ...]]] = {}

    def find(self, reading: Reading) -> list[Hit]:
        """Hits in order of start, longest first; phrases inside addresses do not count.

        Of topics only the first is told: the rest say no more, and they are most of all hits.
        """
        text, size = reading.text, len(reading.text)
        if self._is_empty or not text:
            return []
        hits: list[Hit] = []
        topic: Hit | None = None
        topic_start = size
        spoken = self._spoken.setdefault(reading.language, {})
        for last, found in self._automaton.iter(text):
            number, length, opens_word, ends_word, must_end, is_topic = found
            end = last + 1
            is_open = ends_word and end < size and (text[end].isalnum() or text[end] == "_")
            if is_open and must_end:
                continue
            start = end - length
            if is_topic and start > topic_start:
                continue
            candidates = spoken.get(number)
            if candidates is None:
                candidates = spoken[number] = self._speaking(number, reading.language)
            if not candidates or (start and _is_inside(text, start, opens_word)):
                continue
            for hit in self._complete(reading, candidates, start, end, is_open):
                if hit.entry.kind not in TOPICS:
                    hits.append(hit)
                elif topic is None or _order(hit) < _order(topic):
                    topic, topic_start = hit, start
        if topic is not None:
            hits.append(topic)
        if self._suffixes and reading.tags:
            hits.extend(self._find_suffixes(reading))
        hits.sort(key=_order)
        return hits

    def _speaking(self, number: int, language: str) -> tuple[_Candidate, ...]:
        """The phrases of one head that may be meant in a language."""
        return tuple([one for one in self._candidates[number] if _speaks(one[0], language)])

    def _complete(
        self,
        reading: Reading,
        candidates: Iterable[_Candidate],
        start: int,
        end: int,
        is_open: bool,
    ) -> Iterator[Hit]:
        """The phrases whose rest follows behind a head."""
        for entry, tail, is_prefix in candidates:
            if is_open and not is_prefix:
                continue
            stop = end
            if tail:
                pattern = self._patterns.get(tail)
                if pattern is None:
                    pattern = self._patterns[tail] = re.compile(tail)
                found = pattern.match(reading.text, end)
                if found is None:
                    continue
                stop = found.end()
            if not reading.links or not reading.is_in_link(start, stop):
                yield Hit(start, stop, entry)

    def _find_suffixes(self, reading: Reading) -> list[Hit]:
        return [
            Hit(tag.start, tag.end, entry)
            for tag in reading.tags
            for entry in self._suffixes
            if tag.text.endswith(entry.head) and len(tag.text) > len(entry.head) + 2
        ]


def _join_tails(entries: list[LexiconEntry]) -> str:
    """One pattern for all continuations of a head that mean the same."""
    if len(entries) == 1:
        return entries[0].tail
    # Tails with the same gap are tried together: the words in the gap are then read once.
    by_gap: dict[str, list[str]] = {}
    for tail in dict.fromkeys(e.tail for e in entries if e.tail):
        gap, mark, rest = tail.partition(_GAP_END)
        by_gap.setdefault(gap + mark, []).append(rest)
    return "|".join(f"(?:{gap}(?:{_join_rests(rests)}))" for gap, rests in by_gap.items())


def _join_rests(rests: list[str]) -> str:
    """The alternatives behind a gap, with what stands between words read once for all.

    With hundreds of alternatives that is the greater part of all time spent on phrases.
    """
    words = [rest.removeprefix(BETWEEN) for rest in rests if rest.startswith(BETWEEN)]
    others = [rest for rest in rests if not rest.startswith(BETWEEN)]
    return "|".join([*([f"{BETWEEN}(?:{'|'.join(words)})"] if words else []), *others])


_GAP_END = "}?"


def _order(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _is_inside(text: str, start: int, opens_word: bool) -> bool:
    """Whether a head would begin in the middle of a word, a tag or a handle.

    A tag begins at its sign, also right behind a word or another tag.
    """
    before = text[start - 1]
    if before.isalnum() or before == "_":
        return text[start] != "#"
    return opens_word and before in "#@'" and _is_joined(text, start, before)


def _is_joined(text: str, start: int, before: str) -> bool:
    """Whether a phrase would begin inside a tag, a handle or behind an apostrophe."""
    return before in "#@" or (start > 1 and _is_word(text[start - 2]))


_LONG_ENOUGH = 9


def _speaks(entry: LexiconEntry, language: str) -> bool:
    """Whether a phrase may be meant in a text of this language."""
    spoken = entry.language
    if spoken in ("en", language) or entry.is_label:
        return True
    if not language:
        return len(entry.head) >= 5
    return " " in entry.head and len(entry.head) >= _LONG_ENOUGH
