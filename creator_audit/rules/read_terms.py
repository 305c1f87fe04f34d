"""One file of contract terms: what a platform or programme asks of posts."""

from creator_audit.model.finding import Severity
from creator_audit.model.rule import Citation
from creator_audit.model.terms import Demand, DemandKind, Terms
from creator_audit.rules.read_rule import read_citation
from creator_audit.rules.tables import Table


def read_terms(table: Table) -> tuple[Terms, tuple[Citation, ...]]:
    """The terms and the citations their file brings along, all of kind ``terms``."""
    terms_id = table.string("id")
    file_name = table.file.rpartition("/")[2].removesuffix(".toml")
    if terms_id != file_name:
        table.fail(f"The id must be the file's name, `{file_name}`.", "id")
    citations = tuple(_read_source(entry) for entry in table.tables("citations"))
    checked_on = table.day("checked_on")
    if checked_on is None:
        table.fail("The day on which the sources were last checked is needed here.", "checked_on")
    demands = tuple(_read_demand(entry) for entry in table.tables("demands"))
    if not demands:
        table.fail("Terms need at least one [[demands]].", "demands")
    terms = Terms(
        id=terms_id,
        name=table.string("name"),
        party=table.string("party"),
        version=table.string("version"),
        checked_on=checked_on,
        platforms=table.strings("platforms"),
        demands=demands,
    )
    if not terms.platforms and not all(demand.hosts for demand in demands):
        table.fail("Terms without platforms need the hosts of their links.", "platforms")
    table.close()
    return terms, citations


def _read_source(table: Table) -> Citation:
    citation = read_citation(table)
    if citation.kind != "terms":
        table.fail("Only sources of the kind `terms` can stand here.", "kind")
    return citation


def _read_demand(table: Table) -> Demand:
    kind = table.choice("kind", DemandKind)
    terms = table.strings("terms")
    if kind is not DemandKind.PLATFORM_LABEL and not terms:
        table.fail("At least one term is needed here.", "terms")
    citations = table.strings("citations")
    if not citations:
        table.fail("A demand needs a source.", "citations")
    at_most = table.string("at_most", "gap")
    if at_most not in ("gap", "question"):
        table.fail("Only one of these can stand here: gap, question.", "at_most")
    start, end = table.day("from"), table.day("to")
    if start and end and end < start:
        table.fail("This day lies before `from`.", "to")
    demand = Demand(
        id=table.string("id"),
        kind=kind,
        condition=table.string("condition", ""),
        severity=table.choice("severity", Severity),
        citations=citations,
        ties=table.strings("ties"),
        terms=terms,
        hosts=table.strings("hosts"),
        countries_without=table.strings("countries_without"),
        at_most=at_most,
        effective_from=start,
        effective_to=end,
    )
    table.close()
    return demand
