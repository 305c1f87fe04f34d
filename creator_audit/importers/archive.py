"""An export as one tree of named members, whatever it came in; read only, in memory only."""

import io
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from creator_audit.errors import UserError
from creator_audit.importers import archive_errors as errors
from creator_audit.importers.archive_names import (
    clean_name,
    is_clutter,
    natural_key,
    pattern_of,
    suffix_of,
)
from creator_audit.importers.archive_open import open_source
from creator_audit.importers.archive_reader import (
    BUFFER_BYTES,
    Limits,
    MemberReader,
    byte_limit,
)
from creator_audit.importers.archive_sources import READ_FAULTS, Entry, Source, ZipSource
from creator_audit.progress import Progress

__all__ = ["DEFAULT_LIMITS", "ArchiveTree", "LeftOut", "Limits", "hash_file"]

DEFAULT_LIMITS = Limits()
HASH_CHUNK_BYTES = 1 << 20
SALVAGE_BYTES = 64


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A member that is not offered at all, and why."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class _Member:
    source: Source
    entry: Entry


class ArchiveTree:
    """Members of one export by name. Open with `open`; use as a context manager.

    Names are POSIX paths as the archive has them, wrapper folder included (`find` ignores it).
    Nothing is unpacked to disk, no link is followed, no name leads out of the archive.
    """

    def __init__(self, sources: Sequence[Path], limits: Limits) -> None:
        self.sources: tuple[Path, ...] = tuple(sources)
        self.left_out: list[LeftOut] = []
        self.bytes_read = 0
        self._limits = limits
        self._open: list[Source] = []
        self._members: dict[str, _Member] = {}
        self._names: tuple[str, ...] = ()
        self._by_suffix: dict[str, list[str]] = {}
        self._hashes: dict[str, str] = {}

    @classmethod
    def open(cls, paths: Sequence[Path], limits: Limits = DEFAULT_LIMITS) -> Self:
        """Open one export given as one or several paths (parts of it).

        Raises `UserError` for what cannot be an export: nothing there, cut off, locked, empty.
        """
        tree = cls(paths, limits)
        try:
            for path in tree.sources:
                tree._add(open_source(path))
            tree._finish()
        except BaseException:
            tree.close()
            raise
        return tree

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all files."""
        for source in reversed(self._open):
            source.close()
        self._open.clear()

    @property
    def names(self) -> tuple[str, ...]:
        """All members, sorted so that ``posts_2`` stands before ``posts_10``."""
        return self._names

    def find(self, pattern: str | re.Pattern[str]) -> tuple[str, ...]:
        """Members whose path ends in `pattern`, below any wrapper folder, case ignored.

        A string is a glob over whole steps (``content/posts_*.json``; ``*`` stays inside one
        step); a compiled pattern is matched against the whole name (`fullmatch`).
        """
        if isinstance(pattern, re.Pattern):
            return tuple(name for name in self._names if pattern.fullmatch(name))
        suffix = suffix_of(pattern)
        has_open_suffix = not suffix or any(letter in suffix for letter in "*?")
        pool: Sequence[str] = self._names if has_open_suffix else self._by_suffix.get(suffix, ())
        matcher = pattern_of(pattern)
        return tuple(name for name in pool if matcher.match(name))

    def open_member(self, name: str) -> BinaryIO:
        """A buffered stream of the member, forward only; read to its end it is hashed.

        Reading raises `DamagedMemberError` where it breaks off, `LimitExceededError` for a bomb.
        """
        return self._stream(name, partial(self._hashes.__setitem__, name))

    def head(self, name: str, size: int = 65536) -> bytes:
        """The first `size` bytes of the member (fewer if it is shorter or damaged later on)."""
        try:
            with self._stream(name, _drop_hash, min(size, BUFFER_BYTES)) as stream:
                return stream.read(size)
        except errors.DamagedMemberError:
            return self._undamaged_head(name, size)

    def _undamaged_head(self, name: str, size: int) -> bytes:
        """What comes before the damage: a small member fails its checksum in the first large read.

        A member nobody wants must not end the recognition of the others.
        """
        found = b""
        with suppress(errors.DamagedMemberError), self._stream(name, _drop_hash, 1) as stream:
            while len(found) < size and (piece := stream.read(SALVAGE_BYTES)):
                found += piece
        return found[:size]

    def size(self, name: str) -> int:
        """Bytes the archive claims for the member; for progress only."""
        return self._members[name].entry.size

    def source_of(self, name: str) -> Path:
        """Which of the given paths holds the member."""
        return self._members[name].source.path

    def hashes(self) -> dict[str, str]:
        """SHA-256 of every member that was read to its end so far."""
        return dict(self._hashes)

    def _stream(
        self, name: str, finished: Callable[[str], None], buffer: int = BUFFER_BYTES
    ) -> BinaryIO:
        member = self._members[name]
        try:
            stream = member.source.open(member.entry)
        except UserError:
            raise
        except READ_FAULTS as error:
            raise errors.damaged(name, member.source.path) from error
        limit = byte_limit(self._limits, member.entry.packed_size)
        raw = MemberReader(stream, name, member.source.path, limit, self._spend, finished)
        return io.BufferedReader(raw, max(buffer, 1))

    def _spend(self, count: int) -> None:
        self.bytes_read += count
        if self.bytes_read > self._limits.total_bytes:
            raise errors.too_large("The archive", self.sources[0])

    def _add(self, source: Source, depth: int = 0) -> None:
        self._open.append(source)
        for entry in source.entries():
            name = clean_name(entry.name)
            if name is None:
                self.left_out.append(LeftOut(entry.name, "its name leads out of the archive"))
            elif entry.is_link:
                self.left_out.append(LeftOut(name, "it is a link, not a file"))
            elif not is_clutter(name):
                self._keep(name, source, entry, depth)

    def _keep(self, name: str, source: Source, entry: Entry, depth: int) -> None:
        if depth == 0 and suffix_of(name) == ".zip":
            self._add_nested(name, source, entry)
            return
        known = self._members.get(name)
        if known is not None and known.source is not source:
            if entry.checksum is not None and entry.checksum == known.entry.checksum:
                return
            name = f"{source.path.stem}/{name}"
        self._members[name] = _Member(source, entry)
        if len(self._members) > self._limits.members:
            raise errors.too_many(source.path, self._limits.members)

    def _add_nested(self, name: str, source: Source, entry: Entry) -> None:
        try:
            nested = self._open_nested(name, source, entry)
            self._add(nested, depth=1)
        except errors.LimitExceededError:
            raise
        except UserError as error:
            self.left_out.append(LeftOut(name, error.what))

    def _open_nested(self, name: str, source: Source, entry: Entry) -> ZipSource:
        if isinstance(entry.key, Path):
            return ZipSource(source.path, entry.key, f"{name}/")
        reader = MemberReader(
            source.open(entry),
            name,
            source.path,
            self._limits.nested_bytes,
            self._spend,
            _drop_hash,
        )
        with io.BufferedReader(reader, BUFFER_BYTES) as stream:
            return ZipSource(source.path, io.BytesIO(stream.read()), f"{name}/")

    def _finish(self) -> None:
        if not self._members:
            self._refuse_empty()
        self._names = tuple(sorted(self._members, key=natural_key))
        for name in self._names:
            self._by_suffix.setdefault(suffix_of(name), []).append(name)

    def _refuse_empty(self) -> None:
        first = self.sources[0]
        if self.left_out:
            left = self.left_out[0]
            raise UserError(
                f"Nothing in it can be read: `{left.name}` was left out, because {left.why}.",
                where=str(first),
                next_step=errors.DOWNLOAD_AGAIN,
            )
        raise errors.empty(first, is_folder=first.is_dir())


def _drop_hash(_digest: str) -> None:
    """The head of a member has no hash worth keeping."""


def hash_file(path: Path, progress: Progress) -> str:
    """SHA-256 of a whole file as dropped; steps count bytes. For a folder: empty."""
    if path.is_dir():
        return ""
    digest = sha256()
    total = path.stat().st_size
    done = 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(HASH_CHUNK_BYTES):
                digest.update(chunk)
                done += len(chunk)
                progress.step(done, total, path.name)
    except OSError as error:
        raise errors.unreadable(path, error) from error
    return digest.hexdigest()
