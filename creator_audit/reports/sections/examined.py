"""Section on the files: what they are and hold, what they leave out, what could not be read."""

from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import IssueFacts, ReportFacts, SourceFacts
from creator_audit.reports.words import Run, Words, plain

JOINED = {"caption-joined": "examined.joined", "subtitles-joined": "examined.spoken_joined"}
_MOST_PARTS = 14
_MOST_ISSUES = 12
_WIDTHS = ("11mm", "11mm", "11mm", "16mm", "10mm", "15mm")
_COUNTS = ("found", "new", "edited", "unchanged", "duplicate", "rejected")


def examined(facts: ReportFacts, words: Words) -> Block:
    """Files with their fingerprints, sums that agree, and everything that is not in them."""
    parts = [
        blocks.side(words.say("examined.files"), _files(facts, words)),
        blocks.side(words.say("examined.hashes"), _hashes(facts, words)),
        blocks.side(words.say("examined.sums"), _sums(facts, words), *_kept_apart(facts, words)),
        *_judged_for(facts, words),
        blocks.side(words.say("examined.left_out"), _left_out(facts, words)),
        blocks.side(words.say("examined.not_read"), _not_read(facts, words)),
        blocks.side(words.say("examined.issues"), *_issues(facts, words)),
        blocks.side(
            words.say("examined.characters"),
            blocks.paragraph(words.runs("examined.zone", zone=facts.time_zone)),
            {"type": "characters"},
        ),
    ]
    return blocks.section("examined", words.say("examined.heading"), parts)


def _judged_for(facts: ReportFacts, words: Words) -> list[Block]:
    """Whose rules, and what decided it."""
    if not facts.judged_because:
        return []
    said = blocks.paragraph(plain(facts.judged_because))
    return [blocks.side(words.say("examined.judged"), said)]


def _files(facts: ReportFacts, words: Words) -> Block:
    rows = [
        [
            blocks.cell(source.file, breakable=True, lines=_file_lines(source, words)),
            blocks.cell(words.size(source.size) if source.size else "–"),
            blocks.cell(words.day(source.exported_on, short=True) or "–"),
            blocks.cell(_days(source, words)),
        ]
        for source in facts.sources
    ]
    columns = [
        blocks.column(words.say("examined.file")),
        blocks.column(words.say("examined.size"), "15mm", "right"),
        blocks.column(words.say("examined.made"), "21mm", "right"),
        blocks.column(words.say("examined.days"), "25mm", "right"),
    ]
    size = words.size(sum(source.size for source in facts.sources))
    of = words.say("examined.files_n", len(facts.sources), size=size)
    return blocks.table(words.say("examined.files_table"), columns, rows, of=of)


def _file_lines(source: SourceFacts, words: Words) -> list[str]:
    name = words.name("platform", source.platform)
    layout = source.layout
    if layout.lower().startswith(source.platform.lower()):
        layout = layout[len(source.platform) :].strip()
    return [", ".join(piece for piece in (name, layout, source.account) if piece)]


def _days(source: SourceFacts, words: Words) -> str:
    first, last = (words.day(day, short=True) for day in (source.first_day, source.last_day))
    return f"{first}\n{last}" if first and last and first != last else first or last or "–"


def _hashes(facts: ReportFacts, words: Words) -> Block:
    rows = [
        [blocks.cell(source.file, breakable=True, lines=[], under=source.sha256 or "–")]
        for source in facts.sources
    ]
    title = f"{words.say('examined.file')}, {words.say('examined.hash')}"
    return blocks.table("", [blocks.column(title)], rows)


