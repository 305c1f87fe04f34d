"""Answers on the platform's own label where an export does not hold it."""

import json
from dataclasses import dataclass
from datetime import date

from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove


@dataclass(frozen=True, slots=True)
class LabelAnswer:
    """Was the label on for the posts of an account between two days, both included?"""

    account_id: str
    since: str
    """ISO day."""
    until: str
    answer: str
    """all, none or some."""
    post_ids: frozenset[str] = frozenset()
    """With `some`: the posts for which it was on."""

    def covers(self, day: date | None) -> bool:
        """Whether a post of that day is meant; undated posts always are."""
        return day is None or self.since <= day.isoformat() <= self.until


def read_label_answers(store: Store) -> tuple[LabelAnswer, ...]:
    """All answers in order of account and time."""
    rows = store.rows(
        "SELECT account_id, since, until, answer, post_ids FROM label_answers"
        " ORDER BY account_id, since, until"
    )
    return tuple(
        LabelAnswer(account, since, until, answer, frozenset(json.loads(ids)))
        for account, since, until, answer, ids in rows
    )


def write_label_answer(
    store: Store, answer: LabelAnswer, label: str = "Answer on platform labels"
) -> None:
    """Record an answer as one step that can be undone."""
    with change(store, label):
        row = {
            "account_id": answer.account_id,
            "since": answer.since,
            "until": answer.until,
            "answer": answer.answer,
            "post_ids": json.dumps(sorted(answer.post_ids)),
        }
        put(store, "label_answers", row)


def remove_label_answer(
    store: Store, answer: LabelAnswer, label: str = "Forget an answer on platform labels"
) -> None:
    """Take an answer back."""
    with change(store, label):
        key = {"account_id": answer.account_id, "since": answer.since, "until": answer.until}
        remove(store, "label_answers", key)
