"""The drawer beside the table: one post in full, or what to do with several."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.posts import state
from creator_audit.gui.posts.class_buttons import ClassButtons
from creator_audit.gui.posts.facts import FactGrid, finding_row, sign_row
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S3, S4
from creator_audit.gui.widgets.alike_dialog import AlikeButton
from creator_audit.gui.widgets.empty_state import ErrorPanel
from creator_audit.gui.widgets.highlighted_text import CaptionView, TextMark
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.marks import PlatformTile
from creator_audit.gui.widgets.review_words import question_of
from creator_audit.gui.widgets.words import CLASS_NAMES, count, finding_mark, platform_name
from creator_audit.queries.posts import PostDetail

_ROLES = {"caption": "", "title": "Title", "description": "Description", "on_screen": "On screen"}


class PostDrawer(QWidget):
    """Shows a `PostDetail`; asks for everything else by signals."""

    closed = Signal()
    classWanted = Signal(str)
    noTieWanted = Signal()
    alikeWanted = Signal()
    brandAsked = Signal(str)
    findingAsked = Signal(str)
    openAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.detail: PostDetail | None = None
        self.setMinimumWidth(300)
        close = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.closed)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._many = self._make_many()
        self._error = ErrorPanel()
        for pane in (self._scroll, self._many, self._error):
            self._stack.addWidget(pane)

    # Several posts

    def _make_many(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(S4, S4, S4, S4)
        column.setSpacing(S3)
        self._many_title = make_label("", "heading")
        column.addWidget(self._many_title)
        column.addWidget(make_label("Set the class of all of them", "small-strong", tone="muted"))
        self.many_classes = ClassButtons()
        self.many_classes.chosen.connect(self.classWanted)
        column.addWidget(self.many_classes)
        no_tie = make_button("No tie in these posts…", self.noTieWanted.emit)
        column.addWidget(no_tie, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return pane

    def show_many(self, number: int) -> None:
        """Offer what can be done with several posts at once."""
        self.detail = None
        self._many_title.setText(count(number, "post chosen", "posts chosen"))
        self._stack.setCurrentWidget(self._many)

    def show_error(self, error: Exception) -> None:
        """Show why the post could not be read."""
        self._error.show_error(error)
        self._stack.setCurrentWidget(self._error)

    # One post

    def show_detail(self, detail: PostDetail, searched: str = "") -> None:
        """Show a post; what was searched is marked in its text."""
        self.detail = detail
        pane = QWidget()
        pane.setObjectName("column")
        column = QVBoxLayout(pane)
        column.setContentsMargins(S4, 14, S4, S4)
        column.setSpacing(S3)
        column.addLayout(self._make_head(detail))
        self._add_texts(column, detail, searched)
        column.addWidget(self._make_facts(detail))
        self._add_reasons(column, detail)
        self._add_classes(column, detail)
        self._add_findings(column, detail)
        column.addStretch(1)
        self._scroll.setWidget(pane)
        self._stack.setCurrentWidget(self._scroll)

    def _make_head(self, detail: PostDetail) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(PlatformTile(detail.post.platform))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(make_label(state.heading(detail), "strong"))
        source = make_label(state.source_line(detail), "small", tone="muted")
        source.setToolTip(f"{detail.import_file}: {detail.post.source.file}")
        words.addWidget(source)
        row.addLayout(words, 1)
        if detail.post.permalink:
            row.addWidget(self._tool("external-link", "Open the post in the browser", self._open))
        row.addWidget(self._tool("x", "Close the drawer", self.closed.emit))
        return row

    def _tool(self, icon_name: str, name: str, on_click: object) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(icon_name, "muted"))
        button.setIconSize(QSize(16, 16))
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(on_click)
        return button

    def _open(self) -> None:
        if self.detail is not None:
            self.openAsked.emit(self.detail.post.permalink)

    def _add_texts(self, column: QVBoxLayout, detail: PostDetail, searched: str) -> None:
        if not detail.post.has_text:
            column.addWidget(
                make_label("This post has no text in the export.", tone="muted", wraps=True)
            )
            return
        for number, part in enumerate(detail.post.parts):
            if not part.text.strip():
                continue
            role = _ROLES.get(part.role, part.role.replace("_", " ").capitalize())
            if role:
                column.addWidget(make_label(role, "small-strong", tone="muted"))
            marks = [TextMark(*span, "focus") for span in state.hit_spans(part.text, searched)]
            marks += [
                TextMark(one.start, one.end, one.kind, one.tip)
                for one in state.marks_of(detail.judgement, number)
            ]
            view = CaptionView()
            fold = part.fold or (state.fold_of(detail.judgement) if not role else None)
            shows = platform_name(detail.post.platform)
            note = f"{shows} shows text up to here, then “more” · character {fold}"
            view.show_text(part.text, marks, fold=fold, fold_note=note)
            column.addWidget(view)

    def _make_facts(self, detail: PostDetail) -> QWidget:
        facts = FactGrid()
        judgement = detail.judgement
        if judgement is None:
            facts.add_text("Class", "Not judged yet")
        else:
            found = judgement.classification
            words = state.confidence_words(
                found.confidence, by_user=found.by_user, cannot_tell=found.cannot_tell
            )
            if judgement.no_text and not found.by_user:
                facts.add_text("Class", "Not judged: there is no text")
            else:
                facts.add_class(found.value, words, tuple(found.also))
            verdict = "no_text" if judgement.no_text else state.strictest(judgement.disclosures)
            facts.add_verdict(verdict or "not_required")
            facts.add_text("Tie", state.tie_words(judgement))
        for brand in detail.brands[:6]:
            facts.add_link("Brand", brand, partial(self.brandAsked.emit, brand))
        return facts

    def _add_reasons(self, column: QVBoxLayout, detail: PostDetail) -> None:
        judgement = detail.judgement
        if judgement is None or judgement.no_text:
            return
        signals = judgement.classification.reasons or judgement.tie.signals
        lines = state.sign_lines(signals)
        if not lines:
            return
        column.addWidget(make_line())
        name = CLASS_NAMES[judgement.classification.value].lower()
        column.addWidget(make_label(f"Why {name}", "small-strong", tone="muted"))
        for line in lines:
            column.addWidget(sign_row(line))

    def _add_classes(self, column: QVBoxLayout, detail: PostDetail) -> None:
        column.addWidget(make_line())
        if question := question_of(detail.judgement):
            column.addWidget(make_label(question, wraps=True))
        column.addWidget(make_label("Set the class yourself", "small-strong", tone="muted"))
        self.classes = ClassButtons()
        self.classes.chosen.connect(self.classWanted)
        column.addWidget(self.classes)
        self.alike = AlikeButton(self.alikeWanted.emit)
        column.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_findings(self, column: QVBoxLayout, detail: PostDetail) -> None:
        findings = state.open_findings(detail)
        if not findings:
            return
        column.addWidget(make_line())
        head = QHBoxLayout()
        words = count(len(findings), "open finding", "open findings")
        head.addWidget(make_label(words, "small-strong", tone="muted"))
        head.addStretch(1)
        first = findings[0].finding_id
        head.addWidget(make_button("Review", lambda: self.findingAsked.emit(first), kind="flat"))
        column.addLayout(head)
        for one in findings:
            column.addWidget(finding_row(one.title, finding_mark(one.rule_id, one.outcome)))
