"""Decisions on findings; they outlive every new analysis because finding ids are stable."""

from collections.abc import Iterable

from creator_audit.model.finding import Decision, Review
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove

REVIEW_COLUMNS = 'finding_id, decision, reason, expires, "by", at, seen_evidence'


def read_review(row: tuple[str, ...]) -> Review:
    """A review from its `REVIEW_COLUMNS`."""
    finding, decision, reason, expires, by, at, seen = row
    return Review(finding, Decision(decision), reason, expires, by, at, seen)


def read_reviews(store: Store) -> tuple[Review, ...]:
    """All decisions, by finding id; also those whose finding is not there at present."""
    rows = store.rows(f"SELECT {REVIEW_COLUMNS} FROM reviews ORDER BY finding_id")
    return tuple(map(read_review, rows))


def write_reviews(store: Store, reviews: Iterable[Review], label: str = "Decide findings") -> None:
    """Record decisions; `open` takes one back. The evidence seen is noted with each."""
    with change(store, label):
        for review in reviews:
            if review.decision is Decision.OPEN:
                remove(store, "reviews", {"finding_id": review.finding_id})
                continue
            seen = review.seen_evidence or store.value(
                "SELECT evidence_digest FROM findings WHERE id = ?", (review.finding_id,)
            )
            row = {
                "finding_id": review.finding_id,
                "decision": review.decision.value,
                "reason": review.reason,
                "expires": review.expires,
                "by": review.by,
                "at": review.at,
                "seen_evidence": seen or "",
            }
            put(store, "reviews", row)
