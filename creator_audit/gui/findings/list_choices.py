"""Above the work list: which findings, how grouped, and the place in the list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QWidget

from creator_audit.gui.findings import state
from creator_audit.gui.widgets.chip import Chip
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.marks import KeyCap


class ListChoices(QWidget):
    """Two chips, ``3 of 48``, and the keys that walk."""

    statusChosen = Signal(str)
    groupingChosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status_chip = _make_chip("status", state.STATUSES, self.statusChosen)
        self.group_chip = _make_chip("grouping", state.GROUPINGS, self.groupingChosen)
        self.position = make_label(tone="muted", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.status_chip)
        row.addWidget(self.group_chip)
        row.addSpacing(8)
        row.addWidget(self.position)
        for letter in ("J", "K"):
            row.addWidget(KeyCap(letter))
        row.addWidget(make_label("next, previous", "small", tone="muted"))

    def show_chosen(self, status: str, grouping: str) -> None:
        """Show what is chosen."""
        self.status_chip.set_value(dict(state.STATUSES)[status])
        self.group_chip.set_value(f"Group: {dict(state.GROUPINGS)[grouping].lower()}")

    def show_position(self, place: int, whole: int) -> None:
        """``3 of 48``; empty when nothing is chosen."""
        self.position.setText(f"{place + 1:,} of {whole:,}" if place >= 0 else "")


def _make_chip(name: str, options: Sequence[tuple[str, str]], chosen: SignalInstance) -> Chip:
    chip = Chip(name, "")
    chip.can_clear = False
    for key, words in options:
        chip.menu().addAction(words).triggered.connect(lambda _on=False, key=key: chosen.emit(key))
    return chip
