"""One disclosure finding as a card: words, marks, place, rule, sources, what to do."""

import re
from dataclasses import dataclass

from creator_audit.model.finding import Outcome
from creator_audit.model.terms import PREFIX
from creator_audit.queries.judged_for import why_first
from creator_audit.reports import quotes
from creator_audit.reports.blocks import Block
from creator_audit.reports.facts import FindingFacts, MarkFacts, QuoteFacts
from creator_audit.reports.quotes import NumberedMark
from creator_audit.reports.reading_text import RIGHT_TO_LEFT
from creator_audit.reports.source_index import SourceIndex
from creator_audit.reports.words import Run, Words, plain

_MOST_QUOTES = 3
_LANGUAGE = re.compile("[a-z]{2,3}")
"""A code that may stand in a file; anything else is left out."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What the head of a rule says for all its cards, so that the cards need not repeat it."""

    innocent: str = ""
    remedy: str = ""
    question: str = ""
    sources: frozenset[str] = frozenset()


def shared_by(findings: list[FindingFacts], sources: frozenset[str]) -> Shared:
    """The words that all these findings have in common."""

    def common(name: str) -> str:
        texts = {str(getattr(finding, name)) for finding in findings}
        return texts.pop() if len(texts) == 1 else ""

    return Shared(common("innocent"), common("remedy"), common("question"), sources)


def card(finding: FindingFacts, words: Words, index: SourceIndex, shared: Shared) -> Block:
    """The whole card as one block."""
    shown = finding.quotes[:_MOST_QUOTES]
    numbered = quotes.number_marks(shown)
    pairs = list(zip(shown, numbered, strict=True))
    return {
        "type": "card",
        "id": finding.id,
        "verdict": finding.verdict,
        "verdict_name": words.name("verdict", finding.verdict),
        "outcome": words.name("outcome", finding.outcome),
        "title": finding.message or finding.title,
        "aside": _aside(finding, words),
        "quotes": [quote_block(quote, marks, words, len(shown) > 1) for quote, marks in pairs],
        "facts": _facts(finding, pairs, words, index, shared),
        "wording_head": words.say("gaps.wording"),
        "wording": _wording(finding),
        "rows": sum(len(quote.text) for quote in shown) // 60,
    }


def quote_block(
    quote: QuoteFacts, marks: list[NumberedMark], words: Words, has_role: bool
) -> Block:
    """One quoted text with its position bar."""
    return {
        "role": words.name("role", quote.role) if has_role or quote.role != "caption" else "",
        **_direction(quote.text, quote.language),
        "runs": quotes.cut(quote, marks, words),
        "bar": quotes.position_bar(quote, marks, words),
    }


def quoted_blocks(finding: FindingFacts, words: Words) -> list[Block]:
    """The quoted texts of a finding with their position bars."""
    shown = finding.quotes[:_MOST_QUOTES]
    numbered = quotes.number_marks(shown)
    pairs = zip(shown, numbered, strict=True)
    return [quote_block(quote, marks, words, len(shown) > 1) for quote, marks in pairs]


def risk_facts(
    finding: FindingFacts, words: Words, index: SourceIndex, shared: Shared, *, with_signs: bool
) -> list[list[object]]:
    """What a trust risk says beyond the head of its rule."""
    shown = finding.quotes[:_MOST_QUOTES] if with_signs else ()
    pairs = list(zip(shown, quotes.number_marks(shown), strict=True))
    signs = _signs(finding, pairs, words) if with_signs else []
    named = shared.sources.issuperset(line.id for line in finding.citations)
    rows: list[tuple[str, list[Run]]] = [
        ("signs", signs),
        ("rule_out", _to_rule_out(finding, words)),
        ("may", plain(finding.innocent if finding.innocent != shared.innocent else "")),
        (
            "question_row",
            plain(finding.question if finding.question != shared.question else "", is_bold=True),
        ),
        ("todo", plain(finding.remedy if finding.remedy != shared.remedy else "")),
        ("sources", plain("" if named else index.cite(finding.citations))),
    ]
    return [[words.say(f"gaps.{key}"), runs] for key, runs in rows if any(run["t"] for run in runs)]


