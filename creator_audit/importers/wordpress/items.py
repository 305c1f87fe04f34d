"""The entries of a WXR file, one after the other, each parsed by itself.

The file is cut into entries before any XML parser sees it. So no declaration of entities reaches
a parser, an entry that is not well formed costs itself alone, and memory stays that of one entry.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import BinaryIO
from xml.parsers import expat

from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.decode import without_lone_surrogates

CHUNK_BYTES = 1 << 18
LONGEST_ITEM = 16 << 20
"""Letters; an entry beyond this is passed over."""
LONGEST_HEADER = 4 << 20
FACTS_END = 1 << 18
"""The blog's own facts stand before its lists of authors, categories and tags."""
_OPEN = re.compile(r"<item(?:\s[^<>]*)?>")
_CLOSE = re.compile(r"<!\[CDATA\[|</item\s*>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STRAY = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)", re.DOTALL
)
_ENCODING = re.compile(rb"""<\?xml[^>]{0,200}encoding=["']([\w.-]{2,20})["']""")
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*?)\]\]>\s*", re.DOTALL)


@dataclass(slots=True)
class Item:
    """One entry: element name (``wp:post_id``) -> text, and its categories and metadata."""

    number: int
    fields: dict[str, str] = field(default_factory=dict)
    categories: list[tuple[str, str]] = field(default_factory=list)
    """(domain, name)."""

    def local(self, name: str) -> str:
        """Text of an element of WordPress's own namespace, under whatever prefix."""
        return self.fields.get(f"wp:{name}", "").strip()


@dataclass(frozen=True, slots=True)
class BadItem:
    """An entry that cannot be parsed, and why."""

    number: int
    why: str


@dataclass(slots=True)
class Channel:
    """What stands before the entries: whose blog it is."""

    title: str = ""
    address: str = ""
    language: str = ""
    version: str = ""
    prefixes: dict[str, str] = field(default_factory=dict)
    """Prefix as written -> the usual one, where a program renamed them."""


_SPACES = (
    ("/excerpt/", "excerpt"),
    ("/modules/content/", "content"),
    ("wordpress.org/export", "wp"),
)
_DECLARED = re.compile(r"""xmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{1,200})["']""")


def read_channel(header: str) -> Channel:
    """The blog's title, address and language, from the text before the first entry."""
    header = header[:FACTS_END]
    return Channel(
        title=_value(header, "title"),
        address=_value(header, "base_blog_url") or _value(header, "link"),
        language=_value(header, "language"),
        version=_value(header, "wxr_version"),
        prefixes=dict(_prefixes(header)),
    )


def _prefixes(header: str) -> Iterator[tuple[str, str]]:
    for prefix, address in _DECLARED.findall(header):
        usual = next((name for part, name in _SPACES if part in address), prefix)
        if usual != prefix:
            yield prefix, usual


def _value(header: str, name: str) -> str:
    found = re.search(rf"<(?:\w+:)?{name}>(.{{0,2000}}?)</(?:\w+:)?{name}\s*>", header, re.DOTALL)
    if found is None:
        return ""
    wrapped = _CDATA.fullmatch(found[1])
    return (wrapped[1] if wrapped else unescape(found[1])).strip()


