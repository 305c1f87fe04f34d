"""A quoted text cut into runs: signs and label underlined, numbered, and never lost in length."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from creator_audit.model.signal import Strength
from creator_audit.reports.facts import MarkFacts, QuoteFacts
from creator_audit.reports.words import Words, count

LONGEST_WHOLE = 700
"""Code points up to which a text is quoted whole."""
_AROUND = 90
_OPENING = 160
_MOST_MARKS = 9
_RANKS = {strength.value: strength.rank for strength in Strength}


@dataclass(frozen=True, slots=True)
class NumberedMark:
    """A mark with the figure that leads to its description; the label has 0."""

    number: int
    mark: MarkFacts


def number_marks(quotes: tuple[QuoteFacts, ...]) -> list[list[NumberedMark]]:
    """Figures for the signs of all quoted texts of a card, strongest kept, in order of place."""
    numbered: list[list[NumberedMark]] = []
    next_number = 1
    for quote in quotes:
        signs = [mark for mark in quote.marks if not mark.is_label and mark.start < mark.end]
        kept = sorted(signs, key=lambda mark: (-_rank(mark), mark.start, mark.end))[:_MOST_MARKS]
        row = [NumberedMark(0, mark) for mark in quote.marks if mark.is_label][:1]
        for mark in sorted(kept, key=lambda mark: (mark.start, mark.end, mark.kind)):
            row.append(NumberedMark(next_number, mark))
            next_number += 1
        numbered.append(row)
    return numbered


def cut(quote: QuoteFacts, marks: list[NumberedMark], words: Words) -> list[dict[str, Any]]:
    """Runs of a quote: ``t`` text, ``s`` underlined sign, ``l`` label, ``n`` figures after it."""
    text = quote.text
    runs: list[dict[str, Any]] = []
    place = 0
    for start, end in _windows(text, marks):
        if start > place:
            left = words.say("gaps.left", n=start - place)
            runs.append({"t": f" {left} " if runs else f"{left} ", "x": True})
        runs.extend(_pieces(text, start, end, marks))
        place = end
    if place < len(text):
        runs.append({"t": " " + words.say("gaps.left", n=len(text) - place), "x": True})
    return runs


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    for sign in text:
        direction = unicodedata.bidirectional(sign)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


def position_bar(
    quote: QuoteFacts, marks: list[NumberedMark], words: Words
) -> dict[str, Any] | None:
    """Where signs, cut and label stand, as numbers and in words; None for an empty text."""
    length = len(quote.text)
    if not length:
        return None
    signs = [[m.mark.start, m.mark.end] for m in marks if m.number]
    labels = [[m.mark.start, m.mark.end] for m in marks if not m.number]
    fold = quote.visible_chars if quote.visible_chars and quote.visible_chars < length else None
    is_rtl = is_right_to_left(quote.text)
    return {
        "length": length,
        "length_text": count(length),
        "fold": fold,
        "fold_text": words.say("gaps.cut", n=fold) if fold else "",
        "signs": signs,
        "label": labels[0] if labels else None,
        "label_text": words.say("gaps.label_mark"),
        "is_rtl": is_rtl,
        "alt": _bar_in_words(quote, signs, labels, fold, is_rtl, words),
    }


def _bar_in_words(
    quote: QuoteFacts,
    signs: list[list[int]],
    labels: list[list[int]],
    fold: int | None,
    is_rtl: bool,
    words: Words,
) -> str:
    ranges = ", ".join(words.say("gaps.bar_range", a=a + 1, b=b) for a, b in signs)
    label = (
        words.say("gaps.bar_label", a=labels[0][0] + 1, b=labels[0][1])
        if labels
        else words.say("gaps.bar_nolabel")
    )
    return words.say(
        "gaps.bar_alt",
        role=words.name("role", quote.role),
        n=len(quote.text),
        side=words.say("gaps.bar_side") if is_rtl else "",
        cut=words.say("gaps.bar_cut", n=fold) if fold else words.say("gaps.bar_nocut"),
        signs=words.say("gaps.bar_signs", list=ranges) if ranges else words.say("gaps.bar_nosigns"),
        label=label,
    )


def _rank(mark: MarkFacts) -> int:
    return _RANKS.get(mark.strength, 0)


def _windows(text: str, marks: list[NumberedMark]) -> list[tuple[int, int]]:
    """Stretches of the text to show: all of it, or its opening and what stands near a mark."""
    if len(text) <= LONGEST_WHOLE:
        return [(0, len(text))]
    wanted = [(0, _OPENING)]
    wanted += [(m.mark.start - _AROUND, m.mark.end + _AROUND) for m in marks]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(wanted):
        first = _word_edge(text, max(0, start), -1)
        last = _word_edge(text, min(len(text), end), 1)
        if merged and first <= merged[-1][1] + _AROUND:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _word_edge(text: str, place: int, step: int) -> int:
    """The nearest blank within 20 code points, so that no word or joined emoji is cut."""
    for moved in range(place, place + 21 * step, step):
        if moved <= 0 or moved >= len(text):
            return min(max(moved, 0), len(text))
        if text[moved].isspace():
            return moved
    return place


def _pieces(text: str, start: int, end: int, marks: list[NumberedMark]) -> list[dict[str, Any]]:
    inside = [m for m in marks if m.mark.start < end and m.mark.end > start]
    edges = {start, end}
    for m in inside:
        edges |= {max(start, m.mark.start), min(end, m.mark.end)}
    ordered = sorted(edges)
    runs: list[dict[str, Any]] = []
    for first, last in pairwise(ordered):
        over = [m for m in inside if m.mark.start <= first and m.mark.end >= last]
        run: dict[str, Any] = {"t": text[first:last]}
        if any(m.number == 0 for m in over):
            run["l"] = True
        elif over:
            run["s"] = True
        ending = [m.number for m in inside if m.mark.end == last]
        if ending:
            run["n"] = ["L" if number == 0 else str(number) for number in sorted(ending)]
        runs.append(run)
    return runs
