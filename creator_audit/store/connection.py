"""One SQLite connection: how it is opened, and which of its errors a person can mend."""

import os
import shutil
import sqlite3
from pathlib import Path

from creator_audit.errors import UserError

BUSY_SECONDS = 5.0
PAGE_CACHE_KIB = 32 * 1024
SIDE_FILES = 1 << 20
"""Free bytes below which the files beside the database may not fit."""


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite3.Connection:
    """Open `path` in autocommit mode. Raises `UserError` if that cannot be done."""
    mode = "ro" if read_only else ("rwc" if create else "rw")
    try:
        return _open(path, f"mode={mode}", read_only=read_only)
    except sqlite3.Error as error:
        # WAL needs a writable folder even for readers; in a read-only one the file is still.
        if read_only and path.is_file() and not os.access(path.parent, os.W_OK):
            return _open(path, "mode=ro&immutable=1", read_only=True)
        raise mendable(error, path) from error


def _open(path: Path, query: str, *, read_only: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?{query}",
        uri=True,
        isolation_level=None,
        timeout=BUSY_SECONDS,
        check_same_thread=False,
    )
    try:
        connection.execute("PRAGMA schema_version").fetchone()
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA cache_size = -{PAGE_CACHE_KIB}")
        connection.execute("PRAGMA temp_store = MEMORY")
        if read_only:
            connection.execute("PRAGMA query_only = ON")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def mendable(error: sqlite3.Error, path: Path) -> UserError:
    """The sentence for an error of the file; re-raises what is our own fault."""
    told = str(error)
    if "locked" in told or "busy" in told:
        return UserError(
            "The client's file is in use by another program.",
            where=path.name,
            next_step="Close the other window or wait a moment, then try again.",
        )
    if "full" in told or ("disk I/O" in told and _is_disk_full(path)):
        return UserError(
            "There is no space left on the disk; nothing of this step was kept.",
            where=str(path.parent),
            next_step="Free some space and try again.",
        )
    if "readonly" in told or "read-only" in told or "unable to open" in told:
        return UserError(
            "The file cannot be opened for writing."
            if path.exists()
            else "There is no such file, or it cannot be made here.",
            where=str(path),
            next_step="Check the folder's permissions or choose another workspace folder.",
        )
    if "disk I/O" in told:
        return UserError(
            "The disk did not read or write the file; nothing of this step was kept.",
            where=str(path),
            next_step="Check the disk and its free space, then try again.",
        )
    if "not a database" in told or "malformed" in told:
        return UserError(
            "The file is damaged or not a file of Creator Audit.",
            where=path.name,
            next_step="Restore a backup of this client.",
        )
    raise error


def _is_disk_full(path: Path) -> bool:
    """SQLite tells a full disk as a failure of the disk when its side files cannot grow."""
    try:
        return shutil.disk_usage(path.parent).free < SIDE_FILES
    except OSError:
        return False
