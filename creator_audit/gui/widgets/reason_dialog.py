"""Asks for one sentence before a decision is recorded."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label


class ReasonDialog(QDialog):
    """Asks for one sentence; where it fits, until when it holds."""

    def __init__(self, title: str, *, has_expiry: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label(title, "heading"))
        column.addWidget(make_label("Reason, one sentence. It stands in the report.", tone="muted"))
        self.field = QLineEdit()
        self.field.setAccessibleName("Reason")
        column.addWidget(self.field)
        self.has_end = QCheckBox("Only until")
        self.day = QDateEdit(QDate.currentDate().addYears(1))
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName("Until this day")
        self.day.setEnabled(False)
        self.has_end.toggled.connect(self.day.setEnabled)
        row = QHBoxLayout()
        row.addWidget(self.has_end)
        row.addWidget(self.day)
        row.addStretch(1)
        column.addLayout(row)
        self.has_end.setVisible(has_expiry)
        self.day.setVisible(has_expiry)
        self.accept_button = make_button(title.removesuffix("…"), self.accept, kind="primary")
        self.accept_button.setDefault(True)
        column.addLayout(dialog_foot(self, self.accept_button))
        self.field.textChanged.connect(self._check)
        self._check()
        self.field.setFocus()

    @property
    def reason(self) -> str:
        """The sentence."""
        return self.field.text().strip()

    @property
    def expires(self) -> str:
        """ISO day, empty for no end."""
        chosen: date = self.day.date().toPython()  # type: ignore[assignment]
        return chosen.isoformat() if self.has_end.isChecked() else ""

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.reason))


def dialog_foot(dialog: QDialog, *buttons: QWidget) -> QHBoxLayout:
    """Cancel and the buttons that act, at the right."""
    row = QHBoxLayout()
    row.addStretch(1)
    cancel = make_button("Cancel", dialog.reject)
    cancel.setAutoDefault(False)
    row.addWidget(cancel)
    for button in buttons:
        row.addWidget(button)
    return row
