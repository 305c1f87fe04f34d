"""The Posts page: find any post, at a hundred or a million rows alike."""

from array import array
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from creator_audit.gui.posts import state
from creator_audit.gui.posts.columns import ColumnsButton
from creator_audit.gui.posts.deeds import PostDeeds
from creator_audit.gui.posts.drawer_control import DrawerControl
from creator_audit.gui.posts.export import ask_and_export
from creator_audit.gui.posts.table import PostTableModel
from creator_audit.gui.posts.table_view import PostTable
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import GRIP, S2, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import Totals, totals
from creator_audit.queries.posts import PostRow, post_keys, post_rows


class PostsPage(Page):
    """Table and drawer over the session's filter."""

    title = "Posts"
    facets = ("text", "classes", "period", "verdicts", "platforms", "brands")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._everything: int | None = None
        self._wanted_key: int | None = None
        self.model = PostTableModel(self._ask_rows, self)
        self.table = PostTable(self.model)
        self.empty = EmptyState("search", "", "", self._on_empty_action)
        self.error = ErrorPanel()
        self._left = QStackedWidget()
        self._left.addWidget(self._make_table_pane())
        self._left.addWidget(self.empty)
        self._left.addWidget(self.error)
        self.deeds = PostDeeds(session, self.table, self)
        self.control = DrawerControl(session, self.table, self._left)
        self.drawer = self.control.drawer
        self.drawer.classWanted.connect(self.deeds.set_class)
        self.drawer.noTieWanted.connect(self.deeds.mark_no_tie)
        self.drawer.alikeWanted.connect(self._answer_alike)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(GRIP)
        self.splitter.addWidget(self._left)
        self.splitter.addWidget(self.drawer)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setCollapsible(0, False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.splitter)
        self.table.horizontalHeader().sectionClicked.connect(self._sort_by)

    def _make_table_pane(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(S5 - 6, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        self._footer = QWidget()
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(6, S2, S2, S2)
        self._footer_words = make_label(tone="muted")
        row.addWidget(self._footer_words)
        row.addWidget(make_button("Show them", self._show_without_text, kind="flat"))
        row.addStretch(1)
        self._footer.hide()
        column.addWidget(self._footer)
        return pane

    # Page

    def page_actions(self) -> list[QWidget]:
        return [
            make_button(
                "Export…",
                self._export,
                icon_name="download",
            )
        ]

    def filter_actions(self) -> list[QWidget]:
        return [ColumnsButton(self.table)]

    def refresh(self) -> None:
        if not self.session.is_open:
            self._show_empty("There are no posts yet.", "Import archives…")
            return
        chosen = self.session.filter
        self.loadingChanged.emit(True)
        self.session.read(totals, done=self._note_totals, channel="posts.totals")
        self.session.read(
            post_keys,
            chosen,
            state.SORTED_BY[self.model.sort_column],
            self.model.is_descending,
            done=self.show_keys,
            failed=self._show_error,
            channel="posts.keys",
        )
        if chosen.text:
            without = FilterState(verdicts=("no_text",))
            self.session.read(
                post_keys, without, done=self._show_footer, channel="posts.without-text"
            )
        else:
            self._footer.hide()

    def run_command(self, name: str) -> bool:
        if name == "export":
            self._export()
            return True
        if name.startswith("class-"):
            self.deeds.set_class(name.removeprefix("class-"))
            return True
        return False

    def show_details(self, details: dict[str, Any]) -> None:
        if isinstance(details.get("key"), int):
            self._wanted_key = details["key"]
            self._bring_up()

    # Showing

    def show_keys(self, keys: "array[int]") -> None:
        """Show these posts; the chosen one stays chosen if it is still among them."""
        self.loadingChanged.emit(False)
        held = self.table.currentIndex().row()
        held_key = self.model.keys[held] if 0 <= held < len(self.model.keys) else None
        is_single = self.table.chosen_count() == 1
        self.table.delegate.searched = self.session.filter.text
        if self.model.set_keys(keys):
            self.table.scrollToTop()
            if is_single and held_key is not None and self._wanted_key is None:
                self._wanted_key = held_key
        self._tell_counts()
        if not len(keys):
            self._show_none()
            return
        self._left.setCurrentIndex(0)
        self._bring_up()
        self.control.follow()

    def _bring_up(self) -> None:
        if self._wanted_key is None:
            return
        row = self.model.row_of(self._wanted_key)
        if row >= 0:
            self._wanted_key = None
            self.table.selectRow(row)
            self.table.scrollTo(self.model.index(row, 0))
            self.control.open()

    def _note_totals(self, found: Totals) -> None:
        self._everything = found.posts
        self._tell_counts()

    def _tell_counts(self) -> None:
        words = state.subtitle(len(self.model.keys), self._everything, self.session.filter)
        self.subtitleChanged.emit(words)

    def _show_none(self) -> None:
        if self.session.filter.is_empty:
            self._show_empty("There are no posts yet.", "Import archives…")
        else:
            self._show_empty("No post matches these filters.", "Clear filters")

    def _show_empty(self, sentence: str, action: str) -> None:
        self.loadingChanged.emit(False)
        self.empty.set_sentence(sentence, action)
        self._left.setCurrentWidget(self.empty)

    def _show_error(self, error: Exception) -> None:
        self.loadingChanged.emit(False)
        self.error.show_error(error)
        self._left.setCurrentWidget(self.error)

    def _show_footer(self, keys: "array[int]") -> None:
        self._footer_words.setText(state.footer(len(keys)))
        self._footer.setVisible(len(keys) > 0)

    def _ask_rows(self, keys: "array[int]", take: Callable[[list[PostRow]], None]) -> None:
        self.session.read(post_rows, keys, done=take)

    # Acting

    def _sort_by(self, column: int) -> None:
        is_same = column == self.model.sort_column
        is_descending = not self.model.is_descending if is_same else column == 0
        self.model.show_sort(column, is_descending=is_descending)
        self.refresh()

    def _export(self) -> None:
        ask_and_export(self.session, self.model.keys, self)

    def _answer_alike(self) -> None:
        detail = self.drawer.detail
        if detail is not None and detail.judgement is not None:
            now = detail.judgement.classification.value.value
            self.deeds.answer_alike(detail.key, self.drawer.alike.groups, now)

    def _show_without_text(self) -> None:
        self.session.set_filter(FilterState(verdicts=("no_text",)))

    def _on_empty_action(self) -> None:
        if self.session.filter.is_empty:
            self.session.navigate("archives" if self.session.is_open else "welcome")
        else:
            self.session.set_filter(FilterState())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.control.fit()
