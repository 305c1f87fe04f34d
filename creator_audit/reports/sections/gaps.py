"""Section on disclosure: findings grouped by rule, worst first, the weightiest in full."""

from creator_audit.model.finding import Family, Outcome, Severity
from creator_audit.queries.findings import CitationLine
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import FindingFacts, ReportFacts, RuleFacts
from creator_audit.reports.sections.answers import flagged
from creator_audit.reports.sections.cards import Shared, card, remedy_line, shared_by
from creator_audit.reports.source_index import SourceIndex
from creator_audit.reports.words import Run, Words, count, plain

MOST_CARDS = 300
"""Full cards in the body; the rest stands in appendix A. Each takes about a third of a page."""
_RANKS = {severity.value: severity.rank for severity in Severity}
_MOST_QUESTIONS = 3
"""Questions of one rule that get a card; all of them stand in appendix A."""


def gaps(facts: ReportFacts, words: Words, index: SourceIndex) -> Block:
    """Counts by rule, then the cards under their rule."""
    findings = facts.findings
    heading = words.say("gaps.heading")
    if not findings:
        none = blocks.lead(words.runs("gaps.none"))
        return blocks.section("gaps", heading, [none])
    grouped = by_rule(findings)
    chosen = choose_cards(findings)
    parts: list[Block] = [_lead(facts, len(findings) - len(chosen), words)]
    parts.append(_table(grouped, facts, words))
    rules = {rule.id: rule for rule in facts.rules}
    for rule_id, members in grouped:
        shown = [finding for finding in members if finding.id in chosen]
        rule = rules.get(rule_id)
        shared = shared_by(members, named_sources(rule))
        parts.append(rule_head(rule, members, len(shown), shared, words, index))
        parts += [card(finding, words, index, shared) for finding in shown]
    return blocks.section("gaps", heading, parts)


def weight(finding: FindingFacts) -> tuple[int, int, str, str]:
    """Sort key, worst first: gaps before questions, then severity, then newest."""
    severity = _RANKS.get(finding.severity, 0)
    is_gap = finding.outcome == Outcome.FLAG
    return (0 if is_gap else 1, -severity, _later_first(finding.day), finding.id)


def choose_cards(findings: tuple[FindingFacts, ...]) -> set[str]:
    """Ids of the findings that get a full card: gaps up to the cap, a few questions a rule."""
    chosen: set[str] = set()
    questions: dict[str, int] = {}
    for finding in sorted(findings, key=weight):
        if len(chosen) >= MOST_CARDS:
            break
        if finding.outcome != Outcome.FLAG:
            questions[finding.rule_id] = questions.get(finding.rule_id, 0) + 1
            if questions[finding.rule_id] > _MOST_QUESTIONS:
                continue
        chosen.add(finding.id)
    return chosen


def _later_first(day: str) -> str:
    """A key that sorts ISO days from new to old."""
    return "".join(chr(ord("9") - ord(sign)) if sign.isdigit() else sign for sign in day) or "~"


def by_rule(findings: tuple[FindingFacts, ...]) -> list[tuple[str, list[FindingFacts]]]:
    """Findings under their rule, worst first."""
    grouped: dict[str, list[FindingFacts]] = {}
    for finding in sorted(findings, key=weight):
        grouped.setdefault(finding.rule_id, []).append(finding)
    return list(grouped.items())


def _lead(facts: ReportFacts, left: int, words: Words) -> Block:
    gap_count = flagged(facts.findings)
    posts = len({post for finding in facts.findings for post in finding.post_ids})
    said = words.runs(
        "gaps.lead",
        gap_count,
        gaps=count(gap_count),
        questions=count(len(facts.findings) - gap_count),
        posts=count(posts),
    )
    tail = words.runs("gaps.lead_some", left) if left else words.runs("gaps.lead_all")
    return blocks.lead([*said, *plain(" "), *tail])


def _table(
    grouped: list[tuple[str, list[FindingFacts]]], facts: ReportFacts, words: Words
) -> Block:
    rows = []
    for _, members in grouped:
        flags = sum(1 for finding in members if finding.outcome == Outcome.FLAG)
        rows.append(
            [
                blocks.cell(members[0].title),
                blocks.cell(words.name("severity", min(members, key=weight).severity)),
                blocks.cell(flags or "–"),
                blocks.cell(len(members) - flags or "–"),
                blocks.cell(len(members)),
            ]
        )
    total, every = flagged(facts.findings), len(facts.findings)
    ending = [blocks.cell(total), blocks.cell(every - total), blocks.cell(every)]
    rows.append([blocks.cell(words.say("gaps.all")), blocks.cell(""), *ending])
    columns = [
        blocks.column(words.say("gaps.rule")),
        blocks.column(words.say("gaps.severity"), "24mm"),
        *blocks.numbers(words.say("gaps.gap"), words.say("gaps.question"), words.say("gaps.all")),
    ]
    return blocks.table(
        words.say("gaps.table"),
        columns,
        rows,
        of=f"n\u00a0=\u00a0{count(every)}",
        has_total=True,
    )


def named_sources(rule: RuleFacts | None) -> frozenset[str]:
    """Ids of the sources that the head of the rule names."""
    return frozenset(line.id for _, line in rule.sources) if rule else frozenset()


def rule_head(
    rule: RuleFacts | None,
    members: list[FindingFacts],
    shown: int,
    shared: Shared,
    words: Words,
    index: SourceIndex,
) -> Block:
    """The rule in words, its sources, and what all its findings share."""
    first = members[0]
    lines = [words.say("gaps.rule_facts", len(members))]
    if len(members) > shown:
        lines.append(words.say("gaps.rule_more", n=count(len(members) - shown)))
    remedy = shared.remedy
    if remedy and first.family is Family.DISCLOSURE:
        remedy = remedy_line(remedy, words)
    rows: list[tuple[str, list[Run]]] = [
        (words.say("gaps.may"), plain(shared.innocent)),
        (words.say("gaps.question_row"), plain(shared.question)),
        (words.say("gaps.todo"), plain(remedy)),
    ]
    return {
        "type": "rule",
        "title": rule.title if rule else first.title,
        "lines": lines,
        "id": first.rule_id,
        "version": words.say("gaps.version", version=first.rule_version),
        "text": rule.text if rule else first.message,
        "sources": by_country(rule, index) if rule else [],
        "facts": [list(row) for row in rows if row[1][0]["t"]],
    }


def by_country(rule: RuleFacts, index: SourceIndex) -> list[list[str]]:
    """Sources of a rule, one line for each jurisdiction."""
    grouped: dict[str, list[CitationLine]] = {}
    for code, line in rule.sources:
        grouped.setdefault(code, []).append(line)
    return [[code.upper(), index.cite(lines)] for code, lines in grouped.items()]
