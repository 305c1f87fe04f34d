"""Tables of any make: CSV, TSV, JSON, JSON Lines and spreadsheets with a post in each row."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.tables.grid import Grid
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.tables.mapping import Columns, map_columns
from creator_audit.importers.tables.open_table import SUFFIXES, open_tables
from creator_audit.importers.tables.reading import choose_grids, read_posts, row_reader
from creator_audit.importers.tables.studio import has_studio_columns
from creator_audit.importers.tables.values import not_posts
from creator_audit.model.account import Account
from creator_audit.model.post import Post
from creator_audit.progress import Progress

PROGRESS_ROWS = 500
MOST_TABLES = 40
"""More members than this were not put together by hand."""
DEEPEST = 2
MEDIA_SUFFIXES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".heic", ".mp4", ".mov", ".mp3")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class TableImporter:
    """Reads one table given alone, or the tables of posts among other members."""

    platform = "table"
    title = "Table (CSV, XLSX, JSON)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """A single table is taken even where columns must be asked; among others only sure ones."""
        names = [name for name in tree.names if name.casefold().endswith(SUFFIXES)]
        if len(tree.names) == 1:
            return _recognise_single(tree, tree.names[0])
        if not _is_bundle(tree, names):
            return None
        found: list[tuple[str, Grid, Columns]] = []
        not_read = []
        for name in names:
            if _is_private_name(name):
                not_read.append(NotRead(name, "its name says that it holds no posts"))
                continue
            found.extend(_sure_tables(tree, name))
        if not found:
            return None
        grids = [grid for _name, grid, _columns in found]
        return Recognition(
            platform=self.platform,
            layout=_layout(grids[0]),
            confidence=0.5,
            why=tuple(_why(grid, columns) for _name, grid, columns in found),
            members=tuple(dict.fromkeys(name for name, _grid, _columns in found)),
            not_read=tuple(not_read),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield accounts as they appear, posts and issues.

        Raises `MappingNeeded` where a column or the order of dates must be asked.
        """
        accounts: set[str] = set()
        done = 0
        for name in found.members:
            for grid in choose_grids(open_tables(tree, name), options, name):
                told = options if len(found.members) == 1 else _fitting(options, grid)
                reader = row_reader(grid, told, _layout(grid))
                for record in read_posts(reader):
                    if isinstance(record, Post) and record.account_id not in accounts:
                        accounts.add(record.account_id)
                        yield _account(record)
                    done += 1
                    if done % PROGRESS_ROWS == 0:
                        progress.step(done, None, name)
                    yield record


def _is_bundle(tree: ArchiveTree, tables: Sequence[str]) -> bool:
    """Whether the members are tables that a person put together, not a platform's export.

    Tables deep inside an export may be anything: searches, messages, notes.
    """
    media = sum(name.casefold().endswith(MEDIA_SUFFIXES) for name in tree.names)
    others = len(tree.names) - media
    depth = max((name.count("/") for name in tables), default=9)
    return others <= MOST_TABLES and len(tables) >= 0.8 * others and depth <= DEEPEST


def _recognise_single(tree: ArchiveTree, name: str) -> Recognition | None:
    if not name.casefold().endswith((*SUFFIXES, ".numbers")) and "." in name:
        return None
    try:
        grids = open_tables(tree, name)
    except UserError as error:
        # Read again by `read`, which then says what is wrong and what to do.
        return Recognition("table", "table", 0.5, (error.what,), (name,))
    grids = [grid for grid in grids if len(grid.headers) > 1 or _is_alone(grid)]
    if not grids:
        return None
    columns = map_columns(grids[0], {})
    notes = () if columns.is_sure else ("Which column holds the text must be said before reading.",)
    return Recognition(
        platform="table",
        layout=_layout(grids[0]),
        confidence=0.6 if columns.is_sure else 0.5,
        why=tuple(_why(grid, map_columns(grid, {})) for grid in grids),
        members=(name,),
        notes=notes,
    )


def _is_alone(grid: Grid) -> bool:
    """A table of one column is only believed where the column's name is known."""
    return map_columns(grid, {}).is_sure


def _sure_tables(tree: ArchiveTree, name: str) -> list[tuple[str, Grid, Columns]]:
    try:
        grids = open_tables(tree, name)
    except UserError:
        return []
    found = []
    for grid in grids:
        folded = {fold_header(header) for header in grid.headers}
        if folded & not_posts()[1] or has_studio_columns(grid):
            continue
        columns = map_columns(grid, {})
        if columns.is_sure and "published_at" in columns.index and len(grid.headers) > 1:
            found.append((name, grid, columns))
    return found


def _is_private_name(name: str) -> bool:
    words = set(_WORDS.findall(name.casefold()))
    return bool(words & not_posts()[0])


def _why(grid: Grid, columns: Columns) -> str:
    return f"{grid.member}: {grid.how}; {'; '.join(columns.why)}"


def _layout(grid: Grid) -> str:
    return grid.how.split("(", 1)[0].split(",", 1)[0].strip()


def _fitting(options: ImportOptions, grid: Grid) -> ImportOptions:
    """The options with only those columns that this one of several tables has."""
    folded = {fold_header(header) for header in grid.headers}
    told = options.column_map.items()
    return replace(options, column_map={n: h for n, h in told if fold_header(h) in folded})


def _account(post: Post) -> Account:
    handle = post.account_id.split(":", 1)[1]
    return Account(post.account_id, post.platform, handle, handle)


IMPORTER = TableImporter()
