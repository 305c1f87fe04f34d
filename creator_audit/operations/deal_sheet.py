"""A list of deals kept in a spreadsheet, as the text of the CSV it stands for."""

import csv
import io
from datetime import date, datetime
from pathlib import Path

from creator_audit.errors import UserError

SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})


def is_sheet(path: Path) -> bool:
    """Whether the file's name says that it is a spreadsheet."""
    return path.suffix.casefold() in SUFFIXES


def sheet_text(path: Path) -> str:
    """The first sheet as CSV. Raises `UserError` when the file cannot be read."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_path(path) as book:
            rows = book.get_sheet_by_index(0).to_python(skip_empty_area=True)
    except (CalamineError, OSError, IndexError) as error:
        raise UserError(
            "The list of deals cannot be read as a spreadsheet.",
            where=str(path),
            next_step="Save it as CSV and choose that file.",
        ) from error
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return stream.getvalue()


def _cell(value: object) -> str:
    """A cell as a person would write it in CSV: whole days, whole numbers without a point."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
