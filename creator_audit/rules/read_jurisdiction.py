"""One jurisdiction's file: bodies, sources, labels, limits, ties and the rules it applies."""

from datetime import date

from creator_audit.model.finding import Severity
from creator_audit.model.rule import AppliedRule, Citation, Jurisdiction
from creator_audit.rules.kinds import APPLIED
from creator_audit.rules.read_limits import read_limit
from creator_audit.rules.read_rule import read_citation, read_parameters
from creator_audit.rules.read_views import (
    read_bodies,
    read_exemption,
    read_labels,
    read_note,
    read_statement,
    read_tie,
)
from creator_audit.rules.tables import Table


def read_jurisdiction(table: Table) -> tuple[Jurisdiction, tuple[Citation, ...]]:
    """The jurisdiction and the citations its file brings along."""
    code = table.string("code")
    file_name = table.file.rpartition("/")[2].removesuffix(".toml")
    if code != file_name or not code.islower():
        table.fail("The code must be the file's name, in lower case.", "code")
    languages = table.strings("languages")
    if not languages:
        table.fail("At least one language is needed here.", "languages")
    bodies = read_bodies(table.tables("bodies"), table)
    known = frozenset(body.id for body in bodies)
    citations = _read_citations(table)
    jurisdiction = Jurisdiction(
        code=code,
        name=table.string("name"),
        bodies=bodies,
        languages=languages,
        version=table.string("version"),
        checked_on=_needed_day(table, "checked_on"),
        first_text=table.day("first_text"),
        labels=read_labels(table.tables("labels"), known),
        rules={rule.rule_id: rule for rule in _read_rules(table.table("rules"))},
        statements=tuple(read_statement(one, known) for one in table.tables("statements")),
        limits=tuple(read_limit(one, known) for one in table.tables("limits")),
        ties=tuple(read_tie(one, known) for one in table.tables("ties")),
        exemptions=tuple(read_exemption(one, known) for one in table.tables("exemptions")),
        notes=tuple(read_note(one, known) for one in table.tables("notes")),
        citations=tuple(citation.id for citation in citations),
        place_of_country=table.one_of("place_of_country", ("country", "union"), "country"),
    )
    table.close()
    return jurisdiction, citations


def _needed_day(table: Table, key: str) -> date:
    day = table.day(key)
    if day is None:
        table.fail("The day on which the sources were last checked is needed here.", key)
    return day


def _read_citations(table: Table) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for entry in table.tables("citations"):
        citation = read_citation(entry)
        if citation.id in found:
            entry.fail(f"The id `{citation.id}` is already taken.", "id")
        found[citation.id] = citation
    return tuple(found.values())


def _read_rules(table: Table) -> list[AppliedRule]:
    rules = []
    for rule_id in table.values:
        entry = table.table(rule_id)
        severity = entry.choice("severity", Severity)
        citations = entry.strings("citations")
        if not citations:
            entry.fail("A rule that a jurisdiction applies needs a source.", "citations")
        parameters = read_parameters(entry.table("parameters"), APPLIED)
        entry.close()
        rules.append(AppliedRule(rule_id, severity, citations, parameters))
    table.close()
    return rules
