"""The brand directory: brands, rivals, and what handles, domains and codes belong to."""

import json
from collections.abc import Iterable

from creator_audit.model.brand import Brand, HandleRole
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove


def read_brands(store: Store) -> tuple[Brand, ...]:
    """All brands by name."""
    rows = store.rows(
        "SELECT id, name, category, aliases, parent, handles, domains, role FROM brands"
        " ORDER BY name, id"
    )
    return tuple(map(read_brand, rows))


def read_brand(row: tuple[str, ...]) -> Brand:
    """A brand from its columns."""
    id_, name, category, aliases, parent, handles, domains, role = row
    return Brand(
        id_,
        name,
        category,
        tuple(json.loads(aliases)),
        parent,
        tuple(json.loads(handles)),
        tuple(json.loads(domains)),
        HandleRole(role),
    )


def write_brands(store: Store, brands: Iterable[Brand], label: str = "Edit brands") -> None:
    """Add or replace brands by id, as one step that can be undone."""
    with change(store, label):
        for brand in brands:
            row = {
                "id": brand.id,
                "name": brand.name,
                "category": brand.category,
                "aliases": json.dumps(brand.aliases, ensure_ascii=False),
                "parent": brand.parent,
                "handles": json.dumps(brand.handles, ensure_ascii=False),
                "domains": json.dumps(brand.domains, ensure_ascii=False),
                "role": brand.role.value,
            }
            put(store, "brands", row)


def remove_brand(store: Store, brand_id: str, label: str = "Remove brand") -> None:
    """Take a brand and its rivalries out."""
    with change(store, label):
        for one, other in store.rows(
            "SELECT one, other FROM rivals WHERE one = ?1 OR other = ?1", (brand_id,)
        ):
            remove(store, "rivals", {"one": one, "other": other})
        remove(store, "brands", {"id": brand_id})


def read_rivals(store: Store) -> frozenset[frozenset[str]]:
    """Pairs of brand ids that the user named as rivals."""
    return frozenset(frozenset(pair) for pair in store.rows("SELECT one, other FROM rivals"))


def read_not_rivals(setting: str) -> frozenset[frozenset[str]]:
    """Pairs of one category that the user said are no rivals, from the setting's text."""
    return frozenset(frozenset(pair.split("\n")) for pair in json.loads(setting or "[]"))


def as_setting(pairs: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """Such pairs as the setting keeps them."""
    return tuple(sorted("\n".join(sorted(pair)) for pair in pairs))


def write_rivals(
    store: Store, pairs: Iterable[tuple[str, str]], label: str = "Name rivals"
) -> None:
    """Add pairs of rivals."""
    with change(store, label):
        for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
            if one != other:
                put(store, "rivals", {"one": one, "other": other})


def remove_rivals(store: Store, one: str, other: str, label: str = "Not rivals") -> None:
    """Take a pair of rivals out."""
    with change(store, label):
        remove(store, "rivals", {"one": min(one, other), "other": max(one, other)})


def read_names(store: Store) -> tuple[tuple[str, str, HandleRole], ...]:
    """(name, kind, role) of every answered handle, domain and code."""
    rows = store.rows("SELECT name, kind, role FROM names ORDER BY kind, name")
    return tuple((name, kind, HandleRole(role)) for name, kind, role in rows)


def write_names(
    store: Store,
    answers: Iterable[tuple[str, str, HandleRole]],
    label: str = "Say whose names these are",
) -> None:
    """Record whose handles, domains and codes these are; rows of (name, kind, role)."""
    with change(store, label):
        for name, kind, role in answers:
            put(store, "names", {"name": name.casefold(), "kind": kind, "role": role.value})


def remove_name(store: Store, name: str, kind: str, label: str = "Forget a name") -> None:
    """Take an answer back."""
    with change(store, label):
        remove(store, "names", {"name": name.casefold(), "kind": kind})
