"""Chips above the list of Trust: which kind, how it is grouped, and what is decided."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from creator_audit.gui.trust.grouping import GROUPINGS
from creator_audit.gui.trust.state import STATUSES
from creator_audit.gui.widgets.chip import Chip

ALL_KINDS = "All kinds"


class ListChips(QObject):
    """Emits what was chosen; it keeps no filter of its own."""

    kindChosen = Signal(str)
    groupingChosen = Signal(str)
    statusChosen = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.kind = Chip("kind", ALL_KINDS)
        self.kind.cleared.connect(lambda: self.kindChosen.emit(""))
        self.grouping = _chip("grouping", GROUPINGS, self.groupingChosen)
        self.status = _chip("status", STATUSES, self.statusChosen)

    def widgets(self) -> list[QWidget]:
        """In the order of the bar."""
        return [self.kind, self.grouping, self.status]

    def show_choice(self, kind: str, grouping: str, status: str) -> None:
        """Show what is chosen; `kind` is a name, empty for all."""
        self.kind.set_value(kind)
        self.grouping.set_value(dict(GROUPINGS)[grouping])
        self.status.set_value(dict(STATUSES)[status])

    def offer_kinds(self, kinds: Sequence[tuple[str, str, int]]) -> None:
        """Fill the menu of kinds: rule id, name, number of chains."""
        menu = self.kind.menu()
        menu.clear()
        for id_, name, number in (("", ALL_KINDS, sum(n for *_rest, n in kinds)), *kinds):
            action = menu.addAction(f"{name}  {number:,}")
            action.triggered.connect(lambda _on=False, id_=id_: self.kindChosen.emit(id_))


def _chip(facet: str, choices: Sequence[tuple[str, str]], chosen: SignalInstance) -> Chip:
    chip = Chip(facet, "")
    chip.can_clear = False
    for key, words in choices:
        action = chip.menu().addAction(words)
        action.triggered.connect(lambda _on=False, key=key: chosen.emit(key))
    return chip
