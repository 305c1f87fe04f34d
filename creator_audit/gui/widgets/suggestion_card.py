"""A proposed text: the difference to the old one, and plain steps for what text cannot mend."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.widgets.diff_view import DiffView
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_label, make_panel
from creator_audit.model.correction import Change


def prefix_change(old: str, new: str) -> tuple[Change, ...]:
    """The one insertion before `old` that makes `new`; nothing if it was changed inside."""
    added = len(new) - len(old) if old and new.endswith(old) else 0
    return (Change(0, 0, 0, 0, added),) if added else ()


class SuggestionCard(QWidget):
    """Heading, buttons, card with the difference, steps."""

    def __init__(
        self, heading: str, key: str, copy_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.suggestion = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.head = QHBoxLayout()
        self.head.addWidget(make_label(heading, "heading"))
        self.note = make_label(scale="small", tone="muted")
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        self.copy_button = KeyButton(copy_words, key, self.copy, kind="flat", icon_name="copy")
        self.head.addWidget(self.copy_button)
        column.addLayout(self.head)
        self.card = make_panel("card")
        inner = QVBoxLayout(self.card)
        inner.setContentsMargins(14, 10, 14, 10)
        self.view = DiffView()
        inner.addWidget(self.view)
        column.addWidget(self.card)
        self.steps = make_label(wraps=True)
        column.addWidget(self.steps)
        self.foot = make_label(scale="small", tone="muted", wraps=True)
        column.addWidget(self.foot)
        self.on_copied: Callable[[], object] | None = None

    def show_suggestion(
        self,
        old: str,
        new: str,
        foot: str = "",
        changes: Sequence[Change] = (),
        steps: Sequence[str] = (),
    ) -> None:
        """Show a proposal for `old`; one without text and steps goes out of sight."""
        self.suggestion = new
        self.setVisible(bool(new or steps))
        for widget in (self.card, self.copy_button):
            widget.setVisible(bool(new))
        self.steps.setText("\n".join(f"•  {step}" for step in steps))
        self.steps.setVisible(bool(steps))
        if new:
            self.view.show_change(old, new, changes or prefix_change(old, new))
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot and new))

    def copy(self) -> None:
        """Put the whole proposed text on the clipboard."""
        if self.suggestion:
            QGuiApplication.clipboard().setText(self.suggestion)
            if self.on_copied is not None:
                self.on_copied()
