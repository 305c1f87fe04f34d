"""Erase all that is kept of a client, and say beforehand what that is."""

from dataclasses import dataclass
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.operations.clients import workspace
from creator_audit.store.drafts import draft_prefix, drafts_of, remove_draft

ELSEWHERE = (
    "Archives, saved reports, hand-over files and backups of the workspace stay where you put them."
)
"""What erasing does not reach, said with it."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a client, or a folder with drafts of its reports."""

    name: str
    size: int


def pages_prefix(folder: Path | None, client: str) -> str:
    """Begin of the name of a passing folder for this client's pages, so that erasing finds it."""
    return draft_prefix(workspace(folder).path(client))


def kept_files(folder: Path | None, client: str) -> tuple[KeptFile, ...]:
    """The files that erasing would remove. Raises `UserError` for a client that is not there."""
    place = workspace(folder)
    files = [KeptFile(path.name, path.stat().st_size) for path in place.files(client)]
    drafts = [_kept_draft(path) for path in drafts_of(place.path(client))]
    return (*files, *drafts)


def erase_client(folder: Path | None, client: str) -> tuple[str, ...]:
    """Remove them; names of what was removed. Nobody may hold the client open.

    The client's file goes last: what is interrupted can be done again. Raises `UserError` where
    something could not be removed.
    """
    place = workspace(folder)
    drafts = drafts_of(place.path(client))
    place.files(client)  # raises for a client that is not there, before anything goes
    for draft in drafts:
        remove_draft(draft)
    left = [draft for draft in drafts if draft.exists()]
    if left:
        raise UserError(
            "Drafts of this client's reports could not be removed.",
            where=str(left[0]),
            next_step="Close programs that use them and try again.",
        )
    return (*(_draft_name(draft) for draft in drafts), *place.erase(client))


def _kept_draft(folder: Path) -> KeptFile:
    size = sum(part.stat().st_size for part in folder.rglob("*") if part.is_file())
    return KeptFile(_draft_name(folder), size)


def _draft_name(folder: Path) -> str:
    return f"{folder.name} (draft of a report)"
