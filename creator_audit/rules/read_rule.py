"""One rule file, and the citations any file may hold."""

from creator_audit.model.finding import Family, Severity
from creator_audit.model.rule import Citation, Rule, RuleDoc, SourceBasis
from creator_audit.rules.kinds import KINDS, Parameter
from creator_audit.rules.tables import Table

CITATION_KINDS = ("law", "code", "guidance", "ruling", "letter", "terms", "article")


def read_rule(table: Table, family: Family) -> Rule:
    """A rule with its page. Its file name, family and parameters must fit."""
    rule_id = table.string("id")
    file_name = table.file.rpartition("/")[2].removesuffix(".toml")
    if rule_id != file_name:
        table.fail(f"The id must be the file's name, `{file_name}`.", "id")
    kind = KINDS.get(table.string("kind"))
    if kind is None or kind.family is not family:
        known = ", ".join(sorted(name for name, k in KINDS.items() if k.family is family))
        table.fail(f"Only one of these can stand here: {known}.", "kind")
    rule = Rule(
        id=rule_id,
        family=family,
        kind=kind.name,
        title=table.string("title"),
        severity=table.choice("severity", Severity),
        message=table.string("message"),
        message_when_unsure=table.string("message_when_unsure"),
        doc=_read_doc(table.table("doc")),
        version=table.string("version"),
        citations=table.strings("citations"),
        needs=table.strings("needs"),
        tags=table.strings("tags"),
        parameters=read_parameters(table.table("parameters"), kind.parameters),
        phrases=_read_phrases(table.table("phrases"), "")
        | _read_phrases(table.table("open_because"), "open:"),
    )
    table.close()
    return rule


def _read_phrases(table: Table, prefix: str) -> dict[str, str]:
    return {f"{prefix}{key}": table.string(key) for key in table.values}


def _read_doc(table: Table) -> RuleDoc:
    doc = RuleDoc(
        what=table.string("what"),
        why=table.string("why"),
        fix=table.string("fix"),
        limits=table.string("limits"),
        innocent=table.string("innocent"),
        question=table.string("question"),
    )
    table.close()
    return doc


def read_parameters(table: Table, known: tuple[Parameter, ...]) -> dict[str, object]:
    """All parameters of a kind, typed; those not given stand at their default."""
    values: dict[str, object] = {}
    for parameter in known:
        default = parameter.default
        if isinstance(default, bool):
            values[parameter.name] = table.flag(parameter.name, default=default)
        elif isinstance(default, int):
            values[parameter.name] = table.integer(parameter.name, default)
        elif isinstance(default, str):
            value = table.string(parameter.name, default)
            if parameter.choices and value not in parameter.choices:
                table.fail(
                    f"Only one of these can stand here: {', '.join(parameter.choices)}.",
                    parameter.name,
                )
            values[parameter.name] = value
        else:
            values[parameter.name] = table.strings(parameter.name) or default
    table.close()
    return values


def read_citation(table: Table) -> Citation:
    """A source with the days it was in force."""
    kind = table.string("kind")
    if kind not in CITATION_KINDS:
        table.fail(f"Only one of these can stand here: {', '.join(CITATION_KINDS)}.", "kind")
    citation = Citation(
        id=table.string("id"),
        title=table.string("title"),
        publisher=table.string("publisher"),
        kind=kind,
        locator=table.string("locator", ""),
        url=table.string("url", ""),
        published=table.day("published"),
        effective_from=table.day("from"),
        effective_to=table.day("to"),
        checked_on=table.day("checked_on"),
        basis=table.choice("basis", SourceBasis),
    )
    if citation.basis is not SourceBasis.RECALLED and not citation.url:
        table.fail("A source that was read needs its address.", "url")
    start, end = citation.effective_from, citation.effective_to
    if start and end and end < start:
        table.fail("This day lies before `from`.", "to")
    table.close()
    return citation
