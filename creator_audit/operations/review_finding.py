"""A person's decision on findings."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.model.classification import PostClass
from creator_audit.model.finding import Decision, Review
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.corrections import Correction, read_corrections, write_corrections
from creator_audit.store.findings import posts_of
from creator_audit.store.journal import change
from creator_audit.store.reviews import write_reviews

if TYPE_CHECKING:
    from creator_audit.store.database import Store

NEEDS_REASON = (Decision.ACCEPTED, Decision.NOT_A_PROBLEM)
LABELS = {
    Decision.OPEN: "Open again",
    Decision.FIXED: "Mark as fixed",
    Decision.ACCEPTED: "Accept with reason",
    Decision.NOT_A_PROBLEM: "Mark as not a problem",
    Decision.NO_TIE: "Mark as no commercial tie",
    Decision.WRONG_CLASS: "Mark as wrong class",
}


def review(
    store: "Store",
    progress: Progress,
    finding_ids: Sequence[str],
    decision: str,
    reason: str = "",
    expires: str = "",
    by: str = "",
    post_class: str = "",
) -> tuple[int, Changes]:
    """Record one decision on findings as one undoable step; how many were decided.

    "No tie" also states for the posts that there is none, "wrong class" sets `post_class`: both
    are corrections of the posts, which are judged again at once.
    """
    chosen = Decision(decision)
    if chosen in NEEDS_REASON and not reason.strip():
        raise UserError("A reason is needed for this decision.", next_step="Write one sentence.")
    at = datetime.now(UTC).isoformat(timespec="seconds")
    reviews = [Review(name, chosen, reason.strip(), expires, by, at) for name in finding_ids]
    label = LABELS[chosen] + (f" ({len(reviews)})" if len(reviews) > 1 else "")
    progress.step(0, len(reviews), label)
    with change(store, label):
        write_reviews(store, reviews, label)
        is_corrected = _correct_posts(store, finding_ids, chosen, post_class, label)
    if is_corrected:
        analyse(store, progress)
        return len(reviews), JUDGED | {ChangeKind.REVIEWS}
    return len(reviews), frozenset({ChangeKind.REVIEWS})


def _correct_posts(
    store: "Store", finding_ids: Sequence[str], decision: Decision, post_class: str, label: str
) -> bool:
    """State for the posts of the findings what the decision says of them."""
    is_no_tie = decision is Decision.NO_TIE
    if not is_no_tie and not (decision is Decision.WRONG_CLASS and post_class):
        return False
    known = read_corrections(store)
    changed = []
    for post_id in posts_of(store, finding_ids):
        old = known.get(post_id, Correction(post_id))
        relation = "none" if is_no_tie else old.relation
        value = old.post_class if is_no_tie else PostClass(post_class)
        changed.append(Correction(post_id, value, relation, old.note))
    write_corrections(store, tuple(changed), label)
    return bool(changed)
