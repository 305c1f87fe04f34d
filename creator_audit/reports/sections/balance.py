"""Section on the balance: over time, by platform and by brand; chart and table say the same."""

from dataclasses import dataclass
from typing import Any

from creator_audit.queries.overview import ClassCounts, MonthBar, ShareRow
from creator_audit.queries.shares import interval, percent
from creator_audit.reports import blocks
from creator_audit.reports.blocks import CLASSES, Block, Cell
from creator_audit.reports.facts import ReportFacts
from creator_audit.reports.sections.answers import class_count
from creator_audit.reports.words import Run, Words, count

_WIDTHS = ("16mm", "21mm", "20mm", "11mm")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of months with its counts; `first` and `last` are month numbers (year * 12 + m)."""

    first: int
    last: int
    counts: ClassCounts


def balance(facts: ReportFacts, words: Words) -> Block:
    """The mix of classes with its denominators."""
    months = _every_month(facts.months)
    parts: list[Block] = [blocks.lead(_lead(facts, months, words))]
    if months:
        parts += [_chart(months, words), {"type": "legend", "items": _legend(words)}]
        parts.append(_over_time(months, words))
    if facts.platforms:
        parts += _platforms(facts, words)
    parts.append(_brands(facts, words))
    return blocks.section("balance", words.say("balance.heading"), parts)


def add(*counts: ClassCounts) -> ClassCounts:
    """Sum of counts."""
    return ClassCounts(*(sum(class_count(one, name) for one in counts) for name in CLASSES))


def group(months: list[Period], size: int) -> list[Period]:
    """Months put together into stretches of `size`, aligned to the calendar year."""
    grouped: dict[int, list[Period]] = {}
    for month in months:
        grouped.setdefault(month.first // size, []).append(month)
    return [
        Period(part[0].first, part[-1].last, add(*(month.counts for month in part)))
        for _, part in sorted(grouped.items())
    ]


def _every_month(bars: tuple[MonthBar, ...]) -> list[Period]:
    """All months from first to last, also those without posts."""
    known = {bar.year * 12 + bar.month - 1: bar.counts for bar in bars}
    if not known:
        return []
    span = range(min(known), max(known) + 1)
    return [Period(month, month, known.get(month, ClassCounts())) for month in span]


def _lead(facts: ReportFacts, months: list[Period], words: Words) -> list[Run]:
    total, sponsored = facts.counts.total, facts.counts.sponsored
    if not total or not months:
        return words.runs("balance.lead_none")
    if len(months) >= 24:
        first = add(*(month.counts for month in months[:12]))
        last = add(*(month.counts for month in months[-12:]))
        values = {
            "a": count(first.sponsored),
            "b": count(first.total),
            "c": count(last.sponsored),
            "d": count(last.total),
        }
        p, q = percent(first.sponsored, first.total), percent(last.sponsored, last.total)
        if p and q:
            return words.runs("balance.lead_change", p=p, q=q, **values)
        return words.runs("balance.lead_counts", **values)
    share = percent(sponsored, total)
    key = "balance.lead_all" if share else "balance.lead_few"
    return words.runs(
        key, a=count(sponsored), b=count(total), p=share, q=interval(sponsored, total)
    )


def _legend(words: Words) -> list[list[str]]:
    return [[name, words.name("class", name)] for name in CLASSES]


def _chart(months: list[Period], words: Words) -> Block:
    size, kind = (1, "month") if len(months) <= 60 else (3, "quarter")
    if len(months) > 180:
        size, kind = 12, "year"
    periods = group(months, size)
    half = len(months) // 2
    before = add(*(month.counts for month in months[:half])) if half else ClassCounts()
    after = add(*(month.counts for month in months[half:]))
    message = words.say(
        "balance.alt_change",
        a=before.sponsored,
        b=before.total,
        c=after.sponsored,
        d=after.total,
    )
    total = add(*(month.counts for month in months)).total
    return {
        "type": "bars",
        "title": words.say(f"balance.chart_{kind}"),
        "of": f"n\u00a0=\u00a0{count(total)}",
        "alt": words.say(
            "balance.chart_alt",
            n=count(total),
            first=_month(months[0].first, words),
            last=_month(months[-1].last, words),
            message=message,
        ),
        "bars": [_bar(period) for period in periods],
        "top": max(period.counts.total for period in periods),
        "step": size,
    }


def _bar(period: Period) -> dict[str, Any]:
    parts = [class_count(period.counts, name) for name in CLASSES]
    return {"year": period.first // 12, "month": period.first % 12 + 1, "parts": parts}


def _month(number: int, words: Words, *, short: bool = False) -> str:
    name = words.month_name(number % 12 + 1, short=short)
    return words.say("months.month", month=name, year=number // 12)


def _over_time(months: list[Period], words: Words) -> Block:
    if len(months) <= 18:
        periods, kind = months, "month"
    elif len(months) <= 54:
        periods, kind = group(months, 6), "half"
    else:
        periods, kind = group(months, 12), "year"
    rows = [[blocks.cell(_period(period, words)), *_counts(period.counts)] for period in periods]
    total = add(*(month.counts for month in months))
    rows.append([blocks.cell(words.say("balance.all")), *_counts(total)])
    return blocks.table(
        words.say(f"balance.table_{kind}"),
        [
            blocks.column(words.say("balance.period")),
            *_class_columns(words),
            *blocks.numbers(words.say("balance.all"), width="11mm"),
            *blocks.numbers(words.say("balance.sponsored_share"), width="16mm"),
            *blocks.numbers(words.say("answers.interval"), width="22mm"),
        ],
        rows,
        foot=words.say("balance.foot"),
        has_total=True,
    )


def _period(period: Period, words: Words) -> str:
    first, last = (_month(number, words, short=True) for number in (period.first, period.last))
    if first != last and period.first // 12 == period.last // 12:
        first = words.month_name(period.first % 12 + 1, short=True)
    return first if first == last else words.say("months.range", a=first, b=last)


def _class_columns(words: Words) -> list[dict[str, str]]:
    return [
        blocks.column(words.name("class", name), width, "right")
        for name, width in zip(CLASSES, _WIDTHS, strict=True)
    ]


def _counts(counts: ClassCounts) -> list[Cell]:
    return [
        *(blocks.cell(class_count(counts, name)) for name in CLASSES),
        blocks.cell(counts.total),
        blocks.cell(percent(counts.sponsored, counts.total) or "–"),
        blocks.cell(interval(counts.sponsored, counts.total) or "–"),
    ]


def _platforms(facts: ReportFacts, words: Words) -> list[Block]:
    rows = [row for row in facts.platforms if row.counts.total]
    spoken = "; ".join(
        words.say(
            "balance.platforms_part",
            name=words.name("platform", row.key),
            list=", ".join(
                f"{class_count(row.counts, name)} {words.name('class', name)}" for name in CLASSES
            ),
        )
        for row in rows
    )
    bars = {
        "type": "platform_bars",
        "title": words.say("balance.platforms"),
        "alt": words.say("balance.platforms_alt", parts=spoken),
        "rows": [
            {
                "name": words.name("platform", row.key),
                "parts": [class_count(row.counts, name) for name in CLASSES],
                "total": row.counts.total,
                "total_text": count(row.counts.total),
            }
            for row in rows
        ],
    }
    cells = [
        [blocks.cell(words.name("platform", row.key)), *_counts(row.counts)]
        for row in facts.platforms
    ]
    if len(cells) > 1:
        cells.append([blocks.cell(words.say("balance.all")), *_counts(facts.counts)])
    shown = blocks.table(
        words.say("balance.platforms_table"),
        [blocks.column(words.say("balance.platform")), *_mix_columns(words)],
        cells,
        has_total=len(facts.platforms) > 1,
    )
    return [*([bars] if rows else []), shown]


def _mix_columns(words: Words) -> list[dict[str, str]]:
    return [
        *_class_columns(words),
        *blocks.numbers(words.say("balance.all"), width="11mm"),
        *blocks.numbers(words.say("balance.sponsored_share"), width="16mm"),
        *blocks.numbers(words.say("answers.interval"), width="22mm"),
    ]


def _brands(facts: ReportFacts, words: Words) -> Block:
    rows: list[ShareRow] = [row for row in facts.brands if row.counts.total]
    if not rows:
        return blocks.paragraph(words.runs("balance.brands_none"))
    return blocks.table(
        words.say("balance.brands"),
        [blocks.column(words.say("balance.brand")), *_mix_columns(words)],
        [[blocks.cell(row.name, breakable=True), *_counts(row.counts)] for row in rows[:10]],
        of=words.say("balance.brands_n"),
        foot=words.say("balance.brands_foot"),
    )
