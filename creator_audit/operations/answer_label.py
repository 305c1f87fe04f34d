"""Answers to "was the platform's own label on for these posts?"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.label_answers import (
    LabelAnswer,
    remove_label_answer,
    write_label_answer,
)

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def answer_label(
    store: "Store",
    progress: Progress,
    account_id: str,
    since: str,
    until: str,
    answer: str,
    post_ids: Sequence[str] = (),
) -> tuple[None, Changes]:
    """Record ``all``, ``none`` or ``some`` (then `post_ids` had it); empty forgets the answer.

    `since` and `until` are ISO days, both included.
    """
    told = LabelAnswer(account_id, since, until, answer, frozenset(post_ids))
    if answer:
        write_label_answer(store, told)
    else:
        remove_label_answer(store, told)
    analyse(store, progress)
    return None, JUDGED | {ChangeKind.SETTINGS}
