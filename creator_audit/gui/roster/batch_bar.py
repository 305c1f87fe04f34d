"""The bar at the foot of the roster: what is chosen, what runs, how it went."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.roster import state
from creator_audit.gui.tasks.progress_bar import TaskProgress
from creator_audit.gui.theme.spacing import S2, S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.operations.audit_clients import BatchAudit
from creator_audit.queries.roster import ClientLine


class BatchBar(QFrame):
    """Shown only while something is chosen, runs, or has just ended."""

    auditAsked = Signal()
    saveAsked = Signal()
    clearAsked = Signal()
    cancelAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._folder = ""
        self._is_running = False
        self.words = make_label(scale="strong")
        self.posts = make_label(tone="muted")
        self.audit_button = make_button("Audit again", self.auditAsked.emit, icon_name="refresh-cw")
        self.save_button = make_button(
            "Save", self.saveAsked.emit, kind="primary", icon_name="file-output"
        )
        self.clear_button = make_button("Clear", self.clearAsked.emit, kind="flat", icon_name="x")
        self.progress = TaskProgress("Auditing clients")
        self.progress.cancelAsked.connect(self.cancelAsked)
        self.outcome = make_label(wraps=True)
        self.folder_button = make_button("Open the folder", self._open_folder, kind="flat")
        self.close_button = make_button("Close", self.forget_outcome, kind="flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(S5 - 6, S3, S5 - 6, S3)
        column.setSpacing(S2)
        self._rows = (
            _row((self.outcome, 1), (self.folder_button, 0), (self.close_button, 0)),
            _row((self.progress, 1)),
            _row((self.words, 0), (self.posts, 1), (self.audit_button, 0), (self.save_button, 0),
                 (self.clear_button, 0)),
        )  # fmt: skip
        for row in self._rows:
            column.addWidget(row)
            row.hide()
        self.hide()

    def show_chosen(self, lines: Sequence[ClientLine], chosen: Collection[str]) -> None:
        """How many clients have a tick, with how many posts."""
        words, posts = state.chosen_words(lines, chosen)
        self.words.setText(words)
        self.posts.setText(posts)
        self.save_button.setText(state.save_words(chosen))
        self._rows[2].setVisible(bool(chosen) and not self._is_running)
        self._settle()

    def show_step(self, done: int, total: int, label: str) -> None:
        """A step of the batch."""
        self.progress.show_step(done, total if total > 0 else None, label)

    def set_running(self, *, is_running: bool) -> None:
        """Show progress in place of the buttons."""
        self._is_running = is_running
        self._rows[1].setVisible(is_running)
        self._rows[2].setVisible(not is_running)
        if is_running:
            self._rows[0].hide()
        self._settle()

    def show_outcome(self, outcome: BatchAudit) -> None:
        """How the batch went; clients without a report are listed with the reason."""
        self._folder = state.saved_in(outcome)
        self.show_words(state.outcome_words(outcome))

    def show_words(self, words: str) -> None:
        """Anything that is to be said at the foot."""
        self.outcome.setText(words)
        self.folder_button.setVisible(bool(self._folder))
        self._rows[0].show()
        self._settle()

    def forget_outcome(self) -> None:
        """Take the outcome out of sight."""
        self._folder = ""
        self._rows[0].hide()
        self._settle()

    def _settle(self) -> None:
        self.setVisible(any(not row.isHidden() for row in self._rows))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def _row(*widgets: tuple[QWidget, int]) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(S3)
    for widget, stretch in widgets:
        line.addWidget(widget, stretch)
    return row