def _to_rule_out(finding: FindingFacts, words: Words) -> list[Run]:
    """What would clear it, and, in bold, whether it was found."""
    runs: list[Run] = []
    for one in finding.to_rule_out:
        runs += plain(" ") if runs else []
        runs += plain(f"{one.what[:1].upper()}{one.what[1:]}. ")
        state = words.say(f"risks.rule_out_{one.state}")
        joint = ":" if one.where == one.found else ""
        runs += plain(f"{state[:1].upper()}{state[1:]}{joint} ", is_bold=True)
        runs += plain(f"{one.where}.")
    return runs


def sign_words(mark: MarkFacts, words: Words, role: str = "") -> str:
    """What a mark is, in words: the second half of showing evidence."""
    kind, strength = words.name("sign", mark.kind), words.name("strength", mark.strength)
    if mark.start >= mark.end:
        return words.say("gaps.sign_plain", kind=kind, strength=strength)
    key = "gaps.sign_place_role" if role else "gaps.sign_place"
    place = words.say(key, a=mark.start + 1, b=mark.end, role=role)
    return words.say(
        "gaps.sign_words", text=_short(mark.text), kind=kind, strength=strength, place=place
    )


def _aside(finding: FindingFacts, words: Words) -> list[str]:
    platform = words.name("platform", finding.platform)
    kind = words.name("kind", finding.kind)
    where = " ".join(piece for piece in (platform, kind) if piece)
    lines = [words.day(finding.day) or words.say("months.no_date"), where, finding.brand]
    lines.append(words.say("gaps.severity_line", severity=words.name("severity", finding.severity)))
    if finding.verdicts:
        codes = ", ".join(_short_place(row.jurisdiction, words) for row in finding.verdicts)
        lines.append(words.say("gaps.judged_for", codes=codes))
    if len(finding.post_ids) > 1:
        lines.append(words.say("gaps.posts_line", len(finding.post_ids)))
    if finding.evidence_changed:
        lines.append(words.say("gaps.changed"))
    return [line for line in lines if line]


def _short_place(code: str, words: Words) -> str:
    """``GB`` for a country; contract rules are never abbreviated like one."""
    name = words.name("jurisdiction", code)
    return name if code.startswith(PREFIX) else code.upper()


def _facts(
    finding: FindingFacts,
    pairs: list[tuple[QuoteFacts, list[NumberedMark]]],
    words: Words,
    index: SourceIndex,
    shared: Shared,
) -> list[list[object]]:
    rows: list[list[object]] = []

    def add(key: str, runs: list[Run]) -> None:
        if runs:
            rows.append([words.say(f"gaps.{key}"), runs])

    add("signs", _signs(finding, pairs, words))
    add("label", plain(_label(finding, pairs, words)))
    if finding.problem:
        add("why", plain(words.name("problem", finding.problem)))
    if _differ(finding):
        add("by_country", plain(_by_country(finding, words)))
    if finding.innocent != shared.innocent:
        add("may", plain(finding.innocent))
    if finding.outcome != Outcome.FLAG:
        add("question_row", _question(finding, shared))
    if finding.remedy != shared.remedy:
        add("todo", plain(remedy_line(finding.remedy, words)))
    if not shared.sources.issuperset(line.id for line in finding.citations):
        add("sources", plain(index.cite(finding.citations)))
    return rows


