"""Two reviewers, two answers: how far they agree, and where they do not."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from creator_audit.gui.roster import state
from creator_audit.gui.theme.spacing import S2, S4
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.review_words import DECISION_WORDS
from creator_audit.gui.widgets.words import day_name
from creator_audit.queries.roster import ClientLine


class AgreementPane(QFrame):
    """Shown once two reviewers decided on one finding. Emits client and finding."""

    compareAsked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, S2, 0, S2)
        self._column.setSpacing(S2)
        self._column.addWidget(make_label("Two reviewers, two answers", "strong"))
        self.words = make_label(tone="muted", wraps=True)
        self._column.addWidget(self.words)
        self._grid = QWidget()
        self._column.addWidget(self._grid)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[ClientLine]) -> None:
        """Sentences of all pairs, and the findings they answered differently."""
        sentences = state.agreement_sentences(lines)
        self.words.setText("\n".join(sentences))
        fresh = QWidget()
        self._column.replaceWidget(self._grid, fresh)
        self._grid.deleteLater()
        self._grid = fresh
        grid = QGridLayout(fresh)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(S4)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 2)
        for row, line in enumerate(state.two_lines(lines)):
            self._add(grid, row, line)
        fresh.setVisible(bool(grid.count()))

    def _add(self, grid: QGridLayout, row: int, line: state.TwoLine) -> None:
        two, pair = line.two, line.pair
        day = day_name(two.day) if two.day else ""
        what = ", ".join(filter(None, (two.title, line.client, day)))
        one, other = (
            f"{state.reviewer(name)}: {DECISION_WORDS.get(decision, decision)}"
            for name, decision in ((pair.one, two.one), (pair.other, two.other))
        )
        for column, (text, reason) in enumerate(
            ((what, ""), (one, two.one_reason), (other, two.other_reason))
        ):
            label = make_label(text, wraps=True)
            label.setToolTip(reason)
            grid.addWidget(label, row, column)
        compare = make_button(
            "Compare", partial(self.compareAsked.emit, line.client, two.finding_id), kind="flat"
        )
        compare.setAccessibleName(f"Compare the answers on {what}")
        grid.addWidget(compare, row, 3, Qt.AlignmentFlag.AlignRight)
