"""The report: choose edition and scope, see the real pages, save."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from creator_audit.gui.reports import state
from creator_audit.gui.reports.options import OptionPane
from creator_audit.gui.reports.pages import PageList, PageView
from creator_audit.gui.reports.state_card import StateCard
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S4
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_line
from creator_audit.operations.erase_client import pages_prefix
from creator_audit.operations.preview_report import Preview

DELAY_MS = 500
_CARD_FROM = 1060


class ReportPage(Page):
    """Options, page list, page, state card."""

    title = "Report"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.defaults = state.Defaults()
        self.pages: tuple[str, ...] = ()
        self.is_making = False
        self._is_outdated = False
        self._folders: list[tempfile.TemporaryDirectory[str]] = []
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DELAY_MS)
        self._pause.timeout.connect(self.make_preview)
        self.options = OptionPane()
        self.options.changed.connect(self._pause.start)
        self.list = PageList()
        self.view = PageView()
        self.card = StateCard()
        self._lay_out()
        self.list.pageChosen.connect(self._show_page)
        self.view.stepAsked.connect(self._step)
        session.workProgressed.connect(self._on_step)
        session.clientChanged.connect(self._forget)
        for key, call in (
            ("Ctrl+S", lambda: self.ask_save("pdf")),
            ("Ctrl+0", self.view.fit),
        ):
            self._add_key(key, call)
        self.destroyed.connect(lambda _gone, folders=self._folders: _remove(folders))

    def _lay_out(self) -> None:
        desk = QWidget()
        desk.setObjectName("desk")
        desk.setAutoFillBackground(True)
        desk.setStyleSheet("QWidget#desk { background: palette(button); }")
        inner = QHBoxLayout(desk)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.list)
        inner.addWidget(self.view, 1)
        self._side = QVBoxLayout()
        self._side.setContentsMargins(0, S4, S4, 0)
        self._side.addWidget(self.card)
        self._side.addStretch(1)
        inner.addLayout(self._side)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.options)
        row.addWidget(make_line(vertical=True))
        row.addWidget(desk, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 10, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addLayout(row, 1)

    def _add_key(self, key: str, call: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    # Page

    def page_actions(self) -> list[QWidget]:
        self.also_button = make_button("Also as…", icon_name="table-2")
        menu = QMenu(self.also_button)
        for key, words in state.FORMATS:
            menu.addAction(words).triggered.connect(lambda _on=False, key=key: self.ask_save(key))
        self.also_button.setMenu(menu)
        self.save_button: QPushButton = KeyButton(
            "Save PDF…", "Ctrl+S", lambda: self.ask_save("pdf"), kind="primary", icon_name="save"
        )
        return [self.also_button, self.save_button]

    def refresh(self) -> None:
        self.subtitleChanged.emit("Disclosure and trust audit, indicative findings")
        if self.session.is_open:
            self.session.read(state.read_defaults, done=self._take_defaults, channel="report")
        else:
            self.card.show_words("There are no posts yet.", "Import an archive first.")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_outdated:
            self._pause.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.card.setVisible(self.width() >= _CARD_FROM)

    # Preview

    def _take_defaults(self, found: state.Defaults) -> None:
        self.card.show_since(found.since_last)
        if found != self.defaults or not self.options.period.count():
            self.defaults = found
            offers = state.periods(found, self.session.filter)
            self.options.show_defaults(found.jurisdictions, offers)
        self.make_preview()

    def make_preview(self) -> None:
        """Make the pages anew; the old ones stay until the new ones are there."""
        if not self.session.is_open or not self.isVisible():
            self._is_outdated = True
            return
        if self.is_making:
            self._is_outdated = True
            return
        self.is_making, self._is_outdated = True, False
        prefix = pages_prefix(self.session.workspace, self.session.client)
        folder = tempfile.TemporaryDirectory(prefix=prefix)
        self._folders.append(folder)
        self.card.show_words("Making pages …", "The pages in sight stay until then.")
        self.session.act(
            "preview_report",
            self.show_preview,
            self._fail,
            request=self.request({}),
            folder=Path(folder.name),
        )

    def request(self, targets: dict[str, str]) -> Any:  # noqa: ANN401
        """What the operations are asked for with the present options."""
        return state.request_of(self.options.choice, self.defaults, self.session.client, targets)

    def show_preview(self, found: Preview) -> None:
        """Show new pages at the place where one was."""
        self.is_making = False
        now = max(0, self.list.currentIndex().row())
        self.pages = found.pages
        self.list.pages.show_pages(found.pages)
        self.list.choose(now)
        self.card.show_ready(
            len(found.pages), self.options.edition, is_shortened=found.is_shortened
        )
        _remove(self._folders[:-1])
        del self._folders[:-1]
        if self._is_outdated:
            self._pause.start()

    def _show_page(self, row: int) -> None:
        if row < len(self.pages):
            self.view.show_page(self.pages[row], f"Page {row + 1} of {len(self.pages)}")

    def _step(self, by: int) -> None:
        self.list.choose(self.list.currentIndex().row() + by)

    def _on_step(self, name: str, done: int, total: int, label: str) -> None:
        if name in ("preview_report", "save_report") and self.is_making:
            words = f"Page {done:,} of {total:,}" if total > 0 else f"{label} …"
            self.card.show_words("Making pages …", words)

    def _fail(self, error: Exception) -> None:
        self.is_making = False
        kept = "The last good pages stay." if self.pages else ""
        self.card.show_words("The report could not be made.", f"{error} {kept}".strip())

    def _forget(self) -> None:
        self.is_making = False
        self.defaults, self.pages = state.Defaults(), ()
        self.list.pages.show_pages(())
        self._is_outdated = True

    # Saving

    def ask_save(self, ending: str) -> None:
        """Ask where to, then save in the work process."""
        name = state.file_name(self.session.client, ending)
        kinds = f"{ending.upper()} (*.{ending})"
        target, _kind = QFileDialog.getSaveFileName(self, f"Save {ending.upper()}", name, kinds)
        if target:
            self.save(ending, target)

    def save(self, ending: str, target: str) -> None:
        """Save one format."""
        path = target if target.casefold().endswith(f".{ending}") else f"{target}.{ending}"
        self.session.say(f"Saving {Path(path).name} …")
        self.session.act(
            "save_report",
            lambda _files: self._saved(path),
            self._fail,
            request=self.request({ending: path}),
        )

    def _saved(self, path: str) -> None:
        self.session.say(f"Saved as {Path(path).name}.")
        self.card.show_saved(path)


def _remove(folders: list["tempfile.TemporaryDirectory[str]"]) -> None:
    for folder in folders:
        folder.cleanup()
