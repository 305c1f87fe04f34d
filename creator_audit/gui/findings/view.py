"""Findings: gaps and questions one by one, as in a mail client."""

from collections.abc import Sequence
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from creator_audit.gui.findings import state
from creator_audit.gui.findings.deciding import COMMANDS, Deciding
from creator_audit.gui.findings.detail import DetailPane
from creator_audit.gui.findings.list_choices import ListChoices
from creator_audit.gui.findings.work_list import WorkList
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import GRIP
from creator_audit.gui.widgets.labels import make_line
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import FindingDetail, FindingItem, finding_detail, finding_items
from creator_audit.queries.judged_for import judged_short

_LIST_WIDTH = 322


class FindingsPage(Page):
    """Work list at the left, the finding at the right."""

    title = "Findings"
    facets: ClassVar[tuple[str, ...]] = ("period", "platforms", "brands")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.items: tuple[FindingItem, ...] = ()
        self.status, self.grouping = "open", "kind"
        self._only: tuple[str, ...] = ()
        self._judged, self._wanted_id, self._wanted_place = "", "", 0
        self.work_list = WorkList()
        self.detail = DetailPane()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRIP)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.work_list)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 0)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addWidget(splitter, 1)
        self.choices = ListChoices()
        self.choices.show_chosen(self.status, self.grouping)
        self.deciding = Deciding(session, self, self._after_decision)
        self._connect()

    def _connect(self) -> None:
        self.work_list.findingChosen.connect(self._open)
        self.work_list.commandAsked.connect(self.run_command)
        self.work_list.groupingAsked.connect(self.set_grouping)
        self.choices.statusChosen.connect(self.set_status)
        self.choices.groupingChosen.connect(self.set_grouping)
        self.detail.commandAsked.connect(self.run_command)
        self.detail.post.openPostAsked.connect(self._open_post)
        self.detail.post.alikeAsked.connect(self.deciding.answer_alike)
        self.detail.card.sourceAsked.connect(partial(_show_source, self.session))
        self.detail.post.addTextAsked.connect(lambda: self.session.navigate("welcome"))
        self.detail.empty.button.clicked.connect(self._on_empty)
        self.detail.post.suggestion.on_copied = lambda: self.session.say("Corrected text copied.")
        copy = QShortcut(QKeySequence("Ctrl+Shift+C"), self)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        copy.activated.connect(self.detail.post.suggestion.copy)

    # Page

    def filter_actions(self) -> list[QWidget]:
        return [self.choices]

    def refresh(self) -> None:
        if not self.session.is_open:
            self.show_items(())
            return
        self.loadingChanged.emit(True)
        self.session.read(
            finding_items,
            self.session.filter,
            "disclosure",
            self.status,
            done=self.show_items,
            failed=self._fail,
            channel="findings.list",
        )
        self.session.read(judged_short, done=self._say_subtitle, channel="findings.judged")

    def show_details(self, details: dict[str, Any]) -> None:
        self._wanted_id = str(details.get("finding_id") or "")
        self._only = tuple(details.get("finding_ids") or ())
        if self._wanted_id or self._only:
            self._wanted_id = self._wanted_id or self._only[0]
            self.refresh()
        self.work_list.setFocus()

    def run_command(self, name: str) -> bool:
        if name in ("review-next", "review-previous"):
            self.work_list.step(1 if name == "review-next" else -1)
        elif name == "review-undo":
            self.session.act("undo", self._say_undone)
        elif name == "enter-detail":
            self.detail.bar.buttons["review-fixed"].setFocus(Qt.FocusReason.TabFocusReason)
        elif name in COMMANDS or name in ("review-similar", "review-open-post"):
            if self.detail.detail is not None:
                self._run_on(name, self.detail.detail)
        else:
            return False
        return True

    def focus_search(self) -> None:
        self.work_list.setFocus()

    # Showing

    def show_items(self, items: Sequence[FindingItem]) -> None:
        """Show a work list; the same finding stays chosen, else the one that took its place."""
        self.loadingChanged.emit(False)
        if self._only:
            items = [item for item in items if item.finding_id in set(self._only)] or items
        self.items = tuple(items)
        now = self.work_list.items.item(self.work_list.currentIndex())
        wanted = self._wanted_id or (now.finding_id if now else "")
        self.work_list.blockSignals(True)
        self.work_list.show_groups(state.group_items(self.items, self.grouping))
        self.work_list.blockSignals(False)
        self._say_subtitle()
        place = self.work_list.items.place_of_id(wanted)
        self._wanted_id = ""
        if self.items:
            self.work_list.choose(place if place >= 0 else self._wanted_place)
        else:
            self._show_none()
        self._show_position()

    def _say_subtitle(self, judged: str | None = None) -> None:
        self._judged = self._judged if judged is None else judged
        self.subtitleChanged.emit(state.subtitle(self.items, self.status, self._judged))

    def _show_none(self) -> None:
        if self.status == "open" and self.session.filter.is_empty:
            self.detail.show_nothing("Nothing open here.", "Show decided")
        elif self.session.filter.is_empty:
            self.detail.show_nothing("Nothing here yet.", "Show open")
        else:
            self.detail.show_nothing("No finding matches these filters.", "Clear filters")

    def _show_position(self) -> None:
        self.choices.show_position(self.work_list.place, len(self.items))

    def _open(self, finding_id: str) -> None:
        self._wanted_place = max(0, self.work_list.place)
        self._show_position()
        self.session.read(
            finding_detail,
            finding_id,
            done=self._show_detail,
            failed=self.detail.show_error,
            channel="findings.detail",
        )

    def _show_detail(self, detail: FindingDetail) -> None:
        item = next((one for one in self.items if one.finding_id == detail.finding.id), None)
        mark = state.mark_of(item) if item else "cannot_tell"
        self.detail.show_detail(detail, mark, item.brand if item else "")
        self.deciding.offer_alike(detail, self.detail.post.alike)

    def _fail(self, error: Exception) -> None:
        self.loadingChanged.emit(False)
        self.detail.show_error(error)

    # Acting

    def _run_on(self, name: str, detail: FindingDetail) -> None:
        if name == "review-open-post":
            self._open_post(detail.posts[0].key)
        elif name == "review-similar":
            ids = {detail.finding.id, *detail.similar}
            self.deciding.preview([item for item in self.items if item.finding_id in ids])
        else:
            self.deciding.run(name, detail)

    def _after_decision(self, ids: Sequence[str], decision: str) -> None:
        """The next open finding takes the place of the one decided."""
        if decision != "open" and self.status == "open":
            gone = set(ids)
            place = self.work_list.place
            following = [*self.items[place + 1 :], *reversed(self.items[: max(0, place)])]
            coming = next((item for item in following if item.finding_id not in gone), None)
            self._wanted_id = coming.finding_id if coming else ""
        self.work_list.setFocus()

    def _open_post(self, key: int) -> None:
        self.session.navigate("posts", FilterState(), key=key)

    def _say_undone(self, name: object) -> None:
        self.session.say(f"Taken back: {name}." if name else "There is nothing to take back.")

    def _on_empty(self) -> None:
        if not self.session.filter.is_empty:
            self.session.set_filter(FilterState())
        else:
            self.set_status("decided" if self.status == "open" else "open")

    # Choices

    def set_status(self, key: str) -> None:
        """Show open, decided or all findings."""
        self.status = key
        self._only = ()
        self.choices.show_chosen(self.status, self.grouping)
        self.refresh()

    def set_grouping(self, key: str) -> None:
        """Group by kind, rule, brand or month; gaps and questions stay apart."""
        self.grouping = key
        self.choices.show_chosen(self.status, self.grouping)
        self.show_items(self.items)


def _show_source(session: Session, told: dict[str, Any]) -> None:
    """The place in the rule book that a finding rests on."""
    session.navigate("rules", **told)
