"""The table twin of the timeline: every mention as a row."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creator_audit.gui.brands import state
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height

_TEXT = 2
_WIDTHS = (96, 86, 0, 112, 110, 150)
_MOST_IN_SIGHT = 8


class MentionTable(QTableWidget):
    """Enter or a click opens the post."""

    postAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, len(state.COLUMNS), parent)
        self._keys: tuple[int, ...] = ()
        self.setAccessibleName("Every mention")
        self.setHorizontalHeaderLabels(list(state.COLUMNS))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(row_height(ROW_TABLE - 6, self.fontMetrics().height() - 6))
        head = self.horizontalHeader()
        head.setFont(fonts.font("small-strong"))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for column, width in enumerate(_WIDTHS):
            if width:
                self.setColumnWidth(column, width)
        head.setSectionResizeMode(_TEXT, QHeaderView.ResizeMode.Stretch)
        self.cellActivated.connect(self._open)
        self.cellClicked.connect(self._open)

    def show_rows(self, rows: Sequence[tuple[int, tuple[str, ...]]]) -> None:
        """Replace the rows."""
        self._keys = tuple(key for key, _cells in rows)
        self.setRowCount(len(rows))
        for row, (_key, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text if len(text) > 16 else "")
                if column not in (_TEXT, 3):
                    item.setForeground(colour("muted"))
                if column == 0:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(cells))
                self.setItem(row, column, item)
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height * (min(len(rows), _MOST_IN_SIGHT) + 1) + 8)

    def _open(self, row: int, _column: int) -> None:
        if 0 <= row < len(self._keys):
            self.postAsked.emit(self._keys[row])
