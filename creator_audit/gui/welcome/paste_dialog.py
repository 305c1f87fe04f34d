"""Paste captions: a result without any archive."""

from PySide6.QtCore import QDate
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import platform_name

_PLATFORMS = ("instagram", "tiktok", "youtube", "x", "facebook", "threads", "linkedin")


class PasteDialog(QDialog):
    """A field for the captions and what is known of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Paste captions")
        self.resize(640, 560)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label("Paste captions", "heading"))
        note = "One after the other, with a blank line or a line of dashes (---) between them."
        column.addWidget(make_label(note, tone="muted", wraps=True))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName("Captions")
        column.addWidget(self.text, 1)
        self.one_per_line = QCheckBox("Each line is a caption of its own")
        column.addWidget(self.one_per_line)
        column.addLayout(self._make_form())
        self.accept_button = make_button("Import", self.accept, kind="primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(make_button("Cancel", self.reject))
        foot.addWidget(self.accept_button)
        column.addLayout(foot)
        self.text.textChanged.connect(self._check)
        self.text.setPlainText(QGuiApplication.clipboard().text())
        self._check()
        self.text.setFocus()

    def _make_form(self) -> QFormLayout:
        form = QFormLayout()
        self.platform = ComboBox()
        self.platform.setAccessibleName("Platform")
        for key in _PLATFORMS:
            self.platform.addItem(platform_name(key), key)
        self.account = QLineEdit()
        self.account.setPlaceholderText("Name of the account, if you like")
        self.account.setAccessibleName("Account")
        self.has_day = QCheckBox("All were posted on")
        self.day = QDateEdit(QDate.currentDate())
        self.day.setCalendarPopup(True)
        self.day.setEnabled(False)
        self.day.setAccessibleName("Day of the posts")
        self.has_day.toggled.connect(self.day.setEnabled)
        form.addRow("Platform", self.platform)
        form.addRow("Account", self.account)
        form.addRow(self.has_day, self.day)
        return form

    @property
    def arguments(self) -> dict[str, object]:
        """Arguments of the operation ``import_captions``."""
        iso = self.day.date().toString("yyyy-MM-dd")
        return {
            "text": self.text.toPlainText(),
            "platform": self.platform.currentData(),
            "account": self.account.text().strip().lstrip("@"),
            "day": iso if self.has_day.isChecked() else "",
            "is_one_per_line": self.one_per_line.isChecked(),
        }

    def _check(self) -> None:
        self.accept_button.setEnabled(bool(self.text.toPlainText().strip()))
