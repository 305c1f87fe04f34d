"""Erase all that is kept of a client, and say beforehand what that is."""

from dataclasses import dataclass
from pathlib import Path

from creator_audit.operations.clients import workspace


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file of a client."""

    name: str
    size: int


def kept_files(folder: Path | None, client: str) -> tuple[KeptFile, ...]:
    """The files that erasing would remove. Raises `UserError` for a client that is not there."""
    return tuple(
        KeptFile(path.name, path.stat().st_size) for path in workspace(folder).files(client)
    )


def erase_client(folder: Path | None, client: str) -> tuple[str, ...]:
    """Remove them; names of what was removed. Nobody may hold the client open."""
    return workspace(folder).erase(client)
