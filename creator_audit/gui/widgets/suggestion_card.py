"""A proposed text: what would be put in stands out, the long rest is shortened."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.widgets.highlighted_text import CaptionView, TextMark
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_label, make_panel

_SHOWN = 180
_KEPT_END = 60


def shorten(text: str) -> str:
    """Opening and end of a long text, with what lies between named by an ellipsis."""
    if len(text) <= _SHOWN + _KEPT_END + 20:
        return text
    opening = text[:_SHOWN].rsplit(" ", 1)[0]
    return f"{opening} … unchanged … {text[-_KEPT_END:].split(' ', 1)[-1]}"


def inserted_length(old: str, new: str) -> int:
    """How many characters of `new` stand before the old text; 0 if it was changed inside."""
    return len(new) - len(old) if old and new.endswith(old) else 0


class SuggestionCard(QWidget):
    """Heading, buttons, card with the text."""

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
        card = make_panel("card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(14, 10, 14, 10)
        self.view = CaptionView(has_panel=False)
        inner.addWidget(self.view)
        column.addWidget(card)
        self.foot = make_label(scale="small", tone="muted", wraps=True)
        column.addWidget(self.foot)
        self.on_copied: Callable[[], object] | None = None

    def show_suggestion(self, old: str, new: str, foot: str = "") -> None:
        """Show a proposal for `old`; an empty one goes out of sight."""
        self.suggestion = new
        self.setVisible(bool(new))
        if not new:
            return
        added = inserted_length(old, new)
        marks = [TextMark(0, added, "label", "Would be put in")] if added else []
        self.view.show_text(new[:added] + shorten(new[added:]), marks)
        self.foot.setText(foot)
        self.foot.setVisible(bool(foot))

    def copy(self) -> None:
        """Put the whole proposed text on the clipboard."""
        if self.suggestion:
            QGuiApplication.clipboard().setText(self.suggestion)
            if self.on_copied is not None:
                self.on_copied()
