"""Editing the brand directory by hand: rename, group, merge, split, ignore, rivals.

Every edit is one step that can be undone, and re-judges only the posts it concerns.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.operations.edit_brand import brand_id
from creator_audit.progress import Progress
from creator_audit.store.brands import (
    as_setting,
    read_brands,
    read_not_rivals,
    read_rivals,
    remove_brand,
    remove_rivals,
    write_brands,
    write_rivals,
)
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.deals import read_deals, write_deals
from creator_audit.store.journal import change
from creator_audit.text.fold import fold

if TYPE_CHECKING:
    from creator_audit.store.database import Store

CHANGED: Changes = JUDGED | {ChangeKind.BRANDS, ChangeKind.DEALS}


def save_brand(store: "Store", progress: Progress, brand: Brand) -> tuple[str, Changes]:
    """Add a brand or replace the one of its id; its id.

    Raises `UserError` where it has no name, or shares a name with another brand.
    """
    name = brand.name.strip()
    if not name:
        raise UserError("A brand needs a name.", next_step="Fill in its name.")
    saved = replace(brand, id=brand.id or brand_id(name), name=name)
    _refuse_shared_names(saved, read_brands(store))
    with change(store, f"Edit the brand {name}"):
        write_brands(store, [saved])
    analyse(store, progress)
    return saved.id, CHANGED


def merge_brands(
    store: "Store", progress: Progress, keep: str, others: Sequence[str]
) -> tuple[str, Changes]:
    """Make one brand of several: all names, deals and rivals go to `keep`.

    A brand that the directory does not hold yet (a handle seen in posts) can be kept or merged.
    """
    taken = [one for one in dict.fromkeys(others) if one != keep]
    if not taken:
        raise UserError("There is nothing to merge.", next_step="Choose two brands or more.")
    brands = {brand.id: brand for brand in read_brands(store)}
    kept = brands.get(keep) or _seen(store, keep)
    with change(store, f"Merge {len(taken) + 1} brands into {kept.name}"):
        gone = [brands.get(one) or _seen(store, one) for one in taken]
        write_brands(store, [_with_names_of(kept, gone)])
        _move_rivals(store, keep, set(taken))
        _move_deals(store, kept, set(taken))
        for brand in gone:
            if brand.id in brands:
                remove_brand(store, brand.id)
    analyse(store, progress)
    return keep, CHANGED


def split_brand(
    store: "Store", progress: Progress, from_id: str, name: str, moved: Sequence[str]
) -> tuple[str, Changes]:
    """Take some of a brand's names out into a brand of their own; the new brand's id."""
    brands = {brand.id: brand for brand in read_brands(store)}
    source = brands.get(from_id)
    if source is None:
        raise UserError("This brand is not in the directory.", next_step="Reload the list.")
    wanted = frozenset(moved)
    known = {*source.aliases, *source.handles, *source.domains}
    if not wanted or not wanted <= known:
        raise UserError(
            "Only other names, handles and domains of this brand can be split off.",
            next_step="Choose at least one of them.",
        )
    new = Brand(
        brand_id(name),
        name.strip(),
        source.category,
        _among(source.aliases, wanted - {name}),
        source.parent,
        _among(source.handles, wanted),
        _among(source.domains, wanted),
    )
    rest = replace(
        source,
        aliases=_among(source.aliases, known - wanted),
        handles=_among(source.handles, known - wanted),
        domains=_among(source.domains, known - wanted),
    )
    if not new.name or new.id in brands:
        raise UserError(
            "The new brand needs a name that no other brand has.", next_step="Choose another name."
        )
    with change(store, f"Split {new.name} from {source.name}"):
        write_brands(store, [rest, new])
    analyse(store, progress)
    return new.id, CHANGED


def ignore_brand(
    store: "Store", progress: Progress, of: str, *, is_ignored: bool = True
) -> tuple[str, Changes]:
    """Leave a name out of the brand directory and of all that rests on it, or take it back in."""
    brand = next((b for b in read_brands(store) if b.id == of), None) or _seen(store, of)
    role = HandleRole.IGNORED if is_ignored else HandleRole.BRAND
    label = f"Ignore {brand.name}" if is_ignored else f"Take {brand.name} back in"
    with change(store, label):
        write_brands(store, [replace(brand, role=role)])
    analyse(store, progress)
    return brand.id, CHANGED


def set_rivals(
    store: "Store",
    progress: Progress,
    of: str,
    rivals: Sequence[str],
    not_rivals: Sequence[str] = (),
) -> tuple[int, Changes]:
    """Name exactly these brands as rivals of one brand; those named before are taken out.

    `not_rivals`: brands of its category that are none.
    """
    wanted = {one for one in rivals if one != of}
    before = {other for pair in read_rivals(store) if of in pair for other in pair - {of}}
    with change(store, "Name rivals"):
        for other in sorted(before - wanted):
            remove_rivals(store, of, other)
        write_rivals(store, [(of, other) for other in sorted(wanted - before)])
        _spare(store, of, {one for one in not_rivals if one not in wanted})
    analyse(store, progress)
    return len(wanted), CHANGED


def _spare(store: "Store", of: str, others: set[str]) -> None:
    known = read_not_rivals(store.setting("not_rivals", "[]"))
    pairs = {pair for pair in known if of not in pair} | {frozenset((of, one)) for one in others}
    if pairs != known:
        write_client_setting(store, "not_rivals", as_setting(pairs), "Name rivals")


def _seen(store: "Store", of: str) -> Brand:
    """A brand known so far by handles in posts alone, with all of them."""
    rows = store.rows("SELECT DISTINCT text FROM mentions WHERE brand_id = ? ORDER BY text", (of,))
    handles = tuple(dict.fromkeys(fold(text).text for (text,) in rows if text.startswith("@")))
    return Brand(of, handles[0].lstrip("@") if handles else of, handles=handles)


def _with_names_of(kept: Brand, gone: Sequence[Brand]) -> Brand:
    aliases = [name for brand in gone for name in (brand.name, *brand.aliases)]
    return replace(
        kept,
        role=HandleRole.BRAND,
        category=kept.category or next((b.category for b in gone if b.category), ""),
        parent=kept.parent or next((b.parent for b in gone if b.parent), ""),
        aliases=tuple(n for n in dict.fromkeys((*kept.aliases, *aliases)) if n != kept.name),
        handles=tuple(dict.fromkeys((*kept.handles, *(h for b in gone for h in b.handles)))),
        domains=tuple(dict.fromkeys((*kept.domains, *(d for b in gone for d in b.domains)))),
    )


def _move_rivals(store: "Store", keep: str, taken: set[str]) -> None:
    pairs = [pair for pair in read_rivals(store) if pair & taken]
    for pair in pairs:
        remove_rivals(store, min(pair), max(pair))
    moved = [tuple(keep if one in taken else one for one in pair) for pair in pairs]
    write_rivals(store, [(one, other) for one, other in moved if one != other])


def _move_deals(store: "Store", kept: Brand, taken: set[str]) -> None:
    deals = [deal for deal in read_deals(store) if deal.brand_id in taken]
    if deals:
        write_deals(store, tuple(replace(d, brand=kept.name, brand_id=kept.id) for d in deals))


def _refuse_shared_names(brand: Brand, known: Sequence[Brand]) -> None:
    mine = {fold(name).text for name in (brand.name, *brand.aliases, *brand.handles)}
    for other in known:
        if other.id == brand.id:
            continue
        theirs = {fold(name).text: name for name in (other.name, *other.aliases, *other.handles)}
        shared = next((theirs[name] for name in mine if name in theirs), None)
        if shared is not None:
            raise UserError(
                f"{shared} is already a name of {other.name}.",
                next_step="Merge the two brands, or leave the name out.",
            )


def _among(names: Sequence[str], wanted: frozenset[str] | set[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in wanted)
