"""Words and rows of the Overview's section in depth; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.gui.widgets.share_line import ShareLine
from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    CLASSES,
    count,
    day_name,
    kind_name,
    month_name,
    platform_name,
    share,
)
from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.balance_depth import BeforeAfter, Side, Spacing, ToldMonth
from creator_audit.queries.balance_page import Depth
from creator_audit.queries.shares import FEWEST_FOR_SHARE, interval

GROUPINGS = (
    ("year", "Year"),
    ("platform", "Platform"),
    ("brand", "Brand"),
    ("category", "Category"),
    ("surface", "Surface"),
)
SHARE_COLUMNS = (
    "",
    "Sponsored",
    "Recommending",
    "Deinfluencing",
    "Other",
    "Posts",
    "95 % interval",
)
TOLD_COLUMNS = ("Month", "Sufficient", "Insufficient", "None found", "Cannot tell", "Posts")
SPACING_COLUMNS = ("Account", "Sponsored", "Median apart", "Shortest", "Most in a row")
TOLD_KEY = "Filled: sufficient. Hatched: insufficient, none found or cannot tell."
VERDICTS = ("", "sufficient", "insufficient", "none_found", "cannot_tell", "")
"""Verdict that a column of the table opens; empty: all."""
MOST_ROWS = 12
_LONGEST = 12 * 40
FIRST_DAY_HINT = "Choose a day: a new contract, a change of the rules, a move to another platform."
OTHERS_NOTE = "Others' figures, not a norm: other people, counted in other ways."


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of a table, and what it opens."""

    text: str
    opens: tuple[str, ...] = ()


def row_name(by: str, key: str, name: str) -> str:
    """A platform, surface or year in words."""
    if by == "platform":
        return platform_name(key)
    if by == "surface":
        return kind_name(key)
    if by == "year" and key in ("", "0"):
        return "No date"
    return name or "None"


def note_of(counts: ClassCounts) -> str:
    """``38 of 141, 27 % (20 to 35 %)``; under 20 the counts alone."""
    told = share(counts.sponsored, counts.total)
    around = interval(counts.sponsored, counts.total)
    return f"{told} ({around})" if around else told


def share_lines(depth: Depth) -> list[ShareLine]:
    """The chart's rows."""
    lines = []
    for row in depth.shares[:MOST_ROWS]:
        name, one = row_name(depth.by, row.key, row.name), row.counts
        stack = (one.sponsored, one.recommending, one.deinfluencing, one.other)
        note = note_of(one)
        lines.append(ShareLine(row.key, name, stack, note, f"{name}: sponsored {note}"))
    return lines


def share_rows(depth: Depth) -> list[tuple[str, tuple[str, ...]]]:
    """(key, cells) of the table twin, every row."""
    return [
        (
            row.key,
            (
                row_name(depth.by, row.key, row.name),
                *(f"{getattr(row.counts, name):,}" for name in CLASSES),
                f"{row.counts.total:,}",
                interval(row.counts.sponsored, row.counts.total) or "under 20 posts",
            ),
        )
        for row in depth.shares
    ]


def told_sentence(month: ToldMonth) -> str:
    """``March 2026: label sufficient on 3 of 5``."""
    name = month_name(month.year, month.month)
    return f"{name}: a sufficient label on {month.sufficient:,} of {month.total:,}"


def every_month(told: Sequence[ToldMonth]) -> list[ToldMonth]:
    """All months from the first to the last, so that time runs evenly."""
    known = {12 * one.year + one.month - 1: one for one in told}
    if not known or max(known) - min(known) > _LONGEST:
        return list(told)
    return [
        known.get(at) or ToldMonth(at // 12, at % 12 + 1, 0, 0, 0, 0)
        for at in range(min(known), max(known) + 1)
    ]


def told_message(told: Sequence[ToldMonth]) -> str:
    """The chart in one sentence."""
    if not told:
        return "No post has signs of a deal."
    sufficient, total = sum(m.sufficient for m in told), sum(m.total for m in told)
    posts = count(total, "post with signs of a deal", "posts with signs of a deal")
    part = f" ({round(100 * sufficient / total)} %)" if total >= FEWEST_FOR_SHARE else ""
    return f"Of {posts}, {sufficient:,}{part} carry a sufficient label. {TOLD_KEY}"


def told_rows(told: Sequence[ToldMonth]) -> list[tuple[str, tuple[str, ...]]]:
    """(``2026-03``, cells), newest first."""
    return [
        (
            f"{m.year}-{m.month:02d}",
            (
                month_name(m.year, m.month),
                *(f"{n:,}" for n in (m.sufficient, m.insufficient, m.none_found, m.cannot_tell)),
                f"{m.total:,}",
            ),
        )
        for m in reversed(told)
    ]


def spacing_rows(depth: Depth) -> list[tuple[str, tuple[str, ...]]]:
    """(account id, cells)."""
    return [(one.account_id, _spacing_cells(one, depth)) for one in depth.spacing]


def _spacing_cells(one: Spacing, depth: Depth) -> tuple[str, ...]:
    platform, _colon, rest = one.account_id.partition(":")
    name = depth.names.get(one.account_id, rest)
    days = "" if one.median_days is None else _days(one.median_days)
    run = count(one.longest_run, "post", "posts")
    if one.longest_run > 1 and one.run_from:
        days_of = dict.fromkeys((day_name(one.run_from), day_name(one.run_to)))
        run += f", {' – '.join(days_of)}"
    return (
        f"{platform_name(platform)}, {name}",
        f"{one.sponsored:,} of {one.posts:,}",
        days or "One post only",
        "" if one.shortest_days is None else _days(one.shortest_days),
        run,
    )


def _days(number: float) -> str:
    whole = round(number)
    return count(whole, "day", "days") if number == whole else f"{number:.1f} days"


def split_head(split: BeforeAfter) -> tuple[str, str, str]:
    """Column heads of the comparison."""
    return ("", _span("Before", split.before), _span("From that day", split.after))


def _span(word: str, side: Side) -> str:
    return f"{word}: {day_name(side.since)} – {day_name(side.until)}"


def split_rows(split: BeforeAfter) -> list[tuple[str, tuple[str, str, str]]]:
    """(class, ``with_tie`` or ``sufficient``; name and the two numbers)."""
    rows = []
    for name in CLASSES:
        both = [
            share(getattr(side.counts, name), side.counts.total)
            for side in (split.before, split.after)
        ]
        rows.append((name, (CLASS_NAMES[name], both[0], both[1])))
    ties = [f"{side.with_tie:,}" for side in (split.before, split.after)]
    told = [share(side.sufficient, side.with_tie) for side in (split.before, split.after)]
    rows.append(("with_tie", ("Posts with signs of a deal", ties[0], ties[1])))
    rows.append(("sufficient", ("Of these, label sufficient", told[0], told[1])))
    return rows
