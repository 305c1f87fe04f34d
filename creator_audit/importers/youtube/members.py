"""Which tables of an export are read; watch history, searches and chats are never opened."""

import codecs
import csv
import re
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.delimited import read_delimited
from creator_audit.importers.tables.grid import Grid
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.youtube.columns import kind_of_table, looks_like_videos

_EXPORT_DAY = re.compile(r"takeout-(\d{4})(\d\d)(\d\d)T", re.IGNORECASE)
_PLAYLIST = re.compile(r".*-videos(\(\d+\))?\.csv", re.IGNORECASE)
_COPY_NUMBER = re.compile(r"\(\d+\)$")
SERVICE = "youtube"
HEAD_BYTES = 8192


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables found, by kind, and what stays closed."""

    by_kind: dict[str, list[Grid]] = field(default_factory=dict)
    not_read: tuple[NotRead, ...] = ()
    by_value: tuple[str, ...] = ()
    """Members whose columns have unknown names and were told by their cells."""

    def of(self, kind: str) -> list[Grid]:
        """Tables of one kind."""
        return self.by_kind.get(kind, [])

    @property
    def members(self) -> tuple[str, ...]:
        """Everything that is read."""
        return tuple(grid.member for grids in self.by_kind.values() for grid in grids)


def find_tables(tree: ArchiveTree) -> Tables:
    """Look at the header rows of the tables in YouTube's folder (or of all, if it is missing)."""
    by_kind: dict[str, list[Grid]] = {}
    by_value = []
    not_read: list[NotRead] = []
    inside = [name for name in tree.names if _is_inside_service(name)]
    for name in inside or tree.names:
        why = _why_closed(name)
        if why:
            not_read.append(NotRead(name, why))
            continue
        if not name.casefold().endswith(".csv"):
            continue
        if not inside and not _may_be_table(tree, name):
            continue
        grid = _open(tree, name)
        kind = kind_of_table(grid.headers) if grid else ""
        if grid and not kind and inside and looks_like_videos(grid):
            kind = "videos"
            by_value.append(name)
        if grid and kind:
            by_kind.setdefault(kind, []).append(grid)
    outside = len(tree.names) - len(inside) if inside else 0
    if outside:
        not_read.append(
            NotRead(f"files outside YouTube's folder: {outside}", "not part of YouTube")
        )
    return Tables(by_kind, tuple(not_read), tuple(by_value))


def _is_inside_service(name: str) -> bool:
    steps = name.casefold().split("/")[:-1]
    return any(SERVICE in step or "يوتيوب" in step for step in steps)


def _why_closed(name: str) -> str:
    steps = [fold_header(step) for step in name.split("/")]
    base = _COPY_NUMBER.sub("", steps[-1].rsplit(".", 1)[0]).strip()
    words = {*steps[:-1], base}
    for entry in platform_facts("youtube")["not_read"]:
        for word in entry["names"]:
            if (
                word in words
                or base.startswith((f"{word}-", f"{word} "))
                or base.endswith(f"-{word}")
            ):
                return str(entry["why"])
    # The table of uploads is just `videos.csv`; `<name>-videos.csv` is a playlist of that name.
    return "lists of other people's videos" if _PLAYLIST.fullmatch(steps[-1]) else ""


def _may_be_table(tree: ArchiveTree, name: str) -> bool:
    """Whether the first line names columns of a table known here.

    Other platforms' lists, of readers' addresses for instance, are not read on the way.
    """
    head = tree.head(name, HEAD_BYTES)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    lines = head.decode("utf-8-sig", "replace").lstrip().splitlines()
    return bool(kind_of_table(next(csv.reader(lines[:1]), [])))


def _open(tree: ArchiveTree, name: str) -> Grid | None:
    try:
        grid = read_delimited(name, partial(tree.open_member, name))
    except UserError:
        return None
    return grid if len(grid.headers) > 1 else None


def export_day(tree: ArchiveTree) -> date | None:
    """The day in the name Google gives the ZIP."""
    for path in tree.sources:
        match = _EXPORT_DAY.search(path.name)
        if match:
            return date(int(match[1]), int(match[2]), int(match[3]))
    return None
