"""A workspace: a folder with one file per client and nothing shared between them."""

import os
import re
import sqlite3
from pathlib import Path
from urllib.parse import unquote

from creator_audit.errors import UserError
from creator_audit.store.connection import connect, mendable
from creator_audit.store.database import Store

SUFFIX = ".db"
_BESIDE = ("-wal", "-shm", "-journal")
_LONGEST_NAME = 80
_LONGEST_FILE = 220
"""Bytes; file systems take 255, and copies of the file carry an ending of their own."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?$", re.IGNORECASE)
_PLAIN = " -_'(),&+@!#."


def default_folder() -> Path:
    """Where the data lies unless another folder is chosen."""
    from platformdirs import user_data_path

    return user_data_path("creator-audit", appauthor=False) / "clients"


def file_name(client: str) -> str:
    """A file name that holds the client's name on every system; see `client_name`."""
    name = " ".join(client.split())
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        raise UserError(
            f"A client's name needs 1 to {_LONGEST_NAME} printable characters.",
            where=repr(client[:40]),
            next_step="Choose another name.",
        )
    encoded = "".join(c if c.isalnum() or c in _PLAIN else _percent(c) for c in name)
    if _RESERVED.match(encoded) or encoded[0] == ".":
        encoded = _percent(encoded[0]) + encoded[1:]
    if len(encoded.encode()) > _LONGEST_FILE:
        raise UserError(
            "The name is too long for a file.", where=name[:40], next_step="Choose a shorter one."
        )
    return encoded + SUFFIX


def client_name(path: Path) -> str:
    """The client's name that a file holds."""
    return unquote(path.name.removesuffix(SUFFIX))


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())


class Workspace:
    """The clients in one folder. The list of files is the list of clients."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = default_folder() if folder is None else Path(folder)

    def clients(self) -> tuple[str, ...]:
        """Names of all clients, sorted without regard to case."""
        if not self.folder.is_dir():
            return ()
        found = (client_name(path) for path in self.folder.glob("*" + SUFFIX) if path.is_file())
        return tuple(sorted(found, key=str.casefold))

    def path(self, client: str) -> Path:
        """File of a client, whether it is there or not; an existing one in any case."""
        wanted = self.folder / file_name(client)
        if wanted.exists() or not self.folder.is_dir():
            return wanted
        folded = " ".join(client.split()).casefold()
        for known in self.clients():
            if known.casefold() == folded:
                return self.folder / file_name(known)
        return wanted

    def add(self, client: str) -> Path:
        """Make an empty file for a new client; its path."""
        path = self.path(client)
        if path.exists():
            raise UserError("A client of this name is there already.", where=client)
        Store.open(path, create=True).close()
        return path

    def rename(self, client: str, new_name: str) -> Path:
        """Give a client another name; its new path."""
        old, new = self._existing(client), self.folder / file_name(new_name)
        taken = self.path(new_name)
        if taken.exists() and not taken.samefile(old):
            raise UserError("A client of this name is there already.", where=new_name)
        _settle(old)
        old.rename(new)
        return new

    def erase(self, client: str) -> tuple[str, ...]:
        """Overwrite and delete all files of a client; names of what was removed.

        The overwriting is a best effort: drives and backups may hold older copies.
        """
        removed = []
        for part in self.files(client):
            _wipe(part)
            removed.append(part.name)
        return tuple(removed)

    def files(self, client: str) -> tuple[Path, ...]:
        """Everything that is kept of a client, its own file last: what `erase` would remove."""
        path = self._existing(client)
        name = _escape(path.name)
        copies = sorted(self.folder.glob(f"{name}.v*-copy"))
        begun = sorted(
            part
            for pattern in (f"{name}*.partial", f".{name}*.partial")
            for part in self.folder.glob(pattern)
        )
        beside = (path.with_name(path.name + end) for end in _BESIDE)
        return tuple(
            dict.fromkeys(part for part in (*copies, *begun, *beside, path) if part.exists())
        )

    def _existing(self, client: str) -> Path:
        path = self.path(client)
        if not path.is_file():
            raise UserError(
                "There is no client of this name.",
                where=client,
                next_step="`creator-audit clients list` shows the names.",
            )
        return path


def _escape(name: str) -> str:
    return re.sub(r"([\[\]*?])", r"[\1]", name)


def _settle(path: Path) -> None:
    """Bring everything into the one file, and make sure that nobody else writes to it."""
    connection = connect(path)
    try:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise mendable(error, path) from error
    finally:
        connection.close()


def _wipe(path: Path) -> None:
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            for _ in range(0, size, 1 << 20):
                file.write(b"\0" * (1 << 20))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except OSError as error:
        raise UserError(
            "The file could not be removed.",
            where=str(path),
            next_step="Close programs that use it and try again.",
        ) from error
