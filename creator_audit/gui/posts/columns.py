"""Which columns the table shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from creator_audit.gui.posts.delegate import TEXT
from creator_audit.gui.posts.state import SPOKEN_COLUMNS
from creator_audit.gui.posts.table_view import PostTable
from creator_audit.gui.theme.icons import icon


class ColumnsButton(QToolButton):
    """Opens a menu of columns; the text stays."""

    def __init__(self, table: PostTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Columns")
        self.setToolTip("Columns")
        self.setIcon(icon("columns-3", "accent"))
        self.setShortcut(QKeySequence("Ctrl+Shift+L"))
        self.clicked.connect(self._open)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        for column, name in enumerate(SPOKEN_COLUMNS):
            action = self._menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(True)
            action.setEnabled(column != TEXT)
            action.toggled.connect(
                lambda is_on, column=column: table.hide_column(column, is_hidden=not is_on)
            )

    def _open(self) -> None:
        self._menu.exec(self.mapToGlobal(self.rect().bottomLeft()))
