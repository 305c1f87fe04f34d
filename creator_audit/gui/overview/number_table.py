"""A small table of numbers: Enter or a click on a row opens the posts behind it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height

_MOST_IN_SIGHT = 12


class NumberTable(QTableWidget):
    """Emits key of the row and the column that was opened."""

    opened = Signal(str, int)

    def __init__(
        self,
        name: str,
        columns: Sequence[str],
        links: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:
        """`links` are the columns whose numbers open posts; Enter on a row opens the last."""
        super().__init__(0, len(columns), parent)
        self._links = tuple(links)
        self._keys: tuple[str, ...] = ()
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(columns))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(row_height(ROW_TABLE - 6, self.fontMetrics().height() - 6))
        head = self.horizontalHeader()
        head.setFont(fonts.font("small-strong"))
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.cellActivated.connect(lambda row, at: self._open(row, at if at else links[-1]))
        self.cellClicked.connect(self._open)

    def show_rows(self, rows: Sequence[tuple[str, Sequence[str]]]) -> None:
        """Replace the rows; each is (key, cells)."""
        self._keys = tuple(key for key, _cells in rows)
        self.setRowCount(len(rows))
        for row, (_key, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setFont(fonts.font("body", tabular=column > 0))
                item.setToolTip(text if len(text) > 18 else "")
                if column == 0:
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(cells))
                elif column in self._links and text[:1].isdigit() and text[0] != "0":
                    item.setForeground(colour("accent"))
                self.setItem(row, column, item)
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height * (min(len(rows), _MOST_IN_SIGHT) + 1) + 10)

    def _open(self, row: int, column: int) -> None:
        if 0 <= row < len(self._keys) and column in self._links:
            self.opened.emit(self._keys[row], column)
