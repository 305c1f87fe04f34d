"""CSV and its relatives as a grid."""

import csv
import io
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import BinaryIO

from creator_audit.importers.tables.dialect import SAMPLE_LINES, Dialect, detect_dialect
from creator_audit.importers.tables.encoding import Encoding, detect_encoding
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.headers import find_header, number_repeats
from creator_audit.model.issue import ImportIssue, IssueSeverity

Open = Callable[[], BinaryIO]
LONG_CELL = 400
_SIGNS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}


@dataclass(frozen=True, slots=True)
class _Layout:
    encoding: Encoding
    dialect: Dialect
    header_line: int
    """Number of the physical line on which the header row begins; 0: no header row."""
    headers: tuple[str, ...]


def read_delimited(member: str, open_member: Open) -> Grid:
    """The grid of a CSV, TSV or the like; nothing but the layout is kept in memory."""
    with closing(open_member()) as stream:
        encoding = detect_encoding(stream)
    with closing(open_member()) as stream:
        lines = list(islice(_lines(stream, encoding), SAMPLE_LINES))
    dialect = detect_dialect(lines)
    layout = _layout(lines, encoding, dialect)
    sign = _SIGNS.get(dialect.delimiter, dialect.delimiter)
    return Grid(
        member=member,
        sheet="",
        headers=layout.headers,
        rows=partial(_rows, member, open_member, layout),
        how=f"text table ({encoding.name}, cells parted by {sign})",
        notes=(encoding.note,) if encoding.note else (),
        has_headers=layout.header_line > 0,
    )


def _layout(lines: list[str], encoding: Encoding, dialect: Dialect) -> _Layout:
    sample: list[tuple[int, list[str]]] = []
    # The sample may end inside a quoted cell; what was read before will do.
    with suppress(csv.Error):
        sample.extend(dialect.rows(lines[dialect.skip :]))
    index = find_header([cells for _line, cells in sample])
    if index is None:
        width = max((len(cells) for _line, cells in sample), default=1)
        return _Layout(encoding, dialect, 0, number_repeats([""] * width))
    line, cells = sample[index]
    while len(cells) > 1 and not cells[-1].strip():
        cells = cells[:-1]
    return _Layout(encoding, dialect, line + dialect.skip, number_repeats(cells))


def _lines(stream: BinaryIO, encoding: Encoding) -> Iterator[str]:
    text = io.TextIOWrapper(stream, encoding.name, encoding.errors, newline="")
    for line in text:
        yield line.replace("\0", "") if "\0" in line else line


def _rows(member: str, open_member: Open, layout: _Layout) -> Iterator[Row | ImportIssue]:
    width = len(layout.headers)
    skip = max(layout.header_line - 1, layout.dialect.skip)
    with closing(open_member()) as stream:
        lines = islice(_lines(stream, layout.encoding), skip, None)
        rows = layout.dialect.rows(lines)
        if layout.header_line:
            next(rows, None)
        try:
            for line, cells in rows:
                if _swallowed(cells, width, layout.dialect.delimiter):
                    yield _open_quote(member, line + skip)
                else:
                    yield _row(line + skip, cells, width, layout.dialect.delimiter)
        except csv.Error as error:
            yield ImportIssue(
                member,
                "last rows",
                "table-breaks-off",
                f"The rows after this point cannot be told apart ({error}).",
                IssueSeverity.NOTE,
            )


def _swallowed(cells: list[str], width: int, delimiter: str) -> bool:
    """Whether a cell holds whole rows, because a quote before them is never closed."""
    for cell in cells:
        if len(cell) > LONG_CELL and width > 1 and cell.count("\n") >= 10:
            lines = [line for line in cell.splitlines() if line.strip()]
            return sum(line.count(delimiter) >= width - 1 for line in lines) > len(lines) * 0.7
    return False


def _open_quote(member: str, line: int) -> ImportIssue:
    detail = (
        "A quotation mark in this row is not closed, so rows after it run into one cell. "
        "Close it in the table and import again."
    )
    return ImportIssue(member, f"line {line}", "quote-not-closed", detail, IssueSeverity.REJECTED)


def _row(line: int, cells: list[str], width: int, delimiter: str) -> Row:
    if width == 1:
        # A plain list of captions: what looks like a delimiter is punctuation.
        return Row(f"line {line}", (delimiter.join(cells),))
    missing = width - len(cells)
    if missing > 0:
        return Row(f"line {line}", (*cells, *([""] * missing)))
    spare = tuple(cell for cell in cells[width:] if cell.strip())
    return Row(f"line {line}", tuple(cells[:width]), spare)
