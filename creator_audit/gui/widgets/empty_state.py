"""What stands where nothing is: a glyph, one sentence, one next step."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.errors import UserError
from creator_audit.gui.theme.spacing import ICON_EMPTY, S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.marks import IconMark


class EmptyState(QWidget):
    """Shown instead of a list or page that holds nothing."""

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addStretch(2)
        self.glyph = IconMark(icon_name, ICON_EMPTY)
        column.addWidget(self.glyph, 0, Qt.AlignmentFlag.AlignCenter)
        self.sentence = make_label(sentence, tone="muted", wraps=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.sentence.setMaximumWidth(520)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.sentence, 8)
        line.addStretch(1)
        column.addLayout(line)
        self.button = make_button(action, on_action)
        self.button.setVisible(bool(action))
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(3)

    def set_sentence(self, sentence: str, action: str = "") -> None:
        """Say something else; an empty action hides the button."""
        self.sentence.setText(sentence)
        self.button.setText(action)
        self.button.setVisible(bool(action))


class ErrorPanel(QWidget):
    """A failure in its place: what, where, what next; the other panes stay usable."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        self._what = make_label(scale="strong", wraps=True)
        self._next = make_label(tone="muted", wraps=True)
        self._details = ""
        column.addWidget(self._what)
        column.addWidget(self._next)
        copy = make_button("Copy details", self._copy, kind="flat", icon_name="copy")
        column.addWidget(copy, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_error(self, error: Exception) -> None:
        """Fill the panel from an exception."""
        if isinstance(error, UserError):
            self._what.setText(f"{error.where}: {error.what}" if error.where else error.what)
            self._next.setText(error.next_step)
        else:
            self._what.setText("This could not be read.")
            self._next.setText("Try again. If it stays, copy the details and report them.")
        self._next.setVisible(bool(self._next.text()))
        self._details = f"{type(error).__name__}: {error}"

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
