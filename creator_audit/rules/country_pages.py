"""A country's page and the page of a party's terms, as neutral documents."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from creator_audit.errors import UserError
from creator_audit.model.disclosure import Clarity
from creator_audit.model.rule import Citation, Jurisdiction, LabelTerm, RulePack
from creator_audit.rules.age import age_note
from creator_audit.rules.documents import (
    Document,
    Row,
    Section,
    day_words,
    say,
    source_row,
    span,
)
from creator_audit.rules.limit_words import limit_sentence, tie_sentence, value, when_words
from creator_audit.rules.timeline import timeline

_GROUPS = (
    (Clarity.SUFFICIENT, "Labels that are enough", "circle-check"),
    (Clarity.CONDITIONAL, "Labels with a condition", "circle-question-mark"),
    (Clarity.INSUFFICIENT, "Labels that are not enough", "circle-x"),
)


def country_page(pack: RulePack, code: str, today: date) -> Document:
    """The page of one country. Raises `UserError` where no rules cover it."""
    place = pack.jurisdictions.get(code)
    if place is None:
        raise UserError(
            f"There are no rules for {code!r}.",
            next_step="`creator-audit rules list` names all countries.",
        )
    sources = country_sources(pack, place)
    sections = [
        Section("Who looks after it", tuple(_bodies(place)), icon="scale"),
        Section("What held when", timeline(place, sources), _first_text(place), "history"),
        *_labels(place, pack),
        _entries("Plain sentences on the tie", "quote", place, "statements", pack, _statement),
        _limits("Where a label must stand", place, pack, is_tool=False),
        _limits("The platform's own label", place, pack, is_tool=True),
        _entries("What counts as a tie", "link", place, "ties", pack, _tie),
        _entries("When no label is asked for", "lightbulb", place, "exemptions", pack, _exemption),
        _entries("Further to know", "info", place, "notes", pack, _note),
        Section("Rules applied here", tuple(_rules(place, pack)), icon="list-checks"),
        Section("Sources", tuple(source_row(one) for one in sources), icon="paperclip"),
    ]
    return Document(place.name, _note_of(place, today), tuple(s for s in sections if s.rows))


def terms_page(pack: RulePack, id_: str, today: date) -> Document:
    """The page of one party's terms: contract rules, apart from every country's law."""
    terms = pack.terms.get(id_)
    if terms is None:
        raise UserError(
            f"There are no terms {id_!r}.",
            next_step="`creator-audit rules list` names all terms.",
        )
    rows = []
    for demand in terms.demands:
        asked = say("demands", demand.kind.value, terms=", ".join(demand.terms))
        scope = [
            f"For {', '.join(say('relations', tie) for tie in demand.ties)}."
            if demand.ties
            else "",
            f"Links to {', '.join(demand.hosts)}." if demand.hosts else "",
            f"Not in {', '.join(_names(pack, demand.countries_without))}."
            if demand.countries_without
            else "",
            "At most a question, never a gap." if demand.at_most == "question" else "",
        ]
        notes = (asked, " ".join(filter(None, scope)), _held(demand), _cited(demand, pack))
        rows.append(Row(demand.condition, tuple(filter(None, notes))))
    ids = dict.fromkeys(id_ for demand in terms.demands for id_ in demand.citations)
    sources = tuple(source_row(pack.citations[one]) for one in ids)
    where = f"Posts on {', '.join(terms.platforms)}" if terms.platforms else "Posts with its links"
    note = (
        f"Terms of {terms.party}, a contract and no law. {where}. "
        f"Version {terms.version}, checked on {day_words(terms.checked_on)}."
    )
    del today
    return Document(
        terms.name,
        note,
        (
            Section("What is asked for", tuple(rows), icon="file-check"),
            Section("Sources", sources, icon="paperclip"),
        ),
    )


def country_sources(pack: RulePack, place: Jurisdiction) -> tuple[Citation, ...]:
    """Every source that something of this country rests on, oldest text first."""
    named: dict[str, None] = {}
    lists: list[Sequence[Any]] = [
        place.labels,
        place.statements,
        *(getattr(place, name, ()) for name in ("limits", "ties", "exemptions", "notes")),
        tuple(place.rules.values()),
    ]
    for entries in lists:
        for entry in entries:
            named.update(dict.fromkeys(entry.citations))
    named.update(dict.fromkeys(one for one in pack.citations if one.startswith(f"{place.code}-")))
    found = [pack.citations[one] for one in named if one in pack.citations]
    return tuple(sorted(found, key=lambda c: (c.effective_from or c.published or date.min, c.id)))


def _note_of(place: Jurisdiction, today: date) -> str:
    told = f"Version {place.version}, sources checked on {day_words(place.checked_on)}."
    return " ".join(filter(None, (told, age_note((place,), today))))


def _first_text(place: Jurisdiction) -> str:
    if not place.first_text:
        return ""
    return (
        f"Posts before {day_words(place.first_text)} are not judged: no text is known that "
        "reached them."
    )


def _bodies(place: Jurisdiction) -> Iterable[Row]:
    bodies = getattr(place, "bodies", ())
    if bodies:
        yield from (Row(body.name, (say("bodies", _plain(body.what)),)) for body in bodies)
    else:
        yield from (Row(name) for name in getattr(place, "regulators", ()))


def _labels(place: Jurisdiction, pack: RulePack) -> Iterable[Section]:
    """Three groups; words that share language, condition, days and source stand together."""
    for clarity, heading, icon in _GROUPS:
        groups: dict[tuple[str, ...], list[LabelTerm]] = {}
        for label in place.labels:
            if label.clarity is clarity:
                groups.setdefault(_group_key(label, pack), []).append(label)
        order = sorted(groups, key=lambda key: (key[0] not in place.languages, key[0]))
        rows = [
            Row(", ".join(label.term for label in groups[key]), tuple(filter(None, key)))
            for key in order
        ]
        yield Section(heading, tuple(rows), icon=icon)


def _group_key(label: LabelTerm, pack: RulePack) -> tuple[str, ...]:
    return (
        f"Language: {label.language}",
        label.condition,
        when_words(label.when),
        _held(label),
        _cited(label, pack),
    )


def _statement(entry: Any) -> Row:  # noqa: ANN401
    clarity = "none" if entry.clarity is None else entry.clarity.value
    where = "" if entry.is_placed else "Counts wherever the goods are offered."
    words = f"{say('kinds', entry.kind)}: {say('clarity', clarity)}."
    return Row(words, tuple(filter(None, (entry.condition, where, when_words(entry.when)))))


def _tie(entry: Any) -> Row:  # noqa: ANN401
    return Row(tie_sentence(entry), tuple(filter(None, (value(entry, "condition"),))))


def _exemption(entry: Any) -> Row:  # noqa: ANN401
    return Row(f"{say('exemptions', _plain(entry.id))}. {entry.condition}")


def _note(entry: Any) -> Row:  # noqa: ANN401
    return Row(f"{say('topics', _plain(entry.topic))}: {entry.text}")


def _limits(heading: str, place: Jurisdiction, pack: RulePack, *, is_tool: bool) -> Section:
    rows = [
        _with_facts(Row(limit_sentence(limit)), limit, place, pack)
        for limit in getattr(place, "limits", ())
        if (_plain(limit.kind) == "platform-label") is is_tool
    ]
    return Section(heading, tuple(rows), icon="file-check" if is_tool else "eye-off")


def _entries(
    heading: str,
    icon: str,
    place: Jurisdiction,
    name: str,
    pack: RulePack,
    tell: Any,  # noqa: ANN401
) -> Section:
    found = getattr(place, name, ())
    rows = [_with_facts(tell(entry), entry, place, pack) for entry in found]
    return Section(heading, tuple(rows), icon=icon)


def _with_facts(row: Row, entry: object, place: Jurisdiction, pack: RulePack) -> Row:
    """The row with its body, days and sources beneath it."""
    bodies = {body.id: body.name for body in getattr(place, "bodies", ())}
    body = bodies.get(str(value(entry, "body") or ""), "")
    facts = " · ".join(filter(None, (body, _held(entry))))
    notes = (*row.notes, facts, _cited(entry, pack))
    return Row(row.text, tuple(filter(None, notes)), row.url, row.key, row.rule_id)


def _rules(place: Jurisdiction, pack: RulePack) -> Iterable[Row]:
    for rule_id, applied in place.rules.items():
        rule = pack.rules.get(rule_id)
        limit = " · at most a question" if applied.parameters.get("at_most") == "question" else ""
        name = rule.title if rule else rule_id
        notes = (f"{applied.severity.value}{limit}", _cited(applied, pack))
        yield Row(name, tuple(filter(None, notes)), rule_id=rule_id)


def _held(entry: object) -> str:
    return span(getattr(entry, "effective_from", None), getattr(entry, "effective_to", None))


def _cited(entry: Any, pack: RulePack) -> str:  # noqa: ANN401
    """``Source: CAP Code, rules 2.1, 2.3 (not verified against the text)``."""
    told = []
    for id_ in entry.citations:
        source = pack.citations.get(id_)
        if source is None:
            continue
        name = ", ".join(filter(None, (source.title, source.locator)))
        recalled = source.basis.value == "recalled"
        told.append(f"{name} ({say('basis', 'recalled')})" if recalled else name)
    return f"Source: {'; '.join(told)}" if told else ""


def _names(pack: RulePack, codes: Iterable[str]) -> list[str]:
    known = pack.jurisdictions
    return [known[code].name if code in known else code.upper() for code in codes]


def _plain(name: object) -> str:
    return str(getattr(name, "value", name))
