"""Which client is open: list, open, make."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from creator_audit.errors import UserError
from creator_audit.gui.shell.frame import Frame
from creator_audit.gui.tasks.doer import ClientDoer
from creator_audit.queries.reader import Reader, open_reader

if TYPE_CHECKING:
    from creator_audit.operations.clients import Workspace


class Clients:
    """Answers the client button and `Session.clientAsked` for one window."""

    def __init__(self, window: Frame) -> None:
        # Imported late: the window is on the screen before anything of the store is loaded.
        from creator_audit.operations.clients import workspace

        self._window = window
        self._session = window.session
        self._workspace: Workspace = workspace(self._session.workspace)
        self._session.workspace = self._workspace.folder
        self._session.clientAsked.connect(self.open)
        button = window.side_bar.client_button
        button.clientAsked.connect(self.open)
        button.newClientAsked.connect(self.ask_new)
        button.allClientsAsked.connect(lambda: window.show_place("roster"))
        window.commandAsked.connect(self._run_command)
        button.menu().aboutToShow.connect(lambda: button.offer(self._workspace.clients()))

    def open_first(self, wanted: str | None) -> None:
        """Open the wanted client, else the only or first one; without any stay at Welcome."""
        known = self._workspace.clients()
        last = self._session.settings.text("last_client")
        name = wanted or (last if last in known else known[0] if known else "")
        if name:
            self.open(name)
            if self._window.current_place == "welcome":
                self._window.show_place("overview")

    def open(self, name: str) -> None:
        """Open a client; its file is made if there is none of that name."""
        try:
            path = self._workspace.path(name)
            if not path.exists():
                self._workspace.add(name)
            self._session.open_client(name, partial(_open_reader, path), ClientDoer(path))
            self._window.last_client = name
        except UserError as error:
            self._session.failed.emit(error)

    def _run_command(self, name: str) -> None:
        if name == "new-client":
            self.ask_new()

    def ask_new(self) -> None:
        """Ask for a name and open an empty client of it."""
        name, is_given = QInputDialog.getText(self._window, "New client", "Name of the client")
        if is_given and name.strip():
            self.open(name.strip())
            self._window.show_place("welcome")


def _open_reader(path: Path) -> Reader:
    try:
        return open_reader(path)
    except UserError:
        # A file of an older version is brought up to date by opening it for writing once.
        from creator_audit.operations.clients import open_file

        open_file(path).close()
        return open_reader(path)
