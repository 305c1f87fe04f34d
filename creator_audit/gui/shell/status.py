"""The status bar: where the data is, how much, until when, which rules; the next undo."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QStatusBar, QToolButton, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.widgets.labels import make_label

_SHOWN_MS = 8000


class StatusLine(QStatusBar):
    """Facts at the left, undo at the right, a sentence in between for a while."""

    undoAsked = Signal()
    privacyAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        place = QToolButton()
        place.setProperty("kind", "status")
        place.setText("On this computer only")
        place.setIcon(icon("hard-drive", "muted"))
        place.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        place.setFont(fonts.font("small"))
        place.setToolTip("Nothing leaves this computer. Settings, Privacy says where data lies.")
        place.clicked.connect(self.privacyAsked)
        self.addWidget(place)
        self._facts: dict[str, QLabel] = {}
        for name in ("posts", "until", "rules", "message"):
            self._facts[name] = make_label(scale="small", tone="muted", tabular=True)
            self._facts[name].setContentsMargins(8, 0, 8, 0)
            self.addWidget(self._facts[name], 1 if name == "message" else 0)
        self.undo = QToolButton()
        self.undo.setProperty("kind", "status")
        self.undo.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.undo.setIcon(icon("undo-2", "muted"))
        self.undo.setFont(fonts.font("small"))
        self.undo.clicked.connect(self.undoAsked)
        self.addPermanentWidget(self.undo)
        self.show_undo("")
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(_SHOWN_MS)
        self._fade.timeout.connect(self._facts["message"].clear)

    def show_fact(self, name: str, text: str) -> None:
        """Set ``posts``, ``until`` or ``rules``; an empty text hides it."""
        self._facts[name].setText(text)
        self._facts[name].setVisible(bool(text))

    def say(self, sentence: str) -> None:
        """Show a sentence for a few seconds."""
        self._facts["message"].setText(sentence)
        self._fade.start()

    @property
    def message(self) -> str:
        """The sentence now shown."""
        return self._facts["message"].text()

    def show_undo(self, name: str) -> None:
        """Name the next undo; empty: there is none."""
        self.undo.setText(f"Undo: {name}" if name else "Nothing to undo")
        self.undo.setEnabled(bool(name))
        self.undo.setAccessibleName(self.undo.text())
