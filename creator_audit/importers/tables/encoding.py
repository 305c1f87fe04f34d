"""Which characters the bytes of a text table stand for, decided by proof, not by guess."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

CHUNK_BYTES = 1 << 18
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Between plain letters, bytes 80-9F are accented letters in Mac Roman and 0xC0-0xFF in
# Windows-1252; 85 and 91-97 are Windows' dots, quotes and dashes and prove nothing.
_MAC_LETTER = re.compile(rb"[A-Za-z][\x80-\x84\x86-\x90\x98-\x9f][a-z]")
_WINDOWS_LETTER = re.compile(rb"[A-Za-z][\xc0-\xff][a-z]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """How to decode a file, and what a person should know of that choice."""

    name: str
    """Python's name of the codec."""
    errors: str = "strict"
    note: str = ""
    """One plain sentence where the choice is not certain, else empty."""


def detect_encoding(stream: BinaryIO) -> Encoding:
    """Read `stream` to its end and say how to decode it.

    Order: byte order mark, UTF-16 without one, strict UTF-8, then one of the two old
    single-byte sets of office programs.
    """
    chunks = iter(lambda: stream.read(CHUNK_BYTES), b"")
    first = next(chunks, b"")
    for mark, name in _BOMS:
        if first.startswith(mark):
            return Encoding(name, "replace")
    wide = _wide_encoding(first)
    if wide:
        return Encoding(wide, "replace", f"Read as {wide.upper()}; the file does not say so.")
    return _narrow_encoding(first, chunks)


def _wide_encoding(first: bytes) -> str:
    sample = first[:4096]
    if len(sample) < 4:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    share = 0.3 * len(sample) / 2
    if odd > share and even < odd / 4:
        return "utf-16-le"
    if even > share and odd < even / 4:
        return "utf-16-be"
    return ""


def _narrow_encoding(first: bytes, rest: Iterator[bytes]) -> Encoding:
    good = bad = mac = windows = 0
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    chunk = first
    while True:
        if not chunk.isascii():
            text = decoder.decode(chunk)
            wrong = text.count("\ufffd") - chunk.count(b"\xef\xbf\xbd")
            bad += max(wrong, 0)
            good += len(text) - len(text.encode("ascii", "ignore")) - max(wrong, 0)
            if wrong:
                mac += len(_MAC_LETTER.findall(chunk))
                windows += len(_WINDOWS_LETTER.findall(chunk))
        else:
            bad += decoder.decode(chunk).count("\ufffd")
        following = next(rest, b"")
        if not following:
            break
        chunk = following
    bad += decoder.decode(b"", final=True).count("\ufffd")
    if not bad:
        return Encoding("utf-8")
    if good > 10 * bad:
        return Encoding(
            "utf-8", "replace", f"Bytes that are not UTF-8: {bad}; a mark stands in their place."
        )
    name = "mac-roman" if mac > windows else "cp1252"
    shown = "Mac Roman" if name == "mac-roman" else "Windows-1252"
    note = f"Not UTF-8; read as {shown}. If accents look wrong, save the table as UTF-8 CSV."
    return Encoding(name, "replace", note)


_TWICE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


def repair_twice_encoded(text: str) -> str | None:
    """The text as it was before UTF-8 was read as Latin-1 or Windows-1252, or None.

    Only where the whole text makes the round trip: half-broken text stays as given.
    """
    if not _TWICE.search(text):
        return None
    for name in ("latin-1", "cp1252"):
        try:
            repaired = text.encode(name).decode("utf-8")
        except UnicodeError:
            continue
        return repaired if repaired != text else None
    return None
