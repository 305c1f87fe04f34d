"""One answer for a post and for others like it, shown before it is given."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S2, S3, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.reason_dialog import dialog_foot
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, count, day_name
from creator_audit.queries.alike import AlikeGroup
from creator_audit.queries.posts import PostRow

NO_TIE = "none"
_NO_TIE_NAME = "No commercial tie"
_NOTE = (
    "One step; undo takes it back as a whole. Posts you answered for, and posts whose tie is"
    " recorded, are left out."
)
_HEADS = ("Date", "Post", "Now", "Becomes")


class AlikeButton(QPushButton):
    """``And 7 posts like this…``; hidden while there are none."""

    def __init__(self, on_click: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: tuple[AlikeGroup, ...] = ()
        self.setProperty("kind", "flat")
        self.setIcon(icon("copy", "accent"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("Look at posts that share something with this one, and answer for all")
        self.clicked.connect(lambda _on=False: on_click())
        self.hide()

    def show_groups(self, groups: Sequence[AlikeGroup]) -> None:
        """Offer these groups; the number is that of the first, most telling one."""
        self.groups = tuple(groups)
        if groups:
            self.setText(f"And {count(len(groups[0].rows), 'post', 'posts')} like this…")
        self.setVisible(bool(groups))


class AlikeDialog(QDialog):
    """What is shared, the answer, and every post it would be given to."""

    def __init__(
        self, key: int, groups: Sequence[AlikeGroup], *, now: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key, self._groups = key, tuple(groups)
        self.setWindowTitle("Posts like this")
        self.resize(820, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        self.title = make_label(scale="heading", wraps=True)
        column.addWidget(self.title)
        column.addWidget(make_label(_NOTE, tone="muted", wraps=True))
        column.addLayout(self._make_choices(now))
        self.table = QTableWidget(0, len(_HEADS))
        self._set_up_table()
        column.addWidget(self.table, 1)
        self.accept_button = KeyButton("Answer", "Ctrl+Enter", self.accept, kind="primary")
        self.accept_button.setAutoDefault(False)
        column.addLayout(dialog_foot(self, self.accept_button))
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept_button.click)
        self.likeness.currentIndexChanged.connect(lambda _index: self._fill())
        self.answer.currentIndexChanged.connect(lambda _index: self._tell())
        self.table.itemChanged.connect(lambda _item: self._check())
        self._fill()

    def _make_choices(self, now: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S2)
        self.likeness, self.answer = ComboBox(), ComboBox()
        self.likeness.setAccessibleName("What the posts share")
        for group in self._groups:
            number = count(len(group.rows), "post", "posts")
            self.likeness.addItem(f"With {group.words} · {number}")
        self.answer.setAccessibleName("Answer")
        for name in CLASSES:
            self.answer.addItem(CLASS_NAMES[name], name)
        self.answer.addItem(_NO_TIE_NAME, NO_TIE)
        self.answer.setCurrentIndex(max(0, self.answer.findData(now)))
        for words, box, stretch in (("Posts", self.likeness, 3), ("Answer", self.answer, 2)):
            label = make_label(words, "small-strong", tone="muted")
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box, stretch)
        return row

    def _set_up_table(self) -> None:
        table = self.table
        table.setHorizontalHeaderLabels(list(_HEADS))
        table.verticalHeader().hide()
        near = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(near)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setAccessibleName("Posts to be answered for")

    @property
    def chosen_keys(self) -> list[int]:
        """The post itself and the others still ticked."""
        ticked = [
            row.key
            for number, row in enumerate(self._rows)
            if (cell := self.table.item(number, 0)) and cell.checkState() == Qt.CheckState.Checked
        ]
        return [self._key, *ticked]

    @property
    def deed(self) -> tuple[str, dict[str, Any]]:
        """The operation with its arguments."""
        value = str(self.answer.currentData())
        if value == NO_TIE:
            return "set_relation", {"post_keys": self.chosen_keys, "relation": "none"}
        return "correct_class", {"post_keys": self.chosen_keys, "value": value}

    @property
    def said(self) -> str:
        """What the status line says afterwards."""
        number = count(len(self.chosen_keys), "post", "posts")
        return f"{self.answer.currentText()}: {number}. Ctrl+Z takes it back."

    @property
    def _rows(self) -> tuple[PostRow, ...]:
        index = self.likeness.currentIndex()
        return self._groups[index].rows if 0 <= index < len(self._groups) else ()

    def _fill(self) -> None:
        self.table.blockSignals(True)
        self.table.setRowCount(len(self._rows))
        for number, row in enumerate(self._rows):
            first = QTableWidgetItem(day_name(row.day, short=True) if row.day else "No date")
            first.setCheckState(Qt.CheckState.Checked)
            now = CLASS_NAMES.get(row.post_class, "")
            for place, cell in enumerate(
                (first, QTableWidgetItem(row.text or "No text"), QTableWidgetItem(now))
            ):
                self.table.setItem(number, place, cell)
        self.table.blockSignals(False)
        self._tell()
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _tell(self) -> None:
        self.table.blockSignals(True)
        for number, row in enumerate(self._rows):
            is_same = row.post_class == self.answer.currentData()
            words = "Stays" if is_same else self.answer.currentText()
            self.table.setItem(number, 3, QTableWidgetItem(words))
        self.table.blockSignals(False)
        self._check()

    def _check(self) -> None:
        number = len(self.chosen_keys)
        others = count(number - 1, "post", "posts")
        self.title.setText(f"{self.answer.currentText()}: this post and {others} like it")
        self.accept_button.show_words(f"Answer ({number:,})")
