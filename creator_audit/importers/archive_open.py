"""Which shape a dropped path has, decided by its first bytes, not by its name."""

import zipfile
from pathlib import Path

from creator_audit.importers import archive_errors as errors
from creator_audit.importers.archive_sources import (
    FileSource,
    FolderSource,
    Source,
    TarSource,
    ZipSource,
)

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
PACKED_STARTS = (b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00")
FOREIGN_STARTS = {
    b"Rar!": "RAR",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"MSCF": "CAB",
    b"xar!": "XAR",
}
OFFICE_MEMBERS = frozenset({"[Content_Types].xml", "mimetype"})
"""Spreadsheets are ZIPs too; with one of these at the top the file is one document."""


def open_source(path: Path) -> Source:
    """The path as a source of members; raises `UserError` for what cannot be one."""
    try:
        if path.is_dir():
            return FolderSource(path)
        if not path.exists():
            raise errors.missing(path)
        with path.open("rb") as file:
            start = file.read(512)
    except OSError as error:
        raise errors.unreadable(path, error) from error
    if not start:
        raise errors.empty(path, is_folder=False)
    for magic, what in FOREIGN_STARTS.items():
        if start.startswith(magic):
            raise errors.foreign(path, what)
    return _open_file(path, start)


def _open_file(path: Path, start: bytes) -> Source:
    if start.startswith(ZIP_STARTS) or path.suffix.casefold() == ".zip":
        return FileSource(path) if _is_document(path) else ZipSource(path)
    is_packed = start.startswith(PACKED_STARTS)
    if is_packed or start[257:262] == b"ustar" or path.suffix.casefold() == ".tar":
        return TarSource(path)
    return FileSource(path)


def _is_document(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name in OFFICE_MEMBERS for name in archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        return False