def _sums(facts: ReportFacts, words: Words) -> Block:
    rows = [
        [
            blocks.cell(source.file, breakable=True),
            *(blocks.cell(int(getattr(source, name))) for name in _COUNTS),
        ]
        for source in facts.sources
    ]
    if len(rows) > 1:
        totals = [sum(int(getattr(source, name)) for source in facts.sources) for name in _COUNTS]
        rows.append(
            [blocks.cell(words.say("examined.all")), *(blocks.cell(total) for total in totals)]
        )
    columns = [
        blocks.column(words.say("examined.file")),
        *(
            blocks.column(words.say(f"examined.{name}"), width, "right")
            for name, width in zip(_COUNTS, _WIDTHS, strict=True)
        ),
    ]
    return blocks.table(
        words.say("examined.sums_table"),
        columns,
        rows,
        foot=words.say("examined.sums_foot"),
        has_total=len(facts.sources) > 1,
    )


def _kept_apart(facts: ReportFacts, words: Words) -> list[Block]:
    every = (f"{words.name('standing', key)} {n}" for key, n in sorted(facts.other) if n)
    listed = ", ".join(every)
    return [blocks.note(words.say("examined.other", list=listed))] if listed else []


def _left_out(facts: ReportFacts, words: Words) -> Block:
    sentences: list[str] = list(words.find("left_out.general"))
    for platform in sorted({source.platform for source in facts.sources}):
        sentences += words.find(f"left_out.{platform}") or []
    for source in facts.sources:
        sentences += [sentence for sentence in source.left_out if sentence not in sentences]
    return blocks.items([_with_head(sentence) for sentence in sentences])


def _with_head(sentence: str) -> list[Run]:
    head, colon, rest = sentence.partition(": ")
    if not colon or len(head) > 30:
        return plain(sentence)
    return [*plain(f"{head}.", is_bold=True), *plain(f" {rest[:1].upper()}{rest[1:]}")]


def _not_read(facts: ReportFacts, words: Words) -> Block:
    reasons: dict[str, list[str]] = {}
    for source in facts.sources:
        for member, why in source.not_read:
            reasons.setdefault(why, []).append(member)
    if not reasons:
        return blocks.paragraph(words.runs("examined.not_read_none"))
    entries: list[list[Run]] = []
    for why, members in sorted(reasons.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        shown = ", ".join(sorted(set(members))[:4])
        more = len(set(members)) - 4
        tail = f" (+{more})" if more > 0 else ""
        entries.append(
            [
                *plain(why[:1].upper() + why[1:].rstrip("."), is_bold=True),
                *plain(f": {shown}{tail}"),
            ]
        )
    rest = len(entries) - _MOST_PARTS
    entries = entries[:_MOST_PARTS]
    if rest > 0:
        entries.append(words.runs("examined.not_read_more", n=rest))
    return blocks.items(entries)


def _place(issue: IssueFacts) -> str:
    return ", ".join(piece for piece in (issue.member, *issue.pointers[:3]) if piece)


def _remark(issue: IssueFacts, words: Words) -> str:
    """What is said of records: of many joined captions once, of a lost record that it is lost."""
    if issue.code in JOINED and issue.count > 1:
        return words.say(JOINED[issue.code])
    return words.say("examined.lost", detail=issue.detail) if issue.is_rejected else issue.detail


def _issues(facts: ReportFacts, words: Words) -> list[Block]:
    every = [(source.file, issue) for source in facts.sources for issue in source.issues]
    if not every:
        return [blocks.paragraph(words.runs("examined.issues_none"))]
    every.sort(key=lambda pair: (-pair[1].count, pair[0], pair[1].member, pair[1].code))
    rows = [
        [
            blocks.cell(file, breakable=True, lines=[_place(issue)]),
            blocks.cell(_remark(issue, words)),
            blocks.cell(issue.count),
        ]
        for file, issue in every[:_MOST_ISSUES]
    ]
    columns = [
        blocks.column(words.say("examined.place"), "46mm"),
        blocks.column(words.say("examined.what")),
        *blocks.numbers(words.say("examined.records"), width="15mm"),
    ]
    more = len(every) - _MOST_ISSUES
    foot = words.say("examined.issues_more", n=more) if more > 0 else ""
    return [blocks.table(words.say("examined.issues_table"), columns, rows, foot=foot)]
