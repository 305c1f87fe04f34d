"""One jurisdiction's file: labels, statements, parameters and the rules it applies."""

from creator_audit.model.disclosure import Clarity
from creator_audit.model.finding import Severity
from creator_audit.model.rule import AppliedRule, Citation, Jurisdiction, LabelTerm, Statement
from creator_audit.model.signal import SignalKind
from creator_audit.rules.kinds import APPLIED, JURISDICTION
from creator_audit.rules.read_rule import read_citation, read_parameters
from creator_audit.rules.tables import Table


def read_jurisdiction(table: Table) -> tuple[Jurisdiction, tuple[Citation, ...]]:
    """The jurisdiction and the citations its file brings along."""
    code = table.string("code")
    file_name = table.file.rpartition("/")[2].removesuffix(".toml")
    if code != file_name or not code.islower():
        table.fail("The code must be the file's name, in lower case.", "code")
    citations = tuple(read_citation(entry) for entry in table.tables("citations"))
    checked_on = table.day("checked_on")
    if checked_on is None:
        table.fail("The day on which the sources were last checked is needed here.", "checked_on")
    labels = tuple(label for entry in table.tables("labels") for label in _read_labels(entry))
    jurisdiction = Jurisdiction(
        code=code,
        name=table.string("name"),
        regulators=table.strings("regulators"),
        languages=table.strings("languages"),
        version=table.string("version"),
        checked_on=checked_on,
        first_text=table.day("first_text"),
        labels=labels,
        rules={rule.rule_id: rule for rule in _read_rules(table.table("rules"))},
        parameters=read_parameters(table.table("parameters"), JURISDICTION),
        statements=tuple(_read_statement(entry) for entry in table.tables("statements")),
    )
    table.close()
    return jurisdiction, citations


def _read_labels(table: Table) -> tuple[LabelTerm, ...]:
    terms = table.strings("terms")
    if not terms:
        table.fail("At least one term is needed here.", "terms")
    language = table.string("language")
    clarity = table.choice("clarity", Clarity)
    condition = table.string("condition", "")
    citations = table.strings("citations")
    start, end = table.day("from"), table.day("to")
    if not citations:
        table.fail("A view of a label needs a source.", "citations")
    table.close()
    return tuple(
        LabelTerm(term, language, clarity, condition, citations, start, end) for term in terms
    )


def _read_statement(table: Table) -> Statement:
    kind = table.choice("kind", SignalKind)
    clarity = None
    if table.string("clarity") != "none":
        clarity = table.choice("clarity", Clarity)
    statement = Statement(
        kind=kind.value,
        clarity=clarity,
        citations=table.strings("citations"),
        is_placed=table.flag("is_placed", default=True),
        effective_from=table.day("from"),
        effective_to=table.day("to"),
    )
    table.close()
    return statement


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
