"""The table of clients."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QPainter, QResizeEvent
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
from creator_audit.gui.widgets.check_delegate import CheckDelegate
from creator_audit.gui.widgets.paint_kit import paint_stack
from creator_audit.queries.roster import ClientLine

_NAME, _PLATFORMS, _LAST, _POSTS, _STACK, _GAPS, _QUESTIONS, _CHAINS, _SINCE = range(9)
_WIDTHS = {_PLATFORMS: 104, _LAST: 106, _POSTS: 74, _STACK: 132, _GAPS: 66, _QUESTIONS: 90,
           _CHAINS: 72, _SINCE: 210}  # fmt: skip
_WIDE = 1040
"""Pixels from which all columns have room."""
_PLACES = {_POSTS: "posts", _GAPS: "findings", _QUESTIONS: "findings", _CHAINS: "trust"}


class ClientTable(QTableWidget):
    """Emits the client to be opened, and at which place; knows which clients are chosen."""

    clientAsked = Signal(str, str)
    chosenChanged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(state.COLUMNS), parent)
        self._lines: tuple[ClientLine, ...] = ()
        self._chosen: set[str] = set()
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
        self._set_up_head()
        self._stacks = _StackDelegate(self)
        self._checks = _NameDelegate(self)
        self.setItemDelegateForColumn(_STACK, self._stacks)
        self.setItemDelegateForColumn(_NAME, self._checks)
        self.cellClicked.connect(self._click)
        self.cellActivated.connect(self._open)
        self.itemChanged.connect(self._take_check)

    def _set_up_head(self) -> None:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in (_PLATFORMS, _STACK):  # a name that can be read comes first
            self.setColumnHidden(column, self.width() < _WIDE)

    @property
    def chosen(self) -> frozenset[str]:
        """Names of the clients with a tick."""
        return frozenset(self._chosen)

    def choose(self, names: Sequence[str]) -> None:
        """Tick exactly these clients."""
        self._chosen = {line.name for line in self._lines if line.name in names}
        self._fill()
        self.chosenChanged.emit()

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Replace the rows; ticks stay with their clients."""
        self._lines = tuple(lines)
        self._stacks.lines = self._lines
        self._chosen &= {line.name for line in self._lines if state.can_choose(line)}
        self._fill()
        self.chosenChanged.emit()

    def _fill(self) -> None:
        self.blockSignals(True)
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, text in enumerate(state.cells(line)):
                self.setItem(row, column, self._cell(line, column, text))
        self.blockSignals(False)

    def _cell(self, line: ClientLine, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignRight if column in _PLACES else Qt.AlignmentFlag.AlignLeft
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(fonts.font("name" if column == _NAME else "body", tabular=True))
        if column in (_PLATFORMS, _LAST, _SINCE):
            item.setForeground(colour("muted"))
        elif column in _PLACES and text not in ("0", "–"):
            item.setForeground(colour("accent"))
        if column == _NAME:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, state.spoken(line))
            self._make_checkable(item, line)
        if line.name in self._chosen:
            item.setBackground(QBrush(colour("accent_soft")))
        item.setToolTip(state.tip(line, text, is_since=column == _SINCE))
        return item

    def _make_checkable(self, item: QTableWidgetItem, line: ClientLine) -> None:
        is_free = state.can_choose(line)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(flags if is_free else item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        is_on = line.name in self._chosen
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _take_check(self, item: QTableWidgetItem) -> None:
        if item.column() != _NAME:
            return
        name = self._lines[item.row()].name
        is_on = item.checkState() is Qt.CheckState.Checked
        if is_on == (name in self._chosen):
            return
        self._chosen ^= {name}
        self._fill()
        self.chosenChanged.emit()

    def _click(self, row: int, column: int) -> None:
        line = self._lines[row]
        if line.totals is not None and column in _PLACES and line.totals.posts:
            self.clientAsked.emit(line.name, _PLACES[column])

    def _open(self, row: int, column: int) -> None:
        if column not in _PLACES:
            self.clientAsked.emit(self._lines[row].name, "overview")


class _NameDelegate(CheckDelegate):
    """A name with its box; without one where there is nothing to choose."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        brush = index.data(Qt.ItemDataRole.BackgroundRole)
        if isinstance(brush, QBrush):
            painter.fillRect(option.rect, brush)
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            super().paint(painter, option, index)
            return
        painter.save()
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("muted"))
        box = QRectF(option.rect).adjusted(28, 0, -4, 0)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, str(index.data() or ""))
        painter.restore()


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
