"""Asks the few questions one after the other; each can be skipped."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.imports.post_chooser import PostChooser
from creator_audit.gui.imports.question_steps import (
    CountryStep,
    DealStep,
    LabelStep,
    NameStep,
    Step,
)
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.queries.imports import LabelQuestion
from creator_audit.queries.posts import PostRow, post_rows
from creator_audit.queries.questions import OpenQuestions, open_questions

_WIDEST = 900


class QuestionFlow(QWidget):
    """A column with the step in sight and Skip, Continue below it."""

    finished = Signal()
    prepared = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._open: OpenQuestions | None = None
        self._ids: tuple[int, ...] = ()
        self.kinds: list[str] = []
        self.at = 0
        self.step: Step | None = None
        outer = QHBoxLayout(self)
        outer.setContentsMargins(S5, S3, S5, S5)
        inner = QWidget()
        inner.setMaximumWidth(_WIDEST)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(S3)
        self.counter = make_label(scale="small", tone="muted")
        self._column.addWidget(self.counter)
        self._column.addStretch(0)
        self._foot = QHBoxLayout()
        self.note = make_label(tone="muted", wraps=True)
        self.skip_all = make_button("Skip all", self._finish, kind="flat")
        self.skip = make_button("Skip", self._next)
        self.go_on = make_button("Continue", self._answer, kind="primary")
        self._foot.addWidget(self.note, 1)
        for button in (self.skip_all, self.skip, self.go_on):
            self._foot.addWidget(button)
        self._column.addLayout(self._foot)

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to ask."""
        return bool(self.kinds)

    def forget(self) -> None:
        """Nothing is to be asked any more (another client)."""
        self._open, self.kinds, self.at = None, [], 0

    def prepare(self, import_ids: Sequence[int]) -> None:
        """Find out what to ask after these imports."""
        self._ids = tuple(import_ids)
        self._session.read(open_questions, self._ids, done=self._take, channel="questions")

    def _take(self, found: OpenQuestions) -> None:
        self._open = found
        kinds = []
        if found.is_first and not found.country:
            kinds.append("country")
        if found.is_first and any(not one.role for one in found.names):
            kinds.append("names")
        if found.is_first and not found.has_deals:
            kinds.append("deals")
        self.kinds = [*kinds, *("label" for _one in found.labels)]
        self.prepared.emit()

    def begin(self) -> None:
        """Show the first question."""
        self.at = 0
        self._show()

    def _show(self) -> None:
        if self.step is not None:
            self._column.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
            self.step = None
        if self._open is None or self.at >= len(self.kinds):
            self._finish()
            return
        self.step = self._make(self.kinds[self.at], self._open)
        self.step.answered.connect(self._act)
        self._column.insertWidget(1, self.step, 1)
        self.counter.setText(f"Question {self.at + 1} of {len(self.kinds)}. Each can be skipped.")
        self.note.setText("")
        is_label = isinstance(self.step, LabelStep)
        self.go_on.setVisible(not is_label)
        self._enable(is_on=True)
        self.step.setFocus()

    def _make(self, kind: str, found: OpenQuestions) -> Step:
        if kind == "country":
            return CountryStep(found.country, found.audience, found.judged)
        if kind == "names":
            return NameStep(found.names)
        if kind == "deals":
            return DealStep()
        number = self.kinds[: self.at].count("label")
        step = LabelStep(found.labels[number])
        step.chooseAsked.connect(self._choose)
        return step

    def _answer(self) -> None:
        if self.step is not None:
            self.step.answer()

    def _act(self, name: str, arguments: dict[str, object]) -> None:
        if not name:
            self._next()
            return
        self._enable(is_on=False)
        self.note.setText("Judging the posts with this answer …")
        self._session.act(
            name,
            lambda _result: self._next(),
            self._refused,
            **arguments,
        )

    def _refused(self, error: Exception) -> None:
        self._enable(is_on=True)
        self.note.setText(str(error))

    def _enable(self, *, is_on: bool) -> None:
        for button in (self.skip, self.skip_all, self.go_on):
            button.setEnabled(is_on)
        if self.step is not None:
            self.step.setEnabled(is_on)

    def _next(self) -> None:
        self.at += 1
        # Countries and names change which posts show signs of a deal: ask about those only.
        is_next_label = self.kinds[self.at : self.at + 1] == ["label"]
        if is_next_label and "label" not in self.kinds[: self.at]:
            self._session.read(
                open_questions, self._ids, done=self._renew_labels, channel="questions"
            )
        else:
            self._show()

    def _renew_labels(self, found: OpenQuestions) -> None:
        self._open = found
        self.kinds = [kind for kind in self.kinds if kind != "label"]
        self.kinds += ["label" for _one in found.labels]
        self._show()

    def _choose(self, question: LabelQuestion) -> None:
        def show(rows: list[PostRow]) -> None:
            dialog = PostChooser(rows, self)
            if dialog.exec() == QDialog.DialogCode.Accepted and isinstance(self.step, LabelStep):
                self.step.tell("some", dialog.chosen_ids)

        self._session.read(post_rows, question.post_keys, done=show, channel="questions.posts")

    def _finish(self) -> None:
        self.kinds, self.at = [], 0
        self.finished.emit()
