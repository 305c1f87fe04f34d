"""The table's model: one key per row, pages of rows read when they come into sight."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from creator_audit.gui.posts.state import (
    COLUMN_NAMES,
    SPOKEN_COLUMNS,
    class_words,
    label_words,
    row_sentence,
)
from creator_audit.gui.widgets.words import day_name, kind_name, platform_name
from creator_audit.queries.posts import PostRow

ROW_ROLE = Qt.ItemDataRole.UserRole
"""The `PostRow` of a cell, or None while its page is on the way."""
PAGE = 100
_KEPT_PAGES = 60

AskForRows = Callable[["array[int]", Callable[[list[PostRow]], None]], None]
"""Reads the rows of keys; answers on the window's thread."""
_Index = QModelIndex | QPersistentModelIndex


class PostTableModel(QAbstractTableModel):
    """Eight bytes per row, whatever the number of posts; a page holds a hundred rows."""

    def __init__(self, ask: AskForRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._keys: array[int] = array("q")
        self._pages: OrderedDict[int, list[PostRow]] = OrderedDict()
        self._wanted: list[int] = []
        self._is_asking = False
        self._generation = 0
        self.sort_column, self.is_descending = 0, True

    # Keys

    @property
    def keys(self) -> "array[int]":
        """Keys of all rows, in order."""
        return self._keys

    def set_keys(self, keys: "array[int]") -> bool:
        """Show other keys. True when they differ, so that the view starts at the top."""
        self._generation += 1
        self._wanted.clear()
        self._is_asking = False
        if keys == self._keys:
            self._pages.clear()
            if len(keys):
                last = self.index(len(keys) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last)
            return False
        self.beginResetModel()
        self._keys = keys
        self._pages.clear()
        self.endResetModel()
        return True

    def row_of(self, key: int) -> int:
        """Row of a key, -1 when it is not shown."""
        try:
            return self._keys.index(key)
        except ValueError:
            return -1

    def post_row(self, row: int) -> PostRow | None:
        """The row's content if its page is here."""
        page = self._pages.get(row // PAGE)
        offset = row % PAGE
        return page[offset] if page is not None and offset < len(page) else None

    def show_sort(self, column: int, *, is_descending: bool) -> None:
        """Mark the column that the keys are sorted by."""
        self.sort_column, self.is_descending = column, is_descending
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    # Qt

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._keys)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMN_NAMES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            arrow = " ▾" if self.is_descending else " ▴"
            return COLUMN_NAMES[section] + (arrow if section == self.sort_column else "")
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"Sort by {SPOKEN_COLUMNS[section].lower()}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.post_row(index.row())
        if row is None:
            if role in (Qt.ItemDataRole.DisplayRole, ROW_ROLE):
                self._want(index.row() // PAGE)
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(row, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row_sentence(row) if index.column() == 0 else _cell(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(row, index.column())
        return None

    # Pages

    def _want(self, page: int) -> None:
        if page in self._wanted:
            self._wanted.remove(page)
        self._wanted.append(page)
        self._ask_next()

    def _ask_next(self) -> None:
        if self._is_asking or not self._wanted:
            return
        # The page wanted last is the one in sight: those scrolled past wait, and old ones go.
        page = self._wanted.pop()
        del self._wanted[:-4]
        self._is_asking = True
        generation = self._generation
        keys = self._keys[page * PAGE : (page + 1) * PAGE]
        self._ask(keys, lambda rows: self._take(generation, page, rows))

    def _take(self, generation: int, page: int, rows: list[PostRow]) -> None:
        if generation != self._generation:
            return
        self._is_asking = False
        self._pages[page] = rows
        while len(self._pages) > _KEPT_PAGES:
            self._pages.popitem(last=False)
        first, last = page * PAGE, min(len(self._keys), (page + 1) * PAGE) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))
        self._ask_next()

    def rows_at(self, rows: Iterable[int]) -> list[PostRow]:
        """Contents of those rows that are here."""
        return [found for row in rows if (found := self.post_row(row)) is not None]


def _tip(row: PostRow, column: int) -> str | None:
    if column == 5 and row.by_user:
        return "Set by you"
    return _cell(row, column) if column in (1, 3, 4) else None


def _cell(row: PostRow, column: int) -> str:
    return (
        day_name(row.day, short=True),
        platform_name(row.platform),
        kind_name(row.kind),
        row.text,
        row.brand,
        class_words(row),
        label_words(row.verdict),
    )[column]
