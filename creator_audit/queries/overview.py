"""Read model of the Overview: the mix, the change, what is open, what to do first."""

from dataclasses import dataclass, replace
from datetime import date

from creator_audit.queries.balance import (
    ClassCounts,
    MonthBar,
    ShareRow,
    brand_shares,
    class_counts,
    month_bars,
)
from creator_audit.queries.do_first import DoFirst, do_first
from creator_audit.queries.filters import FilterState
from creator_audit.queries.finding_selection import select_findings
from creator_audit.queries.open_state import FINDINGS, IS_OPEN, IS_TRUST, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select, without_period
from creator_audit.store.calendar import iso_day, read_day

__all__ = [
    "ClassCounts", "DoFirst", "MonthBar", "Overview", "ShareRow", "Totals", "overview", "totals",
]  # fmt: skip

VERDICTS = ("sufficient", "insufficient", "none_found", "cannot_tell")
MOST_BRANDS = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows for one filter."""

    posts: int
    """Posts that match the filter, with or without text."""
    all_posts: int
    without_text: int
    without_date: int
    counts: ClassCounts
    earlier: ClassCounts | None
    """The same span one year earlier; None where no period is set or no post lies there."""
    months: tuple[MonthBar, ...]
    verdicts: tuple[tuple[str, int], ...]
    """(verdict, posts) over posts with signs of a deal, in the order sufficient, insufficient,
    none_found, cannot_tell."""
    with_tie: int
    platforms: tuple[ShareRow, ...]
    brands: tuple[ShareRow, ...]
    """At most 8, most posts first."""
    do_first: tuple[DoFirst, ...]
    """At most 3."""
    open_findings: int
    first_day: str
    last_day: str
    """ISO days of the first and last post of the client, empty if none is dated."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of the side bar and status bar: the whole client, never the filter."""

    posts: int
    findings: int
    """Open gaps and questions of the disclosure family."""
    gaps: int
    questions: int
    chains: int
    """Open trust findings."""
    data_until: str
    """ISO day of the newest export or post."""
    accounts: int


def overview(reader: Reader, chosen: FilterState) -> Overview:
    """Read the page."""
    mix = _mix(reader, chosen)
    first, last = _span(reader)
    verdicts = _verdicts(reader, chosen)
    return Overview(
        posts=sum(number for *_, number in mix),
        all_posts=reader.value("SELECT count(*) FROM posts WHERE standing = 'own'"),
        without_text=sum(n for _p, _c, has_text, _u, n in mix if not has_text),
        without_date=sum(n for _p, _c, _t, is_undated, n in mix if is_undated),
        counts=class_counts((c, n) for _p, c, has_text, _u, n in mix if has_text),
        earlier=_earlier(reader, chosen, first, last),
        months=month_bars(reader, without_period(chosen)),
        verdicts=verdicts,
        with_tie=sum(number for _verdict, number in verdicts),
        platforms=_platforms(mix),
        brands=brand_shares(reader, chosen, MOST_BRANDS),
        do_first=do_first(reader, chosen),
        open_findings=_open_number(reader, chosen),
        first_day=iso_day(first),
        last_day=iso_day(last),
    )


Mix = list[tuple[str, str | None, int, int, int]]


def _mix(reader: Reader, chosen: FilterState) -> Mix:
    """(platform, class, has text, is undated, posts) of the matching posts."""
    where, values = select(chosen)
    return reader.rows(
        f"SELECT p.platform, j.class, p.has_text, p.day = 0, count(*) FROM {POSTS}"
        f" WHERE {where} GROUP BY 1, 2, 3, 4",
        values,
    )


def _span(reader: Reader) -> tuple[int, int]:
    row = reader.row("SELECT min(day), max(day) FROM posts WHERE standing = 'own' AND day > 0")
    return (row[0] or 0, row[1] or 0) if row else (0, 0)


def _earlier(reader: Reader, chosen: FilterState, first: int, last: int) -> ClassCounts | None:
    if chosen.since is None and chosen.until is None:
        return None
    since, until = chosen.since or read_day(first), chosen.until or read_day(last)
    if since is None or until is None:
        return None
    before = replace(chosen, since=_year_before(since), until=_year_before(until))
    counts = class_counts((c, n) for _p, c, has_text, _u, n in _mix(reader, before) if has_text)
    return counts if counts.total else None


def _year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28) if day.year > 1 else day


def _verdicts(reader: Reader, chosen: FilterState) -> tuple[tuple[str, int], ...]:
    where, values = select(chosen)
    found = dict(
        reader.rows(f"SELECT j.verdict, count(*) FROM {POSTS} WHERE {where} GROUP BY 1", values)
    )
    return tuple((verdict, found.get(verdict, 0)) for verdict in VERDICTS)


def _platforms(mix: Mix) -> tuple[ShareRow, ...]:
    names = sorted({row[0] for row in mix})
    rows = [
        ShareRow(
            name,
            name,
            class_counts((c, n) for p, c, has_text, _u, n in mix if p == name and has_text),
        )
        for name in names
    ]
    return tuple(sorted(rows, key=lambda row: -row.counts.total))


def _open_number(reader: Reader, chosen: FilterState) -> int:
    where, values = select_findings(chosen)
    return int(
        reader.value(
            f"SELECT count(*) FROM {FINDINGS} WHERE {IS_OPEN} AND f.family = 'disclosure'"
            f" AND {where}",
            (today(), *values),
        )
    )


def totals(reader: Reader) -> Totals:
    """Read the counts that stand beside the places."""
    gaps, questions, chains = reader.rows(
        "SELECT coalesce(sum(f.family = 'disclosure' AND f.outcome = 'flag'), 0),"
        " coalesce(sum(f.family = 'disclosure' AND f.outcome = 'needs_review'), 0),"
        f" coalesce(sum({IS_TRUST}), 0) FROM {FINDINGS} WHERE {IS_OPEN}",
        (today(),),
    )[0]
    exported = reader.value("SELECT max(exported_on) FROM imports WHERE state <> 'undone'") or ""
    _first, last = _span(reader)
    return Totals(
        posts=reader.value("SELECT count(*) FROM posts WHERE standing = 'own'"),
        findings=gaps + questions,
        gaps=gaps,
        questions=questions,
        chains=chains,
        data_until=max(exported, iso_day(last)),
        accounts=reader.value("SELECT count(*) FROM accounts"),
    )
