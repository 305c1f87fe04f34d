"""A client's file for a manager, and decisions that come back: asked for, then done."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QInputDialog, QMenu, QWidget

from creator_audit.gui.roster import state
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.words import count

_KIND = "Hand-over file (*.creatoraudit)"
_CSV = "Decisions (*.csv)"


class Exchanging:
    """The commands of the roster's menu. They speak of the open client, which they name."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        self._session = session
        self._parent = parent

    def fill(self, menu: QMenu) -> None:
        """The menu, for the client that is open now."""
        menu.clear()
        client = self._session.client
        if client:
            menu.addAction(f"Hand over {client}…").triggered.connect(self.ask_hand_over)
        menu.addAction("Take a client over…").triggered.connect(self.ask_take_over)
        if client:
            menu.addSeparator()
            menu.addAction(f"Save the decisions on {client}…").triggered.connect(self.ask_export)
            menu.addAction(f"Bring decisions on {client} in…").triggered.connect(self.ask_import)

    def ask_hand_over(self) -> None:
        """Ask where to, then write the file."""
        name = state.hand_over_name(self._session.client)
        target, _ = QFileDialog.getSaveFileName(self._parent, "Hand over", name, _KIND)
        if target:
            self.hand_over(target)

    def hand_over(self, target: str) -> None:
        """Write the open client's posts, findings and decisions to one file."""
        path = target if target.endswith(".creatoraudit") else f"{target}.creatoraudit"
        self._session.act(
            "hand_over",
            lambda told: self._session.say(
                f"{count(told.posts, 'post', 'posts')} handed over in {Path(path).name};"
                " no archive, messages or amounts."
            ),
            target=path,
            client=self._session.client,
            workspace_folder=self._session.workspace,
        )

    def ask_take_over(self) -> None:
        """Ask which file and under which name, then make the client."""
        from creator_audit.errors import UserError
        from creator_audit.operations.hand_over import look_into

        source, _ = QFileDialog.getOpenFileName(self._parent, "Take a client over", "", _KIND)
        if not source:
            return
        try:
            told = look_into(Path(source))
        except UserError as error:
            self._session.failed.emit(error)
            return
        name, is_given = QInputDialog.getText(
            self._parent, "Take a client over", "Name of the client here", text=told.client
        )
        if is_given and name.strip():
            self.take_over(source, name.strip())

    def take_over(self, source: str, name: str) -> None:
        """Make a client of the file; one that is there already is never overwritten."""
        self._session.act(
            "take_over",
            self._taken,
            source=source,
            name=name,
            workspace_folder=self._session.workspace,
        )

    def _taken(self, client: str) -> None:
        self._session.say(f"{client} was taken over.")
        self._session.dataChanged.emit(None)

    def ask_export(self) -> None:
        """Ask where to, then save the decisions."""
        target, _ = QFileDialog.getSaveFileName(self._parent, "Save decisions", "", _CSV)
        if target:
            path = Path(target if target.endswith(".csv") else f"{target}.csv")
            self._session.act(
                "export_reviews",
                lambda n: self._session.say(f"{count(n, 'decision', 'decisions')} saved."),
                path=path,
            )

    def ask_import(self) -> None:
        """Ask which file, then bring a colleague's decisions in beside one's own."""
        source, _ = QFileDialog.getOpenFileName(self._parent, "Bring decisions in", "", _CSV)
        if source:
            self._session.act(
                "import_reviews",
                lambda n: self._session.say(f"{count(n, 'decision', 'decisions')} brought in."),
                path=Path(source),
            )
