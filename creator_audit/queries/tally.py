"""One pass over the matching posts that feeds every number of the Overview.

Grouping by one whole number instead of six columns halves the time (126 against 290 ms for
200,000 posts), and one pass instead of three does so again.
"""

from datetime import date
from typing import NamedTuple

from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select, without_period
from creator_audit.store.calendar import day_number

CLASSES = ("", "sponsored", "recommending", "deinfluencing", "other")
VERDICTS = (
    "", "sufficient", "insufficient", "none_found", "cannot_tell", "not_required", "no_text",
)  # fmt: skip
NOW, EARLIER, ELSE = 1, 2, 0
_LAST_DAY = 99_999_999


class Cell(NamedTuple):
    """Posts that are alike in all of this."""

    platform: str
    ym: int
    """Year and month as 202405; 0 without a date."""
    post_class: str
    verdict: str
    has_text: bool
    when: int
    """`NOW` in the filter's period, `EARLIER` in the span before it, else `ELSE`."""
    posts: int


class Span(NamedTuple):
    """Days from first to last, both included, as stored numbers."""

    first: int
    last: int


def period(chosen: FilterState) -> Span | None:
    """The filter's period; None for none."""
    if chosen.since is None and chosen.until is None:
        return None
    return Span(
        day_number(chosen.since) if chosen.since else 1,
        day_number(chosen.until) if chosen.until else _LAST_DAY,
    )


def tally(reader: Reader, chosen: FilterState, earlier: tuple[date, date] | None) -> list[Cell]:
    """Count the posts that match the filter at any time."""
    where, values = select(without_period(chosen))
    now = period(chosen)
    when = f"{NOW}"
    spans: list[int] = []
    if now is not None:
        when = f"CASE WHEN p.day BETWEEN ? AND ? THEN {NOW}"
        spans += now
        if earlier:
            when += f" WHEN p.day BETWEEN ? AND ? THEN {EARLIER}"
            spans += map(day_number, earlier)
        when += f" ELSE {ELSE} END"
    rows = reader.rows(
        f"SELECT p.platform, ((p.ym * 10 + {_code('j.class', CLASSES)}) * 10"
        f" + {_code('j.verdict', VERDICTS)}) * 10 + p.has_text * 4 + {when} AS told, count(*)"
        f" FROM {POSTS} WHERE {where} GROUP BY told, p.platform",
        (*spans, *values),
    )
    return [_cell(*row) for row in rows]


def _code(column: str, names: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN '{name}' THEN {n}" for n, name in enumerate(names) if name)
    return f"(CASE {column} {cases} ELSE 0 END)"


def _cell(platform: str, told: int, posts: int) -> Cell:
    rest, low = divmod(told, 10)
    rest, verdict = divmod(rest, 10)
    ym, class_ = divmod(rest, 10)
    has_text, when = divmod(low, 4)
    return Cell(platform, ym, CLASSES[class_], VERDICTS[verdict], bool(has_text), when, posts)
