"""What a person decided, the limits, and the lines for signatures."""

from creator_audit.model.audit import Edition
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block, Cell
from creator_audit.reports.facts import FindingFacts, ReportFacts
from creator_audit.reports.words import Words, plain


def decided(facts: ReportFacts, words: Words) -> Block:
    """Findings marked fixed, accepted or wrong, with reason, by whom, when and until when."""
    heading = words.say("decided.heading")
    if not facts.decided:
        parts = [blocks.paragraph(words.runs("decided.none"))]
        return blocks.section("decided", heading, parts, starts_page=False)
    names = ("finding", "rule", "decision", "reason", "by", "on", "until")
    widths = ("19mm", "30mm", "21mm", "1fr", "21mm", "20mm", "20mm")
    columns = [
        blocks.column(words.say(f"decided.{name}"), width)
        for name, width in zip(names, widths, strict=True)
    ]
    rows = [_row(finding, facts, words) for finding in facts.decided]
    foot = words.say("decided.foot")
    if any(finding.evidence_changed for finding in facts.decided):
        foot = f"{foot} {words.say('decided.changed')}"
    of = f"n\u00a0=\u00a0{len(rows)}"
    shown = blocks.table(words.say("decided.table"), columns, rows, of=of, foot=foot)
    return blocks.section("decided", heading, [shown], starts_page=False)


def _row(finding: FindingFacts, facts: ReportFacts, words: Words) -> list[Cell]:
    review = finding.review
    if review is None:
        return [blocks.cell("") for _ in range(7)]
    is_outside = facts.edition == Edition.OUTSIDE
    reason = words.say("decided.withheld") if is_outside and review.reason else review.reason
    star = "*" if finding.evidence_changed else ""
    return [
        blocks.cell(finding.id[:8] + star, mono=True),
        blocks.cell(finding.title),
        blocks.cell(words.name("decided", review.decision)),
        blocks.cell(reason or "–", breakable=True),
        blocks.cell(review.by or "–", breakable=True),
        blocks.cell(words.day(review.at, short=True) or "–"),
        blocks.cell(words.day(review.expires, short=True) or "–"),
    ]


def limits(facts: ReportFacts, words: Words, numbers: dict[str, str]) -> Block:
    """What this report is not."""
    people = [name for name in (facts.prepared_for, facts.prepared_by) if name]
    values = {
        **numbers,
        "people": ", ".join(dict.fromkeys(people)) or words.say("limits.addressee"),
        "version": facts.app_version,
    }
    parts = []
    for title, text in words.find("limits.items"):
        said = str(text)
        for key, value in values.items():
            said = said.replace("{" + key + "}", value)
        parts.append(blocks.side(title, blocks.paragraph(plain(said))))
    heading = words.say("limits.heading")
    return blocks.section("limits", heading, parts, starts_page=False)


def signoff(facts: ReportFacts, words: Words) -> Block:
    """Lines to sign on; no seal, no digital signature."""
    name = words.say("signoff.name")
    people = [
        [facts.prepared_by or name, words.say("signoff.prepared")],
        [name, words.say("signoff.reviewed")],
        [facts.client, words.say("signoff.statement")],
    ]
    parts = [{"type": "signatures", "people": people}, blocks.note(words.say("signoff.note"))]
    return blocks.section("signoff", words.say("signoff.heading"), parts, starts_page=False)
