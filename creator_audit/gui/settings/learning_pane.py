"""Whether corrections speak for posts like the corrected ones, and what was learned so far."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from creator_audit.gui.settings import state
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S2
from creator_audit.gui.widgets.labels import make_label
from creator_audit.queries.client_facts import ClientFacts

_NOTE = (
    "Three corrections that agree speak for posts that share a code, a link, a brand, a tag or"
    " words with them. The reason stands beside each such post. It stays in this client's file,"
    " and goes when a correction is taken back."
)


class LearningPane(QWidget):
    """One switch and the list of what was learned."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S2)
        column.addWidget(make_label("Learning", "heading"))
        column.addWidget(make_label(_NOTE, tone="muted", wraps=True))
        self.switch = QCheckBox("Learn from my corrections")
        self.switch.clicked.connect(self.apply)
        column.addWidget(self.switch)
        self.learned = make_label(tone="muted", wraps=True)
        column.addWidget(self.learned)

    def show_facts(self, facts: ClientFacts) -> None:
        """Show what is stored."""
        self.switch.setChecked(facts.learns)
        self.learned.setText(state.learned_words(facts))

    def apply(self, is_on: bool) -> None:
        """Switch it; one step of undo."""
        words = "Learning is on." if is_on else "Learning is off."
        self._session.act(
            "set_learning",
            lambda _none: self._session.say(f"{words} Ctrl+Z takes it back."),
            is_on=is_on,
        )
