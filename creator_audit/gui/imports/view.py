"""Archives: every import with its sum; after an import its report and the few questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.imports import state
from creator_audit.gui.imports.issue_lists import IssueLists
from creator_audit.gui.imports.question_flow import QuestionFlow
from creator_audit.gui.imports.report_table import ReportTable
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import count
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import ImportLine, IssueLine, imports, issues
from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class Report:
    """Imports with what could not be read of them."""

    lines: tuple[ImportLine, ...]
    issues: tuple[IssueLine, ...]


def read_report(reader: Reader, ids: tuple[int, ...]) -> Report:
    """The report of these imports; of all when none is named, but for those that never were."""
    lines = tuple(
        line
        for line in imports(reader)
        if (line.import_id in ids if ids else line.found or not line.is_undone)
    )
    told = tuple(issue for line in lines for issue in issues(reader, line.import_id))
    return Report(lines, told)


class ArchivesPage(Page):
    """The report, and after it the questions."""

    title = "Archives"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.report = Report((), ())
        self._ids: tuple[int, ...] = ()
        self._failed: tuple[tuple[str, str], ...] = ()
        self._seconds = 0
        self._stack = QStackedWidget()
        self.lists = IssueLists()
        self._body = self._make_body()
        self.empty = EmptyState(
            "archive-restore",
            "No archive yet.",
            "Import archives…",
            lambda: session.navigate("welcome"),
        )
        self.error = ErrorPanel()
        self.questions = QuestionFlow(session)
        self.questions.finished.connect(self._on_answered)
        self.questions.prepared.connect(self._show_go_on)
        for pane in (self._body, self.empty, self.error, self.questions):
            self._stack.addWidget(pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        session.clientChanged.connect(self._forget)

    def _make_body(self) -> QScrollArea:
        body = QWidget()
        body.setObjectName("column")
        column = QVBoxLayout(body)
        column.setContentsMargins(S5, 10, S5, S4)
        column.setSpacing(S4)
        head = QHBoxLayout()
        head.setSpacing(S3)
        self._picture = QLabel()
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.answer = make_label(scale="heading", wraps=True)
        self.second = make_label(tone="muted", wraps=True)
        words.addWidget(self.answer)
        words.addWidget(self.second)
        head.addLayout(words, 1)
        self.go_on = KeyButton(
            "Open Overview", "Enter", self._go_on, kind="primary", icon_name="arrow-right"
        )
        self.show_posts = make_button("Show posts", self._show_posts)
        head.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.show_posts, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self.table = ReportTable()
        self.table.postsAsked.connect(self._show_import)
        self.table.issuesAsked.connect(lambda _id: self.lists.setFocus())
        column.addWidget(self.table)
        column.addWidget(self.lists)
        column.addStretch(1)
        pane = QScrollArea()
        pane.setWidgetResizable(True)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setWidget(body)
        enter = QShortcut(QKeySequence("Return"), pane)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self._go_on)
        return pane

    # Page

    def page_actions(self) -> list[QWidget]:
        return [
            make_button(
                "Import…", lambda: self.session.navigate("welcome"), icon_name="file-archive"
            ),
            make_button("Copy report", self._copy, icon_name="copy"),
            make_button("Undo this import…", self._ask_undo, icon_name="undo-2"),
        ]

    def refresh(self) -> None:
        if not self.session.is_open:
            self._stack.setCurrentWidget(self.empty)
            return
        self.session.read(
            read_report, self._ids, done=self.show_report, failed=self._fail, channel="archives"
        )

    def show_details(self, details: dict[str, Any]) -> None:
        ids = details.get("import_ids")
        if ids is None:
            return
        self._ids = tuple(ids)
        self._failed = tuple(details.get("failed") or ())
        self._seconds = int(details.get("seconds") or 0)
        self.questions.prepare(self._ids)
        self.refresh()

    # Showing

    def show_report(self, report: Report) -> None:
        """Show a report; the questions stay in sight while they are asked."""
        self.report = report
        if not report.lines and not self._failed:
            self._stack.setCurrentWidget(self.empty)
            return
        is_clean = not self._failed and not any(line.rejected for line in report.lines)
        name, role = ("circle-check", "verdict.sufficient") if is_clean else ("info", "muted")
        self._picture.setPixmap(icon(name, role).pixmap(26, 26))
        self.answer.setText(state.answer_line(report.lines, report.issues))
        second = state.second_line(report.lines)
        if self._ids and self._seconds:
            second = f"{count(self._seconds, 'second', 'seconds')}, {second}"
        self.second.setText(second)
        self.table.show_lines(report.lines)
        self.lists.show_report(report.lines, report.issues, self._failed)
        self._show_go_on()
        told = "Import report" if self._ids else "All imports"
        self.subtitleChanged.emit(f"{told} · {self.session.client}")
        if self._stack.currentWidget() is not self.questions:
            self._stack.setCurrentWidget(self._body)
            if self._ids:
                self.go_on.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_go_on(self) -> None:
        number = len(self.questions.kinds)
        words = count(number, "question", "questions")
        self.go_on.show_words(f"Next: {words}" if number else "Open Overview")

    def _fail(self, error: Exception) -> None:
        self.error.show_error(error)
        self._stack.setCurrentWidget(self.error)

    def _forget(self) -> None:
        self._ids, self._failed, self._seconds = (), (), 0
        self.questions.forget()
        self._stack.setCurrentWidget(self._body)

    # Acting

    def _on_answered(self) -> None:
        self._stack.setCurrentWidget(self._body)
        self._show_go_on()
        self.session.navigate("overview")

    def _go_on(self) -> None:
        if self.questions.is_waiting:
            self._stack.setCurrentWidget(self.questions)
            self.questions.begin()
        else:
            self.session.navigate("overview")

    def _show_posts(self) -> None:
        ids = self._ids
        chosen = FilterState(import_id=ids[0]) if len(ids) == 1 else FilterState()
        self.session.navigate("posts", chosen)

    def _show_import(self, import_id: int) -> None:
        self.session.navigate("posts", FilterState(import_id=import_id))

    def _copy(self) -> None:
        text = state.report_text(self.report.lines, self.report.issues)
        QGuiApplication.clipboard().setText(text)
        self.session.say("Report copied.")

    def _ask_undo(self) -> None:
        lines = [line for line in self.report.lines if not line.is_undone]
        row = self.table.currentRow()
        if 0 <= row < len(self.report.lines) and not self._ids:
            lines = [line for line in (self.report.lines[row],) if not line.is_undone]
        if lines and self.ask_undo(lines):
            for line in lines:
                self.session.act("undo_import", import_id=line.import_id)

    def ask_undo(self, lines: Sequence[ImportLine]) -> bool:
        """Say what would go; True when it shall."""
        posts = sum(line.new for line in lines)
        box = QMessageBox(self)
        box.setWindowTitle("Undo this import")
        box.setText(f"Take back {count(posts, 'post', 'posts')} that came new with it?")
        box.setInformativeText(
            "Decisions and notes on them stay in the file and come back with the posts. "
            + ", ".join(line.file for line in lines[:6])
        )
        back = box.addButton("Take back", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is back
