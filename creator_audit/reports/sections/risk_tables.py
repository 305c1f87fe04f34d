"""Tables of the section on trust: risks by kind and by brand, and the good signs apart."""

from collections.abc import Callable, Iterable

from creator_audit.model.finding import Outcome
from creator_audit.reports import blocks
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import FindingFacts
from creator_audit.reports.words import Words, count

_MOST_BRANDS = 12
_MOST_GOOD = 20
_LONGEST = 90
"""Characters of a post's own words in one cell."""


def overview_tables(risks: tuple[FindingFacts, ...], words: Words) -> list[Block]:
    """How many risks of each kind and of each brand, gaps and questions apart."""
    by_kind = _table(risks, lambda one: one.title, words, ("by_kind", "kind"))
    by_brand = _table(
        risks, lambda one: one.brand or words.say("risks.no_brand"), words, ("by_brand", "brand")
    )
    return [by_kind, by_brand]


def _table(
    risks: tuple[FindingFacts, ...],
    name_of: Callable[[FindingFacts], str],
    words: Words,
    keys: tuple[str, str],
) -> Block:
    grouped: dict[str, list[FindingFacts]] = {}
    for risk in risks:
        grouped.setdefault(name_of(risk), []).append(risk)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[0]))
    rest = [risk for _name, members in ordered[_MOST_BRANDS:] for risk in members]
    lines = ordered[:_MOST_BRANDS]
    if rest:
        lines.append((words.say("risks.more_lines", len(ordered) - _MOST_BRANDS), rest))
    rows = [_row(name, members) for name, members in lines]
    rows.append(_row(words.say("risks.all"), risks))
    heads = (words.say("risks.gap"), words.say("risks.question_head"), words.say("risks.all"))
    return blocks.table(
        words.say(f"risks.{keys[0]}"),
        [blocks.column(words.say(f"risks.{keys[1]}")), *blocks.numbers(*heads, width="22mm")],
        rows,
        of=f"n\u00a0=\u00a0{count(len(risks))}",
        has_total=True,
    )


def _row(name: str, members: Iterable[FindingFacts]) -> list[blocks.Cell]:
    told = list(members)
    gaps = sum(1 for one in told if one.outcome == Outcome.FLAG)
    return [
        blocks.cell(name, breakable=True),
        blocks.cell(gaps or "–"),
        blocks.cell(len(told) - gaps or "–"),
        blocks.cell(len(told)),
    ]


def good_signs(good: tuple[FindingFacts, ...], words: Words) -> list[Block]:
    """Critique with reasons, newest first; nothing where there is none."""
    if not good:
        return []
    newest = sorted(good, key=lambda one: (one.day, one.id), reverse=True)
    rows = [
        [
            blocks.cell(words.day(one.day, short=True) or words.say("risks.undated")),
            blocks.cell(words.name("platform", one.platform)),
            blocks.cell(one.brand, breakable=True),
            blocks.cell(_own_words(one), breakable=True),
        ]
        for one in newest[:_MOST_GOOD]
    ]
    columns = [
        blocks.column(words.say("risks.date"), "20mm"),
        blocks.column(words.say("table.platform"), "18mm"),
        blocks.column(words.say("risks.brand"), "24mm"),
        blocks.column(words.say("risks.good_words")),
    ]
    table = blocks.table(words.say("risks.good_table"), columns, rows)
    parts = [blocks.paragraph(words.runs("risks.good_lead", len(good))), table]
    more = len(good) - _MOST_GOOD
    if more > 0:
        parts.append(blocks.note(words.say("risks.good_more", more)))
    return [blocks.side(words.say("risks.good_heading"), *parts)]


def _own_words(one: FindingFacts) -> str:
    said = [mark.text for quote in one.quotes for mark in quote.marks]
    text = " … ".join(dict.fromkeys(" ".join(piece.split()) for piece in said))
    return f"“{text}”" if len(text) <= _LONGEST else f"“{text[: _LONGEST - 2]} …”"
