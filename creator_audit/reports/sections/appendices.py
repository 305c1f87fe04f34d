"""Appendices: every finding, the rules used, what was left out, the glossary, the machine copy."""

from typing import Any

from creator_audit.reports import blocks, quotes
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import FindingFacts, ReportFacts
from creator_audit.reports.sections.cards import quote_block, sign_words
from creator_audit.reports.sections.gaps import by_country, weight
from creator_audit.reports.source_index import SourceIndex, full_name
from creator_audit.reports.words import Words, count

ROWS_A_TABLE = 25
_LONGEST_QUOTE = 320
_LONGEST_AMONG_MANY = 150
_MANY = 1_000
"""Findings from which the appendix shortens quotes; the machine copy has them whole."""
SCHEMA = "creator-audit/audit@1"


def all_findings(facts: ReportFacts, words: Words, index: SourceIndex) -> Block:
    """Appendix A: one row for each finding, disclosure first."""
    heading = words.say("appendix_all.heading")
    ordered = [*sorted(facts.findings, key=weight), *sorted(facts.risks, key=weight)]
    if not ordered:
        parts = [blocks.paragraph(words.runs("appendix_all.none"))]
        return blocks.section("all", heading, parts, label="letter")
    parts = [blocks.paragraph(words.runs("appendix_all.lead", len(ordered)))]
    longest = _LONGEST_QUOTE if len(ordered) < _MANY else _LONGEST_AMONG_MANY
    heads = [words.say(f"appendix_all.{name}") for name in ("finding", "where", "words", "verdict")]
    for first in range(0, len(ordered), ROWS_A_TABLE):
        chosen = ordered[first : first + ROWS_A_TABLE]
        ends = {"a": count(first + 1), "b": count(first + len(chosen))}
        parts.append(
            {
                "type": "findings",
                "title": words.say("appendix_all.table", **ends),
                "heads": heads,
                "rows": [_row(finding, words, index, longest) for finding in chosen],
            }
        )
    return blocks.section("all", heading, parts, label="letter")


def _row(finding: FindingFacts, words: Words, index: SourceIndex, longest: int) -> dict[str, Any]:
    platform = words.name("platform", finding.platform)
    day = words.day(finding.day, short=True) or words.say("months.no_date")
    outcome = words.name("outcome", finding.outcome)
    if not finding.verdict:
        outcome = words.say(f"outcome.{finding.outcome}_trust")
    name = words.name("verdict", finding.verdict) if finding.verdict else outcome
    return {
        "id": finding.id,
        "where": [day, platform, finding.brand],
        "quote": _quote(finding, words, longest),
        "verdict": finding.verdict,
        "verdict_name": name,
        "lines": [
            _what(finding, outcome, words),
            f"{finding.rule_id} {finding.rule_version}",
            _sources_line(finding, words, index),
        ],
    }


def _quote(finding: FindingFacts, words: Words, longest: int) -> dict[str, Any]:
    told = [quote for quote in finding.quotes if quote.marks] or list(finding.quotes)
    if not told:
        said = [sign_words(mark, words) for mark in finding.signs]
        text = "; ".join(said) or finding.message or words.say("gaps.no_words")
        return {"language": "", "is_rtl": False, "runs": [{"t": text}]}
    marks = quotes.number_marks((told[0],))[0]
    block = quote_block(told[0], marks, words, has_role=False)
    block["bar"] = None
    block["runs"] = _shorten(block["runs"], longest)
    return block


