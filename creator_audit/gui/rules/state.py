"""What the Rules page shows, made from the rule pack; no Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from creator_audit.gui.widgets.review_words import jurisdiction_name
from creator_audit.gui.widgets.words import count, day_name
from creator_audit.model.rule import Citation, Example, Jurisdiction
from creator_audit.model.rule_page import PageCitation, RulePage
from creator_audit.model.terms import PREFIX
from creator_audit.operations.rule_packs import has_update
from creator_audit.queries.rule_changes import RuleChange, RuleUpdate
from creator_audit.queries.rules import RuleLine
from creator_audit.rules.age import age_note
from creator_audit.rules.documents import Row
from creator_audit.rules.pack_folders import ActivePack, active

BASIS_WORDS = {
    "read": "read",
    "summary": "summary",
    "recalled": "not verified against the text",
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
PLACE_PREFIX = "place:"
"""In front of a jurisdiction's code in the keys of the list."""
TERMS_PREFIX = PREFIX
PACKS = "packs"
"""Key of the page on the rules in use."""
BookLine = tuple[str, str, str, str]
"""Key (empty: a head), title, second row and right end of a line of the list."""
MOST_CHANGES = 60
UPDATE_NOTE = (
    "A rule pack is a ZIP file or folder with pack.toml. It is checked before it is used, the one "
    "before is kept, and no network is asked."
)


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One source in words."""

    title: str
    url: str
    note: str
    basis: str


def subtitle(lines: Sequence[RuleLine], places: Sequence[Jurisdiction], terms: int = 0) -> str:
    """``22 rules, 2 countries with rules, 8 terms of platforms and programmes``."""
    rules = count(len(lines), "rule", "rules")
    told = f"{rules}, {count(len(places), 'country', 'countries')} with rules"
    return f"{told}, {terms} terms of platforms and programmes" if terms else told


def book_lines(typed: str, today: date, update: RuleUpdate | None) -> list[BookLine]:
    """The rules in use, the countries and the terms, as far as they hold what was typed."""
    used = active()
    listed: list[BookLine] = []
    if typed in "rules in use, packs and updates":
        age = age_note(used.pack.jurisdictions.values(), today)
        listed.append((PACKS, "Rules in use", used_note(used, age, update), ""))
    places = [
        (PLACE_PREFIX + code, place.name, f"{code} {place.version}", "")
        for code, place in sorted(used.pack.jurisdictions.items(), key=lambda one: one[1].name)
        if typed in f"{place.name} {code}".casefold()
    ]
    if places:
        listed += [("", "Countries with rules", "", str(len(places))), *places]
    terms = [
        (one.code, one.name, f"{one.party} {one.version}", "")
        for one in used.pack.terms.values()
        if typed in f"{one.name} {one.party}".casefold()
    ]
    if terms:
        listed += [("", "Terms, no law", "", str(len(terms))), *terms]
    return listed


def can_take_back() -> bool:
    """Whether there is an update of the rules to take back."""
    return has_update()


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


def pack_rows(used: ActivePack) -> tuple[Row, ...]:
    """The packs in use, the shipped rules first."""
    return tuple(
        Row(
            part.words,
            tuple(
                filter(
                    None,
                    (
                        f"by {part.by}" if part.by else "",
                        f"made on {_name(part.made_on)}" if part.made_on else "",
                        f"stands in for: {', '.join(part.replaces)}" if part.replaces else "",
                    ),
                )
            ),
        )
        for part in used.parts
    )


def change_words(change: RuleChange) -> str:
    """``New: No label found · Lumavelle``."""
    head = {"new": "New", "changed": "Judged otherwise", "gone": "Gone"}[change.change]
    return " · ".join(filter(None, (f"{head}: {change.title}", change.brand)))


def used_note(used: ActivePack, age: str, update: RuleUpdate | None) -> str:
    """Second row of the list's first line: what needs a look comes first."""
    if used.left_out:
        return count(len(used.left_out), "pack left out", "packs left out")
    if update is not None and update.changes:
        return update.sentence.removeprefix("Rules were updated: ").rstrip(".")
    return age or used.pack.version


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
