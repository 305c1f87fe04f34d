"""The dashed zone: drop, choose files, choose a folder, try the demo."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import CONTROL_WELCOME, RADIUS_L, S3, S5
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_label

_HEADING = "Drop archives anywhere in this window"
_NOTE = "ZIP, several parts, a folder or a single file. Nothing is unpacked to disk."


class DropZone(QFrame):
    """Emits what was asked for; drops themselves are taken by the whole window."""

    filesAsked = Signal()
    folderAsked = Signal()
    demoAsked = Signal()
    pasteAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_hot = False
        self.setAccessibleName("Import. Choose files with Control O, or drop archives")
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, 28, S5, 26)
        column.setSpacing(7)
        picture = QLabel()
        picture.setPixmap(icon("file-archive", "accent").pixmap(32, 32))
        picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(picture)
        self.heading = make_label(_HEADING, "heading")
        self.heading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.note = make_label(_NOTE, tone="muted")
        self.note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addSpacing(6)
        column.addLayout(self._make_buttons())

    def _make_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S3)
        self.files = KeyButton(
            "Choose files…",
            "Ctrl+O",
            self.filesAsked.emit,
            kind="primary",
            icon_name="file-archive",
        )
        self.folder = make_button(
            "Choose a folder…", self.folderAsked.emit, icon_name="folder-open"
        )
        self.demo = make_button("Try the demo", self.demoAsked.emit, kind="flat", icon_name="play")
        self.demo.setToolTip("Archives of two invented creators (Ctrl+D)")
        self.paste = make_button(
            "Paste captions…", self.pasteAsked.emit, kind="flat", icon_name="clipboard-paste"
        )
        row.addStretch(1)
        for button in (self.files, self.folder, self.demo, self.paste):
            button.setMinimumHeight(CONTROL_WELCOME)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_drag(self, note: str = "", *, is_hot: bool) -> None:
        """While something is dragged over the window; `note` says what it seems to be."""
        self._is_hot = is_hot
        self.note.setText(note or _NOTE)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = QPen(colour("accent" if self._is_hot else "border_strong"), 1.5)
        if not self._is_hot:
            edge.setDashPattern([3, 3])
        painter.setPen(edge)
        painter.setBrush(colour("accent_soft" if self._is_hot else "raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_L, RADIUS_L)
