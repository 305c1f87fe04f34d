"""Tables of the platforms' own studios: columns of known names, so nothing has to be asked."""

import codecs
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from typing import Any

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.date_order import decide_order
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.grid import Grid, Row, sample_rows
from creator_audit.importers.tables.headers import fold_header, lookup, meanings
from creator_audit.importers.tables.mapping import Columns, MappingNeeded
from creator_audit.importers.tables.open_table import SHEET_SUFFIXES, TEXT_SUFFIXES, open_tables
from creator_audit.importers.tables.reading import number_styles
from creator_audit.importers.tables.row_posts import RowReader
from creator_audit.importers.tables.spreadsheet import is_spreadsheet
from creator_audit.importers.video_ids import time_in_video_id
from creator_audit.model.post import Post
from creator_audit.resources import read_text

STUDIO_SUFFIXES = (*TEXT_SUFFIXES, *SHEET_SUFFIXES)
"""No studio writes JSON; a platform's own JSON may hold private sections and is left alone."""
MOST_COMPARED = 400
AGREEING_SHARE = 0.95
"""Share of rows whose id must hold the stated day before the times in ids are believed."""


@dataclass(frozen=True, slots=True)
class StudioTable:
    """A table of a platform's studio and where its fields stand."""

    platform: str
    grid: Grid
    index: dict[str, int]


@cache
def _all_facts() -> dict[str, dict[str, Any]]:
    return tomllib.loads(read_text("tables/studio.toml"))


def _platforms() -> tuple[str, ...]:
    return tuple(_all_facts())


def _facts(platform: str) -> dict[str, Any]:
    return _all_facts()[platform]


def funded_headers(platform: str) -> frozenset[str]:
    """Folded names of columns that speak of money behind a post, where the studio has any."""
    return frozenset(map(fold_header, _facts(platform).get("funded", ())))


def find_studio_tables(tree: ArchiveTree, platform: str) -> list[StudioTable]:
    """All tables of the platform's studio in the tree, told by columns (and links)."""
    found = []
    for name in tree.names:
        if name.casefold().endswith(STUDIO_SUFFIXES) and _may_be(tree, name, platform):
            try:
                grids = open_tables(tree, name)
            except UserError:
                continue
            for grid in grids:
                table = _studio_table(grid, platform)
                if table is not None:
                    found.append(table)
    return found


def has_studio_columns(grid: Grid) -> bool:
    """Whether a table comes out of a studio known here, so that its own importer reads it."""
    return any(_studio_table(grid, platform) is not None for platform in _platforms())


def _may_be(tree: ArchiveTree, name: str, platform: str) -> bool:
    """Whether it is worth reading the file: by its name among many, by its opening alone."""
    stem = PurePosixPath(name).stem.casefold().replace("\u00ad", "")
    if len(tree.names) > 1:
        facts = _facts(platform)
        named = facts.get("pattern", "")
        is_named = bool(named and re.fullmatch(named, stem, re.IGNORECASE))
        return is_named or any(stem.startswith(one) for one in facts["stems"])
    head = tree.head(name, 8192)
    if is_spreadsheet(head) or head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    opening = fold_header(head.decode("utf-8", "replace"))
    names = _facts(platform)["columns"]["published_at"]
    return any(fold_header(one) in opening for one in names)


def _studio_table(grid: Grid, platform: str) -> StudioTable | None:
    facts = _facts(platform)
    index = lookup(facts["columns"], grid.headers)
    if not set(facts["needs"]) <= set(index):
        return None
    host = facts["host"]
    if host:
        at = index["permalink"]
        links = [row.cells[at] for row in sample_rows(grid, 20) if at < len(row.cells)]
        if links and not any(host in link for link in links):
            return None
    return StudioTable(platform, grid, index)


def studio_reader(
    table: StudioTable, options: ImportOptions, layout: str, *, latest: datetime | None
) -> RowReader:
    """A reader for the table's rows; dates without a year get the last one before `latest`.

    Raises `MappingNeeded` where the order of day and month must be asked.
    """
    grid = table.grid
    at = table.index["published_at"]
    cells = (row.cells[at] for row in grid.rows() if isinstance(row, Row) and at < len(row.cells))
    told = options.date_order or options.column_map.get("date_order", "")
    languages = {meaning[2] for meaning in meanings(grid.headers[at]) if meaning[2]}
    language = languages.pop() if len(languages) == 1 else ""
    decision = decide_order(cells, told, language)
    index = {name: place for name, place in table.index.items() if name != "table_day"}
    columns = Columns(index, True, ("columns by name",))
    if decision.must_be_asked:
        raise MappingNeeded(grid, columns.names(grid), asked="date_order", example=decision.example)
    dates = DateReader(decision.order, options.time_zone, latest=latest)
    styles = number_styles(grid, columns)
    return RowReader(grid, columns, options, dates, styles, layout, table.platform)


def ids_hold_times(reader: RowReader) -> bool:
    """Whether the times inside the ids agree with the stated days, so that they can be believed."""
    agreeing = total = 0
    for row in sample_rows(reader.grid, MOST_COMPARED):
        for post in reader.read(row):
            if not isinstance(post, Post) or post.published_at is None or not post.native_id:
                continue
            inside = time_in_video_id(post.native_id)
            total += 1
            agreeing += inside is not None and _is_same_day(inside, post.published_at)
    reader.forget_counts()
    return total > 0 and agreeing >= AGREEING_SHARE * total


def _is_same_day(one: datetime, other: datetime) -> bool:
    """Same day and month within a day, whatever the year: a stated year may be inferred."""
    near = (other + timedelta(days=shift) for shift in (-1, 0, 1))
    return any((one.month, one.day) == (day.month, day.day) for day in near)


def ordered_days(reader: RowReader) -> dict[str, datetime]:
    """Pointer -> day for tables whose days name no year, where the order of the rows tells it.

    Studios list posts by time: going from the newest row to the oldest, a day that would lie
    after the one before belongs to an earlier year. Empty where the rows are in no such order.
    """
    at = reader.columns.index["published_at"]
    latest = reader.dates.latest
    found: list[tuple[str, datetime]] = []
    for row in reader.grid.rows():
        moment = reader.dates.read(row.cells[at]) if isinstance(row, Row) else None
        if moment is not None and isinstance(row, Row):
            if not moment.is_year_inferred:
                return {}
            found.append((row.pointer, moment.at))
    days = [(day.month, day.day) for _pointer, day in found]
    falls = sum(after <= before for before, after in pairwise(days))
    rises = len(days) - 1 - falls
    if latest is None or len(days) < 3 or max(falls, rises) < 2 * min(falls, rises):
        return {}
    return dict(_walk_back(found if falls > rises else found[::-1], latest))


def _walk_back(
    found: list[tuple[str, datetime]], limit: datetime
) -> Iterator[tuple[str, datetime]]:
    for pointer, day in found:
        while day > limit:
            is_leap_day = (day.month, day.day) == (2, 29)
            day = day.replace(year=day.year - (4 if is_leap_day else 1))  # noqa: PLW2901
        limit = day
        yield pointer, day


def last_day(tree: ArchiveTree, table: StudioTable) -> datetime:
    """The last day that rows without a year can mean.

    The day of the table's own column of its day, if that names one, else when the file was saved.
    """
    saved = datetime.fromtimestamp(tree.source_of(table.grid.member).stat().st_mtime, UTC)
    at = table.index.get("table_day")
    if at is None:
        return saved
    reader = DateReader(latest=saved)
    days = [reader.read(row.cells[at]) for row in sample_rows(table.grid, MOST_COMPARED)]
    return max((day.at for day in days if day is not None), default=saved)
