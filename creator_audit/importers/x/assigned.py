"""Files of one JavaScript assignment (``window.YTD.tweets.part0 = […]``) read as JSON."""

import io
import json
from collections.abc import Iterator
from typing import BinaryIO, cast

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.json_stream import stream_items
from creator_audit.model.issue import ImportIssue

PREFIX_BYTES = 4096
"""The assignment stands within the first bytes; names of variables are short."""


class _AssignedMembers:
    """Members of a tree, opened behind their assignment."""

    def __init__(self, tree: ArchiveTree) -> None:
        self._tree = tree

    def open_member(self, name: str) -> BinaryIO:
        """The member from its first bracket on."""
        stream = self._tree.open_member(name)
        start = stream.read(PREFIX_BYTES)
        return io.BufferedReader(_Rest(start[value_start(start) :], stream))


class _Rest(io.RawIOBase):
    """Some bytes already read, then what is left of the stream."""

    def __init__(self, start: bytes, stream: BinaryIO) -> None:
        super().__init__()
        self._start = start
        self._stream = stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes."""
        piece = self._start[: len(buffer)] or self._stream.read(len(buffer))
        self._start = self._start[len(piece) :] if self._start else b""
        buffer[: len(piece)] = piece
        return len(piece)

    def close(self) -> None:
        """Close the member beneath."""
        if not self.closed:
            self._stream.close()
        super().close()


def value_start(head: bytes) -> int:
    """Where the value begins: the first bracket after the first ``=``, or the first of all."""
    equals = head.find(b"=")
    brackets = [at for at in (head.find(b"[", equals + 1), head.find(b"{", equals + 1)) if at >= 0]
    plain = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if plain[:1] in (b"[", b"{") or equals < 0 or not brackets:
        return len(head) - len(plain)
    return min(brackets)


def stream_records(
    tree: ArchiveTree, name: str, faults: list[ImportIssue]
) -> Iterator[tuple[int, object]]:
    """(index, record) of the list in a data file; memory stays flat, faults are collected."""
    # The stream functions only open members; these open them behind the assignment.
    members = cast(ArchiveTree, _AssignedMembers(tree))
    return stream_items(members, name, "item", faults)


def read_small(tree: ArchiveTree, name: str, limit: int = 1 << 20) -> object:
    """The whole value of a small file (manifest, account); None where it cannot be read."""
    head = tree.head(name, limit)
    try:
        return cast(object, json.loads(head[value_start(head) :].decode("utf-8", "replace")))
    except ValueError:
        return None
