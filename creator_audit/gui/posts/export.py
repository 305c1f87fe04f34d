"""The posts shown, as a table in a file: what the page shows, in its order."""

import csv
import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from creator_audit.errors import UserError
from creator_audit.gui.posts.state import SPOKEN_COLUMNS, row_cells
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.words import count
from creator_audit.queries.posts import post_rows
from creator_audit.queries.reader import Reader

_BATCH = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet would run a cell that opens like this; a quote before it keeps it text."""


def write_posts(reader: Reader, keys: Sequence[int], target: Path) -> int:
    """Write the rows of these keys as CSV; the number written. The file is replaced whole."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        with partial.open("w", encoding="utf-8-sig", errors="backslashreplace", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(SPOKEN_COLUMNS)
            for start in range(0, len(keys), _BATCH):
                rows = post_rows(reader, keys[start : start + _BATCH])
                writer.writerows([_plain(cell) for cell in row_cells(row)] for row in rows)
        os.replace(partial, target)  # noqa: PTH105 - replaces on every system
    except OSError as error:
        raise UserError(
            f"The table could not be written ({error.strerror or error}).",
            where=target.name,
            next_step="Check the folder and the free space, or choose another place.",
        ) from error
    finally:
        partial.unlink(missing_ok=True)
    return len(keys)


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def ask_and_export(session: Session, keys: Sequence[int], parent: QWidget) -> None:
    """Ask for a place, then write the posts shown there without holding up the window."""
    name, _kind = QFileDialog.getSaveFileName(
        parent, "Export the posts shown", f"{session.client} posts.csv", "CSV (*.csv)"
    )
    if name:
        session.say(f"Writing {count(len(keys), 'post', 'posts')}…")
        session.read(
            write_posts,
            keys,
            Path(name),
            done=lambda number: session.say(f"{count(number, 'post', 'posts')} written."),
        )
