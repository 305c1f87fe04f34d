"""Dialogs of the review: a reason, a class, a preview of a bulk decision."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.reason_dialog import dialog_foot
from creator_audit.gui.widgets.review_words import place_line
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, day_name
from creator_audit.queries.findings import FindingItem

MOST_SHOWN = 200


class ClassDialog(QDialog):
    """Four classes, by click or by the keys 1 to 4."""

    def __init__(self, now: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Wrong class")
        self.chosen = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label("What is this post?", "heading"))
        for number, name in enumerate(CLASSES, 1):
            words = CLASS_NAMES[name] + (", as it is now" if name == now else "")
            button = KeyButton(words, str(number), partial(self._take, name))
            button.setEnabled(name != now)
            column.addWidget(button)
            key = QShortcut(QKeySequence(str(number)), self)
            key.activated.connect(partial(self._take, name))
        column.addLayout(dialog_foot(self))

    def _take(self, name: str) -> None:
        self.chosen = name
        self.accept()


class BulkPreview(QDialog):
    """Every finding that a decision would touch, before it is made."""

    def __init__(
        self,
        verb: str,
        items: Sequence[FindingItem],
        *,
        needs_reason: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._verb, self._items, self._needs_reason = verb, tuple(items), needs_reason
        self.setWindowTitle(verb)
        self.resize(780, min(520, 230 + 34 * len(items)))
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        self.title = make_label(scale="heading", wraps=True)
        column.addWidget(self.title)
        note = "One step; undo takes it back as a whole."
        column.addWidget(make_label(note, tone="muted"))
        self.table = self._make_table()
        column.addWidget(self.table, 1)
        self.field = QLineEdit()
        self.field.setAccessibleName("Reason")
        self.field.setPlaceholderText("Reason" + ("" if needs_reason else ", if you like"))
        column.addWidget(self.field)
        self.accept_button = KeyButton(verb, "Ctrl+Enter", self.accept, kind="primary")
        self.accept_button.setAutoDefault(False)
        column.addLayout(dialog_foot(self, self.accept_button))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept_button.click)
        self.table.itemChanged.connect(lambda _item: self._check())
        self.field.textChanged.connect(lambda _text: self._check())
        self._check()
        self.field.setFocus()

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Findings still ticked; those beyond the shown rows belong to it."""
        shown = self._items[:MOST_SHOWN]
        ticked = [
            item.finding_id
            for row, item in enumerate(shown)
            if (cell := self.table.item(row, 0)) and cell.checkState() == Qt.CheckState.Checked
        ]
        return (*ticked, *(item.finding_id for item in self._items[MOST_SHOWN:]))

    def _make_table(self) -> QTableWidget:
        shown = self._items[:MOST_SHOWN]
        table = QTableWidget(len(shown), 3)
        table.setHorizontalHeaderLabels(["Date", "Finding", "Where"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAccessibleName("Findings to be decided")
        for row, item in enumerate(shown):
            first = QTableWidgetItem(day_name(item.day))
            first.setCheckState(Qt.CheckState.Checked)
            table.setItem(row, 0, first)
            table.setItem(row, 1, QTableWidgetItem(item.title))
            where = place_line(item.platform, item.brand, item.signs)
            table.setItem(row, 2, QTableWidgetItem(where))
        table.resizeColumnsToContents()
        table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        return table

    def _check(self) -> None:
        number, whole = len(self.chosen_ids), len(self._items)
        self.title.setText(f"{self._verb}: {number:,} of {whole:,} findings")
        self.accept_button.show_words(f"{self._verb} ({number:,})")
        has_reason = bool(self.field.text().strip()) or not self._needs_reason
        self.accept_button.setEnabled(number > 0 and has_reason)
