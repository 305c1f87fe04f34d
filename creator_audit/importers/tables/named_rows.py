"""Rows of an export's own table, whose column names are known: no guessing of what is what."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import BinaryIO

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.decode import clean_text
from creator_audit.importers.tables.dialect import Dialect
from creator_audit.importers.tables.encoding import Encoding, detect_encoding
from creator_audit.model.issue import ImportIssue, IssueSeverity

_DELIMITERS = (",", ";", "\t")
_NO_LETTER = re.compile(r"[^a-z0-9]+")
LINES_BEFORE_HEADER = 12


@dataclass(frozen=True, slots=True)
class NamedTable:
    """One member, and what is needed to tell its rows apart."""

    member: str
    needed: frozenset[str]
    """Folded names of columns by which the header row is known."""
    row_start: re.Pattern[str] | None = None
    """How a row begins; found inside a cell it shows that a quote was never closed."""
    mend: Callable[[str], str] | None = None
    """What is done to each line before it is split, for tables that are no plain CSV."""


def fold_column(name: str) -> str:
    """``Share Commentary``, ``share_commentary`` and ``ShareCommentary`` as one."""
    return _NO_LETTER.sub("", name.casefold())


def columns_of(head: bytes) -> frozenset[str]:
    """Folded column names in the first line of a file; of some use in any encoding."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "utf-8-sig", "replace").lstrip("\ufeff\r\n ")
    first = text.splitlines()[0] if text.splitlines() else ""
    return frozenset(map(fold_column, _split(first)))


def _split(line: str) -> Sequence[str]:
    delimiter = max(_DELIMITERS, key=line.count)
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def read_named_rows(
    tree: ArchiveTree, table: NamedTable
) -> Iterator[tuple[str, dict[str, str]] | ImportIssue]:
    """(place, cells by folded column name) of each row that is not empty, streaming.

    Where the file breaks off or its header is missing there is one issue; rows before it stay.
    """
    try:
        encoding = _encoding(tree, table.member)
        if encoding.note:
            yield _issue(table, "", "encoding", encoding.note, IssueSeverity.NOTE)
        with closing(tree.open_member(table.member)) as stream:
            yield from _rows(stream, encoding, table)
    except DamagedMemberError as error:
        yield _issue(table, "last rows", "table-breaks-off", f"{error.what} Rows before are kept.")
    except csv.Error as error:
        detail = f"The rows after this point cannot be told apart ({error})."
        yield _issue(table, "last rows", "table-breaks-off", detail)


def _encoding(tree: ArchiveTree, member: str) -> Encoding:
    """How the member is written; one that breaks off is taken for UTF-8."""
    try:
        with closing(tree.open_member(member)) as stream:
            return detect_encoding(stream)
    except DamagedMemberError:
        return Encoding("utf-8-sig", "replace")


def _rows(
    stream: BinaryIO, encoding: Encoding, table: NamedTable
) -> Iterator[tuple[str, dict[str, str]] | ImportIssue]:
    lines = _lines(stream, encoding, table.mend)
    skipped, columns, delimiter = _find_header(lines, table.needed)
    if not columns:
        wanted = ", ".join(sorted(table.needed))
        yield _issue(table, "line 1", "header-not-found", f"No row names the columns {wanted}.")
        return
    for line, cells in Dialect(delimiter).rows(lines):
        place = f"line {line + skipped}"
        if not any(cell.strip() for cell in cells):
            continue
        if table.row_start is not None and any(map(table.row_start.search, cells)):
            detail = "A quotation mark in this row is not closed, so rows after it run into it."
            yield _issue(table, place, "quote-not-closed", detail)
            continue
        yield place, dict(zip(columns, cells, strict=False))


def _lines(
    stream: BinaryIO, encoding: Encoding, mend: Callable[[str], str] | None
) -> Iterator[str]:
    for line in io.TextIOWrapper(stream, encoding.name, encoding.errors, newline=""):
        clean = clean_text(line)
        yield clean if mend is None else mend(clean)


def _find_header(lines: Iterator[str], needed: frozenset[str]) -> tuple[int, list[str], str]:
    """(lines taken, folded names, delimiter); some tables begin with a few lines of notes."""
    for number in range(1, LINES_BEFORE_HEADER + 1):
        line = next(lines, None)
        if line is None:
            break
        names = list(map(fold_column, _split(line.strip().lstrip("\ufeff"))))
        if needed <= set(names):
            return number, names, max(_DELIMITERS, key=line.count)
    return 0, [], ","


def _issue(
    table: NamedTable,
    place: str,
    code: str,
    detail: str,
    severity: IssueSeverity = IssueSeverity.REJECTED,
) -> ImportIssue:
    return ImportIssue(table.member, place, code, detail, severity)
