"""The table of clients."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creator_audit.gui.roster import state
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TALL, row_height
from creator_audit.gui.widgets.paint_kit import paint_stack
from creator_audit.queries.roster import ClientLine

_NAME, _PLATFORMS, _LAST, _POSTS, _STACK, _GAPS, _QUESTIONS, _CHAINS = range(8)
_WIDTHS = {_PLATFORMS: 120, _LAST: 110, _POSTS: 74, _STACK: 140, _GAPS: 70, _QUESTIONS: 90,
           _CHAINS: 74}  # fmt: skip
_PLACES = {_POSTS: "posts", _GAPS: "findings", _QUESTIONS: "findings", _CHAINS: "trust"}


class ClientTable(QTableWidget):
    """Emits the client to be opened, and at which place."""

    clientAsked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(state.COLUMNS), parent)
        self._lines: tuple[ClientLine, ...] = ()
        self.setAccessibleName("Clients")
        self.setHorizontalHeaderLabels(list(state.COLUMNS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(row_height(ROW_TALL, self.fontMetrics().height()))
        head = self.horizontalHeader()
        head.setFont(fonts.font("small-strong"))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        for column in _PLACES:
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        head.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        self._stacks = _StackDelegate(self)
        self.setItemDelegateForColumn(_STACK, self._stacks)
        self.cellClicked.connect(self._click)
        self.cellActivated.connect(self._open)

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Replace the rows."""
        self._lines = tuple(lines)
        self._stacks.lines = self._lines
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, text in enumerate(state.cells(line)):
                self.setItem(row, column, self._cell(line, column, text))

    def _cell(self, line: ClientLine, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignRight if column in _PLACES else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(fonts.font("name" if column == _NAME else "body", tabular=True))
        if column in (_PLATFORMS, _LAST):
            item.setForeground(colour("muted"))
        elif column in _PLACES and text not in ("0", "–"):
            item.setForeground(colour("accent"))
        if column == _NAME:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, state.spoken(line))
        item.setToolTip(text if len(text) > 16 else "")
        return item

    def _click(self, row: int, column: int) -> None:
        line = self._lines[row]
        if line.totals is not None and column in _PLACES and line.totals.posts:
            self.clientAsked.emit(line.name, _PLACES[column])

    def _open(self, row: int, column: int) -> None:
        if column not in _PLACES:
            self.clientAsked.emit(self._lines[row].name, "overview")


class _StackDelegate(QStyledItemDelegate):
    """The mix of classes as a small stack."""

    lines: tuple[ClientLine, ...] = ()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        box = QRectF(option.rect).adjusted(8, 0, -24, 0)
        box.setTop(box.center().y() - 5)
        box.setHeight(10)
        paint_stack(painter, state.counts(self.lines[index.row()]), box)
