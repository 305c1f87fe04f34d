"""Settings: of the client, of the app, and what can be said on privacy."""

from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QMessageBox,
    QStackedWidget,
    QWidget,
)

from creator_audit.errors import UserError
from creator_audit.gui.settings import state
from creator_audit.gui.settings.app_panes import AppearancePane, ReviewPane
from creator_audit.gui.settings.client_pane import ClientPane
from creator_audit.gui.settings.erase_dialog import EraseDialog
from creator_audit.gui.settings.privacy_pane import PrivacyPane
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.empty_state import EmptyState
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.gui.widgets.side_list import SideLine, SideList
from creator_audit.gui.widgets.two_panes import lay_out_panes
from creator_audit.operations.clients import workspace
from creator_audit.operations.erase_client import KeptFile, erase_client, kept_files
from creator_audit.queries.client_facts import ClientFacts, client_facts

_LIST_WIDTH = 232
_WIDEST = 860
_NO_CLIENT = "No client is open. Import an archive to set its countries."


class SettingsPage(Page):
    """Sections at the left, one of them at the right."""

    title = "Settings"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.list = SideList("Settings")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a setting")
        self.search.setAccessibleName("Find a setting")
        self.search.setClearButtonEnabled(True)
        self.client = ClientPane(session)
        self.appearance = AppearancePane(session)
        self.review = ReviewPane(session)
        self.privacy = PrivacyPane()
        self.no_client = EmptyState(
            "user", _NO_CLIENT, "Import archives…", lambda: session.navigate("welcome")
        )
        self.stack = QStackedWidget()
        self._panes = {
            key: scroll_column(pane, widest=_WIDEST)
            for key, pane in (
                ("client", self.client),
                ("appearance", self.appearance),
                ("review", self.review),
                ("privacy", self.privacy),
            )
        }
        for pane in (*self._panes.values(), self.no_client):
            self.stack.addWidget(pane)
        self._lay_out()
        self.list.lineChosen.connect(self._open)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.privacy.folderAsked.connect(self._show_folder)
        self.privacy.archivesAsked.connect(lambda: session.navigate("archives"))
        self.privacy.eraseAsked.connect(self.ask_erase)
        self._fill()

    def _lay_out(self) -> None:
        lay_out_panes(
            self,
            self.search,
            self.list,
            self.stack,
            inset=(12, 12),
            widths=(200, _LIST_WIDTH, 320),
        )

    # Page

    def refresh(self) -> None:
        name = self.session.client
        told = f"For this computer and for {name}" if name else "For this computer"
        self.subtitleChanged.emit(told)
        self._show_place()
        self.appearance.refresh()
        self.review.refresh()
        if self.session.is_open:
            self.session.read(client_facts, done=self.show_facts, channel="settings")
        self._open(self.list.chosen)

    def show_details(self, details: dict[str, Any]) -> None:
        if details.get("section"):
            self.search.clear()
            self.list.choose(str(details["section"]))

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def show_facts(self, facts: ClientFacts) -> None:
        """Show what is stored of the client."""
        self.client.show_facts(facts)
        self.privacy.show_facts(facts)

    def _fill(self) -> None:
        listed = state.matching(self.search.text())
        self.list.show_lines([SideLine(one.key, one.title, icon=one.icon) for one in listed])

    def _open(self, key: str) -> None:
        if key == "client" and not self.session.is_open:
            self.stack.setCurrentWidget(self.no_client)
        elif key in self._panes:
            self.stack.setCurrentWidget(self._panes[key])

    # Privacy

    @property
    def folder(self) -> Path:
        """Where the clients' files lie."""
        return workspace(self.session.workspace).folder

    def _files(self) -> tuple[KeptFile, ...]:
        try:
            return kept_files(self.folder, self.session.client) if self.session.client else ()
        except (UserError, OSError):
            return ()

    def _show_place(self) -> None:
        self.privacy.show_place(self.session.client, str(self.folder), self._files())

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def ask_erase(self) -> None:
        """Erase the client once its name was typed; say what was removed."""
        client = self.session.client
        dialog = EraseDialog(client, self._files(), self)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        removed = self.erase(client)
        if removed:
            QMessageBox.information(self, "Erased", "Removed:\n" + "\n".join(removed))

    def erase(self, client: str) -> tuple[str, ...]:
        """Let go of the client, erase it, and go on with another or none."""
        self.session.close_client()
        try:
            removed = erase_client(self.folder, client)
        except (UserError, OSError) as error:
            self.session.failed.emit(error)
            self.session.clientAsked.emit(client)
            return ()
        others = workspace(self.folder).clients()
        if others:
            self.session.clientAsked.emit(others[0])
        else:
            self.session.clientChanged.emit()
            self.session.navigate("welcome")
        return removed
