"""Page one: the answers alone, without score or face."""

from creator_audit.model.finding import Outcome
from creator_audit.queries.overview import ClassCounts
from creator_audit.queries.shares import FEWEST_FOR_SHARE, interval, percent
from creator_audit.reports import blocks
from creator_audit.reports.blocks import CLASSES, Block, Cell
from creator_audit.reports.facts import FindingFacts, ReportFacts
from creator_audit.reports.words import Run, Words, count, plain

VERDICTS = ("none_found", "insufficient", "cannot_tell", "sufficient")


def answers(facts: ReportFacts, words: Words) -> Block:
    """What a layman reads in half a minute."""
    parts = [
        {**blocks.lead(_sentences(facts, words)), "large": True},
        _figures(facts, words),
        _classes(facts, words),
    ]
    if facts.with_tie:
        parts.append(_verdicts(facts, words))
    parts += [_first(facts, words), _unjudged(facts, words)]
    return blocks.section("answers", words.say("answers.heading"), parts, label="none")


def flagged(findings: tuple[FindingFacts, ...]) -> int:
    """How many of the findings are gaps (or raised risks), not questions."""
    return sum(1 for finding in findings if finding.outcome == Outcome.FLAG)


def class_count(counts: ClassCounts, name: str) -> int:
    """Posts of one class by its name."""
    return int(getattr(counts, name))


def list_jurisdictions(facts: ReportFacts, words: Words) -> str:
    """Names of the jurisdictions, as in a sentence."""
    return ", ".join(words.name("jurisdiction", code) for code in facts.jurisdictions)


def _sentences(facts: ReportFacts, words: Words) -> list[Run]:
    if not facts.posts:
        return words.runs("answers.nothing")
    if facts.without_text == facts.posts:
        return words.runs("answers.no_text", facts.posts)
    verdicts = dict(facts.verdicts)
    said = [words.runs("answers.read", facts.posts)]
    if facts.with_tie:
        said.append(words.runs("answers.tied", facts.with_tie))
        said.append(
            words.runs(
                "answers.labels",
                ok=count(verdicts.get("sufficient", 0)),
                few=count(verdicts.get("insufficient", 0)),
                none=count(verdicts.get("none_found", 0)),
            )
        )
        if verdicts.get("cannot_tell"):
            said.append(words.runs("answers.unknown", verdicts["cannot_tell"]))
    else:
        said.append(words.runs("answers.tied_none"))
    risks = "answers.risks" if facts.risks else "answers.risks_none"
    said.append(words.runs(risks, len(facts.risks)))
    return _join(said)


def _join(sentences: list[list[Run]]) -> list[Run]:
    joined: list[Run] = []
    for sentence in sentences:
        joined += [*plain(" "), *sentence] if joined else sentence
    return joined


def _figures(facts: ReportFacts, words: Words) -> Block:
    gaps, raised = flagged(facts.findings), flagged(facts.risks)
    without = facts.without_text
    posts_note = "answers.posts_note" if without else "answers.posts_all"
    return {
        "type": "figures",
        "items": [
            _figure(facts.posts, words.say("answers.posts"), words.say(posts_note, n=without)),
            _figure(gaps, words.say("answers.gaps"), words.say("answers.gaps_note")),
            _figure(
                len(facts.findings) - gaps,
                words.say("answers.questions"),
                words.say("answers.questions_note"),
            ),
            _figure(
                len(facts.risks),
                words.say("answers.patterns"),
                words.say("answers.patterns_note", flags=raised, reviews=len(facts.risks) - raised),
            ),
        ],
    }


def _figure(number: int, label: str, remark: str) -> dict[str, str]:
    return {"number": count(number), "label": label, "note": remark}


