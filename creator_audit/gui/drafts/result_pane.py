"""The answer beside the editor: verdicts, class, signs, one question."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from creator_audit.gui.drafts.state import Result, VerdictLine
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S2, S3, S4
from creator_audit.gui.widgets.flow_layout import FlowLayout
from creator_audit.gui.widgets.labels import make_button, make_label, make_line, make_panel
from creator_audit.gui.widgets.marks import ClassChip, VerdictMark

_WIDTH = 330
EMPTY = "Paste or type a caption."


class VerdictRow(QWidget):
    """Mark, jurisdiction, word; below it why, and the rule on demand."""

    def __init__(self, line: VerdictLine) -> None:
        super().__init__()
        self.setAccessibleName(f"{line.name}, {line.word.lower()}. {line.why}")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.setSpacing(S2)
        head.addWidget(VerdictMark(line.verdict, 18))
        head.addWidget(make_label(line.name, "strong"))
        head.addStretch(1)
        head.addWidget(make_label(line.word))
        column.addLayout(head)
        why = make_label(line.why, wraps=True)
        why.setContentsMargins(26, 0, 0, 0)
        column.addWidget(why)
        self.rule = make_label(line.rule, "small", tone="muted", wraps=True)
        self.rule.setContentsMargins(26, 0, 0, 0)
        self.rule.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.rule.hide()
        if line.rule:
            self.why_button = make_button("Why", self._toggle, kind="flat")
            self.why_button.setAccessibleName(f"Why, {line.name}")
            row = QHBoxLayout()
            row.setContentsMargins(18, 0, 0, 0)
            row.addWidget(self.why_button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.rule)
        column.addWidget(make_line())

    def _toggle(self) -> None:
        self.rule.setVisible(self.rule.isHidden())


class ResultPane(QScrollArea):
    """Rebuilt for each result; the old one stays until the new one is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDTH + 14)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Result")
        self.sentence = EMPTY
        self.show_words(EMPTY)

    def show_words(self, sentence: str) -> None:
        """One sentence instead of a result."""
        body, column = _body()
        column.addWidget(make_label(sentence, tone="muted", wraps=True))
        column.addStretch(1)
        self.sentence = sentence
        self.setWidget(body)

    def show_result(self, result: Result) -> None:
        """Show a result."""
        body, column = _body()
        column.addWidget(make_label("As it stands", "heading"))
        for line in result.verdicts:
            column.addWidget(VerdictRow(line))
        column.addSpacing(S2)
        column.addWidget(make_label("Read as", "heading"))
        column.addWidget(_class_chips(result))
        column.addSpacing(S2)
        column.addWidget(make_label("Signs of a deal", "heading"))
        if not result.signs:
            column.addWidget(make_label("None found.", tone="muted"))
        for sign in result.signs:
            column.addWidget(_sign_row(sign.icon, sign.text, sign.strength))
        if result.question:
            column.addSpacing(S2)
            column.addWidget(_question(result.question))
        column.addStretch(1)
        said = "; ".join(f"{line.name}, {line.word.lower()}" for line in result.verdicts)
        self.sentence = said
        self.setAccessibleDescription(said)
        self.setWidget(body)


def _body() -> tuple[QWidget, QVBoxLayout]:
    body = QWidget()
    body.setObjectName("column")
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 10, S3)
    column.setSpacing(10)
    return body, column


def _class_chips(result: Result) -> QWidget:
    box = QWidget()
    flow = FlowLayout(box)
    if result.post_class:
        flow.addWidget(ClassChip(result.post_class))
    for name in result.also:
        flow.addWidget(ClassChip(name, "Also"))
    flow.addWidget(make_label(result.confidence, tone="muted"))
    return box


def _sign_row(icon_name: str, text: str, strength: str) -> QWidget:
    box = QWidget()
    box.setAccessibleName(f"{text}, {strength}")
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S2)
    picture = QLabel()
    picture.setPixmap(icon(icon_name, "muted").pixmap(16, 16))
    row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(make_label(text, wraps=True), 1)
    row.addWidget(make_label(strength, tone="muted"), 0, Qt.AlignmentFlag.AlignTop)
    return box


def _question(text: str) -> QWidget:
    panel = make_panel()
    column = QVBoxLayout(panel)
    column.setContentsMargins(14, 12, 14, 12)
    column.setSpacing(S2 // 2)
    column.addWidget(make_label("One question", "strong"))
    column.addWidget(make_label(text, wraps=True))
    column.addSpacing(S4 - S3)
    return panel
