"""What the Overview shows in depth, read at once, and the posts behind each of its numbers."""

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from creator_audit.queries.balance import ShareRow
from creator_audit.queries.balance_depth import (
    BY_COLUMN,
    BeforeAfter,
    Spacing,
    ToldMonth,
    before_after,
    shares_by,
    spacing,
    told_by_month,
)
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select
from creator_audit.resources import read_text

WITH_TIE = "j.tie IN ('recorded', 'strong')"


@dataclass(frozen=True, slots=True)
class Depth:
    """The mix looked at closely."""

    by: str
    shares: tuple[ShareRow, ...]
    told: tuple[ToldMonth, ...]
    spacing: tuple[Spacing, ...]
    names: dict[str, str]
    """Account id -> its name."""
    split: BeforeAfter | None
    """None without a day, or where no post lies on one of its sides."""


@dataclass(frozen=True, slots=True)
class OthersFigure:
    """What somebody else counted among other people; context, never a norm."""

    who: str
    when: str
    said: str
    source: str
    at_second_hand: bool


def read_depth(reader: Reader, chosen: FilterState, by: str, day: date | None) -> Depth:
    """All the section shows for a filter, a grouping and a day to compare around."""
    found = spacing(reader, chosen)
    names = {
        id_: name or handle or id_
        for id_, handle, name in reader.rows("SELECT id, handle, display_name FROM accounts")
    }
    return Depth(
        by,
        shares_by(reader, chosen, by),
        told_by_month(reader, chosen),
        found,
        names,
        before_after(reader, chosen, day) if day else None,
    )


def posts_behind(
    reader: Reader, chosen: FilterState, by: str, key: str, class_name: str = ""
) -> tuple[int, ...]:
    """Keys of the posts that a row of `shares_by` counts, of one class or of all."""
    where, values = select(chosen)
    judged = "p.has_text = 1 AND j.class IS NOT NULL"
    if by == "brand":
        joined, column = "JOIN mentions m ON m.post_key = p.key", "m.brand_id"
        judged = "j.class IS NOT NULL"
    elif by == "category":
        joined = "JOIN mentions m ON m.post_key = p.key JOIN brands b ON b.id = m.brand_id"
        column, judged = "b.category", "j.class IS NOT NULL"
    else:
        joined, column = "", f"coalesce(CAST({BY_COLUMN[by]} AS TEXT), '')"
        key = key or ("0" if by == "year" else "")
    return _keys(
        reader,
        f"SELECT DISTINCT p.key FROM {POSTS} {joined} WHERE {where} AND {judged}"
        f" AND {column} = ? AND ? IN ('', j.class) ORDER BY 1",
        (*values, key, class_name),
    )


def posts_told(
    reader: Reader, chosen: FilterState, year: int, month: int, verdict: str = ""
) -> tuple[int, ...]:
    """Keys of the posts with signs of a deal in one month, of one verdict or of all."""
    where, values = select(chosen)
    return _keys(
        reader,
        f"SELECT p.key FROM {POSTS} WHERE {where} AND {WITH_TIE} AND p.ym = ?"
        " AND ? IN ('', j.verdict) ORDER BY 1",
        (*values, 100 * year + month, verdict),
    )


def posts_of_account(reader: Reader, chosen: FilterState, account_id: str) -> tuple[int, ...]:
    """Keys of the dated sponsored posts of one account."""
    where, values = select(chosen)
    return _keys(
        reader,
        f"SELECT p.key FROM {POSTS} WHERE {where} AND p.account_id = ? AND p.day > 0"
        " AND p.has_text = 1 AND j.class = 'sponsored' ORDER BY 1",
        (*values, account_id),
    )


def posts_of_side(
    reader: Reader, chosen: FilterState, since: str, until: str, what: str
) -> tuple[int, ...]:
    """Keys behind one cell of a comparison: a class, ``with_tie`` or ``sufficient``."""
    days = (date.fromisoformat(since), date.fromisoformat(until))
    where, values = select(replace(chosen, since=days[0], until=days[1]))
    wanted = {"with_tie": WITH_TIE, "sufficient": f"{WITH_TIE} AND j.verdict = 'sufficient'"}
    extra = wanted.get(what, "p.has_text = 1 AND j.class = ?")
    return _keys(
        reader,
        f"SELECT p.key FROM {POSTS} WHERE {where} AND {extra} ORDER BY 1",
        (*values, *(() if what in wanted else (what,))),
    )


def _keys(reader: Reader, sql: str, values: tuple[object, ...]) -> tuple[int, ...]:
    return tuple(key for (key,) in reader.rows(sql, values))


@cache
def others_figures() -> tuple[OthersFigure, ...]:
    """Published figures of others with their sources."""
    data = tomllib.loads(read_text("help/prevalence.toml"))
    return tuple(OthersFigure(**entry) for entry in data["figures"])
