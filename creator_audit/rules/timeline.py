"""Dated changes of law: what began and what ended on which day."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from creator_audit.model.rule import Citation, Jurisdiction, Rule, RulePack, SourceBasis
from creator_audit.rules.documents import Row, day_words, say
from creator_audit.rules.limit_words import limit_sentence

_DAY = timedelta(days=1)
_MOST_TERMS = 12
_BEGINNINGS = {"ruling": "Decided", "letter": "Sent", "article": "Published"}


def timeline(place: Jurisdiction, sources: Sequence[Citation]) -> tuple[Row, ...]:
    """One row a day on which something changed, oldest first.

    It tells which texts came into force or went out of it, which labels were held otherwise from
    that day on, and which limits were asked from then on or no longer.
    """
    events: dict[date, list[str]] = {}
    for day, told in (*text_events(sources), *_label_events(place), *_limit_events(place)):
        events.setdefault(day, []).append(told)
    return tuple(Row(day_words(day), tuple(events[day])) for day in sorted(events))


def rule_history(pack: RulePack, rule: Rule, codes: Iterable[str] | None = None) -> tuple[str, ...]:
    """Which texts behind a rule held from and until when, in these countries or in all."""
    found: list[tuple[date, str]] = []
    known = pack.jurisdictions
    for code in sorted(known if codes is None else known.keys() & set(codes)):
        place = pack.jurisdictions[code]
        applied = place.rules.get(rule.id)
        sources = [pack.citations[one] for one in applied.citations] if applied else []
        found += [(day, f"{place.name}: {told}") for day, told in text_events(sources)]
    found += text_events([pack.citations[one] for one in rule.citations])
    return tuple(f"{day_words(day)}: {told}" for day, told in sorted(found))


def text_events(sources: Sequence[Citation]) -> list[tuple[date, str]]:
    """Days on which texts came into force or went out of it."""
    found = []
    for source in sources:
        note = ""
        if source.basis is SourceBasis.RECALLED:
            note = f" ({say('basis', 'recalled')})"
        if source.effective_from:
            head = _BEGINNINGS.get(source.kind, "In force")
            found.append((source.effective_from, f"{head}: {source.title}{note}."))
        if source.effective_to:
            found.append((source.effective_to + _DAY, f"No longer in force: {source.title}{note}."))
    return found


def _label_events(place: Jurisdiction) -> Iterable[tuple[date, str]]:
    """Labels whose view on a day is another than on the day before."""
    views: dict[tuple[str, str], list[object]] = {}
    for label in place.labels:
        views.setdefault((label.term, label.language), []).append(label)
    days = _turns(place.labels)
    for day in sorted(days):
        changed: dict[tuple[str, str], list[str]] = {}
        for (term, _language), entries in views.items():
            before, after = _view(entries, day - _DAY), _view(entries, day)
            if before != after:
                changed.setdefault((before, after), []).append(term)
        for (before, after), terms in changed.items():
            was = f"; before: {before}" if before else ""
            now = f"held as {after}" if after else "no longer listed"
            yield day, f"Labels {now} from this day{was}: {_some(terms)}."


def _view(entries: Iterable[object], day: date) -> str:
    held = {e.clarity.value for e in entries if e.in_force(day)}  # type: ignore[attr-defined]
    return " or ".join(say("clarity", name) for name in sorted(held))


def _limit_events(place: Jurisdiction) -> Iterable[tuple[date, str]]:
    for day in sorted(_turns(place.limits)):
        before = [limit_sentence(one) for one in place.limits if one.in_force(day - _DAY)]
        after = [limit_sentence(one) for one in place.limits if one.in_force(day)]
        yield from ((day, f"Asked from this day: {told}") for told in after if told not in before)
        yield from ((day, f"No longer asked: {told}") for told in before if told not in after)


def _turns(entries: Iterable[object]) -> set[date]:
    """Days on which some entry begins, or is no more."""
    found = set()
    for entry in entries:
        start = getattr(entry, "effective_from", None)
        end = getattr(entry, "effective_to", None)
        found |= {day for day in (start, end and end + _DAY) if day}
    return found


def _some(terms: Sequence[str]) -> str:
    shown = list(dict.fromkeys(terms))
    more = len(shown) - _MOST_TERMS
    return ", ".join(shown[:_MOST_TERMS]) + (f" and {more} more" if more > 0 else "")
