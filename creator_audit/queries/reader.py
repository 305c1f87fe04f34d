"""A read-only connection to one client's file, interruptible from another thread."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from creator_audit.errors import UserError
from creator_audit.store.connection import connect, mendable
from creator_audit.store.schema import NEWEST


class QueryInterrupted(Exception):  # noqa: N818 - an outcome, not an error
    """The query was superseded and stopped by `Reader.interrupt`."""


class Reader:
    """Reads one client's file and never writes. One thread at a time; any may interrupt."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows. Raises `QueryInterrupted`, or `UserError` when the file cannot be read."""
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError as error:
            if "interrupted" in str(error):
                raise QueryInterrupted from error
            raise mendable(error, self.path) from error

    def row(self, sql: str, values: Sequence[object] = ()) -> tuple[Any, ...] | None:
        """First row, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401
        """First value of the first row, or None."""
        found = self.row(sql, values)
        return found[0] if found else None

    def setting(self, key: str, default: str = "") -> str:
        """One of the client's settings as text."""
        found = self.value("SELECT value FROM settings WHERE key = ?", (key,))
        return default if found is None else str(found)

    def interrupt(self) -> None:
        """Stop the running query; it raises `QueryInterrupted` in its own thread."""
        self._connection.interrupt()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def open_reader(path: Path) -> Reader:
    """Open a client's file for reading. Raises `UserError` if it is missing or of another age."""
    if not path.is_file():
        raise UserError("There is no such client.", where=path.stem)
    connection = connect(path, read_only=True)
    try:
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error as error:
        connection.close()
        raise mendable(error, path) from error
    if version != NEWEST:
        connection.close()
        raise UserError(
            f"This client's data has version {version}; this app reads version {NEWEST}.",
            where=path.name,
            next_step="Update the app."
            if version > NEWEST
            else "Open it once for writing, which brings it up to date.",
        )
    return Reader(connection, path)
