"""What the user says of single posts: another class, or what ties them."""

from dataclasses import dataclass

from creator_audit.model.classification import PostClass
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove


@dataclass(frozen=True, slots=True)
class Correction:
    """A statement on one post, kept by post id so that it outlives a second import."""

    post_id: str
    post_class: PostClass | None = None
    relation: str = ""
    """paid, gift, affiliate, own_brand, employee, past_relation, none; empty: not stated."""
    note: str = ""


def read_corrections(store: Store) -> dict[str, Correction]:
    """All corrections by post id."""
    rows = store.rows("SELECT post_id, class, relation, note FROM corrections")
    return {
        id_: Correction(id_, PostClass(value) if value else None, relation, note)
        for id_, value, relation, note in rows
    }


def write_corrections(
    store: Store, corrections: tuple[Correction, ...], label: str = "Correct posts"
) -> None:
    """Add or replace corrections; one that states nothing is taken out."""
    with change(store, label):
        for item in corrections:
            if item.post_class is None and not item.relation:
                remove(store, "corrections", {"post_id": item.post_id})
                continue
            row = {
                "post_id": item.post_id,
                "class": item.post_class.value if item.post_class else "",
                "relation": item.relation,
                "note": item.note,
            }
            put(store, "corrections", row)
