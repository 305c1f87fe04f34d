"""Answers to "was the platform's own label on for these posts?"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store import answers

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def answer_label(
    store: "Store",
    progress: Progress,
    account_id: str,
    since: str,
    until: str,
    answer: str,
    post_keys: Sequence[int] = (),
) -> tuple[None, Changes]:
    """Record the answer (all, none, some with the posts that had it, or empty: forget it)."""
    answers.write_label_answer(store, account_id, since, until, answer, post_keys)
    analyse(store, progress)
    return None, JUDGED | {ChangeKind.SETTINGS}
