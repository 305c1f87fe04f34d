"""The table itself: fixed row height, quick at a million rows, single keys while it has focus."""

from array import array

from PySide6.QtCore import QItemSelectionModel, QItemSelectionRange, Qt, Signal
from PySide6.QtGui import (
    QCursor,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QToolTip, QWidget

from creator_audit.gui.posts.delegate import (
    BRAND,
    CLASS,
    DATE,
    KIND,
    LABEL,
    PLATFORM,
    TEXT,
    PostDelegate,
)
from creator_audit.gui.posts.state import row_as_text
from creator_audit.gui.posts.table import PostTableModel
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height
from creator_audit.gui.widgets.words import CLASSES, day_name

_WIDTHS = {DATE: 96, PLATFORM: 36, KIND: 70, BRAND: 112, CLASS: 134, LABEL: 124}
_SAMPLES = {
    DATE: "28 Aug 26",
    KIND: "Community",
    BRAND: "Brindlecove",
    CLASS: "mm Recommending",
    LABEL: "mmm Insufficient",
}
"""Words that must fit, whatever the user's font."""
_TEXT_NEEDS = 220
_MOST_COPIED = 5000
_TELL_MONTH_FROM = 100_000


class PostTable(QTableView):
    """Emits what the user wants done; changes nothing by itself."""

    classWanted = Signal(str)
    drawerWanted = Signal()
    escaped = Signal()
    selectionMoved = Signal()

    def __init__(self, model: PostTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.posts = model
        self.user_hidden: set[int] = set()
        self.delegate = PostDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName("Posts")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(row_height(ROW_TABLE, self.fontMetrics().height()))
        self._set_up_columns()
        self.selectionModel().selectionChanged.connect(lambda *_args: self.selectionMoved.emit())
        model.modelReset.connect(self.selectionMoved)
        self.verticalScrollBar().sliderMoved.connect(self._tell_month)

    def _set_up_columns(self) -> None:
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        # A press on a head sorts; without this Qt would select the whole column.
        self.setSortingEnabled(True)
        head.setSortIndicatorShown(False)
        # With the table's own, the head asks every row whether it is selected: 18 s at a million.
        head.setSelectionModel(QItemSelectionModel(self.posts, head))
        head.setMinimumSectionSize(30)
        head.setFont(fonts.font("small-strong"))
        head.setAccessibleName("Columns")
        metrics = QFontMetrics(fonts.font("body"))
        for column, width in _WIDTHS.items():
            needed = metrics.horizontalAdvance(_SAMPLES.get(column, "")) + 16
            self.setColumnWidth(column, max(width, needed))
        head.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)

    def _tell_month(self, _value: int) -> None:
        """While a very long table is dragged along: which month stands on top."""
        row = self.posts.post_row(self.rowAt(0))
        if row is not None and self.posts.rowCount() > _TELL_MONTH_FROM:
            month = day_name(row.day).partition(" ")[2] if row.day else "No date"
            QToolTip.showText(QCursor.pos(), month, self)

    def chosen_keys(self) -> "array[int]":
        """Keys of all selected rows; ranges are read whole, so Ctrl+A on a million is quick."""
        keys: array[int] = array("q")
        for part in self._ranges():
            keys.extend(self.posts.keys[part.top() : part.bottom() + 1])
        return keys

    def chosen_count(self) -> int:
        """How many rows are selected."""
        return sum(part.height() for part in self._ranges())

    def _ranges(self) -> list[QItemSelectionRange]:
        chosen = self.selectionModel().selection()
        parts = (chosen.at(n) for n in range(chosen.count()))
        return list({(part.top(), part.bottom()): part for part in parts}.values())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide brand, then kind, where the text would get less than it needs to be read."""
        for column in (BRAND, KIND):
            self.setColumnHidden(column, False)
        used = sum(self.columnWidth(column) for column in _WIDTHS)
        for column in (BRAND, KIND):
            if column in self.user_hidden:
                self.setColumnHidden(column, True)
                used -= self.columnWidth(column)
        for column in (BRAND, KIND):
            if self.viewport().width() - used < _TEXT_NEEDS and not self.isColumnHidden(column):
                used -= self.columnWidth(column)
                self.setColumnHidden(column, True)

    def hide_column(self, column: int, *, is_hidden: bool) -> None:
        """Show or hide a column as the user wants it."""
        (self.user_hidden.add if is_hidden else self.user_hidden.discard)(column)
        self.setColumnHidden(column, is_hidden)
        self._make_room()

    def copy_rows(self) -> None:
        """Copy the selected rows that are loaded as text."""
        rows = [n for part in self._ranges() for n in range(part.top(), part.bottom() + 1)]
        found = self.posts.rows_at(rows[:_MOST_COPIED])
        QGuiApplication.clipboard().setText("\n".join(map(row_as_text, found)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif typed in ("1", "2", "3", "4") and not event.modifiers():
            self.classWanted.emit(CLASSES[int(typed) - 1])
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.drawerWanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Typing must not walk a million rows; the search field finds."""
