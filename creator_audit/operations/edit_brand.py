"""The brand directory: names, rivals, and the brand file of the exchange format."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from creator_audit.errors import UserError
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.brands import (
    read_brands,
    read_rivals,
    remove_name,
    write_brands,
    write_names,
    write_rivals,
)
from creator_audit.store.journal import change
from creator_audit.text.fold import fold

if TYPE_CHECKING:
    from creator_audit.store.database import Store

CHANGED: Changes = JUDGED | {ChangeKind.BRANDS}
LISTS = ("aliases", "handles", "domains")


def brand_id(name: str) -> str:
    """The id of a brand known by this name: its letters and digits, folded."""
    plain = "".join(c if c.isalnum() else "-" for c in fold(name).text)
    return "-".join(filter(None, plain.split("-"))) or "brand"


def directory(store: "Store") -> tuple[Brand, ...]:
    """All brands of the directory by name."""
    return read_brands(store)


def ensure_brands(store: "Store", names: Iterable[str]) -> dict[str, str]:
    """Name -> brand id; brands not known by name or alias are added to the directory."""
    known = {
        fold(name).text: brand.id
        for brand in read_brands(store)
        for name in (brand.name, *brand.aliases)
    }
    found: dict[str, str] = {}
    added = []
    for name in names:
        folded = fold(name.strip()).text
        if folded not in known:
            known[folded] = brand_id(name)
            added.append(Brand(known[folded], name.strip()))
        found[name] = known[folded]
    if added:
        write_brands(store, added, "Add brands")
    return found


def set_name_roles(
    store: "Store", progress: Progress, roles: Mapping[tuple[str, str], str]
) -> tuple[int, Changes]:
    """Say whose handles, domains and codes these are: (name, kind) -> brand, friend, own or ''."""
    with change(store, "Say whose names these are"):
        told = [(n, k, HandleRole(role)) for (n, k), role in roles.items() if role]
        write_names(store, told)
        for name, kind in (key for key, role in roles.items() if not role):
            remove_name(store, name, kind)
    analyse(store, progress)
    return len(roles), CHANGED


def import_brands(
    store: "Store", progress: Progress, path: Path, *, is_analysed: bool = True
) -> tuple[int, Changes]:
    """Take brands and rivals over from a brand file (TOML); how many brands it named."""
    brands, pairs = read_brand_file(path)
    with change(store, "Import brands"):
        write_brands(store, brands)
        ids = ensure_brands(store, dict.fromkeys(name for pair in pairs for name in pair))
        write_rivals(store, [(ids[one], ids[other]) for one, other in pairs])
    if is_analysed:
        analyse(store, progress)
    return len(brands), CHANGED


def read_brand_file(path: Path) -> tuple[list[Brand], list[tuple[str, str]]]:
    """Brands and pairs of rival names of a brand file. Raises `UserError` naming the entry."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UserError(
            f"The brand file cannot be read ({error.strerror}).", where=str(path)
        ) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"The brand file is not TOML: {error}.", where=str(path)) from error
    brands = [_brand(entry, number, path) for number, entry in enumerate(told.get("brands", []), 1)]
    pairs = [
        (names[i], names[k])
        for number, entry in enumerate(told.get("rivals", []), 1)
        for names in [_names(entry, "brands", f"rivals entry {number}", path)]
        for i in range(len(names))
        for k in range(i + 1, len(names))
    ]
    return brands, pairs


def _brand(entry: Any, number: int, path: Path) -> Brand:  # noqa: ANN401
    place = f"brands entry {number}"
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"]:
        raise UserError(f"{place} needs a `name`.", where=str(path), next_step="Add it.")
    aliases, handles, domains = (tuple(_names(entry, key, place, path)) for key in LISTS)
    return Brand(
        id=brand_id(entry["name"]),
        name=entry["name"],
        category=str(entry.get("category", "")),
        aliases=aliases,
        parent=str(entry.get("parent", "")),
        handles=handles,
        domains=domains,
    )


def _names(entry: Any, key: str, place: str, path: Path) -> list[str]:  # noqa: ANN401
    values = entry.get(key, []) if isinstance(entry, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise UserError(
            f"{place}: `{key}` must be a list of names.",
            where=str(path),
            next_step='Write it as ["A", "B"].',
        )
    return values


def export_brands(store: "Store", progress: Progress, path: Path) -> tuple[int, Changes]:
    """Write the directory as a brand file."""
    brands = read_brands(store)
    progress.step(0, len(brands), "writing brands")
    names = {brand.id: brand.name for brand in brands}
    lines = [_entry(brand) for brand in brands]
    for pair in sorted(tuple(sorted(pair)) for pair in read_rivals(store)):
        both = [names.get(one, one) for one in pair]
        lines.append(f"[[rivals]]\nbrands = {_toml(both)}\n")
    path.write_text("\n".join(lines), encoding="utf-8")
    return len(brands), frozenset()


def _entry(brand: Brand) -> str:
    told: list[tuple[str, str | Sequence[str]]] = [
        ("name", brand.name),
        ("category", brand.category),
        ("aliases", brand.aliases),
        ("parent", brand.parent),
        ("handles", brand.handles),
        ("domains", brand.domains),
    ]
    rows = [f"{key} = {_toml(value)}" for key, value in told if value]
    return "[[brands]]\n" + "\n".join(rows) + "\n"


def _toml(value: str | Sequence[str]) -> str:
    """A TOML string or list of strings; JSON's escapes are TOML's too."""
    import json

    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return "[" + ", ".join(json.dumps(item, ensure_ascii=False) for item in value) + "]"
