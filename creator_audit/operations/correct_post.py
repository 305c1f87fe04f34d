"""The user's word on single posts; it outranks every rule."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creator_audit.model.classification import PostClass
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.corrections import Correction, read_corrections, write_corrections
from creator_audit.store.posts import ids_of

if TYPE_CHECKING:
    from creator_audit.store.database import Store

CORRECTED: Changes = JUDGED | {ChangeKind.REVIEWS}


def correct_class(
    store: "Store", progress: Progress, post_keys: Sequence[int], value: str = ""
) -> tuple[int, Changes]:
    """Set the class of posts; empty lets the app decide again."""
    chosen = PostClass(value) if value else None
    known = read_corrections(store)
    changed = []
    for post_id in ids_of(store, post_keys):
        old = known.get(post_id, Correction(post_id))
        changed.append(Correction(post_id, chosen, old.relation, old.note))
    write_corrections(store, tuple(changed), _label("Set class", len(changed)))
    analyse(store, progress)
    return len(changed), CORRECTED


def set_relation(
    store: "Store", progress: Progress, post_keys: Sequence[int], relation: str = ""
) -> tuple[int, Changes]:
    """State the tie of posts (paid, gift, … or ``none``); empty: not stated."""
    known = read_corrections(store)
    changed = []
    for post_id in ids_of(store, post_keys):
        old = known.get(post_id, Correction(post_id))
        changed.append(Correction(post_id, old.post_class, relation, old.note))
    label = "Mark as no tie" if relation == "none" else "State the tie"
    write_corrections(store, tuple(changed), _label(label, len(changed)))
    analyse(store, progress)
    return len(changed), CORRECTED


def _label(verb: str, number: int) -> str:
    return f"{verb} of {number} posts" if number > 1 else f"{verb} of a post"
