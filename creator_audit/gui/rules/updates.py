"""The buttons of "Rules in use": put a pack in use, take the last one back, go to what changed."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QScrollArea, QWidget

from creator_audit.errors import UserError
from creator_audit.gui.rules.packs_pane import PackDeeds, packs_pane
from creator_audit.gui.tasks.session import Session
from creator_audit.operations.rule_packs import take_back, update_rules
from creator_audit.queries.filters import FilterState
from creator_audit.queries.rule_changes import RuleUpdate
from creator_audit.rules.age import age_note
from creator_audit.rules.pack_folders import active

_KINDS = "Rule packs (*.zip)"


class PackUpdates:
    """Acts on the folder of packs; `changed` is called once other rules are in use."""

    def __init__(self, parent: QWidget, session: Session, changed: Callable[[], object]) -> None:
        self._parent, self._session, self._changed = parent, session, changed

    def pane(self, update: RuleUpdate | None, today: date) -> QScrollArea:
        """The page on the rules in use."""
        used = active()
        deeds = PackDeeds(self.ask_file, self.take_back, self._show_findings, self._show_posts)
        return packs_pane(used, age_note(used.pack.jurisdictions.values(), today), update, deeds)

    def ask_file(self) -> None:
        """Choose a ZIP and put it in use; what is wrong in it is named with file and line."""
        name, _kind = QFileDialog.getOpenFileName(self._parent, "Update the rules", "", _KINDS)
        if name:
            self.use(Path(name))

    def use(self, file: Path) -> None:
        """Put the pack in a file in use."""
        self._do(lambda: update_rules(file).sentence)

    def take_back(self) -> None:
        """Undo the last update."""
        self._do(take_back)

    def _do(self, deed: Callable[[], str]) -> None:
        try:
            sentence = deed()
        except UserError as error:
            self._session.failed.emit(error)
            return
        self._session.say(sentence)
        self._changed()

    def _show_findings(self, ids: tuple[str, ...]) -> None:
        self._session.navigate("findings", FilterState(), finding_ids=ids)

    def _show_posts(self, keys: tuple[int, ...]) -> None:
        self._session.navigate("posts", FilterState(post_keys=keys))
