"""Months or quarters of a balance chart, without Qt: bars, gaps filled, axis steps, words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from creator_audit.gui.widgets.words import CLASSES, month_name

MOST_MONTHS = 60
"""Beyond this many months the chart shows quarters and says so."""


class Counted(Protocol):
    """Counts per class, as `queries.overview.ClassCounts` holds them."""

    @property
    def sponsored(self) -> int: ...
    @property
    def recommending(self) -> int: ...
    @property
    def deinfluencing(self) -> int: ...
    @property
    def other(self) -> int: ...


class MonthLike(Protocol):
    """A month with its counts, as `queries.overview.MonthBar`."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int: ...
    @property
    def counts(self) -> Counted: ...


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its days and how many posts of each class, in stack order."""

    first: date
    last: date
    name: str
    counts: tuple[int, int, int, int]

    @property
    def total(self) -> int:
        """Height of the bar."""
        return sum(self.counts)

    @property
    def sentence(self) -> str:
        """``March 2026: 4 sponsored, 2 recommending, 1 deinfluencing, 5 other``."""
        parts = [f"{n:,} {name}" for n, name in zip(self.counts, CLASSES, strict=True)]
        return f"{self.name}: " + ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Bars:
    """All bars of a chart, oldest first."""

    unit: str
    """``month`` or ``quarter``."""
    bars: tuple[Bar, ...]

    @property
    def title(self) -> str:
        """``Posts per month``."""
        return f"Posts per {self.unit}"

    def span(self, since: date | None, until: date | None) -> tuple[int, int] | None:
        """First and last bar that a period touches; None without limits or without bars."""
        if since is None and until is None:
            return None
        inside = [
            n
            for n, bar in enumerate(self.bars)
            if (since is None or bar.last >= since) and (until is None or bar.first <= until)
        ]
        return (inside[0], inside[-1]) if inside else None


def make_bars(months: Sequence[MonthLike]) -> Bars:
    """Bars for the months given; months without a post between them become empty bars."""
    if not months:
        return Bars("month", ())
    counted = {(one.year, one.month): _counts(one.counts) for one in months}
    first, last = min(counted), max(counted)
    span = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    step = 1 if span <= MOST_MONTHS else 3
    start = first[0] * 12 + (first[1] - 1) // step * step
    bars = []
    for index in range(start, last[0] * 12 + last[1], step):
        parts = [
            counted.get((at // 12, at % 12 + 1), (0, 0, 0, 0)) for at in range(index, index + step)
        ]
        year, month = index // 12, index % 12 + 1
        name = month_name(year, month) if step == 1 else f"Q{(month + 2) // 3} {year}"
        bars.append(Bar(date(year, month, 1), _last_day(index + step), name, _sum(parts)))
    return Bars("month" if step == 1 else "quarter", tuple(bars))


def _last_day(next_index: int) -> date:
    return date(next_index // 12, next_index % 12 + 1, 1) - timedelta(days=1)


def _counts(counts: Counted) -> tuple[int, int, int, int]:
    return counts.sponsored, counts.recommending, counts.deinfluencing, counts.other


def _sum(parts: Sequence[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    a, b, c, d = (sum(column) for column in zip(*parts, strict=True))
    return a, b, c, d


def axis_steps(highest: int, most: int = 4) -> tuple[int, ...]:
    """Round numbers from 0 up to or just above `highest`, at most `most` steps."""
    unit = 1
    while True:
        for factor in (1, 2, 5):
            step = unit * factor
            if step * most >= highest:
                top = max(1, -(-highest // step))
                return tuple(step * n for n in range(top + 1))
        unit *= 10
