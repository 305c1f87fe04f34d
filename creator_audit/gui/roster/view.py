"""Roster: all clients at a glance; each stays a file of its own."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMenu,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.roster import state
from creator_audit.gui.roster.agreement_pane import AgreementPane
from creator_audit.gui.roster.batch_bar import BatchBar
from creator_audit.gui.roster.exchanging import Exchanging
from creator_audit.gui.roster.table import ClientTable
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.operations.audit_clients import BatchAudit
from creator_audit.queries.roster import ClientLine, roster

_APART = (
    "Each client is a file of its own. Nothing is shared between files. Erasing a client removes"
    " its file, the copies beside it and drafts of reports, and lists what was removed."
)
_MOST_COMPARED_PX = 190
"""The table of clients comes first; answers that differ scroll."""


class RosterPage(Page):
    """One row per client; a number opens that client's page, ticks choose for a batch."""

    title = "Roster"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lines: tuple[ClientLine, ...] = ()
        self.exchanging = Exchanging(session, self)
        self.table = ClientTable()
        self.table.clientAsked.connect(self.open_client)
        self.table.chosenChanged.connect(self._show_chosen)
        self.empty = EmptyState("users", "There is one client, or none.")
        self.error = ErrorPanel()
        self._stack = QStackedWidget()
        for pane in (self.table, self.empty, self.error):
            self._stack.addWidget(pane)
        self.agreement = AgreementPane()
        self.agreement.compareAsked.connect(self._compare)
        self._compared = QScrollArea()
        self.bar = BatchBar()
        self.bar.auditAsked.connect(lambda: self.run_batch(""))
        self.bar.saveAsked.connect(self.ask_folder)
        self.bar.clearAsked.connect(lambda: self.table.choose(()))
        self.bar.cancelAsked.connect(self.cancel)
        session.workProgressed.connect(self._on_step)
        QShortcut(QKeySequence("Esc"), self, lambda: self.table.choose(()))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S3)
        column.addWidget(make_line())
        inner = QVBoxLayout()
        inner.setContentsMargins(S5 - 6, 0, S5 - 6, S3)
        inner.addWidget(self._stack, 1)
        self._compared.setWidget(self.agreement)
        self._compared.setWidgetResizable(True)
        self._compared.setMaximumHeight(_MOST_COMPARED_PX)
        self._compared.hide()
        inner.addWidget(self._compared)
        self.apart: QLabel = make_label(_APART, tone="muted", wraps=True)
        inner.addWidget(self.apart)
        column.addLayout(inner, 1)
        column.addWidget(self.bar)

    def page_actions(self) -> list[QWidget]:
        add = make_button(
            "Add client…", lambda: self.session.commandAsked.emit("new-client"), icon_name="plus"
        )
        more = make_button("Hand over", icon_name="users")
        menu = QMenu(more)
        menu.aboutToShow.connect(lambda: self.exchanging.fill(menu))
        more.setMenu(menu)
        return [more, add]

    def refresh(self) -> None:
        if not self.session.is_open:
            self.show_lines(())
            return
        self.session.read(
            roster,
            self.session.workspace,
            done=self.show_lines,
            failed=self._fail,
            channel="roster",
        )

    def show_details(self, details: dict[str, Any]) -> None:
        del details
        self.refresh()

    def show_lines(self, lines: tuple[ClientLine, ...]) -> None:
        """Show all clients, by name."""
        self.lines = lines
        self.table.show_lines(lines)
        self.agreement.show_lines(lines)
        self._compared.setVisible(any(line.agreements for line in lines))
        self._stack.setCurrentWidget(self.table if lines else self.empty)
        self.subtitleChanged.emit(state.subtitle(lines))

    def _fail(self, error: Exception) -> None:
        self.error.show_error(error)
        self._stack.setCurrentWidget(self.error)

    def open_client(self, name: str, place: str) -> None:
        """Open a client at one of its places."""
        if name != self.session.client:
            self.session.clientAsked.emit(name)
        if self.session.client == name:
            self.session.navigate(place)

    def _compare(self, name: str, finding_id: str) -> None:
        if name != self.session.client:
            self.session.clientAsked.emit(name)
        if self.session.client == name:
            self.session.navigate("findings", finding_id=finding_id)

    # Batches

    def _show_chosen(self) -> None:
        self.bar.show_chosen(self.lines, self.table.chosen)

    def ask_folder(self) -> None:
        """Ask for the folder of the reports, then make them."""
        folder = QFileDialog.getExistingDirectory(self, state.save_words(self.table.chosen))
        if folder:
            self.run_batch(folder)

    def run_batch(self, folder: str) -> None:
        """Audit the chosen clients; into `folder` goes one PDF each, without one nothing."""
        request = state.request_of(self.lines, self.table.chosen, folder)
        if not request.clients:
            return
        self.bar.set_running(is_running=True)
        self.bar.show_step(0, len(request.clients), request.clients[0])
        self.session.act(
            "audit_clients",
            self._end_batch,
            self._fail_batch,
            request=request,
            workspace_folder=self.session.workspace and Path(self.session.workspace),
        )

    def cancel(self) -> None:
        """Stop; reports that are complete stay."""
        cancel = getattr(self.session.doer, "cancel", None)
        if cancel is not None:
            cancel()

    def _on_step(self, name: str, done: int, total: int, label: str) -> None:
        if name == "audit_clients":
            self.bar.show_step(done, total, label)

    def _end_batch(self, outcome: BatchAudit) -> None:
        self.bar.set_running(is_running=False)
        self.bar.show_outcome(outcome)
        self._show_chosen()
        self.session.say(outcome.sentence)

    def _fail_batch(self, error: Exception) -> None:
        self.bar.set_running(is_running=False)
        self.bar.show_words(str(error))
        self._show_chosen()
