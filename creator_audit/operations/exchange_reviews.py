"""Decisions on findings as CSV: to keep them elsewhere, or to bring a colleague's in."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.model.finding import Decision, Review
from creator_audit.operations.changes import ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.reviews import read_reviews, write_reviews

if TYPE_CHECKING:
    from creator_audit.store.database import Store

HEADER = ("finding_id", "decision", "reason", "expires", "by", "at", "seen_evidence")


def export_reviews(store: "Store", progress: Progress, path: Path) -> tuple[int, Changes]:
    """Write all decisions."""
    reviews = read_reviews(store)
    progress.step(0, len(reviews), "writing decisions")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([getattr(review, name) for name in HEADER] for review in reviews)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return len(reviews), frozenset()


def import_reviews(store: "Store", progress: Progress, path: Path) -> tuple[int, Changes]:
    """Take all decisions of a CSV over, or none: a bad row is named with its line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("The list of decisions cannot be read.", where=str(path)) from error
    reader = csv.DictReader(io.StringIO(text))
    if not {"finding_id", "decision"} <= set(reader.fieldnames or ()):
        raise UserError(
            "The list of decisions lacks a column.",
            where=str(path),
            next_step=f"Its header is: {','.join(HEADER)}",
        )
    reviews = [_review(row, f"{path}:{reader.line_num}") for row in reader]
    progress.step(0, len(reviews), "reading decisions")
    write_reviews(store, reviews, f"Import {len(reviews)} decisions")
    return len(reviews), frozenset({ChangeKind.REVIEWS})


def _review(row: dict[str, str], where: str) -> Review:
    told = {name: (row.get(name) or "") for name in HEADER}
    try:
        decision = Decision(told.pop("decision"))
    except ValueError as error:
        allowed = ", ".join(Decision)
        raise UserError(f"Unknown decision; it can be {allowed}.", where=where) from error
    return Review(decision=decision, **told)
