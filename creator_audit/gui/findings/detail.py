"""The right half of Findings: post, rule card beside or below it, decisions at the foot."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from creator_audit.gui.findings.decision_bar import DecisionBar
from creator_audit.gui.findings.post_pane import PostPane
from creator_audit.gui.findings.rule_card import RuleCard
from creator_audit.gui.theme.spacing import S4, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.queries.findings import FindingDetail

NARROW_BELOW = 860
_CARD_WIDTH = 312


class DetailPane(QWidget):
    """Shows one finding, nothing, or why it cannot be shown."""

    commandAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail: FindingDetail | None = None
        self.post = PostPane()
        self.card = RuleCard()
        self.card.setFixedWidth(_CARD_WIDTH)
        self._is_narrow = False
        self.bar = DecisionBar()
        self.bar.commandAsked.connect(self.commandAsked)
        self.empty = EmptyState("list-checks", "Choose a finding at the left.")
        self.error = ErrorPanel()
        self._body = QWidget()
        self._body.setObjectName("column")
        self._columns = QHBoxLayout(self._body)
        self._columns.setContentsMargins(S5, S4, S5, S4)
        self._columns.setSpacing(28)
        self._columns.addWidget(self.post, 1)
        self._columns.addWidget(self.card, 0)
        self.pane = QScrollArea()
        self.pane.setWidgetResizable(True)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setWidget(self._body)
        self._stack = QStackedWidget()
        for pane in (self.pane, self.empty, self.error):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.bar)
        self.show_nothing("Choose a finding at the left.")

    def show_detail(self, detail: FindingDetail, mark: str, brand: str) -> None:
        """Show a finding in full."""
        self.detail = detail
        if not detail.posts:
            self.show_nothing("The post of this finding is not there any more.")
            return
        self.post.show_detail(detail, brand)
        self.card.show_detail(detail, mark)
        is_decided = detail.review is not None and detail.review.decision.value != "open"
        self.bar.show_state(similar=len(detail.similar), is_decided=is_decided)
        self.bar.setVisible(True)
        self._stack.setCurrentWidget(self.pane)
        self.pane.verticalScrollBar().setValue(0)

    def show_nothing(self, sentence: str, action: str = "") -> None:
        """One sentence instead of a finding."""
        self.detail = None
        self.bar.setVisible(False)
        self.empty.set_sentence(sentence, action)
        self._stack.setCurrentWidget(self.empty)

    def show_error(self, error: Exception) -> None:
        """Why the finding cannot be shown; the list stays usable."""
        self.detail = None
        self.bar.setVisible(False)
        self.error.show_error(error)
        self._stack.setCurrentWidget(self.error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_card(is_narrow=self.width() < NARROW_BELOW)

    def _place_card(self, *, is_narrow: bool) -> None:
        """Beside the post, or within it right below the caption and its legend."""
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        if is_narrow:
            self._columns.removeWidget(self.card)
            column = self.post.column
            column.insertWidget(column.indexOf(self.post.further) + 1, self.card)
        else:
            self.post.column.removeWidget(self.card)
            self._columns.addWidget(self.card, 0)
        self.card.setMinimumWidth(0 if is_narrow else _CARD_WIDTH)
        self.card.setMaximumWidth(16_777_215 if is_narrow else _CARD_WIDTH)
        self.card.show()
