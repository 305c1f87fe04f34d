"""The one report document that every renderer shows: plain dicts of blocks, in reading order."""

from typing import Any

from creator_audit.model.audit import Edition
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block, ReportDocument
from creator_audit.reports.facts import ReportFacts
from creator_audit.reports.identity import report_id
from creator_audit.reports.outside import for_outside
from creator_audit.reports.redaction import redact_document, redact_facts
from creator_audit.reports.sections.answers import answers, class_count, list_jurisdictions
from creator_audit.reports.sections.appendices import (
    SCHEMA,
    all_findings,
    glossary,
    left_out,
    rules_used,
)
from creator_audit.reports.sections.balance import balance
from creator_audit.reports.sections.changes import changes
from creator_audit.reports.sections.closing import decided, limits, signoff
from creator_audit.reports.sections.contents import contents
from creator_audit.reports.sections.examined import examined
from creator_audit.reports.sections.gaps import gaps
from creator_audit.reports.sections.judged import judged
from creator_audit.reports.sections.ledger import ledger
from creator_audit.reports.sections.risks import risks
from creator_audit.reports.source_index import SourceIndex
from creator_audit.reports.words import Words, count

_NUMBERED = (
    "examined", "judged", "balance", "gaps", "risks", "ledger", "decided", "changes", "limits",
    "signoff",
)  # fmt: skip


def build_report(
    facts: ReportFacts, *, language: str = "en", copy_digest: str = ""
) -> ReportDocument:
    """The document of these facts. `copy_digest`: SHA-256 of the JSON copy to be attached."""
    words = Words(language)
    number = report_id(facts)
    hidden, held_back = facts.hidden_names, 0
    if facts.edition == Edition.OUTSIDE:
        facts, held_back = for_outside(facts, words)
        copy_digest = ""
    if hidden:
        facts = redact_facts(facts, words)
        copy_digest = ""
    index, numbers = SourceIndex(facts), _numbers(facts)
    sections = [
        answers(facts, words),
        contents(words),
        examined(facts, words),
        judged(facts, words, numbers),
        balance(facts, words),
        gaps(facts, words, index),
        risks(facts, words, index, held_back),
        *ledger(facts, words),
        decided(facts, words),
        *changes(facts, words),
        limits(facts, words, numbers),
        signoff(facts, words),
        all_findings(facts, words, index),
        rules_used(facts, words, index),
        left_out(facts, words),
        glossary(words),
        _machine_copy(facts, words, copy_digest),
    ]
    document = {
        "meta": _meta(facts, words, number),
        "cover": _cover(facts, words, number, copy_digest),
        "frame": _frame(facts, words, number),
        "sections": _numbered(sections),
    }
    return redact_document(document, hidden, words) if hidden else document


def _numbers(facts: ReportFacts) -> dict[str, str]:
    """Section -> its figure; those on deals and changes are there where there are any."""
    absent = {"changes": not facts.since_last, "ledger": not facts.deals}
    shown = (key for key in _NUMBERED if not absent.get(key))
    return {key: str(place) for place, key in enumerate(shown, 1)}


def _meta(facts: ReportFacts, words: Words, number: str) -> dict[str, Any]:
    return {
        "title": words.say("cover.document_title", client=facts.client),
        "author": facts.prepared_by,
        "language": words.find("language"),
        "region": words.find("region"),
        "report_id": number,
        "edition": facts.edition.value,
        "made_at": facts.made_at.isoformat(),
        "keywords": ["audit", "disclosure", number],
        "generator": f"Creator Audit {facts.app_version}",
    }


