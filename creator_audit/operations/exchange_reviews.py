"""Decisions on findings as CSV: to keep them elsewhere, or to bring a colleague's in."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.model.finding import Decision, Review
from creator_audit.operations.changes import ChangeKind, Changes
from creator_audit.progress import Progress
from creator_audit.store.reviews import merge_reviews, read_decisions

if TYPE_CHECKING:
    from creator_audit.store.database import Store

HEADER = ("finding_id", "decision", "reason", "expires", "by", "at", "seen_evidence")


def export_reviews(store: "Store", progress: Progress, path: Path) -> tuple[int, Changes]:
    """Write the last decision of every reviewer on every finding; how many."""
    reviews = read_decisions(store)
    progress.step(0, len(reviews), "writing decisions")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows([getattr(review, name) for name in HEADER] for review in reviews)
    try:
        path.write_text(stream.getvalue(), encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UserError(
            f"The list of decisions could not be written ({error.strerror or error}).",
            where=str(path),
            next_step="Check the folder and the free space, or choose another place.",
        ) from error
    return len(reviews), frozenset()


def import_reviews(
    store: "Store", progress: Progress, path: Path, by: str = ""
) -> tuple[int, Changes]:
    """Take all decisions of a CSV in, or none: a bad row is named with its line; how many.

    They stand beside the decisions already there, each under its reviewer's name; the later one
    on a finding holds. `by` is the name for rows that state none.
    """
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
    reviews = [_review(row, f"{path}:{reader.line_num}", by) for row in reader]
    progress.step(0, len(reviews), "reading decisions")
    merge_reviews(store, reviews, f"Import {len(reviews)} decisions")
    return len(reviews), frozenset({ChangeKind.REVIEWS})


def _review(row: dict[str, str], where: str, by: str) -> Review:
    told = {name: (row.get(name) or "").strip() for name in HEADER}
    try:
        decision = Decision(told.pop("decision"))
    except ValueError as error:
        allowed = ", ".join(Decision)
        raise UserError(f"Unknown decision; it can be {allowed}.", where=where) from error
    if not told["finding_id"]:
        raise UserError("A row names no finding.", where=where)
    found = Review(decision=decision, **told)
    at = found.at or datetime.now(UTC).isoformat(timespec="seconds")
    return replace(found, by=found.by or by, at=at)
