"""The mix of classes per month and per brand, for the chart and for reports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select

_LONGEST_CHART = 12 * 60
"""Months; beyond it a stray date would stretch the chart to emptiness."""


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """Posts per class; `total` leaves out posts without text."""

    sponsored: int = 0
    recommending: int = 0
    deinfluencing: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """Posts that were judged."""
        return self.sponsored + self.recommending + self.deinfluencing + self.other


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the chart; the chart always spans all posts, the filter's period is a brush."""

    year: int
    month: int
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One platform or brand with its mix."""

    key: str
    name: str
    counts: ClassCounts


def class_counts(pairs: Iterable[tuple[str | None, int]]) -> ClassCounts:
    """Sum (class, posts) pairs; posts without a class yet are left out."""
    counts: dict[str, int] = {}
    for name, number in pairs:
        if name:
            counts[name] = counts.get(name, 0) + number
    return ClassCounts(**counts)


def month_bars(reader: Reader, chosen: FilterState) -> tuple[MonthBar, ...]:
    """Every month from the first to the last matching post with text, empty ones too."""
    where, values = select(chosen)
    found: dict[int, list[tuple[str | None, int]]] = {}
    for ym, name, number in reader.rows(
        f"SELECT p.ym, j.class, count(*) FROM {POSTS} WHERE {where} AND p.ym > 0"
        " AND p.has_text = 1 GROUP BY 1, 2 ORDER BY 1",
        values,
    ):
        found.setdefault(ym, []).append((name, number))
    return filled_months(found)


def filled_months(found: Mapping[int, list[tuple[str | None, int]]]) -> tuple[MonthBar, ...]:
    """One bar a month from the first to the last, empty ones too; keys are as 202405."""
    return tuple(
        MonthBar(ym // 100, ym % 100, class_counts(found.get(ym, ()))) for ym in _filled(found)
    )


def _filled(found: Iterable[int]) -> list[int]:
    known = sorted(found)
    if not known:
        return []
    first, last = (ym // 100 * 12 + ym % 100 - 1 for ym in (known[0], known[-1]))
    if last - first > _LONGEST_CHART:
        return known
    return [month // 12 * 100 + month % 12 + 1 for month in range(first, last + 1)]


def brand_shares(
    reader: Reader, chosen: FilterState, most: int | None = None
) -> tuple[ShareRow, ...]:
    """Brands named in the matching posts with the mix of those posts, most posts first."""
    where, values = select(chosen)
    found: dict[tuple[str, str], list[tuple[str | None, int]]] = {}
    for brand, name, class_, number in reader.rows(
        "SELECT m.brand_id, coalesce(b.name, m.brand_id), j.class, count(DISTINCT p.key)"
        " FROM mentions m CROSS JOIN posts p ON p.key = m.post_key"
        " LEFT JOIN judgements j ON j.post_key = p.key LEFT JOIN brands b ON b.id = m.brand_id"
        f" WHERE {where} GROUP BY 1, 3",
        values,
    ):
        found.setdefault((brand, name), []).append((class_, number))
    rows = [ShareRow(brand, name, class_counts(pairs)) for (brand, name), pairs in found.items()]
    rows.sort(key=lambda row: (-row.counts.total, row.name.casefold(), row.key))
    return tuple(rows[:most])
