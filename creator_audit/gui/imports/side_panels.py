"""Beside the cards: what will be read and what is never opened."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.imports import state
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S3, S4
from creator_audit.gui.widgets.labels import make_button, make_label, make_panel
from creator_audit.gui.widgets.words import count

_MOST_REASONS = 6


class SidePanels(QWidget):
    """Two quiet panels; `show_cards` counts again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: Sequence[state.Card] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S3)
        self._read = self._add_panel(column, "Will be read")
        self._closed = self._add_panel(column, "Never opened")
        self.every = make_button("Show every file and why", self._show_every, kind="flat")
        column.addWidget(self.every, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    @staticmethod
    def _add_panel(column: QVBoxLayout, heading: str) -> QVBoxLayout:
        panel = make_panel()
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(S4, 13, S4, 13)
        inner.setSpacing(9)
        inner.addWidget(make_label(heading, "strong"))
        lines = QVBoxLayout()
        lines.setSpacing(10)
        inner.addLayout(lines)
        column.addWidget(panel)
        return lines

    def show_cards(self, cards: Sequence[state.Card]) -> None:
        """Count the files of all archives."""
        self._cards = cards
        _clear(self._read)
        _clear(self._closed)
        files = sum(len(card.found.members) for card in cards)
        self._read.addWidget(
            _line("rows-3", "Posts, labels, account", count(files, "file", "files"))
        )
        for why, number in state.never_opened(cards)[:_MOST_REASONS]:
            words = count(number, "file or section", "files or sections")
            self._closed.addWidget(_line("lock", why[:1].upper() + why[1:], words))
        others = sum(card.found.other_files for card in cards)
        if others:
            note = f"{count(others, 'file', 'files')}. Only their names are seen."
            self._closed.addWidget(_line("image", "Pictures, videos and the rest", note))
        self.every.setVisible(bool(cards))

    def _show_every(self) -> None:
        MemberList(state.member_lines(self._cards), self).exec()


class MemberList(QDialog):
    """Every file with what happens to it."""

    def __init__(self, lines: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Files of the archives")
        self.resize(820, 520)
        column = QVBoxLayout(self)
        table = QTableWidget(len(lines), 2)
        table.setAccessibleName("Files and why they are read or not")
        table.setHorizontalHeaderLabels(["File", "Why"])
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(1, 320)
        for row, (name, why) in enumerate(lines):
            table.setItem(row, 0, QTableWidgetItem(name))
            table.setItem(row, 1, QTableWidgetItem(why))
        column.addWidget(table)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(make_button("Close", self.accept))
        column.addLayout(foot)


def _line(icon_name: str, text: str, note: str) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(9)
    picture = QLabel()
    picture.setPixmap(icon(icon_name, "muted").pixmap(16, 16))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(make_label(text, wraps=True))
    words.addWidget(make_label(note, "small", tone="muted", wraps=True))
    row.addLayout(words, 1)
    return box


def _clear(layout: QVBoxLayout) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
