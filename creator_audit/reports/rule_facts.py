"""The rules, packs and measured figures that a report names."""

import tomllib
from datetime import date
from typing import Any

from creator_audit.model.rule import Citation, RulePack
from creator_audit.queries.rule_texts import citations_of
from creator_audit.reports.facts import AccuracyFacts, PackFacts, RuleFacts
from creator_audit.reports.finding_facts import citation_line
from creator_audit.resources import names, read_text
from creator_audit.rules.age import age_note
from creator_audit.rules.pack_folders import active
from creator_audit.rules.timeline import rule_history


def rules(known: RulePack, used: set[str], jurisdictions: tuple[str, ...]) -> tuple[RuleFacts, ...]:
    """The rules that raised something, in our own words, with their sources."""
    facts = []
    for rule in known.rules.values():
        if rule.id not in used:
            continue
        sources = []
        for code in jurisdictions:
            place = known.jurisdictions.get(code)
            applied = place.rules.get(rule.id) if place else None
            lines = citations_of(applied.citations if applied else ())
            sources += [(code, citation_line(citation)) for citation in lines]
        named = {line.id for _, line in sources}
        sources += [
            ("", citation_line(citation))
            for citation in citations_of(rule.citations)
            if citation.id not in named
        ]
        facts.append(
            RuleFacts(
                rule.id,
                rule.title,
                rule.version,
                rule.family,
                rule.severity.value,
                rule.doc.what,
                rule.doc.limits,
                tuple(sources),
                why=rule.doc.why,
                fix=rule.doc.fix,
                innocent=rule.doc.innocent,
                history=rule_history(known, rule, jurisdictions),
            )
        )
    return tuple(facts)


def packs(known: RulePack, jurisdictions: tuple[str, ...]) -> tuple[PackFacts, ...]:
    """The packs of the jurisdictions asked for."""
    found = []
    for code in jurisdictions:
        place = known.jurisdictions.get(code)
        if place is None:
            continue
        ids = [id_ for applied in place.rules.values() for id_ in applied.citations]
        titles = dict.fromkeys(_short(citation) for citation in citations_of(ids))
        found.append(
            PackFacts(code, place.name, place.version, place.checked_on, tuple(titles)[:6])
        )
    return tuple(found)


def packs_in_use() -> str:
    """``Shipped rules 2026.11 + "Agency pack" 1.2``, for the report's section on the rules."""
    return active().words


def rules_age(known: RulePack, jurisdictions: tuple[str, ...], today: date) -> str:
    """How old the rules of these jurisdictions are; empty while their sources are fresh."""
    places = known.jurisdictions
    return age_note((places[code] for code in jurisdictions if code in places), today)


def _short(citation: Citation) -> str:
    return citation.title.split(": ")[0]


def accuracy() -> tuple[tuple[AccuracyFacts, ...], str]:
    """Measured figures with a remark, where this version ships any."""
    if "accuracy.toml" not in names("help", ".toml"):
        return (), ""
    table = tomllib.loads(read_text("help/accuracy.toml"))
    rows = tuple(
        AccuracyFacts(
            str(row["name"]), int(row["tested"]), _rate(row, "precision"), _rate(row, "recall")
        )
        for row in table.get("class", ())
    )
    return rows, str(table.get("note", ""))


def _rate(row: dict[str, Any], name: str) -> tuple[float, float, float] | None:
    """Value, lower and upper end; None where the class was tested on too few posts."""
    if name not in row:
        return None
    value, low, high = row[name]
    return float(value), float(low), float(high)
