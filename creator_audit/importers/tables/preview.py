"""What a table would become under a mapping, for the screen that asks for one."""

from collections.abc import Mapping
from dataclasses import dataclass

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.grid import Grid
from creator_audit.importers.tables.headers import fields, fingerprint
from creator_audit.importers.tables.mapping import MappingNeeded, map_columns, samples_of
from creator_audit.importers.tables.open_table import open_tables
from creator_audit.importers.tables.reading import choose_grids, row_reader
from creator_audit.importers.tables.row_posts import RowReader
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row as it would be read."""

    pointer: str
    published_at: str
    """ISO 8601 in UTC, or empty."""
    text: str
    """All texts of the row, a line each."""
    native_id: str
    permalink: str
    platform: str


@dataclass(frozen=True, slots=True)
class TablePreview:
    """All that a mapping screen shows."""

    member: str
    sheet: str
    sheets: tuple[str, ...]
    how: str
    headers: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]
    mapping: Mapping[str, str]
    """Field -> header."""
    fields: tuple[str, ...]
    """All fields that a column can be mapped to."""
    is_sure: bool
    asked: str
    """Field that must be said first (``text``, ``date_order``), or empty."""
    example: str
    rows: tuple[PreviewRow, ...]
    problems: tuple[str, ...]
    fingerprint: str
    """Key under which to remember the mapping for tables with the same headers."""


def preview(tree: ArchiveTree, name: str, options: ImportOptions, rows: int = 10) -> TablePreview:
    """Read the first `rows` rows of the table as the import would.

    Raises `UserError` for a file that holds no table.
    """
    grids = open_tables(tree, name)
    grid = choose_grids(grids, options, name)[0]
    sheets = tuple(one.sheet for one in grids if one.sheet)
    try:
        reader = row_reader(grid, options, grid.how)
    except MappingNeeded as question:
        return _preview(grid, sheets, question.guess, question, (), (str(question),))
    shown, problems = _read_some(reader, rows)
    mapping = map_columns(grid, options.column_map).names(grid)
    return _preview(grid, sheets, mapping, None, shown, problems)


def _preview(
    grid: Grid,
    sheets: tuple[str, ...],
    mapping: Mapping[str, str],
    question: MappingNeeded | None,
    rows: tuple[PreviewRow, ...],
    problems: tuple[str, ...],
) -> TablePreview:
    return TablePreview(
        member=grid.member,
        sheet=grid.sheet,
        sheets=sheets,
        how=grid.how,
        headers=grid.headers,
        samples=samples_of(grid),
        mapping=mapping,
        fields=fields(),
        is_sure=question is None,
        asked=question.field if question else "",
        example=question.example if question else "",
        rows=rows,
        problems=(*grid.notes, *problems),
        fingerprint=fingerprint(grid.headers),
    )


def _read_some(reader: RowReader, most: int) -> tuple[tuple[PreviewRow, ...], tuple[str, ...]]:
    shown: list[PreviewRow] = []
    problems: list[str] = []
    for row in reader.grid.rows():
        if len(shown) >= most:
            break
        for record in (row,) if isinstance(row, ImportIssue) else reader.read(row):
            if isinstance(record, Post):
                shown.append(_row(record))
            else:
                problems.append(f"{record.pointer}: {record.detail}")
    return tuple(shown), tuple(problems)


def _row(post: Post) -> PreviewRow:
    return PreviewRow(
        pointer=post.source.pointer,
        published_at=post.published_at.isoformat() if post.published_at else "",
        text="\n".join(part.text for part in post.parts),
        native_id=post.native_id,
        permalink=post.permalink,
        platform=post.platform,
    )
