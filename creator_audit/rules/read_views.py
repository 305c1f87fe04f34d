"""What a jurisdiction holds of words, ties and cases: entries of its file beside the limits."""

from collections.abc import Collection, Iterable
from datetime import date

from creator_audit.model.disclosure import Clarity
from creator_audit.model.rule import Body, Exemption, LabelTerm, Note, Statement, TieView
from creator_audit.rules.kinds import BODIES, COUNTED, EXEMPTIONS, NOTES, STATEMENTS
from creator_audit.rules.label_entries import label_key
from creator_audit.rules.read_limits import read_condition, read_held
from creator_audit.rules.tables import Table

_NO_DAY, _LAST_DAY = date.min, date.max


def read_bodies(tables: Iterable[Table], owner: Table) -> tuple[Body, ...]:
    """Who looks after the rules; at least one."""
    found: dict[str, Body] = {}
    for table in tables:
        body = Body(
            table.string("id"),
            table.string("name"),
            table.one_of("what", BODIES),
            table.string("language", ""),
        )
        if body.id in found:
            table.fail(f"The id `{body.id}` is already taken.", "id")
        table.close()
        found[body.id] = body
    if not found:
        owner.fail("At least one [[bodies]] entry is needed.", "bodies")
    return tuple(found.values())


def read_labels(tables: Iterable[Table], bodies: Collection[str]) -> tuple[LabelTerm, ...]:
    """All label terms. Two views of one term may follow each other or share conditions."""
    found: list[LabelTerm] = []
    seen: dict[tuple[str, str, str], list[LabelTerm]] = {}
    for table in tables:
        entry = _read_entry(table, bodies)
        for label in entry:
            key = (label_key(label.term), label.language, label.body)
            for other in seen.get(key, ()):
                if _meet(label, other) and not (label.when and other.when):
                    table.fail(
                        f"The term `{label.term}` has two views on the same day;"
                        " that needs a `when` in both.",
                        "terms",
                    )
        for label in entry:
            key = (label_key(label.term), label.language, label.body)
            seen.setdefault(key, []).append(label)
        found += entry
    return tuple(found)


def _meet(one: LabelTerm, other: LabelTerm) -> bool:
    starts = (one.effective_from or _NO_DAY, other.effective_from or _NO_DAY)
    ends = (one.effective_to or _LAST_DAY, other.effective_to or _LAST_DAY)
    return max(starts) <= min(ends)


def _read_entry(table: Table, bodies: Collection[str]) -> list[LabelTerm]:
    terms = table.strings("terms")
    if not terms or not all(term.strip() for term in terms):
        table.fail("At least one term is needed here, and none may be empty.", "terms")
    language = table.string("language")
    clarity = table.choice("clarity", Clarity)
    condition = table.string("condition", "")
    when = read_condition(table)
    otherwise = table.choice("otherwise", Clarity, Clarity.INSUFFICIENT)
    if when is None and table.get("otherwise") is not None:
        table.fail("This speaks of a `when` that is not there.", "otherwise")
    held = read_held(table, bodies)
    table.close()
    return [
        LabelTerm(
            term,
            language,
            clarity,
            condition,
            held.citations,
            held.start,
            held.end,
            when,
            otherwise,
            held.body,
        )
        for term in terms
    ]


def read_statement(table: Table, bodies: Collection[str]) -> Statement:
    """What is held of plain sentences of one kind."""
    kind = table.one_of("kind", STATEMENTS)
    clarity = _clarity_or_none(table, "clarity")
    when = read_condition(table)
    otherwise = _clarity_or_none(table, "otherwise", Clarity.INSUFFICIENT)
    held = read_held(table, bodies)
    statement = Statement(
        kind,
        clarity,
        held.citations,
        table.flag("is_placed", default=True),
        held.start,
        held.end,
        table.string("condition", ""),
        when,
        otherwise,
        held.body,
    )
    table.close()
    return statement


def _clarity_or_none(table: Table, key: str, default: Clarity | None = None) -> Clarity | None:
    names = (*(clarity.value for clarity in Clarity), "none")
    value = table.one_of(key, names, default.value if default else None)
    return None if value == "none" else Clarity(value)


def read_tie(table: Table, bodies: Collection[str]) -> TieView:
    """Whether a kind of tie counts."""
    relation = table.one_of("relation", COUNTED)
    months = table.integer("months", 0)
    if months and relation != "past_relation":
        table.fail("Only a past relation has a look-back.", "months")
    held = read_held(table, bodies)
    tie = TieView(
        relation,
        table.one_of("counts", ("yes", "question", "no")),
        held.citations,
        months,
        table.string("condition", ""),
        held.body,
        held.start,
        held.end,
    )
    table.close()
    return tie


def read_exemption(table: Table, bodies: Collection[str]) -> Exemption:
    """A case in which no label is asked for."""
    name = table.one_of("id", EXEMPTIONS)
    condition = table.string("condition")
    held = read_held(table, bodies)
    table.close()
    return Exemption(name, condition, held.citations, held.body, held.start, held.end)


def read_note(table: Table, bodies: Collection[str]) -> Note:
    """A fact for the country's page."""
    topic = table.one_of("topic", NOTES)
    text = table.string("text")
    held = read_held(table, bodies)
    table.close()
    return Note(topic, text, held.citations, held.body, held.start, held.end)