class ItemReader:
    """Cuts a WXR stream into entries. `channel` is known once the first entry came out."""

    def __init__(self, stream: BinaryIO) -> None:
        self.channel = Channel()
        self.ends_early = False
        """Whether the file breaks off before its end."""
        self.has_declarations = False
        self._stream = stream
        self._buffer = ""
        self._decoder: codecs.IncrementalDecoder | None = None
        self._is_over = False
        self._is_cut = False

    def items(self) -> Iterator[Item | BadItem]:
        """All entries in order, parsed."""
        number = 0
        for text in self._blocks():
            number += 1
            if text:
                yield parse_item(text, number, self.channel.prefixes)
            else:
                yield BadItem(number, "it is far too long")
        if self._is_cut:
            yield BadItem(number + 1, "the file breaks off inside it")

    def _blocks(self) -> Iterator[str]:
        """The text of each entry with its tags; empty for one that is too long."""
        is_header = True
        while (opening := self._find_opening(is_header=is_header)) is not None:
            is_header = False
            self._buffer = self._buffer[opening:]
            end = self._find_end()
            if end is None:
                self.ends_early = self._is_cut = True
                return
            yield self._buffer[:end] if end else ""
            self._buffer = self._buffer[end or 1 :]

    def _find_opening(self, *, is_header: bool) -> int | None:
        while True:
            found = _OPEN.search(self._buffer)
            if found or self._is_over:
                header = self._buffer[: found.start()] if found else self._buffer
                if is_header:
                    self.channel = read_channel(header)
                    self.has_declarations = "<!DOCTYPE" in header or "<!ENTITY" in header
                if not found:
                    self.ends_early |= "</rss" not in header
                return found.start() if found else None
            if not is_header or len(self._buffer) > LONGEST_HEADER:
                self._buffer = self._buffer[-4096:]
            self._more()

    def _find_end(self) -> int | None:
        """Where the entry ends; 0 if it is too long; None if the file ends before."""
        at = 0
        while True:
            found = _CLOSE.search(self._buffer, at)
            if found and found[0].startswith("</"):
                return found.end()
            closing = self._buffer.find("]]>", found.end()) if found else -1
            if closing >= 0:
                at = closing + 3
                continue
            if len(self._buffer) > LONGEST_ITEM:
                return 0
            if not found:
                at = max(at, len(self._buffer) - 16)
            if self._is_over:
                return None
            self._more()

    def _more(self) -> None:
        try:
            chunk = self._stream.read(CHUNK_BYTES)
        except DamagedMemberError:
            chunk, self.ends_early = b"", True
        if self._decoder is None:
            self._decoder = _decoder(chunk)
        self._is_over = not chunk
        text = self._decoder.decode(chunk, final=self._is_over)
        if not text.isascii() or not text.isprintable():
            text = _CONTROL.sub("", without_lone_surrogates(text))
        self._buffer += text


def _decoder(head: bytes) -> codecs.IncrementalDecoder:
    found = _ENCODING.search(head[:400])
    name = found[1].decode("ascii").casefold() if found else "utf-8"
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = "utf-16"
    elif name.startswith(("utf-8", "utf8", "utf-16", "utf16")):
        name = "utf-8-sig"
    try:
        return codecs.getincrementaldecoder(name)("replace")
    except (LookupError, TypeError):
        return codecs.getincrementaldecoder("utf-8-sig")("replace")


def parse_item(text: str, number: int, prefixes: Mapping[str, str]) -> Item | BadItem:
    """One entry parsed; signs that are no XML are taken as text in a second try."""
    try:
        return _ItemParser(number, prefixes).parse(text)
    except expat.ExpatError:
        pass
    mended = _STRAY.sub(lambda found: "&amp;" if found[0] == "&" else found[0], text)
    try:
        return _ItemParser(number, prefixes).parse(mended)
    except expat.ExpatError as error:
        return BadItem(number, f"it is not well formed ({expat.ErrorString(error.code)})")


class _ItemParser:
    """Collects the direct children of one entry; what lies deeper (comments) is passed over."""

    def __init__(self, number: int, prefixes: Mapping[str, str]) -> None:
        self.item = Item(number)
        self._prefixes = prefixes
        self._depth = 0
        self._pieces: list[str] = []
        self._domain = ""

    def parse(self, text: str) -> Item:
        parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(text, True)
        return self.item

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 2:
            self._pieces = []
            self._domain = attributes.get("domain", "") if name == "category" else ""

    def _text(self, text: str) -> None:
        if self._depth == 2:
            self._pieces.append(text)

    def _end(self, name: str) -> None:
        if self._depth == 2:
            value = "".join(self._pieces)
            if name == "category":
                self.item.categories.append((self._domain, value.strip()))
            else:
                self.item.fields.setdefault(self._usual(name), value)
        self._depth -= 1

    def _usual(self, name: str) -> str:
        prefix, colon, local = name.rpartition(":")
        return f"{self._prefixes.get(prefix, prefix)}:{local}" if colon else name
