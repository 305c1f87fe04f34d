"""Decisions on findings; they outlive every new analysis because finding ids are stable.

One decision stands (`reviews`); the last one of every reviewer is kept beside it (`decisions`).
"""

from collections.abc import Iterable

from creator_audit.model.finding import Decision, Review
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove

REVIEW_COLUMNS = 'finding_id, decision, reason, expires, "by", at, seen_evidence'
DECISION_COLUMNS = "finding_id, decision, reason, expires, reviewer, at, seen_evidence"


def read_review(row: tuple[str, ...]) -> Review:
    """A review from its `REVIEW_COLUMNS`, or from `DECISION_COLUMNS`."""
    finding, decision, reason, expires, by, at, seen = row
    return Review(finding, Decision(decision), reason, expires, by, at, seen)


def read_reviews(store: Store) -> tuple[Review, ...]:
    """All decisions that stand, by finding id; also those whose finding is not there at present."""
    rows = store.rows(f"SELECT {REVIEW_COLUMNS} FROM reviews ORDER BY finding_id")
    return tuple(map(read_review, rows))


def read_decisions(store: Store) -> tuple[Review, ...]:
    """The last decision of every reviewer on every finding, whether it stands or not."""
    rows = store.rows(f"SELECT {DECISION_COLUMNS} FROM decisions ORDER BY finding_id, reviewer")
    return tuple(map(read_review, rows))


def write_reviews(store: Store, reviews: Iterable[Review], label: str = "Decide findings") -> None:
    """Record decisions that then stand; `open` takes the reviewer's own back.

    The evidence seen is noted with each.
    """
    with change(store, label):
        for review in reviews:
            if review.decision is Decision.OPEN:
                _take_back(store, review)
                continue
            row = _row(store, review)
            put(store, "reviews", {**row, "by": review.by})
            put(store, "decisions", {**row, "reviewer": review.by})


def merge_reviews(store: Store, reviews: Iterable[Review], label: str) -> int:
    """Take a colleague's decisions in beside one's own; how many of them stand now.

    The later decision on a finding stands; without a date, the one that comes in.
    """
    standing = 0
    with change(store, label):
        known = {review.finding_id: review for review in read_reviews(store)}
        for review in reviews:
            own = known.get(review.finding_id)
            is_later = own is None or review.at >= own.at or not review.at
            if review.decision is Decision.OPEN:
                if own is None or own.by == review.by:
                    _take_back(store, review)
                    standing += 1
                continue
            row = _row(store, review)
            put(store, "decisions", {**row, "reviewer": review.by})
            if is_later:
                put(store, "reviews", {**row, "by": review.by})
                known[review.finding_id] = review
                standing += 1
    return standing


def _take_back(store: Store, review: Review) -> None:
    """The finding is open again. A colleague's decision stays on record beside it."""
    remove(store, "reviews", {"finding_id": review.finding_id})
    for name in dict.fromkeys((review.by, "")):
        remove(store, "decisions", {"finding_id": review.finding_id, "reviewer": name})


def _row(store: Store, review: Review) -> dict[str, str]:
    seen = review.seen_evidence or store.value(
        "SELECT evidence_digest FROM findings WHERE id = ?", (review.finding_id,)
    )
    return {
        "finding_id": review.finding_id,
        "decision": review.decision.value,
        "reason": review.reason,
        "expires": review.expires,
        "at": review.at,
        "seen_evidence": seen or "",
    }
