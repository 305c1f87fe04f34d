"""Read model of the Overview: the mix, the change, what is open, what to do first."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from creator_audit.model.finding import Family
from creator_audit.queries.balance import (
    ClassCounts,
    MonthBar,
    ShareRow,
    brand_shares,
    class_counts,
    filled_months,
)
from creator_audit.queries.do_first import DoFirst, do_first
from creator_audit.queries.filters import FilterState
from creator_audit.queries.finding_selection import open_findings
from creator_audit.queries.judged_for import is_by_language, judged_because
from creator_audit.queries.open_state import FINDINGS, IS_OPEN, IS_TRUST, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.tally import EARLIER, NOW, Cell, tally
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
    judged: str = ""
    """Whose rules and why, where the language decided; empty where the user chose."""


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
    first, last = _span(reader)
    cells = tally(reader, chosen, _year_earlier(chosen, first, last))
    now = [cell for cell in cells if cell.when == NOW]
    before = _mix(cell for cell in cells if cell.when == EARLIER)
    verdicts = tuple(
        (verdict, sum(cell.posts for cell in now if cell.verdict == verdict))
        for verdict in VERDICTS
    )
    found = open_findings(reader, chosen)
    return Overview(
        posts=sum(cell.posts for cell in now),
        all_posts=reader.value("SELECT count(*) FROM posts WHERE standing = 'own'"),
        without_text=sum(cell.posts for cell in now if not cell.has_text),
        without_date=sum(cell.posts for cell in now if not cell.ym),
        counts=_mix(now),
        earlier=before if before.total else None,
        months=_months(cells),
        verdicts=verdicts,
        with_tie=sum(number for _verdict, number in verdicts),
        platforms=_platforms(now),
        brands=brand_shares(reader, chosen, MOST_BRANDS),
        do_first=do_first(found),
        open_findings=sum(finding.family == Family.DISCLOSURE for finding in found),
        first_day=iso_day(first),
        last_day=iso_day(last),
        judged=judged_because(reader) if is_by_language(reader) else "",
    )


def _mix(cells: Iterable[Cell]) -> ClassCounts:
    return class_counts((cell.post_class, cell.posts) for cell in cells if cell.has_text)


def _months(cells: Iterable[Cell]) -> tuple[MonthBar, ...]:
    found: dict[int, list[tuple[str | None, int]]] = {}
    for cell in cells:
        if cell.has_text and cell.ym:
            found.setdefault(cell.ym, []).append((cell.post_class, cell.posts))
    return filled_months(found)


def _platforms(cells: Iterable[Cell]) -> tuple[ShareRow, ...]:
    found: dict[str, list[Cell]] = {}
    for cell in cells:
        found.setdefault(cell.platform, []).append(cell)
    rows = [ShareRow(name, name, _mix(found[name])) for name in sorted(found)]
    return tuple(sorted(rows, key=lambda row: -row.counts.total))


def _span(reader: Reader) -> tuple[int, int]:
    row = reader.row("SELECT min(day), max(day) FROM posts WHERE standing = 'own' AND day > 0")
    return (row[0] or 0, row[1] or 0) if row else (0, 0)


def _year_earlier(chosen: FilterState, first: int, last: int) -> tuple[date, date] | None:
    """The same span one year before the filter's; open ends end with the posts."""
    if chosen.since is None and chosen.until is None:
        return None
    since, until = chosen.since or read_day(first), chosen.until or read_day(last)
    if since is None or until is None:
        return None
    return _year_before(since), _year_before(until)


def _year_before(day: date) -> date:
    """The same day a year earlier; 29 February becomes the 28th."""
    if day.year == 1:
        return day
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return day.replace(year=day.year - 1, day=28)


_ACCOUNTS = (
    "SELECT count(*) FROM accounts a WHERE EXISTS"
    " (SELECT 1 FROM posts p WHERE p.account_id = a.id AND p.standing = 'own')"
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
        accounts=reader.value(_ACCOUNTS),
    )
