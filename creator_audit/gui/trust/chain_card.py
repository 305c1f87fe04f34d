"""One chain: what was seen, when, in which posts, how it may be harmless, what would clear it."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.trust import state
from creator_audit.gui.trust.post_button import PostButton
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.review_words import decided_line
from creator_audit.gui.widgets.rule_part import NO_RULE, RulePart, citation_links
from creator_audit.gui.widgets.timeline_chart import TimelineChart
from creator_audit.gui.widgets.words import count
from creator_audit.model.finding import Outcome
from creator_audit.queries.chains import Chain
from creator_audit.queries.rule_texts import pack

_MOST_SOURCES = 3
"""More stand on the page of the rule."""


class ChainCard(QFrame):
    """Emits the post to be shown, and that all sources are asked for."""

    postAsked = Signal(int)
    sourcesAsked = Signal()

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
        self.sources = make_button("", self.sourcesAsked.emit, kind="flat", icon_name="scale")
        column.addWidget(self.sources, 0, Qt.AlignmentFlag.AlignLeft)

    def _make_parts(self) -> QVBoxLayout:
        self.innocent = RulePart("lightbulb", "May be harmless if")
        self.clears = RulePart("search", "To rule out")
        self.question = RulePart("circle-question-mark", "Question")
        self.rule = RulePart("scale", "The rule")
        row = QHBoxLayout()
        row.setSpacing(S5)
        for part in (self.innocent, self.clears, self.question):
            row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(S4)
        column.addLayout(row)
        column.addWidget(self.rule)
        return column

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
        is_good = detail.finding.outcome is Outcome.PASS
        self.innocent.show_text("" if is_good else detail.innocent)
        self._show_clears(chain)
        links = citation_links(detail.citations, _MOST_SOURCES)
        whole = len(detail.citations)
        self.sources.setText(f"All {whole} sources" if whole > _MOST_SOURCES else "The rule's page")
        told = detail.rule_text if links or is_good else f"{detail.rule_text} {NO_RULE}"
        self.rule.show_text(told, links)
        self.question.show_text("" if is_good else detail.question)

    def _show_clears(self, chain: Chain) -> None:
        """What would clear it, and in bold whether it was found."""
        found = state.rule_out_words(chain)
        lines = (f"{escape(what)}<br><b>{word}</b> {escape(where)}" for what, word, where in found)
        self.clears.show_text("", "<br>".join(lines))
        spoken = " ".join(f"{what} {word} {where}" for what, word, where in found)
        self.clears.text.setAccessibleDescription(spoken)

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
            told = "A good sign: it builds trust. Nothing is asked of you."
        self.banner.setText(told)
        self.banner.setVisible(bool(told))

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
