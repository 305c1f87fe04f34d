"""One chain: what was seen, when, in which posts, how it may be harmless, and the answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.trust import state
from creator_audit.gui.trust.post_button import PostButton
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.review_words import decided_line
from creator_audit.gui.widgets.rule_part import NO_RULE, RulePart, citation_links
from creator_audit.gui.widgets.timeline_chart import TimelineChart
from creator_audit.gui.widgets.words import count
from creator_audit.model.finding import Outcome
from creator_audit.queries.chains import Chain
from creator_audit.queries.rule_texts import pack

_ANSWERS = (
    ("review-fixed", "Fixed", "F", "primary", "check"),
    ("review-accept", "Accept…", "A", "", ""),
    ("review-not-a-problem", "Not a problem…", "P", "", ""),
)


class ChainCard(QFrame):
    """Emits the command of an answer, and the posts to be shown."""

    commandAsked = Signal(str)
    postAsked = Signal(int)
    postsAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(S4 + 4, S4, S4 + 4, S4)
        column.setSpacing(S3)
        head = QHBoxLayout()
        self.title = make_label(scale="heading", wraps=True)
        self.rule_id = make_label(scale="small", tone="muted")
        head.addWidget(self.title, 1)
        head.addWidget(self.rule_id, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.seen = make_label(tone="muted", wraps=True)
        self.seen.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.seen)
        self.banner = make_label(wraps=True)
        column.addWidget(self.banner)
        self.chart = TimelineChart("Timeline of this chain")
        self.chart.dotChosen.connect(self.postAsked)
        column.addWidget(self.chart)
        self._posts = QVBoxLayout()
        self._posts.setSpacing(0)
        column.addLayout(self._posts)
        self.buttons: list[PostButton] = []
        self.more = make_label(tone="muted")
        column.addWidget(self.more)
        column.addWidget(make_line())
        column.addLayout(self._make_parts())
        column.addLayout(self._make_answers())

    def _make_parts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S5)
        self.innocent = RulePart("lightbulb", "May be harmless if")
        self.rule = RulePart("scale", "The rule")
        self.question = RulePart("circle-question-mark", "Question")
        for part in (self.innocent, self.rule, self.question):
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        return row

    def _make_answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.answers: dict[str, KeyButton] = {}
        for command, words, key, kind, icon_name in _ANSWERS:
            button = KeyButton(words, key, kind=kind, icon_name=icon_name)
            button.clicked.connect(lambda _on=False, name=command: self.commandAsked.emit(name))
            self.answers[command] = button
            row.addWidget(button)
        self.reopen = make_button(
            "Open again", lambda: self.commandAsked.emit("review-reopen"), icon_name="undo-2"
        )
        row.addWidget(self.reopen)
        row.addStretch(1)
        self.open_posts = make_button(
            "Open the posts", self.postsAsked.emit, kind="flat", icon_name="rows-3"
        )
        row.addWidget(self.open_posts)
        return row

    def show_chain(self, chain: Chain) -> None:
        """Show one chain or good sign."""
        detail = chain.detail
        self.title.setText(detail.title)
        versions = {code: one.version for code, one in pack().jurisdictions.items()}
        self.rule_id.setText(state.rule_line(chain, versions))
        self.seen.setText(state.with_days(detail.message))
        self._show_review(chain)
        drawn = state.timeline(chain)
        self.chart.setVisible(drawn is not None)
        if drawn is not None:
            self.chart.show_timeline(drawn)
        self._show_posts(chain)
        self.innocent.show_text(detail.innocent)
        links = citation_links(detail.citations)
        self.rule.show_text(detail.rule_text if links else NO_RULE, links)
        self.question.show_text(detail.question)

    def _show_review(self, chain: Chain) -> None:
        review = chain.detail.review
        is_decided = review is not None and review.decision.value != "open"
        is_good = chain.detail.finding.outcome is Outcome.PASS
        told = ""
        if review is not None and is_decided:
            told = decided_line(
                review.decision.value, review.by, review.at, review.expires, review.reason
            )
            if chain.detail.evidence_changed:
                told += " The evidence has changed since."
        elif is_good:
            told = "A good sign. Nothing is asked of you."
        self.banner.setText(told)
        self.banner.setVisible(bool(told))
        for button in self.answers.values():
            button.setVisible(not is_good and not is_decided)
        self.reopen.setVisible(is_decided)

    def _show_posts(self, chain: Chain) -> None:
        for button in self.buttons:
            self._posts.removeWidget(button)
            button.hide()
            button.deleteLater()
        lines = state.post_lines(chain)
        self.buttons = [PostButton(line) for line in lines[: state.MOST_POSTS]]
        for button in self.buttons:
            key = button.line.key
            button.clicked.connect(lambda _on=False, key=key: self.postAsked.emit(key))
            self._posts.addWidget(button)
        rest = len(lines) - len(self.buttons)
        self.more.setText(f"and {count(rest, 'more post', 'more posts')}" if rest else "")
        self.more.setVisible(rest > 0)
        self.open_posts.setText(f"Open the {len(lines)} posts" if len(lines) > 1 else "Open post")
