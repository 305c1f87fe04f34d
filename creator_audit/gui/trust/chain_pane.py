"""The right half of Trust: the chain with its answers at the foot, nothing, or a failure."""

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from creator_audit.gui.trust.answer_bar import AnswerBar
from creator_audit.gui.trust.chain_card import ChainCard
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.queries.chains import Chain


class ChainPane(QStackedWidget):
    """Holds the chain in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chain: Chain | None = None
        self.card = ChainCard()
        self.bar = AnswerBar()
        self.empty = EmptyState("waypoints", "Choose a chain at the left.")
        self.error = ErrorPanel()
        self._scroll = scroll_column(self.card)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.bar)
        for pane in (self._body, self.empty, self.error):
            self.addWidget(pane)
        self.setCurrentWidget(self.empty)

    def show_chain(self, found: Chain) -> None:
        """Show one chain in full; another one from its top."""
        is_other = self.chain is None or self.chain.detail.finding.id != found.detail.finding.id
        self.chain = found
        self.card.show_chain(found)
        self.bar.show_detail(found.detail)
        self.setCurrentWidget(self._body)
        if is_other:
            self._scroll.verticalScrollBar().setValue(0)

    def show_nothing(self, sentence: str, action: str) -> None:
        """One sentence and one step instead of a chain."""
        self.chain = None
        self.empty.set_sentence(sentence, action)
        self.setCurrentWidget(self.empty)

    def show_error(self, error: Exception) -> None:
        """A failure in its place."""
        self.error.show_error(error)
        self.setCurrentWidget(self.error)
