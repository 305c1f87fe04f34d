"""How it stands with the report: made, being made, saved, not made."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S2, S4
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import count

_NOTES = {
    "owner": "This edition holds everything, amounts included.",
    "manager": "Amounts are left out.",
    "outside": "Names and amounts are taken out of the file, not covered.",
}


class StateCard(QFrame):
    """A card of 232 px."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setFixedWidth(232)
        self._path = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(S4, 14, S4, 14)
        column.setSpacing(S2)
        self.heading = make_label(scale="strong", wraps=True)
        self.words = make_label(tone="muted", wraps=True)
        self.note = make_label(scale="small", tone="muted", wraps=True)
        self.since = make_label(scale="small", tone="muted", wraps=True)
        self.show_folder = make_button("Open the folder", self._open, kind="flat")
        for part in (self.heading, self.words, self.note, self.since, self.show_folder):
            column.addWidget(part)
        self.show_words("Not made yet", "")

    def show_words(self, heading: str, words: str) -> None:
        """Two lines."""
        self.heading.setText(heading)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.note.setVisible(False)
        self.show_folder.setVisible(False)
        self.setAccessibleName(f"{heading}. {words}")

    def show_since(self, sentence: str) -> None:
        """What changed since the last audit, in one sentence."""
        self.since.setText(sentence)
        self.since.setVisible(bool(sentence))

    def show_ready(self, pages: int, edition: str, *, is_shortened: bool) -> None:
        """The pages are there."""
        told = f"{count(pages, 'page', 'pages')}. Tagged PDF with bookmarks and a text for charts."
        if is_shortened:
            told += " The list of all findings is longer in the saved file."
        self.show_words("Ready to save", told)
        self.note.setText(_NOTES[edition])
        self.note.setVisible(True)

    def show_saved(self, path: str) -> None:
        """A file was written."""
        self._path = path
        self.show_words("Saved", Path(path).name)
        self.words.setToolTip(path)
        self.show_folder.setVisible(True)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(self._path).parent)))
