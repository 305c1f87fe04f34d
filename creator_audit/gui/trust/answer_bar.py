"""The bar of answers at the foot of a chain."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button
from creator_audit.model.finding import Decision, Outcome
from creator_audit.queries.findings import FindingDetail

_ANSWERS = (
    ("review-fixed", "Fixed", "F", "primary", "check"),
    ("review-accept", "Accept…", "A", "", ""),
    ("review-not-a-problem", "Not a problem…", "P", "", ""),
)


class AnswerBar(QFrame):
    """Emits the command of the button that was pressed. A good sign takes no answer."""

    commandAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(8)
        self.answers: dict[str, KeyButton] = {}
        for command, words, key, kind, icon_name in _ANSWERS:
            self.answers[command] = self._button(command, words, key, kind, icon_name)
            row.addWidget(self.answers[command])
        self.reopen = make_button(
            "Open again", lambda: self.commandAsked.emit("review-reopen"), icon_name="undo-2"
        )
        row.addWidget(self.reopen)
        row.addStretch(1)
        self.open_posts = self._button("review-open-post", "Open post", "O", "flat", "rows-3")
        row.addWidget(self.open_posts)

    def _button(self, command: str, words: str, key: str, kind: str, icon_name: str) -> KeyButton:
        button = KeyButton(words, key, kind=kind, icon_name=icon_name)
        button.clicked.connect(lambda _on=False: self.commandAsked.emit(command))
        return button

    def show_detail(self, detail: FindingDetail) -> None:
        """Offer what fits the finding: answers, or to open it again."""
        review = detail.review
        is_decided = review is not None and review.decision is not Decision.OPEN
        is_good = detail.finding.outcome is Outcome.PASS
        for button in self.answers.values():
            button.setVisible(not is_good and not is_decided)
        self.reopen.setVisible(is_decided)
        posts = len(detail.posts)
        self.open_posts.show_words(f"Open the {posts} posts" if posts > 1 else "Open post")
