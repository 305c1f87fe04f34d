"""The section in depth at work: reads it, and opens the posts behind each number."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from creator_audit.gui.overview.depth_pane import DepthPane
from creator_audit.gui.tasks.session import Session
from creator_audit.queries.balance_page import (
    Depth,
    posts_behind,
    posts_of_account,
    posts_of_side,
    posts_told,
    read_depth,
)
from creator_audit.queries.filters import FilterState


class DepthView(QScrollArea):
    """Scrolls the pane; everything follows the window's filter."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.pane = DepthPane()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(self.pane)
        self.pane.asked.connect(self.refresh)
        self.pane.rowAsked.connect(self._open_row)
        self.pane.monthAsked.connect(self._open_month)
        self.pane.sideAsked.connect(self._open_side)
        self.pane.accountAsked.connect(self._open_account)

    def refresh(self) -> None:
        """Read again for the filter, the grouping and the day."""
        if self.session.is_open:
            self.session.read(
                read_depth,
                self.session.filter,
                self.pane.grouping,
                self.pane.day.day,
                done=self.show_depth,
                channel="overview.depth",
            )

    def show_depth(self, depth: Depth) -> None:
        """Show what was read."""
        self.pane.show_depth(depth)

    def compare_around(self, day: date) -> None:
        """Compare before and after a day, and bring it into sight."""
        self.pane.compare_around(day)
        self.ensureWidgetVisible(self.pane.split)

    def _open_row(self, key: str, class_name: str) -> None:
        by = self.pane.grouping
        self.session.read(
            posts_behind,
            self.session.filter,
            by,
            key,
            class_name,
            done=self._show_posts,
            channel="overview.posts",
        )

    def _open_month(self, year: int, month: int, verdict: str) -> None:
        self.session.read(
            posts_told,
            self.session.filter,
            year,
            month,
            verdict,
            done=self._show_posts,
            channel="overview.posts",
        )

    def _open_side(self, since: str, until: str, what: str) -> None:
        self.session.read(
            posts_of_side,
            self.session.filter,
            since,
            until,
            what,
            done=self._show_posts,
            channel="overview.posts",
        )

    def _open_account(self, account_id: str) -> None:
        self.session.read(
            posts_of_account,
            self.session.filter,
            account_id,
            done=self._show_posts,
            channel="overview.posts",
        )

    def _show_posts(self, keys: tuple[int, ...]) -> None:
        if keys:
            self.session.navigate("posts", FilterState(post_keys=keys))
