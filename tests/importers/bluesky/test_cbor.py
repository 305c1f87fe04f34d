"""Values of blocks: read as the format says, refused where they are not."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creator_audit.importers.bluesky.cbor import (
    BrokenBlockError,
    Cid,
    cid_text,
    decode,
    read_cid,
    read_varint,
)

DIGEST = bytes(range(32))
LINK = b"\xd8\x2a\x58\x25\x00\x01\x71\x12\x20" + DIGEST


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\x00", 0),
        (b"\x19\x03\xe8", 1000),
        (b"\x20", -1),
        (b"\x62\xc3\xa4", "ä"),
        (b"\x41\xff", b"\xff"),
        (b"\x82\x01\xf6", [1, None]),
        (b"\xa1\x61a\xf5", {"a": True}),
        (b"\xfb\x3f\xf0\x00\x00\x00\x00\x00\x00", 1.0),
        (LINK, Cid(0x71, 0x12, DIGEST)),
    ],
)
def test_values(data: bytes, value: object) -> None:
    assert decode(data) == value


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x62a",
        b"\x9f\x01\xff",
        b"\xa1\x01\x02",
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
        b"\xbb\x00\x00\x00\xff\xff\xff\xff\xff",
        b"\x81" * 5000 + b"\x00",
        b"\x00\x00",
        b"\xc1\x00",
        b"\xf9\x3c\x00",
        b"\xd8\x2a\x41\x01",
        b"\x1c",
    ],
)
def test_what_the_format_forbids(data: bytes) -> None:
    with pytest.raises(BrokenBlockError):
        decode(data)


@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    kinds = (type(None), bool, int, float, str, bytes, Cid, list, dict)
    with suppress(BrokenBlockError):
        assert isinstance(decode(data), kinds)
    with suppress(BrokenBlockError):
        assert read_cid(data)[1] <= len(data)
    with suppress(BrokenBlockError):
        assert read_varint(data, 0)[1] <= len(data)


def test_names_of_blocks() -> None:
    cid, end = read_cid(b"\x01\x71\x12\x20" + DIGEST + b"rest")
    assert (cid, end) == (Cid(0x71, 0x12, DIGEST), 36)
    assert read_cid(b"\x12\x20" + DIGEST)[0] == Cid(0x70, 0x12, DIGEST)
    assert cid_text(cid).startswith("bafyrei")
    assert len(cid_text(cid)) == 59
