"""What the dialogs for brands take and give; no Qt here."""

from collections.abc import Sequence
from dataclasses import replace

from creator_audit.model.brand import Brand
from creator_audit.queries.brands import BrandLine, BrandPage

LISTS = ("aliases", "handles", "domains")


def editable(brand: Brand) -> Brand:
    """The brand as the form shows it; one known by a handle in posts alone brings that handle."""
    if brand.name == brand.id and not any(getattr(brand, name) for name in LISTS):
        return replace(brand, handles=(f"@{brand.id.lstrip('@')}",))
    return brand


def names_of(text: str) -> tuple[str, ...]:
    """Names parted by commas, semicolons or lines, each once."""
    parts = text.replace(";", ",").replace("\n", ",").split(",")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def handles_of(text: str) -> tuple[str, ...]:
    """Handles with their sign."""
    return tuple(dict.fromkeys(f"@{name.lstrip('@')}" for name in names_of(text)))


def split_names(brand: Brand) -> tuple[tuple[str, str], ...]:
    """(name, what it is) of all that can be split off."""
    kinds = {"aliases": "name", "handles": "handle", "domains": "domain"}
    return tuple((name, kinds[kind]) for kind in LISTS for name in getattr(brand, kind))


def others(lines: Sequence[BrandLine], brand_id: str) -> tuple[tuple[str, str], ...]:
    """(id, name) of the brands beside one, ignored ones left out, by name."""
    found = [
        (line.brand.id, line.brand.name)
        for line in lines
        if line.brand.id != brand_id and line.brand.role.value != "ignored"
    ]
    return tuple(sorted(found, key=lambda pair: (pair[1].casefold(), pair[0])))


def named_rivals(page: BrandPage) -> frozenset[str]:
    """Ids of the rivals that the user named."""
    return frozenset(rival.brand_id for rival in page.rivals if rival.because == "named")


def of_its_category(page: BrandPage) -> frozenset[str]:
    """Ids of the brands of its category that were not named, rivals or not."""
    return rivals_by_category(page) | frozenset(page.not_rivals)


def rivals_by_category(page: BrandPage) -> frozenset[str]:
    """Ids of the rivals that share the category and were not named."""
    return frozenset(rival.brand_id for rival in page.rivals) - named_rivals(page)
