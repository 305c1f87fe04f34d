"""One setting: name, one line, control, and Reset once it was changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S3
from creator_audit.gui.widgets.labels import make_button, make_label, make_line


class SettingRow(QWidget):
    """A hairline follows each row."""

    def __init__(
        self,
        name: str,
        note: str,
        control: QWidget,
        on_reset: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(S3)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(make_label(name, "name"))
        words.addWidget(make_label(note, tone="muted", wraps=True))
        row.addLayout(words, 1)
        self.reset = make_button("Reset", on_reset, kind="flat")
        self.reset.setAccessibleName(f"Reset {name}")
        self.reset.setVisible(False)
        row.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignVCenter)
        control.setAccessibleName(name)
        control.setAccessibleDescription(note)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        column.addWidget(make_line())

    def show_changed(self, *, is_changed: bool) -> None:
        """Offer to reset what differs from the default."""
        self.reset.setVisible(is_changed)
