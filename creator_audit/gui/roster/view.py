"""Roster: all clients at a glance; each stays a file of its own."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from creator_audit.gui.roster import state
from creator_audit.gui.roster.table import ClientTable
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.queries.roster import ClientLine, roster

_APART = "Each client is a file of its own. Nothing is shared between files."


class RosterPage(Page):
    """One row per client; a number opens that client's page."""

    title = "Roster"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lines: tuple[ClientLine, ...] = ()
        self.table = ClientTable()
        self.table.clientAsked.connect(self.open_client)
        self.empty = EmptyState("users", "There is one client, or none.")
        self.error = ErrorPanel()
        self._stack = QStackedWidget()
        for pane in (self.table, self.empty, self.error):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, S4)
        column.setSpacing(S3)
        column.addWidget(make_line())
        inner = QVBoxLayout()
        inner.setContentsMargins(S5 - 6, 0, S5 - 6, 0)
        inner.addWidget(self._stack, 1)
        self.apart: QLabel = make_label(_APART, tone="muted", wraps=True)
        inner.addWidget(self.apart)
        column.addLayout(inner, 1)

    def page_actions(self) -> list[QWidget]:
        add = make_button(
            "Add client…", lambda: self.session.commandAsked.emit("new-client"), icon_name="plus"
        )
        return [add]

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
