"""Countries with their codes and names; those with a rule pack first."""

from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QLocale

from creator_audit.rules.choosing import covering


@dataclass(frozen=True, slots=True)
class Country:
    """A country as it is offered."""

    code: str
    """ISO 3166, lower case."""
    name: str
    has_pack: bool


@cache
def countries() -> tuple[Country, ...]:
    """All countries; those whose rules are known come first."""
    from creator_audit.queries.rule_texts import pack

    known = pack().jurisdictions
    found = {}
    for territory in QLocale.Country:
        code = QLocale.territoryToCode(territory).casefold()
        if len(code) == 2 and code.isalpha() and code not in ("zz", "eu", "un"):
            found[code] = QLocale.territoryToString(territory)
    found.update({code: one.name for code, one in known.items()})
    listed = [Country(code, name, code in known) for code, name in found.items()]
    return tuple(sorted(listed, key=lambda one: (not one.has_pack, one.name)))


def pack_note(codes: list[str]) -> str:
    """What will be judged for the chosen countries, and what cannot be."""
    from creator_audit.queries.rule_texts import pack

    if not codes:
        return "Nothing chosen yet."
    known = pack().jurisdictions
    judged = covering(codes, pack())
    lines = [f"Judged for: {', '.join(known[code].name for code in judged)}."] if judged else []
    without = [one.name for one in countries() if one.code in codes and not one.has_pack]
    if without:
        names = ", ".join(without[:5])
        lines.append(f"No rule pack yet for {names}: signs and questions only there.")
    return " ".join(lines)
