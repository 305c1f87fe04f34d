"""A page of the rule book as a neutral document: the same on screen, as plain lines, on paper."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache

from creator_audit import resources
from creator_audit.model.rule import Citation, SourceBasis

_SENTENCES = "help/rule_sentences.toml"


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a section."""

    text: str
    notes: tuple[str, ...] = ()
    """Small lines beneath it."""
    url: str = ""
    key: str = ""
    """Id of the citation, so that a link can lead here."""
    rule_id: str = ""
    """The rule it names, so that it can be opened."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its entries."""

    heading: str
    rows: tuple[Row, ...]
    lead: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole page."""

    title: str
    note: str
    sections: tuple[Section, ...]


def document_text(page: Document) -> str:
    """The page as plain lines, for a terminal."""
    lines = [page.title, page.note]
    for section in page.sections:
        lines += ["", section.heading]
        if section.lead:
            lines.append(f"  {section.lead}")
        for row in section.rows:
            lines.append(f"  {row.text}")
            lines += [f"    {note}" for note in (*row.notes, row.url) if note]
    return "\n".join(lines)


def say(group: str, key: object, **values: object) -> str:
    """A sentence or word of the page; the key in words where there is none."""
    found = _sentences().get(group, {}).get(str(key))
    text = str(key).replace("_", " ").replace("-", " ") if found is None else found
    for name, value in values.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def has_words(group: str, key: str) -> bool:
    """Whether there is a sentence of this name."""
    return key in _sentences().get(group, {})


def names_of(group: str) -> tuple[str, ...]:
    """The names of a group of words, in their order."""
    return tuple(_sentences().get(group, {}))


def span(start: date | None, end: date | None) -> str:
    """``from 6 Apr 2025 to 1 Jan 2026``; empty for always."""
    told = [f"from {day_words(start)}" if start else "", f"to {day_words(end)}" if end else ""]
    return " ".join(filter(None, told))


def day_words(day: date) -> str:
    """``6 Apr 2025``."""
    return f"{day.day} {day:%b} {day.year}"


def source_row(source: Citation, *, told_for: str = "") -> Row:
    """A source with its days and how well it was read. Titles are ours, never quotations."""
    if source.basis is SourceBasis.RECALLED:
        basis = "Not verified against the text."
    else:
        checked = f", checked on {day_words(source.checked_on)}" if source.checked_on else ""
        basis = f"Source {say('basis', source.basis.value)}{checked}."
    held = span(source.effective_from, source.effective_to)
    facts = [told_for, source.publisher, source.locator, f"in force {held}" if held else ""]
    if source.published and source.published != source.effective_from:
        facts.append(f"published {day_words(source.published)}")
    return Row(source.title, (" · ".join(filter(None, facts)), basis), source.url, source.id)


@cache
def _sentences() -> dict[str, dict[str, str]]:
    return tomllib.loads(resources.read_text(_SENTENCES))
