"""Asks for the client's name before everything of it is erased."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from creator_audit.gui.settings.state import size_words
from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label, make_panel
from creator_audit.gui.widgets.reason_dialog import dialog_foot
from creator_audit.operations.erase_client import KeptFile

_WARNING = (
    "Posts, decisions, deals and notes of this client go. It cannot be undone. Your archives and"
    " saved reports stay where you keep them. Copies made by the system or by you are not reached."
)


class EraseDialog(QDialog):
    """The button works once the name is typed as it is."""

    def __init__(
        self, client: str, files: Sequence[KeptFile], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._client = client
        self.setWindowTitle(f"Erase {client}")
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label(f"Erase {client}", "heading", wraps=True))
        column.addWidget(make_label(_WARNING, wraps=True))
        panel = make_panel()
        listed = QVBoxLayout(panel)
        for file in files:
            listed.addWidget(make_label(f"{file.name}, {size_words(file.size)}", wraps=True))
        column.addWidget(panel)
        column.addWidget(make_label("Type the client's name to go on.", tone="muted"))
        self.field = QLineEdit()
        self.field.setAccessibleName("Name of the client")
        column.addWidget(self.field)
        self.erase_button = make_button(f"Erase {client}", self.accept, kind="primary")
        self.erase_button.setAutoDefault(False)
        column.addLayout(dialog_foot(self, self.erase_button))
        self.field.textChanged.connect(lambda _text: self._check())
        self._check()
        self.field.setFocus()

    def _check(self) -> None:
        self.erase_button.setEnabled(self.field.text().strip() == self._client)
