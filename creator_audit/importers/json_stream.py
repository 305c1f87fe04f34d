"""JSON of any size read record by record, kept going over damaged or odd bytes.

Only what is asked for becomes an object: the parser steps over every other section.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypeVar

import ijson
from ijson.common import JSONError, ObjectBuilder

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.json_escapes import WholeEscapes
from creator_audit.model.issue import ImportIssue, IssueSeverity

FINE_BYTES = 1 << 17
_BOTTOMLESS = b"[" * 500
"""Lists in lists beyond any export, over which the parser would stay for hours."""
_QUOTE = re.compile(rb'(?<!\\)"')
_UTF16_STARTS = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
Found = TypeVar("Found")


class CleanReader:
    """What the parser reads from: no byte order mark, no NUL bytes, UTF-8 whatever came in.

    In the second pass over a faulty file `repairs` replaces bytes that are no text, and from
    `fine_from` on records are handed over singly, so that none before the fault is lost.
    """

    def __init__(self, stream: BinaryIO, *, repairs: bool = False, fine_from: int = -1) -> None:
        self._stream = stream
        self._fine_from = fine_from
        self._rest = b""
        self._escapes = WholeEscapes() if repairs else None
        self.offset = 0
        """Bytes handed over before the latest read."""
        self._given = 0
        start = stream.read(4)
        encoding = _encoding_of(start)
        is_utf8 = encoding == "utf-8"
        self._decoder = (
            None
            if is_utf8 and not repairs
            else codecs.getincrementaldecoder(encoding)(errors="replace")
        )
        self._pending = start.removeprefix(codecs.BOM_UTF8)
        if not is_utf8 and start[:2] in _UTF16_STARTS:
            self._pending = start[2:]

    def read(self, size: int = -1) -> bytes:
        """The next bytes; empty at the end (and for size 0, by which the parser asks the type)."""
        if size == 0:
            return b""
        if 0 <= self._fine_from <= self._given < self._fine_from + FINE_BYTES:
            return self._read_fine(size)
        self.offset = self._given
        chunk = self._next_chunk(size)
        self._given += len(chunk)
        return chunk

    def _read_fine(self, size: int) -> bytes:
        if not self._rest:
            self._rest = self._next_chunk(size)
        end = self._rest.find(b"}") + 1 or len(self._rest)
        piece, self._rest = self._rest[:end], self._rest[end:]
        self.offset = self._given
        self._given += len(piece)
        return piece

    def _next_chunk(self, size: int) -> bytes:
        while True:
            if self._rest:
                rest, self._rest = self._rest, b""
                return rest
            raw = self._pending or self._read_whole(size)
            self._pending = b""
            if not raw:
                return self._escapes.end() if self._escapes else b""
            chunk = raw if self._decoder is None else self._decoder.decode(raw).encode()
            if self._escapes:
                chunk = self._escapes.mend(chunk)
            if b"\x00" in chunk:
                chunk = chunk.replace(b"\x00", b"")
            if _BOTTOMLESS in chunk:
                raise JSONError("lists in lists without end")
            if chunk:
                return chunk

    def _read_whole(self, size: int) -> bytes:
        """At least `size` bytes, and more while a text goes on without its closing quote.

        The parser starts a text over with every piece it gets: a caption of 10 MB in small
        pieces would take minutes.
        """
        raw = self._stream.read(size)
        if len(raw) < size or _QUOTE.search(raw):
            return raw
        pieces = [raw]
        while more := self._stream.read(size):
            pieces.append(more)
            if _QUOTE.search(more):
                break
        return b"".join(pieces)


def _encoding_of(start: bytes) -> str:
    if start[:2] in _UTF16_STARTS:
        return _UTF16_STARTS[start[:2]]
    if len(start) == 4 and start[1] == 0 and start[3] == 0 and start[0] and start[2]:
        return "utf-16-le"
    if len(start) == 4 and start[0] == 0 and start[2] == 0 and start[1] and start[3]:
        return "utf-16-be"
    return "utf-8"


def stream_items(
    tree: ArchiveTree, name: str, prefix: str, faults: list[ImportIssue]
) -> Iterator[tuple[int, object]]:
    """Yield (index, value) of the array at `prefix` (ijson's form, ``item`` for the top).

    Where the file breaks off, everything before is yielded and `faults` gets one issue.
    """

    def parse(reader: CleanReader) -> Iterator[object]:
        return ijson.items(reader, prefix)  # type: ignore[no-any-return]

    return enumerate(_tolerant(tree, name, parse, faults))


def stream_wanted(
    tree: ArchiveTree,
    name: str,
    wants: Callable[[tuple[str, ...]], bool],
    last_keys: frozenset[str],
    faults: list[ImportIssue],
) -> Iterator[tuple[tuple[str, ...], int, object]]:
    """Yield (path, index, value) of lists and plain values whose path of keys `wants` accepts.

    `last_keys` are the (case-folded) keys such a path can end in. All else is stepped over: it is
    never built, never kept. A value of a wrong type at a wanted path becomes one fault.
    """

    def parse(reader: CleanReader) -> Iterator[tuple[tuple[str, ...], int, object]]:
        return _walk(name, ijson.basic_parse(reader), wants, last_keys, faults)

    return _tolerant(tree, name, parse, faults)


def _walk(
    name: str,
    events: Iterator[tuple[str, object]],
    wants: Callable[[tuple[str, ...]], bool],
    last_keys: frozenset[str],
    faults: list[ImportIssue],
) -> Iterator[tuple[tuple[str, ...], int, object]]:
    keys: list[str] = [""]
    for event, value in events:
        if event == "map_key":
            keys[-1] = str(value)
            continue
        if event in ("end_map", "end_array"):
            keys.pop()
            continue
        is_wanted = keys[-1].casefold() in last_keys and wants(tuple(filter(None, keys)))
        if event == "start_array" and is_wanted:
            path = tuple(filter(None, keys))
            for index, item in enumerate(_items(events)):
                yield path, index, item
        elif event in ("start_map", "start_array"):
            if is_wanted:
                faults.append(_wrong_type(name, keys))
            keys.append("")
        elif is_wanted and value is not None:
            yield tuple(filter(None, keys)), 0, value


def _wrong_type(name: str, keys: list[str]) -> ImportIssue:
    pointer = "/" + "/".join(filter(None, keys))
    return ImportIssue(name, pointer, "json-wrong-type", "A list was due here.")


def _items(events: Iterator[tuple[str, object]]) -> Iterator[object]:
    for event, value in events:
        if event == "end_array":
            return
        if event not in ("start_map", "start_array"):
            yield value
            continue
        builder: Any = ObjectBuilder()  # type: ignore[no-untyped-call]
        builder.event(event, value)
        depth = 1
        for inner, inner_value in events:
            builder.event(inner, inner_value)
            if inner in ("start_map", "start_array"):
                depth += 1
            elif inner in ("end_map", "end_array"):
                depth -= 1
                if not depth:
                    break
        else:
            return
        yield builder.value


def _tolerant(
    tree: ArchiveTree,
    name: str,
    parse: Callable[[CleanReader], Iterator[Found]],
    faults: list[ImportIssue],
) -> Iterator[Found]:
    done = 0
    known_faults = len(faults)
    fine_from = -1
    for repairs in (False, True):
        seen = 0
        del faults[known_faults:]
        try:
            with tree.open_member(name) as stream:
                reader = CleanReader(stream, repairs=repairs, fine_from=fine_from)
                try:
                    for found in parse(reader):
                        seen += 1
                        if seen > done:
                            done = seen
                            yield found
                    if repairs:
                        faults.append(_repaired(name))
                    return
                except (JSONError, UnicodeDecodeError) as error:
                    is_last_pass = repairs or "premature EOF" in str(error)
                    if is_last_pass:
                        faults.append(_broken(name, done, str(error)))
                        return
                    fine_from = max(0, reader.offset - 16)
        except DamagedMemberError as error:
            faults.append(_broken(name, done, error.what))
            return


def _broken(name: str, done: int, reason: str) -> ImportIssue:
    first_line = reason.removeprefix("b'").split("\\n")[0].splitlines()[0].strip().rstrip(".")
    detail = f"The file cannot be read further: {first_line}. Records before it are kept."
    return ImportIssue(name, f"after record {done}", "json-broken", detail)


def _repaired(name: str) -> ImportIssue:
    detail = "Bytes that are no text were replaced; the rest was read."
    return ImportIssue(name, "", "bytes-replaced", detail, IssueSeverity.NOTE)


def top_level(head: bytes) -> tuple[str, tuple[str, ...]]:
    """Shape of a JSON opening: ``array``, ``object`` or empty; and the first keys.

    For an object its own keys as far as `head` goes; for an array the keys of its first item.
    """
    source = _Head(head)
    keys: list[str] = []
    shape = ""
    depth = 0
    try:
        for event, value in ijson.basic_parse(CleanReader(source, repairs=True), buf_size=256):  # type: ignore[arg-type]
            if not shape:
                shape = {"start_map": "object", "start_array": "array"}.get(event, "")
                if not shape:
                    return "", ()
            depth += event in ("start_map", "start_array")
            depth -= event in ("end_map", "end_array")
            if event == "map_key" and depth == (1 if shape == "object" else 2):
                keys.append(str(value))
            if shape == "array" and event == "end_map" and depth == 1:
                break
    except (JSONError, UnicodeDecodeError):
        pass
    return shape, tuple(keys)


class _Head:
    """Bytes as the smallest stream the parser needs."""

    def __init__(self, content: bytes) -> None:
        self._content = content

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._content if size < 0 else self._content[:size]
        self._content = self._content[len(piece) :]
        return piece
