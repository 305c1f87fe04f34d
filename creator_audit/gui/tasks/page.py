"""What the window asks of a page."""

from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from creator_audit.gui.tasks.session import Session


class Page(QWidget):
    """A place of the window. Built on first visit, refreshed when it comes into sight.

    A subclass sets `title`, lists the `facets` of the filter bar it obeys, overrides `refresh`
    and, if it has any, `page_actions` and `show_details`.
    """

    title: ClassVar[str] = ""
    facets: ClassVar[tuple[str, ...]] = ()
    """Chips above the page, of: text, period, platforms, classes, verdicts, brands, rules."""
    needs_posts: ClassVar[bool] = True
    """Whether the place makes sense only once a post is there."""

    _is_built = False

    subtitleChanged = Signal(str)
    hintChanged = Signal(str)
    """A short note at the right of the filter bar."""
    loadingChanged = Signal(bool)
    """Shows the thin line under the head."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._is_stale = True
        self._is_built = True
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.timeout.connect(self._mark_stale)
        session.filterChanged.connect(self._mark_stale)
        session.dataChanged.connect(self._mark_stale)
        session.clientChanged.connect(self._mark_stale)

    def refresh(self) -> None:
        """Read again what the page shows, for `self.session.filter`."""

    def page_actions(self) -> list[QWidget]:
        """Buttons for the head of the window, made once."""
        return []

    def filter_actions(self) -> list[QWidget]:
        """Widgets for the right end of the filter bar, made once."""
        return []

    def show_details(self, details: dict[str, Any]) -> None:
        """Bring a thing into sight that the caller of `Session.navigate` named."""

    def run_command(self, name: str) -> bool:
        """Take a command of the menus; False leaves it to the window."""
        del name
        return False

    def enter(self) -> None:
        """Called when the page comes into sight; refreshes only if something changed."""
        if self._is_stale:
            self._is_stale = False
            self.refresh()

    def focus_search(self) -> None:
        """Put the focus where a search within the page is typed (Ctrl+F)."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        # Items that were filled with colours of the other appearance are filled anew.
        if event.type() == QEvent.Type.PaletteChange and self._is_built:
            self._repaint.start()

    def _mark_stale(self, *_ignored: object) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._is_stale = True
