"""Draft check: a text is judged as one types; nothing is stored."""

from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.drafts import state
from creator_audit.gui.drafts.editor import DraftEditor
from creator_audit.gui.drafts.judging import DraftJudge
from creator_audit.gui.drafts.options import OptionRow
from creator_audit.gui.drafts.result_pane import EMPTY, ResultPane
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.widgets.announce import announce
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.suggestion_card import SuggestionCard
from creator_audit.queries.judged_for import judged_codes

DELAY_MS = 250


class DraftsPage(Page):
    """Options above, editor and result side by side, the suggestion below."""

    title = "Draft check"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.result: state.Result | None = None
        self._said = ""
        self.judge = DraftJudge(self)
        self.judge.judged.connect(self.show_result)
        self.judge.failed.connect(self._fail)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DELAY_MS)
        self._pause.timeout.connect(self.check)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, 10, S5, S4)
        column.setSpacing(S4)
        self.options = OptionRow()
        self.options.changed.connect(self.check)
        column.addWidget(self.options)
        row = QHBoxLayout()
        row.setSpacing(28)
        row.addLayout(self._make_left(), 1)
        self.pane = ResultPane()
        row.addWidget(self.pane)
        column.addLayout(row, 1)
        self._add_keys()

    def _make_left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(S3)
        self.editor = DraftEditor()
        self.editor.textChanged.connect(self._typed)
        column.addWidget(self.editor, 1)
        foot = QHBoxLayout()
        self.length = make_label(scale="small", tone="muted", tabular=True)
        self.cut = make_label(scale="small", tone="accent")
        self.language = make_label(scale="small", tone="muted")
        foot.addWidget(self.length)
        foot.addSpacing(S3)
        foot.addWidget(self.cut, 1)
        foot.addWidget(self.language)
        column.addLayout(foot)
        self.suggestion = SuggestionCard("Suggested wording", "Ctrl+Shift+C", "Copy")
        self.use_button = KeyButton(
            "Use it", "Ctrl+Enter", self.use_suggestion, icon_name="corner-down-left"
        )
        self.suggestion.head.insertWidget(3, self.use_button)
        self.suggestion.hide()
        self.suggestion.on_copied = lambda: self.session.say("Suggested wording copied.")
        column.addWidget(self.suggestion)
        return column

    def _add_keys(self) -> None:
        for key, call in (
            ("Ctrl+Return", self.use_suggestion),
            ("Ctrl+Shift+V", self.paste),
            ("Ctrl+Shift+C", self.suggestion.copy),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    # Page

    def page_actions(self) -> list[QWidget]:
        return [KeyButton("Paste and check", "Ctrl+Shift+V", self.paste, icon_name="file-check")]

    def refresh(self) -> None:
        self.subtitleChanged.emit("Checked as you type, on this computer")
        if self.result is None:
            self._show_empty()
        if self.session.is_open:
            self.session.read(judged_codes, done=self.options.follow, channel="drafts.judged")
        # The rules are read while the first words are typed.
        self.judge.warm()
        self.editor.setFocus()

    def show_details(self, details: dict[str, Any]) -> None:
        text = details.get("text")
        if text:
            self.editor.use_text(str(text))
        self.editor.setFocus()

    def focus_search(self) -> None:
        self.editor.setFocus()

    # Checking

    @property
    def asked(self) -> state.Asked:
        """The text with the options as they stand."""
        platform, kind = self.options.platform.currentData()
        return state.Asked(
            text=self.editor.toPlainText(),
            platform=platform,
            kind=kind,
            relation=self.options.relation.currentData(),
            platform_label=self.options.platform_label,
            jurisdictions=self.options.jurisdictions,
        )

    def check(self) -> None:
        """Judge the present text now."""
        self._pause.stop()
        if self.editor.toPlainText().strip():
            if self.result is None:
                self.pane.show_words("Checking …")
            self.judge.ask(self.asked)
        else:
            self.judge.drop()
            self._show_empty()

    def paste(self) -> None:
        """Take the clipboard's text instead of the present one and judge it."""
        text = QGuiApplication.clipboard().text()
        if text:
            self.editor.use_text(text)
            self.check()

    def use_suggestion(self) -> None:
        """Put the suggestion into the editor as one step of undo."""
        if self.suggestion.suggestion and not self.suggestion.isHidden():
            self.editor.use_text(self.suggestion.suggestion)
            self.check()

    def _typed(self) -> None:
        self.length.setText(state.length_words(self.asked))
        self._pause.start()

    # Showing

    def show_result(self, result: state.Result) -> None:
        """Show a result; one for a text that has changed since waits for the next."""
        if result.asked.text != self.editor.toPlainText():
            return
        self.result = result
        self.pane.show_result(result)
        self.editor.blockSignals(True)
        self.editor.show_marks(result.marks, result.fold)
        self.editor.blockSignals(False)
        self.length.setText(state.length_words(result.asked))
        self.cut.setText(state.fold_words(result))
        self.language.setText(state.language_words(result))
        made = result.suggested
        self.suggestion.show_suggestion(
            result.asked.text, result.suggestion, "", made.changes, made.steps
        )
        self.use_button.setVisible(bool(result.suggestion))
        self.suggestion.note.setText(state.met_words(result))
        if self.pane.sentence != self._said:
            self._said = self.pane.sentence
            announce(self.pane, self._said)

    def _show_empty(self) -> None:
        self.result = None
        self.pane.show_words(EMPTY)
        self.editor.blockSignals(True)
        self.editor.show_marks((), None)
        self.editor.blockSignals(False)
        for label in (self.cut, self.language):
            label.setText("")
        self.length.setText(state.length_words(self.asked))
        self.suggestion.hide()

    def _fail(self, error: Exception) -> None:
        self.pane.show_words(f"This check did not run: {error}")
