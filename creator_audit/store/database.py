"""The one writer of a client's file: opens, migrates, writes in transactions."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from creator_audit import __version__
from creator_audit.errors import UserError
from creator_audit.store import schema
from creator_audit.store.connection import connect, mendable

CHECKPOINT_PAGES = 8_000
"""32 MB: a bulk import writes the same index pages many times over."""

_DIGESTED = {
    "deals": ("deals",),
    "brands": ("brands", "rivals"),
    "names": ("names",),
    "corrections": ("corrections",),
    "answers": ("label_answers",),
    "settings": ("settings",),
    "user": ("deals", "brands", "rivals", "names", "corrections", "label_answers", "settings"),
}


class Store:
    """A client's file open for writing. One thread at a time; close it when done."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path
        self.open_group: int | None = None
        """The undoable step under way; see `journal.change`."""
        self.open_label = ""
        self._depth = 0

    @classmethod
    def open(cls, path: Path, *, create: bool = False) -> "Store":
        """Open or make the file and bring it to the newest schema.

        Raises `UserError` for a file that is missing, locked, damaged, read-only or made by a
        newer version. Before an older file is changed, a checked copy is laid beside it.
        """
        if not create and not path.is_file():
            raise UserError("There is no such client.", where=path.stem)
        if create:
            _make_folder(path.parent)
        connection = connect(path, create=create)
        try:
            _bring_up_to_date(connection, path)
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}")
        except sqlite3.Error as error:
            connection.close()
            raise mendable(error, path) from error
        except BaseException:
            connection.close()
            raise
        return cls(connection, path)

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is taken back."""
        with suppress(sqlite3.Error):
            self.connection.execute("PRAGMA optimize")
        self.connection.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing; may be nested. File errors leave as `UserError`."""
        name = f"step_{self._depth}"
        try:
            self.connection.execute(f"SAVEPOINT {name}" if self._depth else "BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise mendable(error, self.path) from error
        self._depth += 1
        try:
            yield
            self._depth -= 1
            self.connection.execute(f"RELEASE {name}" if self._depth else "COMMIT")
        except BaseException as error:
            self._depth = min(self._depth, int(name[5:]))
            with suppress(sqlite3.Error):  # a full disk has rolled back by itself
                self._take_back(name)
            if isinstance(error, sqlite3.OperationalError):
                raise mendable(error, self.path) from error
            raise

    def _take_back(self, name: str) -> None:
        if self._depth:
            self.connection.execute(f"ROLLBACK TO {name}")
            self.connection.execute(f"RELEASE {name}")
        elif self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def run(self, sql: str, values: Sequence[object] = ()) -> int:
        """Run one statement; rows it changed."""
        return self.connection.execute(sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[object]]) -> None:
        """Run one statement for many rows: the quick way in."""
        self.connection.executemany(sql, rows)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.connection.execute(sql, values).fetchall()

    def value(self, sql: str, values: Sequence[object] = ()) -> Any:  # noqa: ANN401
        """First value of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None

    def setting(self, key: str, default: str = "") -> str:
        """One of the client's settings as text."""
        found = self.value("SELECT value FROM settings WHERE key = ?", (key,))
        return default if found is None else str(found)

    def digest(self, kind: str) -> str:
        """Digest of what the user recorded: deals, brands, names, corrections, answers or all."""
        digest = blake2b(digest_size=8)
        for table in _DIGESTED[kind]:
            for row in self.rows(f"SELECT * FROM {table} ORDER BY 1, 2"):
                digest.update(repr((table, *row)).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "The workspace folder cannot be made.",
            where=str(folder),
            next_step="Choose a folder you may write to.",
        ) from error


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version == schema.NEWEST:
        return
    if version > schema.NEWEST:
        raise UserError(
            f"This client was saved by a newer Creator Audit (data version {version}); "
            f"this is {__version__}, which knows data up to version {schema.NEWEST}.",
            where=path.name,
            next_step="Update the app to open it; the file was not touched.",
        )
    tables = int(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    if version == 0 and tables:
        raise UserError("The file is not a file of Creator Audit.", where=path.name)
    if version:
        copy_checked(connection, path.with_name(f"{path.name}.v{version}-copy"))
    from sqlite_utils import Database

    from creator_audit.store.migrations import STEPS

    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    STEPS.apply(Database(connection))


def copy_checked(connection: sqlite3.Connection, target: Path) -> None:
    """Copy a whole file to `target` and check the copy. Raises `UserError` if it is not sound."""
    partial = target.with_name(target.name + ".partial")
    partial.unlink(missing_ok=True)
    copy = sqlite3.connect(partial)
    try:
        connection.backup(copy)
        answer = copy.execute("PRAGMA integrity_check").fetchone()[0]
        copy.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.Error as error:
        raise mendable(error, target) from error
    finally:
        copy.close()
    if answer != "ok":
        partial.unlink(missing_ok=True)
        raise UserError(
            "The client's file is damaged; it was not changed.",
            where=target.name,
            next_step="Restore a backup of this client.",
        )
    partial.replace(target)


def check_integrity(store: Store) -> str:
    """What SQLite finds wrong with the file, empty when it is sound."""
    found = store.value("PRAGMA integrity_check")
    broken = store.rows("PRAGMA foreign_key_check")
    if found != "ok":
        return str(found)
    return f"{len(broken)} rows point nowhere" if broken else ""
