"""Failures that no page took: one sentence for what can be mended, a report for our own bugs."""

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from creator_audit import __version__
from creator_audit.errors import UserError
from creator_audit.progress import Cancelled
from creator_audit.queries.reader import QueryInterrupted

_OURS = (
    "Something went wrong inside the app. What was saved before is not touched. "
    "Copy the details and report them; they hold no text of your posts unless you add it."
)


_open: set[str] = set()
"""Sentences now on the screen: several readers of one broken file tell it once."""


def words_of(error: Exception) -> tuple[str, str, str]:
    """Sentence, next step and details of a failure; the sentence is empty for an outcome."""
    if isinstance(error, Cancelled | QueryInterrupted):
        return "", "", ""
    if isinstance(error, UserError):
        what = f"{error.where}: {error.what}" if error.where else error.what
        return what, error.next_step, ""
    return _OURS, "", details_of(error)


def details_of(error: BaseException) -> str:
    """Version, system and traceback, as text to report."""
    head = f"creator-audit {__version__}, Python {platform.python_version()}, {sys.platform}"
    return f"{head}\n\n{''.join(traceback.format_exception(error))}"


def show_failure(parent: QWidget | None, error: Exception) -> None:
    """Tell the user what failed and what to do next."""
    sentence, next_step, details = words_of(error)
    if not sentence:
        return
    if sentence in _open:
        return
    _open.add(sentence)
    box = QMessageBox(parent)
    box.finished.connect(lambda _answer: _open.discard(sentence))
    box.setWindowTitle("Creator Audit")
    box.setText(sentence)
    box.setInformativeText(next_step)
    if details:
        box.setIcon(QMessageBox.Icon.Critical)
        box.setDetailedText(details)
        copy = box.addButton("Copy details", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.addButton(QMessageBox.StandardButton.Close)
    box.open()


def catch_bugs(parent: QWidget | None) -> None:
    """Show exceptions that reach the event loop instead of losing them on a hidden console."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if isinstance(error, Exception):
            show_failure(parent, error)

    sys.excepthook = hook
