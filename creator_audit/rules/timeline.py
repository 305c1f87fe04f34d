"""Dated changes of a country's law: what began and what ended on which day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from creator_audit.model.rule import Citation, Jurisdiction
from creator_audit.rules.documents import Row, day_words
from creator_audit.rules.limit_words import limit_sentence

_DAY = timedelta(days=1)
_BASIS_NOTE = "Not verified against the text."


def timeline(place: Jurisdiction, sources: Sequence[Citation]) -> tuple[Row, ...]:
    """One row a day on which something changed, oldest first.

    It tells what held from then on, and what held until the day before.
    """
    events: dict[date, list[str]] = {}
    recalled: dict[date, bool] = {}
    for source in sources:
        for day, told in _ends(source, source.title, "in force", "no longer in force"):
            events.setdefault(day, []).append(told)
            recalled[day] = recalled.get(day, True) and source.basis.value == "recalled"
    for day, told in (*_labels(place), *_limits(place)):
        events.setdefault(day, []).append(told)
    return tuple(
        Row(
            day_words(day),
            (*events[day], *((_BASIS_NOTE,) if recalled.get(day) else ())),
        )
        for day in sorted(events)
    )


def _ends(entry: Any, name: str, begins: str, ended: str) -> Iterable[tuple[date, str]]:  # noqa: ANN401
    if entry.effective_from:
        yield entry.effective_from, f"From this day {begins}: {name}."
    if entry.effective_to:
        yield entry.effective_to + _DAY, f"From this day {ended}: {name}."


def _labels(place: Jurisdiction) -> Iterable[tuple[date, str]]:
    """Views of labels that began or ended, grouped by day and view."""
    begun: dict[tuple[date, str], list[str]] = {}
    ended: dict[tuple[date, str], list[str]] = {}
    for label in place.labels:
        view = label.clarity.value
        if label.effective_from and label.effective_from != place.first_text:
            begun.setdefault((label.effective_from, view), []).append(label.term)
        if label.effective_to:
            ended.setdefault((label.effective_to + _DAY, view), []).append(label.term)
    for (day, view), terms in begun.items():
        yield day, f"Labels held as {view} from this day: {', '.join(dict.fromkeys(terms))}."
    for (day, view), terms in ended.items():
        yield day, f"No longer held as {view}: {', '.join(dict.fromkeys(terms))}."


def _limits(place: Jurisdiction) -> Iterable[tuple[date, str]]:
    for limit in getattr(place, "limits", ()):
        if getattr(limit, "effective_from", None) != place.first_text:
            yield from _ends(limit, limit_sentence(limit).rstrip("."), "asked", "no longer asked")
