"""What the Rules page shows, made from the rule pack; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from creator_audit.gui.widgets.review_words import jurisdiction_name
from creator_audit.gui.widgets.words import count, day_name
from creator_audit.model.rule import Citation, Example, Jurisdiction, PageCitation, RulePage
from creator_audit.queries.rules import RuleLine

BASIS_WORDS = {
    "read": "read",
    "summary": "summary",
    "recalled": "not verified against the text",
}
CLARITY_WORDS = {
    "sufficient": "Sufficient",
    "conditional": "With a condition",
    "insufficient": "Insufficient",
    "ambiguous": "Unclear",
}
FAMILIES = (("disclosure", "Disclosure rules"), ("trust", "Trust rules"))
PARTS = (
    ("info", "What it looks for", "what"),
    ("scale", "Why it matters", "why"),
    ("square-pen", "To mend it", "fix"),
    ("eye-off", "What it cannot see", "limits"),
    ("lightbulb", "May be harmless if", "innocent"),
    ("circle-question-mark", "Question", "question"),
)
LABEL_COLUMNS = ("Label", "Language", "Held as", "Condition", "From", "Until")
PLACE_PREFIX = "place:"
"""In front of a jurisdiction's code in the keys of the list."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in words."""

    title: str
    url: str
    note: str
    basis: str


def subtitle(lines: Sequence[RuleLine], places: Sequence[Jurisdiction]) -> str:
    """``22 rules, 2 countries with rules``."""
    rules = count(len(lines), "rule", "rules")
    return f"{rules}, {count(len(places), 'country', 'countries')} with rules"


def found_words(line: RuleLine) -> str:
    """``5 gaps, 2 questions open, 3 decided``; empty when nothing was found."""
    pieces = []
    if line.gaps:
        pieces.append(count(line.gaps, "gap", "gaps"))
    if line.questions:
        pieces.append(count(line.questions, "question", "questions"))
    told = f"{', '.join(pieces)} open" if pieces else ""
    more = [
        f"{line.decided:,} decided" if line.decided else "",
        count(line.good_signs, "good sign", "good signs") if line.good_signs else "",
        f"did not run on {count(line.errors, 'post', 'posts')}" if line.errors else "",
    ]
    return ", ".join(filter(None, (told, *more)))


def head_note(page: RulePage) -> str:
    """``late-disclosure · version 1 · United Kingdom: minor, United States: minor``."""
    where = ", ".join(f"{jurisdiction_name(code)}: {level.value}" for code, level in page.applied)
    severity = where or f"severity {page.severity.value}"
    return f"{page.rule_id} · version {page.version} · {severity}"


def source_line(entry: PageCitation) -> SourceLine:
    """A source with who rests on it, its days and how well it was read."""
    source = entry.citation
    where = ", ".join(jurisdiction_name(code) for code in entry.jurisdictions)
    note = " · ".join(filter(None, (where, source.publisher, source.locator, days(source))))
    return SourceLine(source.title, source.url, note, basis_words(source))


def basis_words(source: Citation) -> str:
    """``Basis: read, checked on 22 Nov 2026``."""
    told = f"Basis: {BASIS_WORDS[source.basis.value]}"
    return f"{told}, checked on {_name(source.checked_on)}" if source.checked_on else told


def days(source: Citation) -> str:
    """When a source was published and in force."""
    pieces = []
    if source.published and source.published != source.effective_from:
        pieces.append(f"published {_name(source.published)}")
    if source.effective_from:
        pieces.append(f"in force from {_name(source.effective_from)}")
    if source.effective_to:
        pieces.append(f"until {_name(source.effective_to)}")
    return ", ".join(pieces)


def place_note(place: Jurisdiction) -> str:
    """Version and dates of a country's rules."""
    pieces = [f"Version {place.version}", f"checked on {_name(place.checked_on)}"]
    if place.first_text:
        pieces.append(f"posts before {_name(place.first_text)} are not judged")
    return ", ".join(pieces) + "."


def label_rows(place: Jurisdiction) -> tuple[tuple[str, ...], ...]:
    """The labels of a country as rows of a table."""
    return tuple(
        (
            label.term,
            label.language,
            CLARITY_WORDS.get(label.clarity.value, label.clarity.value.capitalize()),
            label.condition,
            _name(label.effective_from),
            _name(label.effective_to),
        )
        for label in place.labels
    )


def example_words(example: Example) -> tuple[str, str]:
    """An example's text, and what is expected of it and why."""
    text = str(example.given.get("text") or "")
    parts = example.given.get("parts")
    if not text and isinstance(parts, list):
        text = "\n".join(str(part.get("text", "")) for part in parts if isinstance(part, dict))
    outcome = {
        "flag": "A gap",
        "needs_review": "A question",
        "pass": "Nothing to say",
        "not_applicable": "Does not apply",
    }.get(str(example.expected.get("outcome", "")), "")
    return text, ". ".join(filter(None, (outcome, example.why)))


def _name(day: date | None) -> str:
    return day_name(day.isoformat()) if day else ""
