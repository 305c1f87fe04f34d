"""Asks once whose decisions these are."""

from PySide6.QtWidgets import QInputDialog, QWidget

_WORDS = (
    "Your name stands beside each decision, in the report and for other reviewers.\n"
    "It is asked for once; Settings, Review changes it. Leave it empty for no name."
)


def ask_reviewer(parent: QWidget) -> str:
    """The name, empty for none."""
    name, is_given = QInputDialog.getText(parent, "Name beside your decisions", _WORDS)
    return name.strip() if is_given else ""
