"""Spreadsheets (XLSX, XLS, XLSB, ODS) as grids, one for each sheet that holds rows."""

import io
from collections.abc import Iterator, Sequence
from datetime import datetime, time
from functools import partial
from typing import BinaryIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from creator_audit.errors import UserError
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.headers import PREAMBLE_ROWS, find_header, number_repeats
from creator_audit.model.issue import ImportIssue

MOST_BYTES = 300 * 1024 * 1024
"""A spreadsheet can only be read whole; larger ones belong into a CSV."""
EXACT_DIGITS = 2**53
"""Whole numbers above this are no longer exact in a spreadsheet: an id so long is damaged."""


def is_spreadsheet(head: bytes) -> bool:
    """Whether the first bytes are those of a ZIP or an old Office file."""
    return head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0"))


def read_spreadsheet(member: str, stream: BinaryIO) -> list[Grid]:
    """Grids of all sheets with rows; raises `UserError` for a locked, damaged or huge file."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise UserError(
            "The spreadsheet is too large to be read at once.",
            where=member,
            next_step="Save it as CSV and choose that file.",
        )
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [grid for name in book.sheet_names if (grid := _grid(member, book, name))]
    except PasswordError as error:
        raise UserError(
            "The spreadsheet is locked with a password.",
            where=member,
            next_step="Open it, remove the password (or save it as CSV) and choose it again.",
        ) from error
    except (CalamineError, OSError, ValueError) as error:
        raise _unreadable(member, data) from error


def _unreadable(member: str, data: bytes) -> UserError:
    # A locked XLSX is an old Office container around the encrypted file.
    marks = ("EncryptedPackage", "EncryptionInfo")
    if data.startswith(b"\xd0\xcf\x11\xe0") and any(
        mark.encode("utf-16-le") in data for mark in marks
    ):
        return UserError(
            "The spreadsheet is locked with a password.",
            where=member,
            next_step="Open it, remove the password (or save it as CSV) and choose it again.",
        )
    return UserError(
        "The spreadsheet cannot be read; it is damaged or of another kind.",
        where=member,
        next_step="Open it in a spreadsheet program, save it as XLSX or CSV and choose that file.",
    )


def _grid(member: str, book: CalamineWorkbook, name: str) -> Grid | None:
    # Empty rows and columns before the table are kept, so that row numbers agree with the screen.
    sheet = book.get_sheet_by_name(name)
    rows = sheet.to_python(skip_empty_area=False)
    first = [[_text(cell) for cell in row] for row in rows[:PREAMBLE_ROWS]]
    if not any(any(row) for row in first):
        return None
    index = find_header(first)
    width = sheet.width if index is None else len(first[index])
    names = [""] * width if index is None else first[index]
    start = 0 if index is None else index + 1
    return Grid(
        member=member,
        sheet=name,
        headers=number_repeats(names),
        rows=partial(_rows, name, rows, start),
        how=f"spreadsheet, sheet `{name}`",
        has_headers=index is not None,
    )


def _rows(sheet: str, rows: Sequence[Sequence[object]], start: int) -> Iterator[Row | ImportIssue]:
    for number, row in enumerate(rows[start:], start + 1):
        yield Row(f"sheet {sheet}, row {number}", tuple(_text(cell) for cell in row))


def _text(cell: object) -> str:
    """A cell as text; times in ISO form, whole numbers without a decimal point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return _digits(cell)
    if isinstance(cell, datetime) and cell.time() == time(0):
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def _digits(number: float) -> str:
    if not number.is_integer():
        return repr(number)
    return str(int(number)) if abs(number) < EXACT_DIGITS else f"{number:.10E}"
