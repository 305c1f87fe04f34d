"""The mix looked at closely: by platform, brand, category or surface; spacing; before and after.

Everything is compared with the creator's own posts, never with a norm.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from creator_audit.queries.balance import ClassCounts, ShareRow, brand_shares, class_counts
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select
from creator_audit.store.calendar import read_day

BY_COLUMN = {"platform": "p.platform", "surface": "p.kind", "year": "p.ym / 100"}
_SPONSORED = "sponsored"


@dataclass(frozen=True, slots=True)
class Spacing:
    """How far apart the sponsored posts of one account lie."""

    account_id: str
    posts: int
    """Dated posts with text."""
    sponsored: int
    median_days: float | None
    """Days between one sponsored post and the next; None below two of them."""
    shortest_days: int | None
    longest_run: int
    """Sponsored posts in a row, no other post of the account between them."""
    run_from: str
    run_to: str
    """ISO days of the first and last post of that run."""


@dataclass(frozen=True, slots=True)
class ToldMonth:
    """Posts with a recorded tie or a strong sign in one month, by what was said of the tie."""

    year: int
    month: int
    sufficient: int
    insufficient: int
    none_found: int
    cannot_tell: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.sufficient + self.insufficient + self.none_found + self.cannot_tell


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a day."""

    since: str
    until: str
    counts: ClassCounts
    with_tie: int
    sufficient: int


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Two spans of the same length, up to the day before and from the day on."""

    day: str
    before: Side
    after: Side


def shares_by(reader: Reader, chosen: FilterState, by: str) -> tuple[ShareRow, ...]:
    """The mix by ``platform``, ``surface``, ``year``, ``brand`` or ``category``, most posts first.

    A post that names several brands counts under each of them; years stand in order.
    """
    if by == "brand":
        return brand_shares(reader, chosen)
    if by == "category":
        return _by_category(reader, chosen)
    where, values = select(chosen)
    found: dict[str, list[tuple[str | None, int]]] = {}
    for key, class_, number in reader.rows(
        f"SELECT {BY_COLUMN[by]}, j.class, count(*) FROM {POSTS} WHERE {where}"
        " AND p.has_text = 1 GROUP BY 1, 2",
        values,
    ):
        found.setdefault(str(key) if key else "", []).append((class_, number))
    rows = [ShareRow(key, key, class_counts(pairs)) for key, pairs in found.items()]
    if by == "year":
        return tuple(sorted(rows, key=lambda row: row.key))
    return _most_first(rows)


def _by_category(reader: Reader, chosen: FilterState) -> tuple[ShareRow, ...]:
    where, values = select(chosen)
    found: dict[str, list[tuple[str | None, int]]] = {}
    for category, class_, number in reader.rows(
        "SELECT b.category, j.class, count(DISTINCT p.key) FROM mentions m"
        " CROSS JOIN posts p ON p.key = m.post_key JOIN brands b ON b.id = m.brand_id"
        f" LEFT JOIN judgements j ON j.post_key = p.key WHERE {where} AND b.category <> ''"
        " GROUP BY 1, 2",
        values,
    ):
        found.setdefault(category, []).append((class_, number))
    return _most_first(ShareRow(key, key, class_counts(pairs)) for key, pairs in found.items())


def _most_first(rows: Iterable[ShareRow]) -> tuple[ShareRow, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.counts.total, row.name.casefold())))


def spacing(reader: Reader, chosen: FilterState) -> tuple[Spacing, ...]:
    """Per account, those with most sponsored posts first; accounts without any are left out."""
    where, values = select(chosen)
    by_account: dict[str, list[tuple[int, bool]]] = {}
    for account, day, class_ in reader.rows(
        f"SELECT p.account_id, p.day, j.class FROM {POSTS} WHERE {where} AND p.day > 0"
        " AND p.has_text = 1 AND j.class IS NOT NULL ORDER BY 1, p.published_at, p.key",
        values,
    ):
        by_account.setdefault(account, []).append((day, class_ == _SPONSORED))
    found = [_spacing(account, posts) for account, posts in by_account.items()]
    told = [one for one in found if one.sponsored]
    return tuple(sorted(told, key=lambda one: (-one.sponsored, one.account_id)))


def _spacing(account: str, posts: list[tuple[int, bool]]) -> Spacing:
    days = [day for number, paid in posts if paid and (day := read_day(number))]
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    first, last = _longest_run(posts)
    return Spacing(
        account,
        len(posts),
        len(days),
        float(median(gaps)) if gaps else None,
        min(gaps, default=None),
        last - first,
        str(read_day(posts[first][0])) if last > first else "",
        str(read_day(posts[last - 1][0])) if last > first else "",
    )


def _longest_run(posts: list[tuple[int, bool]]) -> tuple[int, int]:
    """Start and end (not included) of the longest run of sponsored posts; the first of equals."""
    best, start = (0, 0), 0
    for number, (_day, paid) in enumerate(posts):
        if not paid:
            start = number + 1
        elif number + 1 - start > best[1] - best[0]:
            best = start, number + 1
    return best


def told_by_month(reader: Reader, chosen: FilterState) -> tuple[ToldMonth, ...]:
    """Months with posts that have a recorded tie or a strong sign, in order of time."""
    where, values = select(chosen)
    found: dict[int, dict[str, int]] = {}
    for ym, verdict, number in reader.rows(
        f"SELECT p.ym, j.verdict, count(*) FROM {POSTS} WHERE {where} AND p.ym > 0"
        " AND j.tie IN ('recorded', 'strong') GROUP BY 1, 2 ORDER BY 1",
        values,
    ):
        found.setdefault(ym, {})[verdict] = number
    kinds = ("sufficient", "insufficient", "none_found", "cannot_tell")
    return tuple(
        ToldMonth(ym // 100, ym % 100, *(verdicts.get(kind, 0) for kind in kinds))
        for ym, verdicts in found.items()
    )


def before_after(reader: Reader, chosen: FilterState, day: date) -> BeforeAfter | None:
    """The mix before and from `day` on, over the longest span that both sides have.

    The filter's own period is not used. None where no post lies on one of the sides.
    """
    everything = replace(chosen, since=None, until=None)
    where, values = select(everything)
    row = reader.row(
        f"SELECT min(p.day), max(p.day) FROM {POSTS} WHERE {where} AND p.day > 0", values
    )
    first, last = (read_day(number or 0) for number in (row or (0, 0)))
    if first is None or last is None or not first < day <= last:
        return None
    span = min((day - first).days, (last - day).days + 1)
    earlier = _side(reader, everything, day - timedelta(days=span), day - timedelta(days=1))
    later = _side(reader, everything, day, day + timedelta(days=span - 1))
    return BeforeAfter(day.isoformat(), earlier, later)


def _side(reader: Reader, chosen: FilterState, since: date, until: date) -> Side:
    where, values = select(replace(chosen, since=since, until=until))
    rows = reader.rows(
        "SELECT iif(p.has_text, j.class, NULL), count(*), sum(j.tie IN ('recorded', 'strong')),"
        " sum(j.tie IN ('recorded', 'strong') AND j.verdict = 'sufficient')"
        f" FROM {POSTS} WHERE {where} GROUP BY 1",
        values,
    )
    return Side(
        since.isoformat(),
        until.isoformat(),
        class_counts((class_, number) for class_, number, _tie, _told in rows),
        sum(tie or 0 for _class, _number, tie, _told in rows),
        sum(told or 0 for _class, _number, _tie, told in rows),
    )