def _signs(
    finding: FindingFacts, pairs: list[tuple[QuoteFacts, list[NumberedMark]]], words: Words
) -> list[Run]:
    runs: list[Run] = []
    several = len(pairs) > 1
    for quote, marks in pairs:
        role = words.name("role", quote.role) if several else ""
        for numbered in marks:
            if numbered.number:
                runs += plain("; ") if runs else []
                runs += plain(f"{numbered.number}\u00a0", is_bold=True)
                runs += plain(sign_words(numbered.mark, words, role))
    for mark in finding.signs:
        runs += [*(plain("; ") if runs else []), *plain(sign_words(mark, words))]
    shown = sum(1 for _, marks in pairs for numbered in marks if numbered.number)
    every = sum(1 for quote in finding.quotes for mark in quote.marks if not mark.is_label)
    if every > shown:
        runs += plain("; " + words.say("gaps.sign_more", n=every - shown))
    return [*runs, *plain(".")] if runs else []


def _label(
    finding: FindingFacts, pairs: list[tuple[QuoteFacts, list[NumberedMark]]], words: Words
) -> str:
    for quote, marks in pairs:
        for numbered in marks:
            if not numbered.number:
                return _label_place(quote, numbered.mark, words)
    if not any(quote.text.strip() for quote, _ in pairs):
        said = words.say("gaps.no_words")
    else:
        parts = list(dict.fromkeys(words.name("role", quote.role) for quote, _ in pairs))
        said = words.say("gaps.label_none", parts=", ".join(parts))
    channels = ", ".join(words.name("channel", channel) for channel in finding.missing_channels)
    return f"{said} {words.say('gaps.label_missing', channels=channels)}" if channels else said


def _label_place(quote: QuoteFacts, mark: MarkFacts, words: Words) -> str:
    fold = quote.visible_chars
    cut = ""
    if fold and fold < len(quote.text):
        cut = words.say("gaps.label_before" if mark.end <= fold else "gaps.label_after", cut=fold)
    return words.say(
        "gaps.label_at",
        text=_short(mark.text),
        a=mark.start + 1,
        b=mark.end,
        n=len(quote.text),
        cut=cut,
    )


def remedy_line(remedy: str, words: Words) -> str:
    """What to do, with the reminder to keep a copy unless it is said already."""
    keep = "" if "copy" in remedy else words.say("gaps.keep")
    return " ".join(piece for piece in (remedy, keep) if piece)


def _question(finding: FindingFacts, shared: Shared) -> list[Run]:
    unsure = finding.unsure_because.rstrip(".")
    said = plain(f"{unsure[:1].upper()}{unsure[1:]}. ") if unsure else []
    if finding.question and finding.question != shared.question:
        said += plain(finding.question, is_bold=True)
    return said


def _differ(finding: FindingFacts) -> bool:
    """Whether the jurisdictions disagree; where they agree the aside says it once."""
    return len({(row.verdict, row.severity) for row in finding.verdicts}) > 1


def _by_country(finding: FindingFacts, words: Words) -> str:
    told = "; ".join(
        f"{words.name('jurisdiction', row.jurisdiction)}: "
        f"{words.name('verdict', row.verdict).lower()}"
        + (f", {words.name('severity', row.severity)}" if row.severity else "")
        for row in finding.verdicts
    )
    first = why_first(finding.verdicts)
    return f"{told}. {first}" if first else told


def _wording(finding: FindingFacts) -> Block | None:
    if not finding.suggestion:
        return None
    text = finding.suggestion
    shown = " ".join(text.split())
    if len(shown) > 130:
        shown = shown[:120].rsplit(" ", 1)[0] + " …"
    language = finding.quotes[0].language if finding.quotes else ""
    return {"text": shown, **_direction(shown, language)}


def _direction(text: str, language: str) -> dict[str, object]:
    """Language and direction of a quote; text that runs from right to left names one that does."""
    is_rtl = quotes.is_right_to_left(text)
    language = language.replace("_", "-").split("-")[0].casefold()
    if not _LANGUAGE.fullmatch(language):
        language = ""
    if is_rtl and language not in RIGHT_TO_LEFT:
        language = "he" if any("\u0590" <= sign <= "\u05ff" for sign in text) else "ar"
    if not is_rtl and language in RIGHT_TO_LEFT:
        language = ""
    return {"language": language, "is_rtl": is_rtl}


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 48 else one_line[:46] + " …"
