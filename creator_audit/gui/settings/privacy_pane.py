"""What was opened, where the data lies, and how to erase it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.settings import state
from creator_audit.gui.theme.spacing import S2, S3, S4
from creator_audit.gui.widgets.labels import make_button, make_label, make_line, make_panel
from creator_audit.gui.widgets.marks import IconMark
from creator_audit.operations.erase_client import KeptFile
from creator_audit.queries.client_facts import ClientFacts


class PrivacyPane(QWidget):
    """Facts a person can check."""

    folderAsked = Signal()
    archivesAsked = Signal()
    eraseAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S3)
        column.addWidget(make_label("Privacy", "title"))
        column.addWidget(make_label(state.PROMISE, wraps=True))
        column.addLayout(self._make_cards())
        column.addSpacing(S2)
        head = QHBoxLayout()
        head.addWidget(make_label("What was opened in your archives", "heading"), 1)
        self.archives = make_button("All archives", self.archivesAsked.emit, kind="flat")
        head.addWidget(self.archives)
        column.addLayout(head)
        self._opened = QWidget()
        self._grid = QGridLayout(self._opened)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S3)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(3, 1)
        column.addWidget(self._opened)
        column.addSpacing(S2)
        column.addWidget(make_label("Erase", "heading"))
        foot = QHBoxLayout()
        foot.setSpacing(S3)
        self.erase = make_button("Erase…", self.eraseAsked.emit, icon_name="trash-2")
        self.erase_note = make_label(tone="muted", wraps=True)
        foot.addWidget(self.erase)
        foot.addWidget(self.erase_note, 1)
        column.addLayout(foot)

    def _make_cards(self) -> QHBoxLayout:
        cards = QHBoxLayout()
        cards.setSpacing(S3)
        check = make_label(state.CHECK, wraps=True)
        cards.addWidget(_card("wifi-off", "Check for yourself", check), 1)
        self.place = make_label(wraps=True)
        self.folder = make_label(scale="small", tone="muted", wraps=True)
        self.folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = make_button("Show in folder", self.folderAsked.emit, kind="link")
        cards.addWidget(
            _card("hard-drive", "Where your data lies", self.place, self.folder, show), 1
        )
        return cards

    def show_place(self, client: str, folder: str, files: Sequence[KeptFile]) -> None:
        """Where the client's file lies, and what erasing would remove."""
        self.place.setText(state.place_words(client, files))
        self.folder.setText(folder)
        self.erase.setText(f"Erase {client}…" if client else "Erase…")
        self.erase.setEnabled(bool(client))
        self.erase_note.setText(state.erase_words(files) if client else "No client is open.")

    def show_facts(self, facts: ClientFacts) -> None:
        """What was read and what was only listed."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, (mark, what, figure, kind) in enumerate(state.opened_rows(facts)):
            row = number * 2
            self._grid.addWidget(IconMark(mark), row, 0)
            self._grid.addWidget(make_label(what), row, 1)
            amount = make_label(figure, tabular=True)
            amount.setAccessibleName(f"{what}, {figure}. {kind}")
            self._grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(make_label(kind, tone="muted", wraps=True), row, 3)
            self._grid.addWidget(make_line(), row + 1, 0, 1, 4)


def _card(icon_name: str, heading: str, *widgets: QWidget) -> QFrame:
    panel = make_panel()
    column = QVBoxLayout(panel)
    column.setContentsMargins(S4, S3, S4, S3)
    column.setSpacing(S2)
    head = QHBoxLayout()
    head.setSpacing(S2)
    head.addWidget(IconMark(icon_name))
    head.addWidget(make_label(heading, "strong"), 1)
    column.addLayout(head)
    for widget in widgets:
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    column.addStretch(1)
    return panel
