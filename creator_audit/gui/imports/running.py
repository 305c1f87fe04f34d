"""The import page: what each file is, what is read and never opened, and the work."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QMessageBox,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.imports import state
from creator_audit.gui.imports.archive_card import ArchiveCard
from creator_audit.gui.imports.queue import ImportQueue
from creator_audit.gui.imports.side_panels import SidePanels
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.widgets.announce import announce
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import count

FIRST_CLIENT = "My posts"
_SIDE_FROM = 1000


class ImportPage(Page):
    """Cards in a column, panels beside them, one bar on top."""

    title = "Import"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.queue = ImportQueue(session, self)
        self.cards: list[ArchiveCard] = []
        self._began = 0.0
        self._said = 0
        self._goes_to_overview = False
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, 10, S5, 0)
        column.setSpacing(6)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Import, all archives")
        column.addWidget(self.bar)
        column.addLayout(self._make_line())
        self._body = QWidget()
        self._body.setObjectName("column")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._body)
        self._columns.setContentsMargins(0, S3, 0, S4)
        self._columns.setSpacing(S4)
        self._card_column = QVBoxLayout()
        self._card_column.setSpacing(S3)
        self._card_column.addStretch(1)
        self.panels = SidePanels()
        self._columns.addLayout(self._card_column, 1)
        self._columns.addWidget(self.panels)
        pane = QScrollArea()
        pane.setWidgetResizable(True)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setWidget(self._body)
        column.addWidget(pane, 1)
        self._connect()
        self._show_all()

    def _make_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.words = make_label(tabular=True)
        self.hint = make_label("Posts already read can be seen now.", tone="muted")
        self.open_posts = make_button(
            "Open Posts", lambda: self.session.navigate("posts"), kind="flat"
        )
        line.addWidget(self.words, 1)
        line.addWidget(self.hint)
        line.addWidget(self.open_posts)
        return line

    def _connect(self) -> None:
        self.queue.cardsChanged.connect(self._show_all)
        self.queue.cardChanged.connect(self._show_card)
        self.queue.stepped.connect(self.words.setText)
        self.queue.settled.connect(self._on_settled)
        self.queue.stopped.connect(self._on_stopped)
        self.queue.broke.connect(self.session.failed)
        self.session.clientChanged.connect(self._forget)

    # Page

    def page_actions(self) -> list[QWidget]:
        self.cancel_button = KeyButton("Cancel", "Esc", self.cancel, icon_name="x")
        self.cancel_button.setVisible(self.queue.is_running)
        return [self.cancel_button]

    def show_details(self, details: dict[str, Any]) -> None:
        paths = [Path(path) for path in details.get("paths") or ()]
        there = state.existing(paths)
        if not there:
            if paths:
                self.session.say("The dropped files are not there any more.")
            return
        if not self.session.is_open:
            self.session.clientAsked.emit(FIRST_CLIENT)
        self._began = time.monotonic()
        self._said = 0
        # The demo brings its deals and brands along: there is nothing to ask.
        self._goes_to_overview = "brands" in details
        self.queue.start(there, details.get("brands"), details.get("deals"))

    def keyPressEvent(self, event: Any) -> None:  # noqa: ANN401
        if event.key() == Qt.Key.Key_Escape and self.queue.is_running:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def cancel(self) -> None:
        """Stop; what is half read is taken back at once."""
        self.words.setText("Stopping …")
        self.queue.stop()

    # Showing

    def _show_all(self) -> None:
        for old in self.cards:
            self._card_column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [ArchiveCard(card) for card in self.queue.cards]
        for number, widget in enumerate(self.cards):
            widget.answered.connect(self._answerer(number))
            widget.leftOut.connect(lambda number=number: self.queue.leave_out(number))
            self._card_column.insertWidget(number, widget)
        self.panels.show_cards(self.queue.cards)
        self.panels.setVisible(bool(self.queue.cards))
        self._show_progress()

    def _answerer(self, number: int) -> Callable[[dict[str, str], str, str], None]:
        return lambda told, order, platform: self.queue.answer(number, told, order, platform)

    def _show_card(self, number: int) -> None:
        if number < len(self.cards):
            self.cards[number].show_card(self.queue.cards[number])
        self._show_progress()

    def _show_progress(self) -> None:
        queue = self.queue
        percent, words = state.progress_words(queue.cards)
        is_busy = queue.phase in ("looking", "judging")
        self.bar.setRange(0, 0 if is_busy else 100)
        self.bar.setValue(percent)
        self.bar.setVisible(queue.is_running)
        phase = {"looking": "Looking inside …", "judging": "Judging the posts …"}
        self.words.setText(
            phase.get(queue.phase, words if queue.cards else "Nothing is imported now.")
        )
        self.hint.setVisible(queue.is_running and queue.posts > 0)
        self.open_posts.setVisible(queue.posts > 0)
        if hasattr(self, "cancel_button"):
            self.cancel_button.setVisible(queue.is_running)
        archives = count(len(queue.cards), "archive", "archives")
        told = f"For {self.session.client}. You can keep working while this runs."
        self.subtitleChanged.emit(f"{archives}. {told}" if queue.cards else "")
        reached = max((step for step in state.SPOKEN_AT if percent >= step), default=0)
        if queue.phase == "reading" and reached > self._said:
            self._said = reached
            announce(self, f"Import, {reached} percent. {words}")

    # Ending

    def _on_settled(self) -> None:
        self._show_all()
        seconds = round(time.monotonic() - self._began)
        ids = self.queue.import_ids
        announce(self, f"Import done. {count(self.queue.posts, 'record', 'records')} read.")
        is_asking = any(card.status == "answer" for card in self.queue.cards)
        if ids and not is_asking:
            self.session.say(f"Import done: {count(self.queue.posts, 'record', 'records')} read.")
            if self.isVisible():
                failed = [
                    (card.found.file, f"{card.problem} {card.next_step}".strip())
                    for card in self.queue.cards
                    if card.status == "failed"
                ]
                if self._goes_to_overview:
                    self.session.navigate("overview")
                else:
                    self.session.navigate(
                        "archives", import_ids=ids, seconds=seconds, failed=failed
                    )

    def _on_stopped(self) -> None:
        self._show_all()
        posts = self.queue.posts
        if not posts:
            self.words.setText("Stopped. Nothing was kept.")
            return
        if self.ask_take_back(posts):
            self.queue.take_back()
            self.words.setText("Stopped. Nothing was kept.")
        else:
            self.queue.keep()

    def ask_take_back(self, posts: int) -> bool:
        """Ask whether what came in before the stop shall go as well."""
        box = QMessageBox(self)
        box.setWindowTitle("Import stopped")
        box.setText(f"Take back {count(posts, 'post', 'posts')}, or keep them?")
        box.setInformativeText("The archive that was being read is taken back in any case.")
        back = box.addButton("Take back", QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton("Keep", QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is back

    def _forget(self) -> None:
        self.queue.forget()
        self._show_all()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_FROM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self.panels.setMinimumWidth(280 if is_wide else 0)
        self.panels.setMaximumWidth(280 if is_wide else 16_777_215)
