"""The packed repository (CAR file) as a stream of named blocks, each checked against its name."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from typing import BinaryIO, NamedTuple

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.bluesky.cbor import BrokenBlockError, Cid, decode, read_cid

MAGIC = b"\xa2\x65roots"
SHA_256 = 0x12
LONGEST_BLOCK = 8 << 20
"""The network refuses records far smaller than this; longer blocks are stepped over."""
LONGEST_HEADER = 1 << 16
CHUNK = 1 << 16


class Block(NamedTuple):
    """One block as it stands in the file."""

    cid: Cid
    data: bytes
    number: int
    """Which block of the file it is, from 1."""


@dataclass(slots=True)
class Faults:
    """What was wrong with the file's framing in one pass."""

    breaks_off: str = ""
    """Why reading ended before the end of the file; empty if it did not."""
    too_long: int = 0
    unnamed: int = 0


def is_car(head: bytes) -> bool:
    """Whether a file begins like a packed repository: a length, then ``roots``."""
    return head[1 : 1 + len(MAGIC)] == MAGIC or head[2 : 2 + len(MAGIC)] == MAGIC


def is_intact(block: Block) -> bool | None:
    """Whether the block's hash is the one in its name; None: a kind of hash not known here."""
    if block.cid.hash_kind != SHA_256:
        return None
    return sha256(block.data).digest() == block.cid.digest


def read_roots(tree: ArchiveTree, member: str) -> tuple[Cid, ...]:
    """Names of the root blocks in the header; none where it cannot be read."""
    try:
        with closing(tree.open_member(member)) as stream:
            size = _read_size(stream)
            if size is None or size > LONGEST_HEADER:
                return ()
            header = decode(stream.read(size))
    except (BrokenBlockError, DamagedMemberError):
        return ()
    roots = header.get("roots") if isinstance(header, dict) else None
    return tuple(one for one in roots if isinstance(one, Cid)) if isinstance(roots, list) else ()


def read_blocks(tree: ArchiveTree, member: str, faults: Faults) -> Iterator[Block]:
    """All blocks in the order of the file; where it breaks off, `faults` says why."""
    try:
        with closing(tree.open_member(member)) as stream:
            size = _read_size(stream)
            _skip(stream, size or 0)
            number = 0
            while (size := _read_size(stream)) is not None:
                number += 1
                if size > LONGEST_BLOCK:
                    faults.too_long += 1
                    _skip(stream, size)
                    continue
                frame = stream.read(size)
                if len(frame) != size:
                    faults.breaks_off = "The file ends inside a block"
                    return
                try:
                    cid, at = read_cid(frame)
                except BrokenBlockError:
                    faults.unnamed += 1
                    continue
                yield Block(cid, frame[at:], number)
    except BrokenBlockError:
        faults.breaks_off = "The length of a block cannot be read"
    except DamagedMemberError as error:
        faults.breaks_off = error.what.rstrip(".")


def _read_size(stream: BinaryIO) -> int | None:
    """The number before a block; None at the end of the file."""
    number = shift = 0
    for _ in range(9):
        byte = stream.read(1)
        if not byte:
            if shift:
                raise BrokenBlockError("a number without end")
            return None
        number |= (byte[0] & 0x7F) << shift
        if byte[0] < 0x80:
            return number
        shift += 7
    raise BrokenBlockError("a number without end")


def _skip(stream: BinaryIO, size: int) -> None:
    while size > 0:
        chunk = stream.read(min(size, CHUNK))
        if not chunk:
            raise BrokenBlockError("the file ends inside a block")
        size -= len(chunk)
