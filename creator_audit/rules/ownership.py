"""Who owns whom: the few shipped facts, below whatever the user wrote in the brand directory."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from creator_audit import resources
from creator_audit.model.brand import Brand
from creator_audit.rules.tables import parse
from creator_audit.text.fold import fold_text

FILE = "brands/ownership.toml"


@dataclass(frozen=True, slots=True)
class Ownership:
    """A group that owns a brand, with the page that says so."""

    group: str
    source: str
    as_of: date
    """Day of the source: later sales and purchases are not known."""


@cache
def ownership() -> Mapping[str, Ownership]:
    """Folded brand name -> its group. Raises `RulePackError` where the file is wrong."""
    table = parse(resources.read_text(FILE), FILE)
    found: dict[str, Ownership] = {}
    for group in table.tables("groups"):
        as_of, checked = group.day("as_of"), group.day("checked_on")
        if as_of is None or checked is None:
            group.fail("The days of the source and of its reading are needed here.", "as_of")
        fact = Ownership(group.string("name"), group.string("source"), as_of)
        for name in group.strings("brands"):
            found[fold_text(name)] = fact
        group.close()
    table.close()
    return found


def owner_of(brand: Brand) -> Ownership | None:
    """The shipped fact on a brand, by its name or an alias; None where the user named a group."""
    if brand.parent:
        return None
    known = ownership()
    names = (brand.name, *brand.aliases)
    return next((known[key] for name in names if (key := fold_text(name)) in known), None)


def with_owners(brands: Mapping[str, Brand]) -> dict[str, Brand]:
    """The brands by id, each with the group known for it where the user named none."""
    return {
        id_: replace(brand, parent=fact.group) if (fact := owner_of(brand)) else brand
        for id_, brand in brands.items()
    }
