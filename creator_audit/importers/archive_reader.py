"""A stream out of an archive that counts, limits and hashes what really comes out."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import IO

from creator_audit.errors import UserError
from creator_audit.importers import archive_errors as errors
from creator_audit.importers.archive_sources import READ_FAULTS

GIB = 1 << 30
BUFFER_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Limits:
    """How much an archive may give out. Bytes are counted as read, headers are not believed."""

    members: int = 1_000_000
    member_bytes: int = 8 * GIB
    total_bytes: int = 64 * GIB
    ratio: int = 400
    """Bytes out for each packed byte; text of exports stays below 60."""
    free_bytes: int = 64 << 20
    """Up to this size a member's ratio is not looked at (one long caption packs 1000 to 1)."""
    nested_bytes: int = GIB // 2
    """A packed ZIP inside a ZIP is held in memory up to this size."""


class MemberReader(io.RawIOBase):
    """Raw stream of one member; faults come out as `UserError`s of ours, never as OSError."""

    def __init__(
        self,
        stream: IO[bytes],
        name: str,
        source: Path,
        limit: int,
        spend: Callable[[int], None],
        finished: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._stream = stream
        self._name = name
        self._source = source
        self._left = limit
        self._spend = spend
        self._finished = finished
        self._hash = sha256()

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill `buffer`; at the end the hash is handed on."""
        try:
            chunk = self._stream.read(len(buffer))
        except UserError:
            raise
        except READ_FAULTS as error:
            raise errors.damaged(self._name, self._source) from error
        if not chunk:
            self._finished(self._hash.hexdigest())
            return 0
        self._left -= len(chunk)
        if self._left < 0:
            raise errors.too_large(self._name, self._source)
        self._spend(len(chunk))
        self._hash.update(chunk)
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        """Close the member as well."""
        if not self.closed:
            self._stream.close()
        super().close()


def byte_limit(limits: Limits, packed_size: int) -> int:
    """How many bytes a member of this packed size may give out."""
    return min(limits.member_bytes, max(limits.free_bytes, packed_size * limits.ratio))
