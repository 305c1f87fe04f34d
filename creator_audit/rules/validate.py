"""What no single file can know: that ids, citations and rules of all files fit together."""

from collections.abc import Iterable

from creator_audit.errors import RulePackError
from creator_audit.model.finding import Family, Severity
from creator_audit.model.limits import Limit
from creator_audit.model.rule import (
    Exemption,
    Jurisdiction,
    LabelTerm,
    Note,
    RulePack,
    Statement,
    TieView,
)
from creator_audit.rules.tables import find_line

_Entry = LabelTerm | Statement | Limit | TieView | Exemption | Note


def validate(pack: RulePack, texts: dict[str, str]) -> None:
    """Raises `RulePackError` for the first thing that does not fit."""
    for rule in pack.rules.values():
        file = f"rules/{rule.family}/{rule.id}.toml"
        _know(rule.citations, pack, file, "citations", texts)
    for jurisdiction in pack.jurisdictions.values():
        _validate_jurisdiction(jurisdiction, pack, texts)
    for terms in pack.terms.values():
        for demand in terms.demands:
            _know(demand.citations, pack, f"terms/{terms.id}.toml", "demands.citations", texts)


def _validate_jurisdiction(
    jurisdiction: Jurisdiction, pack: RulePack, texts: dict[str, str]
) -> None:
    file = f"jurisdictions/{jurisdiction.code}.toml"
    entries: tuple[tuple[str, Iterable[_Entry]], ...] = (
        ("labels", jurisdiction.labels),
        ("statements", jurisdiction.statements),
        ("limits", jurisdiction.limits),
        ("ties", jurisdiction.ties),
        ("exemptions", jurisdiction.exemptions),
        ("notes", jurisdiction.notes),
    )
    for name, listed in entries:
        for citations in dict.fromkeys(entry.citations for entry in listed):
            _know(citations, pack, file, f"{name}.citations", texts)
    for rule_id, applied in jurisdiction.rules.items():
        rule = pack.rules.get(rule_id)
        if rule is None or rule.family is not Family.DISCLOSURE:
            _fail(f"There is no disclosure rule `{rule_id}`.", file, f"rules.{rule_id}", texts)
        _know(applied.citations, pack, file, f"rules.{rule_id}.citations", texts)
        own = applied.parameters.get("own_goods_severity")
        if own and own not in tuple(Severity):
            _fail(f"`{own}` is no severity.", file, f"rules.{rule_id}.parameters", texts)


def _know(ids: Iterable[str], pack: RulePack, file: str, field: str, texts: dict[str, str]) -> None:
    for citation in ids:
        if citation not in pack.citations:
            _fail(f"There is no citation `{citation}`.", file, field, texts, term=citation)


def _fail(what: str, file: str, field: str, texts: dict[str, str], *, term: str = "") -> None:
    text = texts.get(file, "")
    line = None
    if term:
        quoted = f'"{term}"'
        numbered = enumerate(text.splitlines(), 1)
        line = next((number for number, row in numbered if quoted in row), None)
    if line is None:
        line = find_line(text, tuple(field.split(".")), "")
    raise RulePackError(what, file=file, line=line, field=field)