def _classes(facts: ReportFacts, words: Words) -> Block:
    counts, total = facts.counts, facts.counts.total
    rows: list[list[Cell]] = []
    for name in CLASSES:
        n = class_count(counts, name)
        rows.append(
            [
                blocks.cell(words.name("class", name), swatch=name),
                blocks.cell(n),
                blocks.cell(percent(n, total) or "–"),
                blocks.cell(interval(n, total) or "–"),
            ]
        )
    if facts.without_text:
        rows.append(
            [
                blocks.cell(words.say("answers.row_no_text")),
                blocks.cell(facts.without_text),
                blocks.cell("–"),
                blocks.cell(words.say("answers.not_counted")),
            ]
        )
    last = [blocks.cell(words.say("answers.all_posts")), blocks.cell(facts.posts)]
    rows.append([*last, blocks.cell(""), blocks.cell("")])
    shown = blocks.table(
        words.say("answers.classes_table"),
        _share_columns(words, "answers.class"),
        rows,
        has_total=True,
        foot=words.say("answers.small_foot", n=FEWEST_FOR_SHARE) if _is_small(total) else "",
    )
    bar = share_bar(counts, words)
    return blocks.side(words.say("answers.classes"), *([bar] if bar else []), shown)


def share_bar(counts: ClassCounts, words: Words) -> Block | None:
    """One bar of the four classes; None when there is nothing to draw."""
    if not counts.total:
        return None
    parts = [[name, class_count(counts, name)] for name in CLASSES]
    spoken = ", ".join(f"{words.name('class', str(name))} {n}" for name, n in parts)
    return {
        "type": "share_bar",
        "title": words.say("answers.classes_chart"),
        "alt": words.say("answers.classes_alt", n=counts.total, parts=spoken),
        "parts": parts,
        "total": counts.total,
    }


def _verdicts(facts: ReportFacts, words: Words) -> Block:
    found = dict(facts.verdicts)
    told = sum(found.get(name, 0) for name in VERDICTS if name != "cannot_tell")
    rows: list[list[Cell]] = []
    for name in VERDICTS:
        n = found.get(name, 0)
        is_told = name != "cannot_tell"
        rows.append(
            [
                blocks.cell(
                    words.name("verdict", name), mark=name, strong=name.startswith(("none", "ins"))
                ),
                blocks.cell(n),
                blocks.cell((percent(n, told) if is_told else "") or "–"),
                blocks.cell(
                    (interval(n, told) or "–") if is_told else words.say("answers.not_counted")
                ),
            ]
        )
    total = sum(found.get(name, 0) for name in VERDICTS)
    ending = [blocks.cell(words.say("answers.all_tied")), blocks.cell(total)]
    rows.append([*ending, blocks.cell(""), blocks.cell("")])
    foot = (
        words.say("answers.small_foot", n=FEWEST_FOR_SHARE)
        if _is_small(told)
        else words.say("answers.verdicts_foot", n=count(told))
    )
    return blocks.side(
        words.say("answers.verdicts"),
        blocks.table(
            words.say("answers.verdicts_table", where=list_jurisdictions(facts, words)),
            _share_columns(words, "answers.verdict"),
            rows,
            has_total=True,
            foot=foot,
        ),
    )


def _share_columns(words: Words, first: str) -> list[dict[str, str]]:
    return [
        blocks.column(words.say(first)),
        *blocks.numbers(words.say("answers.count"), words.say("answers.share"), width="16mm"),
        *blocks.numbers(words.say("answers.interval"), width="30mm"),
    ]


def _is_small(base: int) -> bool:
    return base < FEWEST_FOR_SHARE


def _first(facts: ReportFacts, words: Words) -> Block:
    entries = [
        [*plain(todo.title, is_bold=True), *plain(" " + todo.detail)] for todo in facts.do_first[:3]
    ]
    if not entries:
        body = blocks.paragraph(words.runs("answers.first_none"))
    else:
        body = blocks.items(entries, prefix="")
    return blocks.side(words.say("answers.first"), body)


def _unjudged(facts: ReportFacts, words: Words) -> Block:
    entries: list[list[Run]] = []
    if facts.without_text:
        entries.append(words.runs("answers.unjudged_text", facts.without_text))
    unknown = dict(facts.verdicts).get("cannot_tell", 0)
    if unknown:
        entries.append(words.runs("answers.unjudged_verdict", unknown))
    if facts.without_date:
        entries.append(words.runs("answers.unjudged_date", facts.without_date))
    entries.append(words.runs("answers.unjudged_media"))
    return blocks.side(words.say("answers.unjudged"), blocks.items(entries))
