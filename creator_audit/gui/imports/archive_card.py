"""A card for one export: what it is, how far it is, what it asks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from creator_audit.gui.imports import state
from creator_audit.gui.imports.mapping_form import MappingForm
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S3, S4
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.marks import PlatformTile

_ICONS = {
    "imported": ("check", "verdict.sufficient"),
    "answer": ("arrow-right", "accent"),
    "failed": ("circle-x", "verdict.none_found"),
}


class ArchiveCard(QFrame):
    """Shows a `Card`; `show_card` is called on every change."""

    answered = Signal(dict, str, str)
    leftOut = Signal()

    def __init__(self, card: state.Card, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(S4, 13, S4, 13)
        row.setSpacing(S3)
        self._tile = PlatformTile(card.found.platform or "table", 36)
        tile_column = QVBoxLayout()
        tile_column.addWidget(self._tile)
        tile_column.addStretch(1)
        row.addLayout(tile_column)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        row.addLayout(self._column, 1)
        head = QHBoxLayout()
        self.title = make_label(card.title, "strong", wraps=False)
        self.posts = make_label(tone="muted", tabular=True)
        self._status_icon = QLabel()
        self.status = make_label(tone="muted", tabular=True)
        head.addWidget(self.title)
        head.addWidget(self.posts)
        head.addStretch(1)
        head.addWidget(self._status_icon)
        head.addWidget(self.status)
        self._column.addLayout(head)
        line = make_label(state.file_line(card.found), "small", tone="muted", wraps=True)
        self._column.addWidget(line)
        self.why = make_label(wraps=True)
        self._column.addWidget(self.why)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(f"{card.title}, progress")
        self._column.addWidget(self.bar)
        self.form: MappingForm | None = None
        self.show_card(card)

    def show_card(self, card: state.Card) -> None:
        """Follow a change."""
        self.setAccessibleName(card.spoken)
        self.posts.setText(card.posts_words)
        self.status.setText(card.status_words)
        name, role = _ICONS.get(card.status, ("", ""))
        self._status_icon.setVisible(bool(name))
        if name:
            self._status_icon.setPixmap(icon(name, role).pixmap(16, 16))
        told = " ".join(piece for piece in (card.problem, card.next_step) if piece)
        self.why.setText(told or state.why_line(card.found))
        self.why.setVisible(bool(self.why.text()) and card.question is None)
        self.bar.setVisible(card.status == "reading")
        self.bar.setRange(0, 100 if card.total else 0)
        self.bar.setValue(card.percent)
        self._show_question(card)

    def _show_question(self, card: state.Card) -> None:
        if card.question is None or card.status != "answer":
            if self.form is not None:
                self.form.hide()
                self.form.deleteLater()
                self.form = None
            return
        if self.form is None:
            self.form = MappingForm(card.question)
            self.form.answered.connect(self.answered)
            self.form.leftOut.connect(self.leftOut)
            self._column.addWidget(self.form)
