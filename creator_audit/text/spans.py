"""Ranges of a text, half open, in Unicode code points."""

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """From `start` up to but not including `end`."""

    start: int
    end: int


def shift(span: Span, by: int) -> Span:
    """The same span in a text that has `by` more characters before it."""
    return Span(span.start + by, span.end + by)


def covers(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    """Whether `inner` lies wholly inside `outer` (equal counts)."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the two share at least one character."""
    return one[0] < other[1] and other[0] < one[1]


def merge(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Sorted spans with those that touch or overlap joined."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, end))
        else:
            merged.append(Span(start, end))
    return tuple(merged)


def slice_text(text: str, span: tuple[int, int]) -> str:
    """The words a span stands for."""
    return text[span[0] : span[1]]
