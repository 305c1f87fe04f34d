"""A table as read: header names and rows of plain text cells, whatever the file was."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from creator_audit.model.issue import ImportIssue


class Row(NamedTuple):
    """One row: where it stands, and its cells in the order of the headers."""

    pointer: str
    """``line 12``, ``Sheet 1, row 4`` or ``entry 3``."""
    cells: tuple[str, ...]
    spare: tuple[str, ...] = ()
    """Cells beyond the last header."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of one member. `rows` starts a fresh reading each time; nothing is kept."""

    member: str
    sheet: str
    """Name of the sheet, or empty where the file holds one table only."""
    headers: tuple[str, ...]
    rows: Callable[[], Iterator[Row | ImportIssue]]
    how: str
    """What kind of table this is, for instance ``CSV, utf-8, separated by ;``."""
    notes: tuple[str, ...] = ()
    has_headers: bool = True


def sample_rows(grid: Grid, count: int) -> list[Row]:
    """The first `count` rows that can be read."""
    found: list[Row] = []
    for row in grid.rows():
        if isinstance(row, Row):
            found.append(row)
            if len(found) >= count:
                break
    return found