def _cover(facts: ReportFacts, words: Words, number: str, copy_digest: str) -> dict[str, Any]:
    accounts = ", ".join(
        " ".join(piece for piece in (words.name("platform", platform), handle) if piece)
        for platform, handle in facts.accounts
    )
    if copy_digest:
        short = f"{copy_digest[:8]} … {copy_digest[-8:]}"
        copy = words.say("cover.copy_attached", digest=short)
    else:
        is_outside = facts.edition == Edition.OUTSIDE
        copy = words.say("cover.copy_beside" if is_outside else "cover.copy_none")
    stated = words.say("cover.not_stated")
    prepared = []
    if facts.prepared_for or facts.prepared_by:
        prepared = [
            ("prepared_for", facts.prepared_for or stated),
            ("prepared_by", facts.prepared_by or stated),
        ]
    rows = [
        ("creator", facts.client),
        ("report", number),
        ("accounts", accounts or stated),
        ("data_until", words.day(facts.data_until) or stated),
        ("period", words.span(facts.first_day, facts.last_day)),
        ("made_on", words.day(facts.made_at.date().isoformat())),
        *prepared,
        ("rules", list_jurisdictions(facts, words)),
        ("copy", copy),
    ]
    edition = words.name("edition", facts.edition)
    return {
        "maker": facts.prepared_by,
        "edition": words.say("cover.in_language", edition=edition),
        "title": words.say("cover.title"),
        "title_lines": words.find("cover.title_lines"),
        "subtitle": words.say("cover.subtitle"),
        "strip": _strip(facts, words),
        "rows": [[words.say(f"cover.{key}"), text, key] for key, text in rows],
        "note": words.say("cover.note"),
    }


def _strip(facts: ReportFacts, words: Words) -> dict[str, Any] | None:
    bars = [bar for bar in facts.months if bar.counts.total]
    if len(bars) < 2:
        return None
    first, last = (
        words.say("months.month", month=words.month_name(bar.month), year=bar.year)
        for bar in (bars[0], bars[-1])
    )
    known = {(bar.year * 12 + bar.month): bar.counts for bar in bars}
    span = range(min(known), max(known) + 1)
    step = 1 if len(span) <= 120 else 3 if len(span) <= 360 else 12
    grouped: dict[int, list[int]] = {}
    for month in span:
        sums = grouped.setdefault(month // step, [0, 0])
        if month in known:
            sums[0] += known[month].total
            sums[1] += class_count(known[month], "sponsored")
    return {
        "bars": list(grouped.values()),
        "first": first,
        "last": f"{last}: {words.say('cover.strip')}",
        "alt": words.say("cover.strip_alt", n=len(grouped), first=first, last=last),
    }


def _frame(facts: ReportFacts, words: Words, number: str) -> dict[str, str]:
    packs = ", ".join(f"{pack.code} {pack.version}" for pack in facts.packs)
    day = words.day(facts.data_until)
    return {
        "title": words.say("cover.title"),
        "client": facts.client,
        "report": words.say("frame.report", id=number),
        "data_until": words.say("frame.data_until", day=day) if day else "",
        "edition": words.name("edition", facts.edition),
        "rules": words.say("frame.rules", packs=packs) if packs else "",
        "indicative": words.say("frame.indicative"),
        "page": words.say("frame.page"),
        "of": words.say("frame.of"),
    }


def _machine_copy(facts: ReportFacts, words: Words, copy_digest: str) -> Block:
    is_outside = facts.edition == Edition.OUTSIDE
    key = "attached" if copy_digest else "beside" if is_outside else "none"
    said = words.runs(
        f"appendix_copy.{key}",
        name="audit.json",
        schema=SCHEMA,
        posts=count(facts.posts),
        findings=count(len(facts.findings) + len(facts.risks)),
    )
    parts = [blocks.paragraph(said)]
    if copy_digest:
        parts.append({"type": "mono", "text": copy_digest})
    heading = words.say("appendix_copy.heading")
    return blocks.section("copy", heading, parts, starts_page=False, label="letter")


def _numbered(sections: list[Block]) -> list[Block]:
    """Sections with their figure or letter put before the title."""
    figure, letter = 0, 0
    labelled = []
    for part in sections:
        label = ""
        if part["label"] == "number":
            figure += 1
            label = str(figure)
        elif part["label"] == "letter":
            label = f"Appendix {chr(ord('A') + letter)}"
            letter += 1
        labelled.append({**part, "label": label})
    return labelled
