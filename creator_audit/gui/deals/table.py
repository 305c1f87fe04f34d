"""The table of deals."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creator_audit.gui.deals import state
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height
from creator_audit.gui.widgets.deal_words import STATUS_ICONS
from creator_audit.queries.deals import DealLine

_BRAND, _KIND, _STATUS, _DATES, _CODES, _EXCLUSIVE, _POSTS, _GAPS = range(8)
_WIDTHS = {_BRAND: 130, _KIND: 92, _STATUS: 100, _DATES: 196, _CODES: 110, _POSTS: 54, _GAPS: 54}
_EXCLUSIVE_NEEDS = 110


class DealTable(QTableWidget):
    """Emits the deal that is chosen, whose posts or gaps are asked for, or that shall go."""

    dealChosen = Signal(str)
    postsAsked = Signal(str)
    gapsAsked = Signal(str)
    removalAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(state.COLUMNS), parent)
        self._lines: tuple[DealLine, ...] = ()
        self.setAccessibleName("Deals")
        self.setHorizontalHeaderLabels(list(state.COLUMNS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(row_height(ROW_TABLE, self.fontMetrics().height()))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setFont(fonts.font("small-strong"))
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        head.setSectionResizeMode(_EXCLUSIVE, QHeaderView.ResizeMode.Stretch)
        near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        head.setDefaultAlignment(near)
        for column in (_POSTS, _GAPS):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        self.itemSelectionChanged.connect(self._tell)
        self.cellClicked.connect(self._open_number)
        self.cellActivated.connect(self._open_number)

    def show_lines(self, lines: Sequence[DealLine], wanted: str = "") -> None:
        """Replace the rows; the deal `wanted`, else the one chosen before, stays chosen."""
        kept = wanted or self.chosen_id
        self._lines = tuple(lines)
        self.blockSignals(True)
        self.clearSelection()
        self.setRowCount(len(self._lines))
        for row, line in enumerate(self._lines):
            for column, text in enumerate(state.cells(line)):
                self.setItem(row, column, self._cell(line, column, text))
        self.blockSignals(False)
        self.choose(kept)

    def _cell(self, line: DealLine, column: int, text: str) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setToolTip(text if len(text) > 14 else "")
        side = Qt.AlignmentFlag.AlignLeft
        if column in (_POSTS, _GAPS):
            side = Qt.AlignmentFlag.AlignRight
            item.setForeground(colour("accent" if text != "0" else "muted"))
        elif column in (_DATES, _EXCLUSIVE):
            item.setForeground(colour("muted"))
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        item.setFont(fonts.font("name" if column == _BRAND else "body", tabular=True))
        if column == _STATUS:
            item.setIcon(icon(STATUS_ICONS[line.deal.status.value], "muted"))
        if column == _BRAND:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, state.spoken(line))
        return item

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Hide what a deal is exclusive for, then codes and kind, before numbers lack room."""
        room = self.viewport().width()
        needed = sum(_WIDTHS.values())
        self.setColumnHidden(_EXCLUSIVE, room < needed + _EXCLUSIVE_NEEDS)
        self.setColumnHidden(_CODES, room < needed)
        self.setColumnHidden(_KIND, room < needed - _WIDTHS[_CODES])
        is_hidden = self.isColumnHidden(_EXCLUSIVE)
        mode = QHeaderView.ResizeMode
        self.horizontalHeader().setSectionResizeMode(
            _BRAND, mode.Stretch if is_hidden else mode.Interactive
        )

    @property
    def chosen_id(self) -> str:
        """Id of the chosen deal, empty for none."""
        rows = self.selectionModel().selectedRows() if self.selectionModel() else []
        row = rows[0].row() if rows else -1
        return self._lines[row].deal.id if 0 <= row < len(self._lines) else ""

    def choose(self, deal_id: str) -> None:
        """Choose a deal by id; nothing when it is not there."""
        for row, line in enumerate(self._lines):
            if line.deal.id == deal_id:
                self.setCurrentCell(row, _BRAND)
                self.selectRow(row)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.chosen_id:
            self.removalAsked.emit(self.chosen_id)
        elif event.text().upper() in ("J", "K") and not event.modifiers():
            step = 1 if event.text().upper() == "J" else -1
            row = min(max(self.currentRow() + step, 0), self.rowCount() - 1)
            self.setCurrentCell(row, max(0, self.currentColumn()))
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.dealChosen.emit(self.chosen_id)

    def _open_number(self, row: int, column: int) -> None:
        if column not in (_POSTS, _GAPS) or not 0 <= row < len(self._lines):
            return
        line = self._lines[row]
        if column == _POSTS and line.post_keys:
            self.postsAsked.emit(line.deal.id)
        elif column == _GAPS and line.gaps:
            self.gapsAsked.emit(line.deal.id)
