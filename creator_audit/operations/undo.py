"""Undo and redo of everything the user did to their own tables."""

from typing import TYPE_CHECKING

from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import EVERYTHING, NOTHING, Changes
from creator_audit.progress import Progress
from creator_audit.store import journal

if TYPE_CHECKING:
    from creator_audit.store.database import Store


def undo(store: "Store", progress: Progress) -> tuple[str, Changes]:
    """Take the last step back; its name, empty when there is none."""
    return _turn(store, progress, journal.undo(store))


def redo(store: "Store", progress: Progress) -> tuple[str, Changes]:
    """Do the step again that was taken back last; its name."""
    return _turn(store, progress, journal.redo(store))


def _turn(store: "Store", progress: Progress, step: journal.Step | None) -> tuple[str, Changes]:
    if step is None:
        return "", NOTHING
    if not set(step.tables) <= {"reviews", "decisions"}:
        analyse(store, progress)
    return step.label, EVERYTHING
