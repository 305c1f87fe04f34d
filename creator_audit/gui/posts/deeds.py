"""What can be done with the chosen posts: class, no tie, copy; with a question for many."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QMessageBox, QWidget

from creator_audit.gui.posts.table_view import PostTable
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.alike_dialog import AlikeDialog
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, count
from creator_audit.queries.alike import AlikeGroup


class PostDeeds:
    """Acts through the session on what is selected in the table."""

    def __init__(self, session: Session, table: PostTable, owner: QWidget) -> None:
        self._session = session
        self._table = table
        self._owner = owner
        table.customContextMenuRequested.connect(self.show_menu)
        table.classWanted.connect(self.set_class)

    def set_class(self, value: str) -> None:
        """Set the class of the chosen posts; an empty value lets the app decide again."""
        keys = self._table.chosen_keys()
        name = CLASS_NAMES.get(value, "Undecided, the app judges").lower()
        if not keys or not self._agrees(len(keys), f"Set the class to {name}"):
            return
        self._session.act(
            "correct_class",
            done=lambda _result: self._session.say(f"Class set to {name}. Ctrl+Z takes it back."),
            post_keys=list(keys),
            value=value,
        )

    def mark_no_tie(self) -> None:
        """State that the chosen posts have no commercial tie."""
        keys = self._table.chosen_keys()
        if not keys or not self._agrees(len(keys), "Mark as without a tie"):
            return
        self._session.act(
            "set_relation",
            done=lambda _result: self._session.say("Marked as without a tie."),
            post_keys=list(keys),
            relation="none",
        )

    def answer_alike(self, key: int, groups: Sequence[AlikeGroup], now: str) -> None:
        """Give one answer to a post and to others like it, after a look at them; one step."""
        dialog = AlikeDialog(key, groups, now=now, parent=self._owner)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            name, arguments = dialog.deed
            self._session.act(name, lambda _n: self._session.say(dialog.said), **arguments)

    def _agrees(self, number: int, what: str) -> bool:
        if number < 2:
            return True
        question = f"{what}: {count(number, 'post', 'posts')}?"
        buttons = QMessageBox.StandardButton.Apply | QMessageBox.StandardButton.Cancel
        answer = QMessageBox.question(self._owner, "Several posts", question, buttons)
        return answer == QMessageBox.StandardButton.Apply

    def show_menu(self, place: QPoint) -> None:
        """The context menu at a place of the table."""
        menu = self.make_menu()
        if menu is not None:
            menu.exec(self._table.viewport().mapToGlobal(place))

    def make_menu(self) -> QMenu | None:
        """Commands for the chosen posts; None when none is chosen."""
        if not self._table.chosen_count():
            return None
        menu = QMenu(self._table)
        for number, name in enumerate(CLASSES, 1):
            menu.addAction(
                f"Class: {CLASS_NAMES[name].lower()}\t{number}",
                partial(self.set_class, name),
            )
        menu.addAction("Let the app decide the class", lambda: self.set_class(""))
        menu.addSeparator()
        menu.addAction("No commercial tie", self.mark_no_tie)
        menu.addSeparator()
        menu.addAction("Copy rows as text", self._table.copy_rows)
        return menu
