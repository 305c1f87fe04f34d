"""What the Overview says, from its read model; no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.gui.widgets.chart_data import make_bars
from creator_audit.gui.widgets.share_line import ShareLine
from creator_audit.gui.widgets.words import (
    CLASS_NAMES,
    CLASSES,
    VERDICT_NAMES,
    count,
    day_name,
    finding_mark,
    period_name,
    platform_name,
    share,
)
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import ClassCounts, DoFirst, Overview, ShareRow

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
FEWEST_MONTHS = 3
"""Under this many months a chart over time would say nothing."""


@dataclass(frozen=True, slots=True)
class CountWords:
    """One key count."""

    figure: str
    share: str
    earlier: str
    spoken: str


@dataclass(frozen=True, slots=True)
class VerdictLine:
    """One row of the verdict list."""

    verdict: str
    name: str
    posts: int
    of: str
    spoken: str


def layout_of(found: Overview) -> str:
    """Which form the page takes: empty, no_text, no_match, or full."""
    if found.all_posts == 0:
        return "empty"
    if found.posts == 0:
        return "no_match"
    if found.without_text == found.posts:
        return "no_text"
    return "full"


def chart_form(found: Overview) -> str:
    """How time is shown: ``months``, one ``bar`` for under three months, or ``undated``."""
    if found.without_date >= found.all_posts or not found.months:
        return "undated"
    return "months" if len(make_bars(found.months).bars) >= FEWEST_MONTHS else "bar"


def subtitle(found: Overview, chosen: FilterState) -> str:
    """``148 of 612 posts, Oct 2025 – Sep 2026``."""
    period = period_name(chosen.since, chosen.until)
    if chosen.is_empty:
        return f"{count(found.all_posts, 'post', 'posts')}, all time"
    return f"{found.posts:,} of {count(found.all_posts, 'post', 'posts')}, {period}"


def count_words(found: Overview, name: str) -> CountWords:
    """Words of one class's key count."""
    number, total = _of(found.counts, name), found.counts.total
    percent = f", {round(100 * number / total)} %" if total >= 20 else ""
    spoken = f"{CLASS_NAMES[name]}, {number:,} of {total:,}"
    spoken += f", {round(100 * number / total)} percent" if total >= 20 else ""
    earlier = ""
    if found.earlier is not None:
        before, whole = _of(found.earlier, name), found.earlier.total
        earlier = f"{before:,} of {whole:,}"
        spoken += f"; a year earlier {before:,} of {whole:,}"
        if whole >= 20:
            earlier += f" ({round(100 * before / whole)} %)"
        if name == "sponsored":
            earlier += " a year earlier"
    return CountWords(f"{number:,}", f"of {total:,}{percent}", earlier, spoken)


def chart_message(found: Overview) -> str:
    """The chart in one sentence, for screen readers."""
    now = share(found.counts.sponsored, found.counts.total)
    if found.earlier is None:
        return f"Sponsored: {now}."
    before = f"{found.earlier.sponsored:,} of {found.earlier.total:,}"
    return f"Sponsored: {before} a year earlier, {now} now."


def note(found: Overview, chosen: FilterState) -> str:
    """The line under the chart; empty when every post counts."""
    parts = []
    if found.without_text:
        where = " in this period" if chosen.since or chosen.until else ""
        rest = (
            "has no text in the export and is"
            if found.without_text == 1
            else ("have no text in the export and are")
        )
        posts = count(found.posts, "post", "posts")
        parts.append(f"{found.without_text:,} of {posts}{where} {rest} not counted.")
    if found.without_date and chart_form(found) != "undated":
        parts.append(undated_sentence(found))
    return " ".join(parts)


def chart_title(found: Overview, title: str) -> str:
    """Title of the chart, by the form it takes."""
    return title if chart_form(found) == "months" else "Posts by class"


def no_text_sentence(found: Overview) -> str:
    """What stands there when nothing can be judged, and what to add."""
    return (
        f"0 of {count(found.posts, 'post', 'posts')} can be judged: the export holds no captions. "
        "Add a table that holds the captions, or an export of the same account from the "
        "platform's studio; the posts are joined by time and link."
    )


def undated_sentence(found: Overview) -> str:
    """What stands in place of the chart when no post carries a date."""
    return f"{count(found.without_date, 'post carries', 'posts carry')} no date."


def verdict_lines(found: Overview) -> list[VerdictLine]:
    """Rows of the verdict list."""
    return [
        VerdictLine(
            key,
            VERDICT_NAMES[key],
            number,
            f"of {found.with_tie:,}",
            f"{VERDICT_NAMES[key]}, {number:,} of {found.with_tie:,} posts with signs of a deal",
        )
        for key, number in found.verdicts
    ]


def share_lines(rows: Sequence[ShareRow], kind: str) -> list[ShareLine]:
    """Rows of a list of small bars; the note counts sponsored posts."""
    lines = []
    for row in rows:
        name = platform_name(row.key) if kind == "Platform" else row.name
        counts = row.counts
        note = f"{counts.sponsored:,} of {counts.total:,}"
        stack = (counts.sponsored, counts.recommending, counts.deinfluencing, counts.other)
        lines.append(ShareLine(row.key, name, stack, note, f"{kind}, {name}: sponsored {note}"))
    return lines


def in_words(text: str) -> str:
    """A text in which ISO days are written out: ``newest 24 Aug 2026``."""
    return _ISO_DAY.sub(lambda found: day_name(found.group()), text)


def mark_of(row: DoFirst) -> str:
    """The verdict mark that stands for a row of Do first."""
    return finding_mark(row.rule_id, row.outcome)


def _of(counts: ClassCounts, name: str) -> int:
    assert name in CLASSES
    return int(getattr(counts, name))
