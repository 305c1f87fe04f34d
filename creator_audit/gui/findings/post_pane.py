"""The post of a finding: head, caption with its signs, suggestion, verdicts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from creator_audit.gui.findings import state
from creator_audit.gui.findings.judged_table import JudgedTable
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import S2, S3
from creator_audit.gui.widgets.alike_dialog import AlikeButton
from creator_audit.gui.widgets.highlighted_text import CaptionView, TextMark
from creator_audit.gui.widgets.labels import make_button, make_label, make_panel
from creator_audit.gui.widgets.marks import ClassChip, PlatformTile
from creator_audit.gui.widgets.review_words import cut_note, lesson_line
from creator_audit.gui.widgets.suggestion_card import SuggestionCard
from creator_audit.queries.findings import FindingDetail
from creator_audit.queries.judged_for import why_first
from creator_audit.queries.posts import PostDetail

NO_TEXT = "This post has no text in the export."
_EDIT_NOTE = "Edit the post, do not delete it. Keep a copy of the old text; this archive holds one."
_OTHER_PARTS = {
    "title": "Title",
    "on_screen": "Text on the picture",
    "transcript": "Spoken words",
    "hashtags": "Hashtags",
    "pinned_comment": "Pinned comment",
    "alt_text": "Alternative text",
    "description": "Description",
}


class _Legend(QLabel):
    """A word on the ground and underline of its marks."""

    def __init__(self, text: str, ground: str, line: str, style: str) -> None:
        super().__init__(text)
        self._roles = (ground, line, style)
        self.setFont(fonts.font("small"))
        self.repaint_colours()

    def repaint_colours(self) -> None:
        """Take the colours of the appearance now shown."""
        ground, line, style = self._roles
        self.setStyleSheet(
            f"background: {colour(ground).name()}; color: {colour('text').name()};"
            f" border: none; border-bottom: 2px {style} {colour(line).name()};"
            " border-radius: 3px; padding: 1px 4px;"
        )


class PostPane(QWidget):
    """Everything of one post that the finding is about."""

    openPostAsked = Signal(int)
    addTextAsked = Signal()
    alikeAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = -1
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(S3)
        self.column.addLayout(self._make_head())
        self.banner = make_label(tone="muted", wraps=True)
        self._banner_box = make_panel()
        inside = QHBoxLayout(self._banner_box)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self.banner)
        self.column.addWidget(self._banner_box)
        self.lesson = make_label(tone="muted", wraps=True)
        self.column.addWidget(self.lesson)
        self.caption = CaptionView()
        self.column.addWidget(self.caption)
        self.no_text = make_label(NO_TEXT, tone="muted")
        self.column.addWidget(self.no_text)
        self.add_text = make_button("Add captions…", self.addTextAsked.emit, kind="flat")
        self.column.addWidget(self.add_text, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addLayout(self._make_legend())
        self.further = make_label(tone="muted", wraps=True)
        self.column.addWidget(self.further)
        self.alike = AlikeButton(self.alikeAsked.emit)
        self.column.addWidget(self.alike, 0, Qt.AlignmentFlag.AlignLeft)
        self.suggestion = SuggestionCard("Suggested caption", "Ctrl+Shift+C", "Copy corrected text")
        self.column.addWidget(self.suggestion)
        self.judged_heading = make_label("Judged for", "heading")
        self.column.addWidget(self.judged_heading)
        self.judged = JudgedTable()
        self.column.addWidget(self.judged)
        self.missing = make_label(scale="small", tone="muted", wraps=True)
        self.column.addWidget(self.missing)
        self.column.addStretch(1)

    def _make_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(S2)
        self.tile = PlatformTile("", 30)
        head.addWidget(self.tile)
        names = QVBoxLayout()
        names.setSpacing(1)
        self.head_line = make_label(scale="strong")
        self.source = make_label(scale="small", tone="muted", wraps=True)
        self.source.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        names.addWidget(self.head_line)
        names.addWidget(self.source)
        head.addLayout(names, 1)
        self.chip = ClassChip("other")
        head.addWidget(self.chip)
        self.open_button = make_button(
            "Open post",
            lambda: self.openPostAsked.emit(self._key),
            kind="flat",
            icon_name="external-link",
            tip="Show this post among all posts (O)",
        )
        head.addWidget(self.open_button)
        return head

    def _make_legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S2)
        self._signs = _Legend("Signs", "mark_sign", "class.sponsored", "dotted")
        self._label = _Legend("Label", "mark_label", "verdict.sufficient", "solid")
        self.sign_words = make_label(scale="small", wraps=True)
        self.label_words = make_label(scale="small", wraps=True)
        row.addWidget(self._signs, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.sign_words, 3)
        row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label_words, 2)
        return row

    def show_detail(self, detail: FindingDetail, brand: str) -> None:
        """Show the first post of a finding; the others stand below as lines."""
        post = detail.posts[0]
        self._key = post.key
        self.tile.set_value(post.post.platform)
        self.head_line.setText(state.head_line(post.post))
        self.source.setText(state.source_line(post, brand))
        chosen = state.class_name(post)
        self.chip.setVisible(bool(chosen))
        if chosen:
            self.chip.set_value(chosen)
        self.banner.setText(state.banner(detail))
        self._banner_box.setVisible(bool(self.banner.text()))
        self.lesson.setText(lesson_line(post.judgement))
        self.lesson.setVisible(bool(self.lesson.text()))
        self.alike.show_groups(())
        self._show_caption(post)
        old = self.caption.text
        made = detail.suggested
        self.suggestion.show_suggestion(
            made.old or old, detail.suggestion, _EDIT_NOTE, made.changes, made.steps
        )
        lines = state.verdict_lines(detail)
        self.judged_heading.setVisible(bool(lines))
        self.judged.show_lines(lines, why_first(detail.finding.verdicts))
        self.missing.setText(state.missing_line(detail))
        self.missing.setVisible(bool(self.missing.text()))
        self._show_further(detail, post)

    def _show_caption(self, detail: PostDetail) -> None:
        post = detail.post
        number = state.main_part(post)
        has_text = post.has_text and number >= 0
        for widget in (self.caption, self._signs, self._label, self.sign_words, self.label_words):
            widget.setVisible(has_text)
        self.no_text.setVisible(not has_text)
        self.add_text.setVisible(not has_text)
        if not has_text:
            self.caption.show_text("")
            return
        part = post.parts[number]
        signals = state.signals_of(detail)
        marks = [TextMark(m.start, m.end, m.kind, m.tip) for m in state.marks_of(signals, number)]
        fold = state.fold_of(post, part)
        note = cut_note(post.platform, fold) if fold is not None else ""
        self.caption.show_text(part.text, marks, fold=fold, fold_note=note)
        for legend in (self._signs, self._label):
            legend.repaint_colours()
        self.sign_words.setText(state.sign_legend(signals))
        self.label_words.setText(state.label_legend(signals))

    def _show_further(self, detail: FindingDetail, post: PostDetail) -> None:
        shown = state.main_part(post.post)
        lines = [
            f"{_OTHER_PARTS.get(part.role.value, part.role.value)}: {part.text.strip()[:300]}"
            for number, part in enumerate(post.post.parts)
            if number != shown and part.text.strip()
        ]
        lines += [f"Also: {state.head_line(other.post)}" for other in detail.posts[1:]]
        lines += [
            f"Recorded by the platform: {label.raw}" for label in post.post.labels if label.raw
        ]
        self.further.setText("\n".join(lines))
        self.further.setVisible(bool(lines))
