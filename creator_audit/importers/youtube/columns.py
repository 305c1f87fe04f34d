"""Columns of the export's tables: by name in the languages known, else by what the cells hold."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.grid import Grid, sample_rows
from creator_audit.importers.tables.headers import fold_header, split_number

KINDS = ("texts", "comments", "posts", "videos", "channel")
"""Tables read, the more telling ones first: several hold a column of video ids."""
_NEEDED = {
    "texts": ({"id", "description_segments"}, {"id", "title_segments"}),
    "comments": ({"id", "text"},),
    "posts": ({"id", "text"},),
    "videos": ({"id", "title"}, {"id", "description"}, {"id", "privacy", "duration"}),
    "channel": ({"id", "title"},),
}
_VIDEO_ID = re.compile(r"[\w-]{11}")
_CHANNEL_ID = re.compile(r"UC[\w-]{20,22}")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
SHAPE_ROWS = 200


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the fields of one table stand."""

    one: Mapping[str, int]
    many: Mapping[str, tuple[int, ...]]
    """Numbered columns, in the order of their numbers."""

    def cell(self, cells: Sequence[str], field: str) -> str:
        """The cell of a field; empty where the table lacks it."""
        at = self.one.get(field, -1)
        return cells[at] if 0 <= at < len(cells) else ""

    def joined(self, cells: Sequence[str], field: str) -> str:
        """Cells of a numbered field put together again."""
        return "".join(cells[at] for at in self.many.get(field, ()) if at < len(cells))


@cache
def _names(kind: str) -> dict[str, tuple[str, bool]]:
    """Folded name -> (field, whether it is numbered)."""
    found = {}
    for field, names in platform_facts("youtube")["columns"][kind].items():
        for name in names:
            is_many = name.endswith(" N")
            found[fold_header(name.removesuffix(" N"))] = (field, is_many)
    return found


def match_columns(kind: str, headers: Sequence[str]) -> Columns:
    """The columns of a table of this kind as far as their names are known."""
    one: dict[str, int] = {}
    many: dict[str, list[tuple[int, int]]] = {}
    names = _names(kind)
    for at, header in enumerate(headers):
        folded = fold_header(header)
        base, number = split_number(folded)
        field, is_many = names.get(folded) or names.get(base, ("", False))
        if is_many:
            many.setdefault(field, []).append((number, at))
        elif field and (folded in names):
            one.setdefault(field, at)
    return Columns(one, {name: tuple(at for _n, at in sorted(each)) for name, each in many.items()})


def kind_of_table(headers: Sequence[str]) -> str:
    """Which table the headers belong to; empty where they are of none that is known."""
    for kind in KINDS:
        columns = match_columns(kind, headers)
        found = {*columns.one, *columns.many}
        if any(needed <= found for needed in _NEEDED[kind]):
            return kind
    return ""


def looks_like_videos(grid: Grid) -> bool:
    """Whether the cells are those of the table of videos, whatever the columns are called."""
    shapes = _Shapes(grid)
    return bool(shapes.ids and shapes.channels and shapes.times and len(shapes.texts) > 0)


def complete_videos(grid: Grid, columns: Columns) -> Columns:
    """Add the columns of unknown name that the cells give away."""
    shapes = _Shapes(grid)
    one = dict(columns.one)

    def offer(field: str, candidates: Sequence[int]) -> None:
        free = [at for at in candidates if at not in one.values()]
        if field not in one and free:
            one[field] = free[0]

    offer("id", shapes.ids)
    offer("channel", shapes.channels)
    if "published" not in one:
        # The table holds the time of upload first and of publication second.
        offer("published", shapes.times[-1:])
    offer("created", shapes.times)
    offer("description", [at for at in shapes.texts if shapes.has_lines(at)])
    offer("title", shapes.texts)
    return Columns(one, columns.many)


class _Shapes:
    """Columns of a table by what most of their cells look like."""

    def __init__(self, grid: Grid) -> None:
        rows = [row for row in sample_rows(grid, SHAPE_ROWS) if any(row.cells)]
        self._columns = [
            [row.cells[at].strip() for row in rows if row.cells[at].strip()]
            for at in range(len(grid.headers))
        ]
        self.ids = self._all(_VIDEO_ID)
        self.channels = self._all(_CHANNEL_ID)
        self.times = [
            at
            for at, cells in enumerate(self._columns)
            if cells and all(_TIME.match(cell) for cell in cells)
        ]
        self.texts = self._texts()

    def _all(self, pattern: re.Pattern[str]) -> list[int]:
        return [
            at
            for at, cells in enumerate(self._columns)
            if cells and all(pattern.fullmatch(cell) for cell in cells)
        ]

    def _texts(self) -> list[int]:
        """Columns of words that differ from row to row, longest first."""
        found = []
        for at, cells in enumerate(self._columns):
            taken = at in self.ids or at in self.channels or at in self.times
            spaced = sum(1 for cell in cells if " " in cell)
            if not taken and spaced > len(cells) / 2 and len(set(cells)) > len(cells) / 2:
                found.append((-sum(map(len, cells)), at))
        return [at for _size, at in sorted(found)]

    def has_lines(self, at: int) -> bool:
        """Whether some cell has several lines or is longer than a title may be."""
        return any("\n" in cell or len(cell) > 100 for cell in self._columns[at])
