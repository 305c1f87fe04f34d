"""Section on trust: chains of posts with the innocent explanation and the question."""

from datetime import date
from typing import Any

from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import EventFacts, FindingFacts, ReportFacts
from creator_audit.reports.sections.cards import Shared, quoted_blocks, risk_facts, shared_by
from creator_audit.reports.sections.gaps import by_rule, named_sources, rule_head, weight
from creator_audit.reports.sections.risk_tables import good_signs, overview_tables
from creator_audit.reports.source_index import SourceIndex
from creator_audit.reports.words import Words

MOST_CHAINS = 60
_MOST_EVENTS = 12


def risks(facts: ReportFacts, words: Words, index: SourceIndex, without_ledger: int = 0) -> Block:
    """Each pattern with its steps; `without_ledger`: how many this edition leaves out."""
    heading = words.say("risks.heading")
    ordered = sorted(facts.risks, key=weight)
    parts: list[Block] = []
    if not ordered:
        parts.append(blocks.lead(words.runs("risks.none")))
    else:
        parts.append(blocks.lead(words.runs("risks.lead", len(ordered))))
        parts.append({"type": "chain_legend", "items": _legend(ordered, words)})
    if without_ledger:
        parts.append(blocks.paragraph(words.runs("risks.without_ledger", without_ledger)))
    if len(ordered) > 1:
        parts += overview_tables(tuple(ordered), words)
    rules = {rule.id: rule for rule in facts.rules}
    for rule_id, members in by_rule(tuple(ordered[:MOST_CHAINS])):
        rule = rules.get(rule_id)
        shared = shared_by(members, named_sources(rule))
        parts.append(rule_head(rule, members, len(members), shared, words, index))
        parts += [_chain(finding, words, index, shared) for finding in members]
    if len(ordered) > MOST_CHAINS:
        parts.append(blocks.paragraph(words.runs("risks.some", n=MOST_CHAINS)))
    parts += good_signs(facts.good_signs, words)
    return blocks.section("risks", heading, parts, starts_page=False)


def _legend(findings: list[FindingFacts], words: Words) -> list[list[str]]:
    used = {event.kind for finding in findings for event in finding.chain}
    order = ("deal", "praise", "dissuade", "post")
    return [[kind, words.say(f"risks.{kind}")] for kind in order if kind in used]


def _chain(finding: FindingFacts, words: Words, index: SourceIndex, shared: Shared) -> Block:
    events = sorted(finding.chain, key=lambda event: event.day or "9999")
    shown = events[:_MOST_EVENTS]
    days = [event.day for event in events if event.day]
    period = words.span(days[0], days[-1]) if days else words.say("risks.undated")
    aside = [period, finding.brand]
    severity = words.name("severity", finding.severity)
    aside.append(words.say("gaps.severity_line", severity=severity))
    more = len(events) - len(shown)
    is_alone = len(shown) < 2
    quoted = quoted_blocks(finding, words) if is_alone else []
    return {
        "type": "chain",
        "id": finding.id,
        "rule": finding.rule_id,
        "version": words.say("gaps.version", version=finding.rule_version),
        "outcome": words.say(f"outcome.{finding.outcome}_trust")
        if words.find(f"outcome.{finding.outcome}_trust")
        else words.name("outcome", finding.outcome),
        "title": finding.message or finding.title,
        "quotes": quoted,
        "aside": [line for line in aside if line],
        "timeline": None if is_alone else _timeline(shown, words),
        "table": None if is_alone and quoted else _table(shown, words),
        "more": words.say("risks.more", more) if more > 0 else "",
        "facts": risk_facts(finding, words, index, shared, with_signs=bool(quoted)),
    }


def _timeline(events: list[EventFacts], words: Words) -> dict[str, Any] | None:
    """Marks on a line by date; None where fewer than two days are known."""
    dated = [(number, event) for number, event in enumerate(events, 1) if event.day]
    days = [_ordinal(event.day) for _, event in dated]
    if not dated:
        return None
    span = max(days[-1] - days[0], 1)
    listed = "; ".join(f"{number}, {words.day(event.day)}, {event.text}" for number, event in dated)
    return {
        "alt": words.say("risks.alt", n=len(dated), list=listed),
        "marks": [
            {
                "number": str(number),
                "kind": event.kind,
                "at": (day - days[0]) / span if len(set(days)) > 1 else 0.5,
                "day": words.day(event.day, short=True),
            }
            for (number, event), day in zip(dated, days, strict=True)
        ],
    }


def _table(events: list[EventFacts], words: Words) -> Block:
    rows = [
        [
            blocks.cell(number),
            blocks.cell(words.day(event.day, short=True) or words.say("risks.undated")),
            blocks.cell(event.text, breakable=True),
            blocks.cell(
                words.name("strength", event.strength) if event.strength != "none" else "–"
            ),
        ]
        for number, event in enumerate(events, 1)
    ]
    columns = [
        blocks.column(words.say("risks.number"), "7mm"),
        blocks.column(words.say("risks.date"), "21mm"),
        blocks.column(words.say("risks.seen")),
        blocks.column(words.say("risks.sign"), "17mm"),
    ]
    return {**blocks.table(words.say("risks.chain"), columns, rows), "is_light": True}


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return 0
