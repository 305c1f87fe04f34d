"""Open, list, add, rename and erase clients: the files of a workspace."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.store.database import Store
from creator_audit.store.workspace import Workspace

__all__ = ["Store", "Workspace", "open_client", "open_file", "open_or_make", "workspace"]


def workspace(folder: str | Path | None = None) -> Workspace:
    """The workspace in `folder`, or the user's own."""
    return Workspace(Path(folder) if folder else None)


def open_file(path: Path) -> Store:
    """Open a client's file for writing."""
    return Store.open(path)


def open_client(place: Workspace, name: str, *, create: bool = False) -> Store:
    """Open a client by name; made first if asked for."""
    path = place.path(name)
    if not path.exists() and not create:
        known = ", ".join(place.clients()) or "none yet"
        raise UserError(
            "There is no client of this name.", where=name, next_step=f"Clients here: {known}."
        )
    return Store.open(path, create=create and not path.exists())


@contextmanager
def open_or_make(place: Workspace, name: str) -> Iterator[Store]:
    """A client, made if new; a new one goes again when the work in it fails or is stopped."""
    is_new = not place.path(name).exists()
    try:
        with open_client(place, name, create=True) as store:
            yield store
    except BaseException:
        if is_new and place.path(name).exists():
            place.erase(name)
        raise
