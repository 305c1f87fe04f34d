"""The frame of the window: side bar, content sheet, status bar; pages are built on first visit."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.shell import navigation
from creator_audit.gui.shell.actions import make_actions
from creator_audit.gui.shell.head import PageHead
from creator_audit.gui.shell.history import History, Stop
from creator_audit.gui.shell.menus import fill_menu_bar
from creator_audit.gui.shell.sidebar import SideBar
from creator_audit.gui.shell.status import StatusLine
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.progress_bar import ThinProgress
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import NARROW_BELOW, S5
from creator_audit.gui.widgets.filter_bar import FilterBar
from creator_audit.queries.filters import FilterState

MINIMUM = (940, 620)
DEFAULT = (1280, 820)


class Frame(QMainWindow):
    """Shows one place at a time and keeps the way back; what commands do stands elsewhere."""

    commandAsked = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.pages: dict[str, Page] = {}
        self._head_widgets: dict[str, list[QWidget]] = {}
        self._bar_widgets: dict[str, list[QWidget]] = {}
        self.history = History()
        self._current = ""
        self.prefers_narrow = False
        """Whether the user wants icons only, however wide the window."""
        self.last_client = ""
        """Client that was open last, even once it is closed."""
        self.setWindowTitle("Creator Audit")
        self.setMinimumSize(*MINIMUM)
        self.resize(*DEFAULT)
        self.setAcceptDrops(True)
        self.side_bar = SideBar()
        self.head = PageHead()
        self.filter_bar = FilterBar()
        self.progress = ThinProgress()
        self.stack = QStackedWidget()
        self.status = StatusLine(self)
        self.setStatusBar(self.status)
        self._lay_out()
        self.actions_by_name = make_actions(self, self.run_command)
        self.menus = fill_menu_bar(self.menuBar(), self.actions_by_name)
        self._connect()

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setObjectName("sheet")
        column = QVBoxLayout(sheet)
        column.setContentsMargins(1, 1, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        self._bar_row = QWidget()
        bar = QVBoxLayout(self._bar_row)
        bar.setContentsMargins(S5, 10, S5, 10)
        bar.addWidget(self.filter_bar)
        column.addWidget(self._bar_row)
        column.addWidget(self.progress)
        column.addWidget(self.stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.side_bar)
        row.addWidget(sheet, 1)
        self.setCentralWidget(middle)
        self.side_bar.setFocus()

    def _connect(self) -> None:
        session = self.session
        self.side_bar.chosen.connect(self.show_place)
        self.head.command_field.clicked.connect(lambda: self.run_command("palette"))
        self.filter_bar.filterEdited.connect(session.set_filter)
        session.filterChanged.connect(self._follow_filter)
        session.navigationAsked.connect(self._navigate)
        session.messageShown.connect(self.status.say)
        session.commandAsked.connect(self.run_command)
        session.undoChanged.connect(self._show_undo)
        self.status.undoAsked.connect(lambda: self.run_command("undo"))
        self.status.privacyAsked.connect(lambda: session.navigate("settings", section="privacy"))

    # Places

    @property
    def page(self) -> Page:
        """The page in sight."""
        return self.pages[self._current]

    @property
    def current_place(self) -> str:
        """Key of the place in sight, empty before the first."""
        return self._current

    def show_place(self, key: str) -> None:
        """Go to a place; its page is built the first time."""
        if not navigation.exists(key):
            return
        if key not in self.pages:
            self._add_page(key)
        page = self.pages[key]
        place = navigation.place(key)
        if key != self._current:
            self._current = key
            self.stack.setCurrentWidget(page)
            self.head.show_page(page.title or place.title, self._head_widgets[key])
            self.head.show_subtitle(page.property("subtitle") or "")
            self.filter_bar.set_facets(page.facets)
            self.filter_bar.set_right(self._bar_widgets[key])
            self.filter_bar.set_hint(page.property("hint") or "")
            self._bar_row.setVisible(bool(page.facets))
            self.progress.set_busy(False)
            lit = key if place.group in ("main", "foot") else place.group
            self.side_bar.show_current(lit)
        self.history.visit(Stop(key, self.session.filter))
        self._show_ways()
        page.enter()

    def _add_page(self, key: str) -> None:
        page = navigation.build_page(key, self.session)
        self.pages[key] = page
        self._head_widgets[key] = page.page_actions()
        self._bar_widgets[key] = page.filter_actions()
        page.subtitleChanged.connect(lambda text: self._note(key, "subtitle", text))
        page.hintChanged.connect(lambda text: self._note(key, "hint", text))
        page.loadingChanged.connect(lambda busy: self._show_loading(key, is_busy=busy))
        self.stack.addWidget(page)

    def _note(self, key: str, name: str, text: str) -> None:
        self.pages[key].setProperty(name, text)
        if key == self._current:
            (self.head.show_subtitle if name == "subtitle" else self.filter_bar.set_hint)(text)

    def _show_loading(self, key: str, *, is_busy: bool) -> None:
        if key == self._current:
            self.progress.set_busy(is_busy)

    def _navigate(self, place: str, details: dict[str, Any]) -> None:
        chosen = details.get("filter")
        if isinstance(chosen, FilterState):
            self.session.set_filter(chosen)
        self.show_place(place)
        if place == self._current:
            self.page.show_details(details)

    def _follow_filter(self, chosen: FilterState) -> None:
        self.filter_bar.set_filter(chosen)
        if self._current:
            self.history.visit(Stop(self._current, chosen))
            self._show_ways()

    def go_to(self, stop: Stop | None) -> None:
        """Show a stop of the history without remembering it anew."""
        if stop is not None:
            self.session.set_filter(stop.chosen)
            self.show_place(stop.place)

    def _show_ways(self) -> None:
        self.actions_by_name["back"].setEnabled(self.history.can_go(-1))
        self.actions_by_name["forward"].setEnabled(self.history.can_go(+1))

    def _show_undo(self, undo: str, redo: str) -> None:
        self.status.show_undo(undo)
        for name, word, what in (("undo", "Undo", undo), ("redo", "Redo", redo)):
            self.actions_by_name[name].setText(f"{word}: {what}" if what else word)

    def run_command(self, name: str) -> None:
        """Ask for a command of the table."""
        self.commandAsked.emit(name)

    # Window events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_side_bar()

    def toggle_side_bar(self) -> None:
        """Icons only, or with names where the window is wide enough."""
        self.prefers_narrow = not self.prefers_narrow
        self._fit_side_bar()

    def _fit_side_bar(self) -> None:
        self.side_bar.set_narrow(self.prefers_narrow or self.width() < NARROW_BELOW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.session.dragChanged.emit(_paths(event))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self.session.dragChanged.emit(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self.session.dragChanged.emit(None)
        paths = _paths(event)
        if paths:
            event.acceptProposedAction()
            self.session.navigate("importing", paths=paths)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.BackButton:
            self.run_command("back")
        elif event.button() == Qt.MouseButton.ForwardButton:
            self.run_command("forward")
        else:
            super().mousePressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.close_client()
        super().closeEvent(event)


def _paths(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