def _shorten(runs: list[dict[str, Any]], longest: int) -> list[dict[str, Any]]:
    """Plain stretches cut so that a row stays small; signs and label stay whole."""
    if sum(len(run["t"]) for run in runs) <= longest:
        return runs
    share = max(40, longest // max(1, len(runs)))
    short = []
    for run in runs:
        text = run["t"]
        if not (run.get("s") or run.get("l") or run.get("x")) and len(text) > share:
            half = share // 2
            text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
        short.append({**run, "t": text})
    return short


def _what(finding: FindingFacts, outcome: str, words: Words) -> str:
    severity = words.name("severity", finding.severity)
    said = f"{outcome}, {severity}" if finding.verdict else severity.capitalize()
    return f"{said}: {finding.title}"


def _sources_line(finding: FindingFacts, words: Words, index: SourceIndex) -> str:
    if not finding.citations:
        return words.say("appendix_all.no_source")
    return words.say("appendix_all.sources", list=index.numbers(finding.citations))


def rules_used(facts: ReportFacts, words: Words, index: SourceIndex) -> Block:
    """Appendix B: each rule in our own words with its sources."""
    parts: list[Block] = []
    for rule in facts.rules:
        severity = words.name("severity", rule.severity)
        parts.append(
            {
                "type": "rule_page",
                "title": rule.title,
                "text": rule.text,
                "limits": words.say("appendix_rules.limits", text=rule.limits)
                if rule.limits
                else "",
                "more": [
                    [words.say(f"appendix_rules.{name}"), told]
                    for name, told in (
                        ("why", rule.why),
                        ("fix", rule.fix),
                        ("innocent", rule.innocent),
                    )
                    if told
                ],
                "sources": by_country(rule, index),
                "history": [words.say("appendix_rules.history"), *rule.history]
                if rule.history
                else [],
                "facts": words.say(
                    "appendix_rules.facts", id=rule.id, version=rule.version, severity=severity
                ),
            }
        )
    if not parts:
        parts.append(blocks.paragraph(words.runs("appendix_rules.none")))
    if index.lines:
        parts.append({"type": "sources", **_sources(words, index)})
    return blocks.section("rules", words.say("appendix_rules.heading"), parts, label="letter")


def _sources(words: Words, index: SourceIndex) -> dict[str, Any]:
    """Every source in full, with how well it was read and where it stands."""
    entries = []
    for line in index.lines:
        basis = words.find(f"basis.{line.basis}") or ""
        tail = " ".join(piece for piece in (basis, line.url) if piece)
        entries.append([index.number(line), full_name(line), tail])
    return {"title": words.say("appendix_rules.sources"), "items": entries}


def left_out(facts: ReportFacts, words: Words) -> Block:
    """Appendix C: records and posts that stand outside the classes, with the reason."""
    entries: list[tuple[str, str, int]] = []
    every = words.say("appendix_excluded.every")
    for source in facts.sources:
        entries += [
            (issue.detail, f"{source.file}: {issue.member}", issue.count)
            for issue in source.issues
            if issue.is_rejected
        ]
    entries += [(words.name("standing", standing), every, n) for standing, n in facts.other if n]
    if facts.without_text:
        entries.append((words.say("appendix_excluded.no_text"), every, facts.without_text))
    if facts.without_date:
        entries.append((words.say("appendix_excluded.no_date"), every, facts.without_date))
    heading = words.say("appendix_excluded.heading")
    if not entries:
        none = blocks.paragraph(words.runs("appendix_excluded.none"))
        return blocks.section("excluded", heading, [none], starts_page=False, label="letter")
    columns = [
        blocks.column(words.say("appendix_excluded.why")),
        blocks.column(words.say("appendix_excluded.where"), "66mm"),
        *blocks.numbers(words.say("appendix_excluded.count")),
    ]
    rows = [
        [blocks.cell(why), blocks.cell(where, breakable=True), blocks.cell(n)]
        for why, where, n in entries[:60]
    ]
    shown = blocks.table(words.say("appendix_excluded.table"), columns, rows)
    return blocks.section("excluded", heading, [shown], starts_page=False, label="letter")


def glossary(words: Words) -> Block:
    """Appendix D."""
    entries = [(str(name), str(meaning)) for name, meaning in words.find("appendix_words.items")]
    return blocks.section(
        "words",
        words.say("appendix_words.heading"),
        [blocks.pairs(entries)],
        starts_page=False,
        label="letter",
    )
