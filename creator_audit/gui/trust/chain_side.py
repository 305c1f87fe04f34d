"""The left half of Trust: the list of chains, and what the page cannot see without deals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.side_list import SideList

_LEAST_WIDTH, _MOST_WIDTH = 240, 420


class ChainSide(QWidget):
    """Holds the list and the note on deals."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        self.list = SideList("Chains and good signs")
        column.addWidget(self.list, 1)
        self.no_deals = QWidget()
        note = QVBoxLayout(self.no_deals)
        note.setContentsMargins(22, 4, 16, 8)
        sentence = "Chains that need deals cannot be seen yet."
        note.addWidget(make_label(sentence, tone="muted", wraps=True))
        self.record = make_button("Record deals", kind="flat")
        note.addWidget(self.record, 0, Qt.AlignmentFlag.AlignLeft)
        self.no_deals.hide()
        column.addWidget(self.no_deals)
        self.setMinimumWidth(_LEAST_WIDTH)
        self.setMaximumWidth(_MOST_WIDTH)
