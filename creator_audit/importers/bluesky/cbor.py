"""The few kinds of value that a repository's blocks hold (DAG-CBOR), read within limits.

Untrusted bytes: lengths are checked against what is left, depth is limited, and all that the
format forbids (open lengths, keys that are no text, other tags) is refused.
"""

import struct
from base64 import b32encode
from typing import NamedTuple

DEEPEST = 64
_LINK_TAG = 42
_SIMPLE = {20: False, 21: True, 22: None}
Value = object
"""What a block can hold: plain values, lists, tables and links (`Cid`)."""


class BrokenBlockError(ValueError):
    """The bytes are no block of a repository."""


class Cid(NamedTuple):
    """Name of a block: how it is written, how it is hashed, and the hash."""

    codec: int
    hash_kind: int
    digest: bytes


def read_varint(data: bytes, at: int) -> tuple[int, int]:
    """(number, place after it); at most nine bytes, as the format says."""
    number = shift = 0
    for place in range(at, min(at + 9, len(data))):
        byte = data[place]
        number |= (byte & 0x7F) << shift
        if byte < 0x80:
            return number, place + 1
        shift += 7
    raise BrokenBlockError("a number without end")


def read_cid(data: bytes, at: int = 0) -> tuple[Cid, int]:
    """(name, place after it), of the newer form and of the older one that is a bare hash."""
    if data[at : at + 2] == b"\x12\x20":
        version, codec, place = 0, 0x70, at
    else:
        version, place = read_varint(data, at)
        codec, place = read_varint(data, place)
    hash_kind, place = read_varint(data, place)
    size, place = read_varint(data, place)
    digest = data[place : place + size]
    if version > 1 or size > 128 or len(digest) != size:
        raise BrokenBlockError("a block's name cannot be read")
    return Cid(codec, hash_kind, digest), place + size


def cid_text(cid: Cid) -> str:
    """The name as people write it (``bafy…``)."""
    raw = bytes((1, cid.codec & 0x7F, cid.hash_kind & 0x7F, len(cid.digest) & 0x7F)) + cid.digest
    return "b" + b32encode(raw).decode("ascii").casefold().rstrip("=")


def decode(data: bytes) -> Value:
    """The one value a block holds. Raises `BrokenBlockError`."""
    value, end = _read(data, 0, 0)
    if end != len(data):
        raise BrokenBlockError("bytes after the value")
    return value


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """(major kind, number, place after it)."""
    if at >= len(data):
        raise BrokenBlockError("the value breaks off")
    kind, low = data[at] >> 5, data[at] & 0x1F
    if low < 24:
        return kind, low, at + 1
    size = {24: 1, 25: 2, 26: 4, 27: 8}.get(low, 0)
    raw = data[at + 1 : at + 1 + size]
    if not size or len(raw) != size:
        raise BrokenBlockError("an open or broken length")
    return kind, int.from_bytes(raw, "big"), at + 1 + size


def _read(data: bytes, at: int, depth: int) -> tuple[Value, int]:
    if depth > DEEPEST:
        raise BrokenBlockError("values in values without end")
    kind, number, place = _head(data, at)
    if kind <= 1:
        return (number if kind == 0 else -1 - number), place
    if kind in (2, 3):
        return _read_bytes(data, place, number, is_text=kind == 3)
    if kind == 4:
        return _read_list(data, place, number, depth)
    if kind == 5:
        return _read_map(data, place, number, depth)
    return _read_tag(data, place, number) if kind == 6 else _read_simple(data, at, place, number)


def _read_bytes(data: bytes, at: int, size: int, *, is_text: bool) -> tuple[Value, int]:
    raw = data[at : at + size]
    if len(raw) != size:
        raise BrokenBlockError("a text is longer than its block")
    if not is_text:
        return raw, at + size
    # A record that is not quite UTF-8 is still a record.
    return raw.decode("utf-8", "replace"), at + size


def _read_list(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    if count > len(data) - at:
        raise BrokenBlockError("a list is longer than its block")
    found: list[Value] = []
    for _ in range(count):
        value, at = _read(data, at, depth + 1)
        found.append(value)
    return found, at


def _read_map(data: bytes, at: int, count: int, depth: int) -> tuple[Value, int]:
    if count > len(data) - at:
        raise BrokenBlockError("a table is longer than its block")
    found: dict[str, Value] = {}
    for _ in range(count):
        key, at = _read(data, at, depth + 1)
        if not isinstance(key, str):
            raise BrokenBlockError("a key that is no text")
        found[key], at = _read(data, at, depth + 1)
    return found, at


def _read_tag(data: bytes, at: int, tag: int) -> tuple[Value, int]:
    kind, size, place = _head(data, at)
    if tag != _LINK_TAG or kind != 2 or data[place : place + 1] != b"\x00":
        raise BrokenBlockError("a tag that is no link")
    cid, end = read_cid(data[: place + size], place + 1)
    if end != place + size:
        raise BrokenBlockError("a link that cannot be read")
    return cid, end


def _read_simple(data: bytes, at: int, place: int, number: int) -> tuple[Value, int]:
    if data[at] == 0xFB:
        return struct.unpack(">d", number.to_bytes(8, "big"))[0], place
    if place == at + 1 and number in _SIMPLE:
        return _SIMPLE[number], place
    raise BrokenBlockError("a kind of value that is not allowed")
