"""The four shapes an export comes in: folder, single file, ZIP and tar, each listed and opened."""

import io
import os
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Protocol

from creator_audit.importers import archive_errors as errors
from creator_audit.importers.archive_names import repair_zip_name

KEPT_SUFFIXES = (".json", ".csv", ".txt", ".html", ".js")
KEPT_MEMBER = 8 << 20
KEPT_BYTES = 32 << 20
"""How much of a packed tar's texts is held in memory, for one member and for all."""
UTF8_FLAG = 0x800
LOCKED_FLAG = 0x1
READ_FAULTS = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, OSError, ValueError)
"""What the standard library raises for a member that is cut off, damaged or gone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One member as its source lists it; sizes are the source's claim, never trusted."""

    name: str
    size: int
    packed_size: int
    key: object
    checksum: int | None = None
    is_link: bool = False


class Source(Protocol):
    """One dropped path (or a ZIP inside it)."""

    path: Path

    def entries(self) -> Iterator[Entry]:
        """List the members with their names as written."""
        ...

    def open(self, entry: Entry) -> IO[bytes]:
        """Open a member for reading."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


class FolderSource:
    """A folder on disk; links are listed as such and never followed."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """Walk the folder in a fixed order."""
        for folder, folders, files in os.walk(self.path, onerror=self._refuse):
            folders.sort()
            for file in sorted(files):
                place = Path(folder, file)
                found = place.lstat()
                name = place.relative_to(self.path).as_posix()
                is_plain = stat.S_ISREG(found.st_mode)
                yield Entry(name, found.st_size, found.st_size, place, is_link=not is_plain)

    def _refuse(self, error: OSError) -> None:
        raise errors.unreadable(Path(error.filename or self.path), error)

    def open(self, entry: Entry) -> BinaryIO:
        """Open the file itself."""
        return Path(str(entry.key)).open("rb")

    def close(self) -> None:
        """Nothing is held open."""


class FileSource:
    """One file that is no archive."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> Iterator[Entry]:
        """The file alone."""
        size = self.path.stat().st_size
        yield Entry(self.path.name, size, size, self.path)

    def open(self, entry: Entry) -> BinaryIO:  # noqa: ARG002
        """Open the file itself."""
        return self.path.open("rb")

    def close(self) -> None:
        """Nothing is held open."""


class ZipSource:
    """A ZIP on disk, or one `inside` another archive or folder."""

    def __init__(
        self, path: Path, inside: IO[bytes] | Path | None = None, prefix: str = ""
    ) -> None:
        self.path = path
        self.prefix = prefix
        try:
            self._zip = zipfile.ZipFile(path if inside is None else inside)
        except (zipfile.BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise errors.cut_off(path) from error
        except OSError as error:
            raise errors.unreadable(path, error) from error

    def entries(self) -> Iterator[Entry]:
        """Members in the order of the list at the end of the ZIP."""
        members = [info for info in self._zip.infolist() if not info.is_dir()]
        if members and all(info.flag_bits & LOCKED_FLAG for info in members):
            raise errors.locked(self.path)
        for info in members:
            name = repair_zip_name(info.filename, is_utf8=bool(info.flag_bits & UTF8_FLAG))
            is_link = stat.S_ISLNK(info.external_attr >> 16)
            key = self.prefix + name
            yield Entry(key, info.file_size, info.compress_size, info, info.CRC, is_link)

    def open(self, entry: Entry) -> IO[bytes]:
        """Open a member; raises `UserError` if it is locked or oddly packed."""
        info = entry.key
        assert isinstance(info, zipfile.ZipInfo)
        if info.flag_bits & LOCKED_FLAG:
            raise errors.locked(self.path)
        try:
            return self._zip.open(info)
        except NotImplementedError as error:
            raise errors.odd_packing(entry.name, self.path) from error

    def close(self) -> None:
        """Close the ZIP."""
        self._zip.close()


class TarSource:
    """A tar, plain or packed with gzip, bzip2 or xz."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._tar = tarfile.open(path, "r:*")  # noqa: SIM115
        except READ_FAULTS as error:
            raise errors.cut_off(path, "tar") from error
        self._is_packed = not isinstance(self._tar.fileobj, io.BufferedReader)
        self._kept: dict[int, bytes] = {}

    def entries(self) -> Iterator[Entry]:
        """Members in order; only plain files are offered, links are marked."""
        try:
            members = self._list()
        except READ_FAULTS as error:
            raise errors.cut_off(self.path, "tar") from error
        for info in members:
            if not info.isdir():
                yield Entry(info.name, info.size, info.size, info, is_link=not info.isreg())

    def _list(self) -> list[tarfile.TarInfo]:
        """All members; small texts of a packed tar are kept on the way.

        A packed tar is unpacked from its start for every member that is opened, pictures and
        videos before it included; media come first in some exports.
        """
        members, left = [], KEPT_BYTES
        for info in self._tar:
            members.append(info)
            is_text = info.name.casefold().endswith(KEPT_SUFFIXES)
            if self._is_packed and is_text and info.isreg() and info.size <= min(left, KEPT_MEMBER):
                stream = self._tar.extractfile(info)
                if stream is not None:
                    self._kept[info.offset] = stream.read()
                    left -= info.size
        return members

    def open(self, entry: Entry) -> IO[bytes]:
        """Open a member."""
        info = entry.key
        assert isinstance(info, tarfile.TarInfo)
        if info.offset in self._kept:
            return io.BytesIO(self._kept[info.offset])
        stream = self._tar.extractfile(info)
        if stream is None:
            raise errors.damaged(entry.name, self.path)
        return stream

    def close(self) -> None:
        """Close the tar."""
        self._kept.clear()
        self._tar.close()
