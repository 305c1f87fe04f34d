"""The table of an import: found = new + edited + unchanged + duplicate + not read, with sums."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creator_audit.gui.imports import state
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height
from creator_audit.queries.imports import ImportLine

_FOUND, _NEW, _REJECTED = 1, 2, 6
_NUMBERS = range(_FOUND, _REJECTED + 1)
_WIDTHS = (0, 62, 58, 62, 88, 84, 76, 190, 210)


class ReportTable(QTableWidget):
    """As tall as its rows; the last row is the sum. Numbers that open something are tinted."""

    postsAsked = Signal(int)
    """Import whose posts shall be shown."""
    issuesAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ImportLine, ...] = ()
        self.setAccessibleName("Import report")
        self.setColumnCount(len(state.COLUMNS))
        self.setHorizontalHeaderLabels(list(state.COLUMNS))
        self.verticalHeader().hide()
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for at, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(at, width)
        for at in _NUMBERS:
            item = self.horizontalHeaderItem(at)
            if item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        after = self.horizontalHeaderItem(_REJECTED + 1)
        if after is not None:
            after.setText(f"\u2003{after.text()}")
        self.cellClicked.connect(self._open)
        self.cellActivated.connect(self._open)

    def show_lines(self, lines: Sequence[ImportLine]) -> None:
        """Show these imports and their sum."""
        self._lines = tuple(lines)
        self.setRowCount(len(self._lines) + 1)
        for row, line in enumerate(self._lines):
            self._fill(row, state.report_row(line), line)
        self._fill(len(self._lines), state.sum_row(self._lines), None)
        height = row_height(ROW_TABLE, self.fontMetrics().height())
        for row in range(self.rowCount()):
            self.setRowHeight(row, height)
        head = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(head + height * self.rowCount() + 4)

    def _fill(self, row: int, cells: Sequence[str], line: ImportLine | None) -> None:
        for at, text in enumerate(cells):
            # Words right behind a column of numbers need air.
            item = QTableWidgetItem(f"\u2003{text}" if at == _REJECTED + 1 and text else text)
            item.setToolTip(text if len(text) > 24 else "")
            if at in _NUMBERS:
                side = Qt.AlignmentFlag.AlignRight
                item.setFont(fonts.font("strong" if line is None else "body", tabular=True))
            else:
                side = Qt.AlignmentFlag.AlignLeft
                item.setFont(fonts.font("strong" if line is None else "body"))
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
            item.setForeground(self._ink(at, line))
            self.setItem(row, at, item)
        if line is not None:
            self._speak(row, cells)

    @staticmethod
    def _ink(at: int, line: ImportLine | None) -> QColor:
        if line is not None and not line.is_undone:
            if at == _NEW and line.new:
                return colour("accent")
            if at == _REJECTED and line.rejected:
                return colour("accent")
        return colour("muted" if at > _REJECTED or (line and line.is_undone) else "text")

    def _speak(self, row: int, cells: Sequence[str]) -> None:
        told = ", ".join(
            f"{name.lower()} {value}"
            for name, value in zip(state.COLUMNS[1:], cells[1:], strict=True)
        )
        item = self.item(row, 0)
        if item is not None:
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{cells[0]}, {told}")

    def _open(self, row: int, column: int) -> None:
        if row >= len(self._lines) or self._lines[row].is_undone:
            return
        line = self._lines[row]
        if column == _REJECTED and line.rejected:
            self.issuesAsked.emit(line.import_id)
        elif column in (_FOUND, _NEW):
            self.postsAsked.emit(line.import_id)
