"""A whole table read: columns mapped, order of dates decided, rows turned into posts."""

from collections.abc import Iterator
from datetime import datetime

from creator_audit.errors import UserError
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.date_order import decide_order
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.tables.mapping import (
    COUNT_FIELDS,
    Columns,
    MappingNeeded,
    map_columns,
)
from creator_audit.importers.tables.numbers import NumberStyle, decide_style
from creator_audit.importers.tables.row_posts import RowReader
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post

STYLE_ROWS = 2000
MOST_NOTES = 200
"""Notes of one kind listed one by one; the rest is counted in one more."""


def choose_grids(grids: list[Grid], options: ImportOptions, member: str) -> list[Grid]:
    """The sheet that was named; else all that are sure; else the first, which is then asked for.

    Raises `UserError` for a sheet that is not there and for a file without any table.
    """
    if not grids:
        raise UserError(
            "The file holds no table.",
            where=member,
            next_step="Choose a table with a header row and a post in each row.",
        )
    told = dict(options.column_map)
    wanted = told.pop("sheet", "")
    if wanted:
        named = [grid for grid in grids if fold_header(grid.sheet) == fold_header(wanted)]
        if not named:
            shown = ", ".join(f"`{grid.sheet}`" for grid in grids)
            raise UserError(
                f"There is no sheet `{wanted}`.", where=member, next_step=f"Sheets: {shown}."
            )
        return named
    told.pop("date_order", "")
    if len(grids) == 1:
        return grids
    if told:
        names = {fold_header(header) for header in told.values()}
        fitting = [g for g in grids if names <= {fold_header(header) for header in g.headers}]
        return fitting or grids[:1]
    return [grid for grid in grids if map_columns(grid, {}).is_sure] or grids[:1]


def row_reader(
    grid: Grid,
    options: ImportOptions,
    layout: str,
    *,
    default_platform: str = "",
    latest: datetime | None = None,
) -> RowReader:
    """A reader for the table's rows.

    Raises `MappingNeeded` where the text column or the order of dates must be asked.
    """
    columns = map_columns(grid, options.column_map)
    if not columns.is_sure:
        raise MappingNeeded(grid, columns.names(grid))
    dates = _date_reader(grid, columns, options, latest)
    styles = number_styles(grid, columns)
    return RowReader(grid, columns, options, dates, styles, layout, default_platform)


def _date_reader(
    grid: Grid, columns: Columns, options: ImportOptions, latest: datetime | None
) -> DateReader:
    told = options.date_order or options.column_map.get("date_order", "")
    at = columns.index.get("published_at")
    if at is None:
        return DateReader("", options.time_zone, latest=latest)
    cells = (row.cells[at] for row in grid.rows() if isinstance(row, Row) and at < len(row.cells))
    decision = decide_order(cells, told, columns.languages.get("published_at", ""))
    if decision.must_be_asked:
        raise MappingNeeded(grid, columns.names(grid), asked="date_order", example=decision.example)
    return DateReader(decision.order, options.time_zone, latest=latest)


def number_styles(grid: Grid, columns: Columns) -> dict[str, NumberStyle]:
    """The style of digits of each column of counts."""
    wanted = {name: columns.index[name] for name in COUNT_FIELDS if name in columns.index}
    if not wanted:
        return {}
    cells: dict[str, list[str]] = {name: [] for name in wanted}
    for count, row in enumerate(grid.rows()):
        if count >= STYLE_ROWS:
            break
        if isinstance(row, Row):
            for name, at in wanted.items():
                cells[name].append(row.cells[at] if at < len(row.cells) else "")
    return {name: decide_style(column) for name, column in cells.items()}


def read_posts(reader: RowReader) -> Iterator[Post | ImportIssue]:
    """All posts of the table, with issues; ends with notes on the table as a whole."""
    grid = reader.grid
    counts: dict[str, int] = {}
    for row in grid.rows():
        found = (row,) if isinstance(row, ImportIssue) else reader.read(row)
        for record in found:
            if isinstance(record, ImportIssue) and record.severity is IssueSeverity.NOTE:
                counts[record.code] = counts.get(record.code, 0) + 1
                if counts[record.code] > MOST_NOTES:
                    continue
            yield record
    yield from _closing_notes(reader, counts)


_CLOSING = (
    ("repaired", "text-repaired", "Cells decoded wrongly before (é as Ã©) and put right here"),
    (
        "mangled",
        "id-damaged",
        "Ids cut by a spreadsheet program; the link, or time and text, stand in for them",
    ),
    (
        "inferred_years",
        "year-inferred",
        "Dates without a year, placed in the latest year not after the day of the table",
    ),
    ("unzoned", "zone-unknown", "Times without a time zone, taken as UTC"),
)


def _closing_notes(reader: RowReader, counts: dict[str, int]) -> Iterator[ImportIssue]:
    notes = [("table-encoding", note) for note in reader.grid.notes]
    for code, count in counts.items():
        if count > MOST_NOTES:
            notes.append((code, f"More rows of the same kind: {count - MOST_NOTES}."))
    for name, code, detail in _CLOSING:
        number: int = getattr(reader, name)
        if number:
            notes.append((code, f"{detail}: {number}."))
    for code, detail in notes:
        yield ImportIssue(reader.grid.member, "", code, detail, IssueSeverity.NOTE)
