"""What changed since the last audit: counts of every kind, and the findings behind them."""

from creator_audit.queries.since_last import KINDS, SAME, Change, SinceLast
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block, Cell
from creator_audit.reports.facts import ReportFacts
from creator_audit.reports.words import Words

MOST_ROWS = 400
"""Findings listed; the counts hold all of them."""


def changes(facts: ReportFacts, words: Words) -> list[Block]:
    """The section, none before the first audit."""
    found = facts.since_last
    if found is None:
        return []
    day = words.day(found.last.made_at[:10])
    total = len(found.changes)
    parts: list[Block] = [blocks.lead(_opening(found, day, words))]
    if total:
        parts.append(_counts(found, words))
    listed = [change for change in found.changes if change.kind != SAME]
    if listed:
        parts.append(_listed(listed, words))
    remarks = _remarks(found, len(listed), words)
    parts += [blocks.paragraph(words.runs(f"changes.{key}", **more)) for key, more in remarks]
    return [blocks.section("changes", words.say("changes.heading"), parts, starts_page=False)]


def _opening(found: SinceLast, day: str, words: Words) -> list[dict[str, object]]:
    if all(change.kind == SAME for change in found.changes):
        return words.runs("changes.none", len(found.changes), day=day)
    return words.runs("changes.lead", len(found.changes), day=day)


def _counts(found: SinceLast, words: Words) -> Block:
    rows: list[list[Cell]] = [
        [
            blocks.cell(words.name("change", kind)),
            blocks.cell(number),
            blocks.cell(words.say(f"change_meaning.{kind}")),
        ]
        for kind, number in found.counts.items()
    ]
    total = words.say("changes.total")
    rows.append([blocks.cell(total, strong=True), blocks.cell(len(found.changes)), blocks.cell("")])
    columns = [
        blocks.column(words.say("changes.kind"), "42mm"),
        *blocks.numbers(words.say("changes.number"), width="20mm"),
        blocks.column(words.say("changes.meaning")),
    ]
    return blocks.table(words.say("changes.counts"), columns, rows, has_total=True)


def _listed(listed: list[Change], words: Words) -> Block:
    names = (
        ("kind", "27mm"),
        ("finding", "18mm"),
        ("rule", "1fr"),
        ("brand", "21mm"),
        ("on", "20mm"),
        ("why", "34mm"),
    )
    columns = [blocks.column(words.say(f"changes.{name}"), width) for name, width in names]
    ordered = sorted(listed, key=lambda change: KINDS.index(change.kind))[:MOST_ROWS]
    rows = [
        [
            blocks.cell(words.name("change", change.kind)),
            blocks.cell(change.finding_id[:8], mono=True),
            blocks.cell(change.title, breakable=True),
            blocks.cell(change.brand or "–", breakable=True),
            blocks.cell(words.day(change.day, short=True) or "–"),
            blocks.cell(change.why or "–"),
        ]
        for change in ordered
    ]
    of = f"n\u00a0=\u00a0{len(listed)}"
    return blocks.table(words.say("changes.table"), columns, rows, of=of)


def _remarks(found: SinceLast, listed: int, words: Words) -> list[tuple[str, dict[str, str]]]:
    remarks: list[tuple[str, dict[str, str]]] = []
    if listed > MOST_ROWS:
        remarks.append(("some", {"most": str(MOST_ROWS)}))
    if not found.is_rules_same:
        remarks.append(("other_rules", {"version": found.last.rules_version}))
    if not found.is_same_countries:
        told = [words.name("jurisdiction", code) for code in found.last.jurisdictions]
        remarks.append(("other_countries", {"where": ", ".join(told) or "–"}))
    if found.last.scope:
        remarks.append(("other_scope", {"scope": found.last.scope}))
    if found.counts["not_rechecked"]:
        remarks.append(("not_rechecked", {}))
    return remarks
