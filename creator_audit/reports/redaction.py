"""Takes names out of an edition: removed from the text itself, never covered.

Captions are masked before they are cut into runs, so that marks keep their place; everything else
of the document, down to alternative texts and metadata, is masked in a second pass.
"""

import re
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from creator_audit.reports.blocks import ReportDocument
from creator_audit.reports.facts import MarkFacts, QuoteFacts, ReportFacts
from creator_audit.reports.words import Words
from creator_audit.text.fold import fold

_SEPARATORS = re.compile(r"[\s._\-'’&+]+")
_UNTOUCHED = frozenset({"key", "type", "align", "width", "hidden_names", "label"})


class Masker:
    """Finds names in any spelling: case, accents, fancy letters, blanks and dots left out."""

    def __init__(self, names: tuple[str, ...], words: Words) -> None:
        ordered = sorted({name for name in names if _core(name)}, key=lambda n: (-len(_core(n)), n))
        numbers = {name: n for n, name in enumerate(dict.fromkeys(names), 1)}
        self._masks = [words.say("hidden.name", n=numbers[name]) for name in ordered]
        groups = "|".join(f"({_pattern(name)})" for name in ordered)
        self._pattern = re.compile(groups) if groups else None

    def spans(self, text: str) -> list[tuple[int, int, str]]:
        """Places of hidden names in the original text with what stands there instead."""
        if self._pattern is None or not text:
            return []
        folded = fold(text)
        found: list[tuple[int, int, str]] = []
        for match in self._pattern.finditer(folded.text):
            span = folded.original(match.start(), match.end())
            found.append((span[0], span[1], self._masks[(match.lastindex or 1) - 1]))
        return found

    def mask(self, text: str) -> str:
        """The text without the names."""
        for start, end, instead in reversed(self.spans(text)):
            text = text[:start] + instead + text[end:]
        return text


def redact_facts(facts: ReportFacts, words: Words) -> ReportFacts:
    """The same facts without the names in `hidden_names`."""
    masker = Masker(facts.hidden_names, words)
    masked: ReportFacts = _masked(facts, masker)
    return replace(masked, hidden_names=facts.hidden_names)


def redact_document(
    document: ReportDocument, names: tuple[str, ...], words: Words
) -> ReportDocument:
    """A last pass over every string of the document, and a line that says how many were hidden."""
    masker = Masker(names, words)
    masked: ReportDocument = _masked_value(document, masker)
    remark = {"type": "paragraph", "runs": words.runs("hidden.note", len(set(names)))}
    for part in masked["sections"]:
        if part["key"] == "examined":
            part["blocks"][-1]["blocks"].append(remark)
    return masked


def _core(name: str) -> str:
    return _SEPARATORS.sub("", fold(name).text.lstrip("@#"))


def _pattern(name: str) -> str:
    """Letters of the name, with any blank, dot or dash allowed between them.

    Up to three letters stand for the name only as a word of their own.
    """
    core = _core(name)
    letters = r"[\s._\-'&+]*".join(re.escape(sign) for sign in core)
    return letters if len(core) > 3 else rf"(?<![^\W_]){letters}(?![^\W_])"


def _masked(value: Any, masker: Masker) -> Any:  # noqa: ANN401 - any fact
    """Any fact with its strings masked; dates, numbers and codes stay."""
    if isinstance(value, QuoteFacts):
        return _masked_quote(value, masker)
    if isinstance(value, Enum | date | datetime) or value is None:
        return value
    if isinstance(value, str):
        return masker.mask(value)
    if isinstance(value, tuple):
        return tuple(_masked(item, masker) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {f.name: _masked(getattr(value, f.name), masker) for f in fields(value) if f.init}
        return replace(value, **changed)
    return value


def _masked_quote(quote: QuoteFacts, masker: Masker) -> QuoteFacts:
    spans = masker.spans(quote.text)
    marks = tuple(
        replace(
            mark,
            start=_moved(mark.start, spans, is_end=False),
            end=_moved(mark.end, spans, is_end=True),
            text=masker.mask(mark.text),
        )
        for mark in quote.marks
    )
    fold_at = quote.visible_chars
    text = masker.mask(quote.text)
    return replace(
        quote,
        post_id=masker.mask(quote.post_id),
        text=text,
        marks=tuple(_worded(mark, text) for mark in marks),
        visible_chars=None if fold_at is None else _moved(fold_at, spans, is_end=True),
    )


def _worded(mark: MarkFacts, text: str) -> MarkFacts:
    """The mark's words read again from the masked text, so that both say the same."""
    return replace(mark, text=text[mark.start : mark.end]) if mark.start < mark.end else mark


def _moved(place: int, spans: list[tuple[int, int, str]], *, is_end: bool) -> int:
    """Where an offset lands after masking; inside a name it goes to that name's edge."""
    shift = 0
    for start, end, instead in spans:
        if place >= end:
            shift += len(instead) - (end - start)
        elif place > start:
            return start + shift + (len(instead) if is_end else 0)
    return place + shift


def _masked_value(value: Any, masker: Masker) -> Any:  # noqa: ANN401 - JSON-like
    if isinstance(value, str):
        return masker.mask(value)
    if isinstance(value, list):
        return [_masked_value(item, masker) for item in value]
    if isinstance(value, dict):
        return {
            key: item if key in _UNTOUCHED else _masked_value(item, masker)
            for key, item in value.items()
        }
    return value
