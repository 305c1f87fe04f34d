"""``Was there a deal?``: codes and links that come up often and belong to no deal."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.deals import state
from creator_audit.gui.theme.spacing import RADIUS_M, S2, S3
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.marks import IconMark, KeyCap
from creator_audit.gui.widgets.paint_kit import paint_focus
from creator_audit.gui.widgets.words import count
from creator_audit.queries.deals import DealSuggestion


class _Row(QFrame):
    """One suggestion. Enter confirms it, Y fills the form in, N refuses; Up and Down walk."""

    confirmed = Signal(object)
    recordAsked = Signal(object)
    noDealAsked = Signal(object)
    postsAsked = Signal(object)
    walked = Signal(int)

    def __init__(self, found: DealSuggestion) -> None:
        super().__init__()
        self.found = found
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            f"{state.suggestion_title(found)}: was there a deal? Enter for yes, N for no"
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 0, 4)
        row.setSpacing(S3)
        mark = "ticket-percent" if found.kind == "code" else "link"
        row.addWidget(IconMark(mark, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(make_label(state.suggestion_title(found), "name", wraps=True))
        words.addWidget(make_label(state.suggestion_note(found), "small", tone="muted"))
        row.addLayout(words, 1)
        number = count(len(found.post_keys), "post", "posts")
        show = make_button(f"Show {number}", lambda: self.postsAsked.emit(found), kind="flat")
        show.setAccessibleName(f"Show {number} with {found.name}")
        row.addWidget(show)
        self.record = make_button("Record a deal…", lambda: self.recordAsked.emit(found))
        self.record.setAccessibleName(f"Record a deal for {found.name}, Y")
        self.no_deal = make_button(
            "No deal",
            lambda: self.noDealAsked.emit(found),
            tip="Counts as no sign of a deal from now on. Undo takes it back.",
        )
        self.no_deal.setAccessibleName(f"No deal for {found.name}, N")
        row.addWidget(self.record)
        row.addWidget(self.no_deal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter, key = event.text().upper(), event.key()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit(self.found)
        elif plain and letter == "Y":
            self.recordAsked.emit(self.found)
        elif plain and letter == "N":
            self.noDealAsked.emit(self.found)
        elif plain and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.walked.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = begin_paint(self)
            paint_focus(painter, QRectF(self.rect()), RADIUS_M)


class SuggestionPanel(QFrame):
    """At most three rows until all are asked for."""

    confirmed = Signal(object)
    """Yes by one key: recorded at once where the brand is known."""
    recordAsked = Signal(object)
    noDealAsked = Signal(object)
    postsAsked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self._found: tuple[DealSuggestion, ...] = ()
        self._shows_all = False
        self.rows: list[_Row] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(20, S3, 20, S3)
        column.setSpacing(S2)
        head = QHBoxLayout()
        head.setSpacing(S2)
        head.addWidget(make_label("Was there a deal?", "heading"))
        self.note = make_label(tone="muted")
        head.addWidget(self.note)
        head.addStretch(1)
        for key, words in (("Enter", "yes"), ("Y", "fill in"), ("N", "no deal")):
            head.addWidget(KeyCap(key))
            head.addWidget(make_label(words, "small", tone="muted"))
        column.addLayout(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.all_button = make_button("", self._show_all, kind="flat")
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_suggestions(self, found: Sequence[DealSuggestion]) -> None:
        """Replace the rows; none at all hides the panel."""
        self._found = tuple(found)
        self.setVisible(bool(found))
        self.note.setText(
            count(len(found), "suggestion from the archive", "suggestions from the archive")
        )
        focused = next((n for n, row in enumerate(self.rows) if row.isAncestorOf(_focus())), -1)
        focused = next((n for n, row in enumerate(self.rows) if row.hasFocus()), focused)
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        most = len(self._found) if self._shows_all else state.MOST_SUGGESTED
        self.rows = [_Row(one) for one in self._found[:most]]
        for row in self.rows:
            row.confirmed.connect(self.confirmed)
            row.walked.connect(self._walk)
            row.recordAsked.connect(self.recordAsked)
            row.noDealAsked.connect(self.noDealAsked)
            row.postsAsked.connect(self.postsAsked)
            self._rows.addWidget(row)
        self.all_button.setText(f"Show all {len(self._found)}")
        self.all_button.setVisible(len(self._found) > len(self.rows))
        if focused >= 0 and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _walk(self, step: int) -> None:
        place = next((n for n, row in enumerate(self.rows) if row.hasFocus()), -1)
        if 0 <= place + step < len(self.rows):
            self.rows[place + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_all(self) -> None:
        self._shows_all = True
        self.show_suggestions(self._found)


def _focus() -> QWidget:
    return QApplication.focusWidget() or QWidget()
