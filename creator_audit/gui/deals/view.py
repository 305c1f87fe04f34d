"""Deals: the recorded ties; everything else is only signs."""

from dataclasses import replace
from typing import Any, ClassVar
from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.deals import state
from creator_audit.gui.deals.deeds import DealDeeds
from creator_audit.gui.deals.form import WIDTH, DealForm
from creator_audit.gui.deals.state import Ledger
from creator_audit.gui.deals.suggestions import SuggestionPanel
from creator_audit.gui.deals.table import DealTable
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import GRIP, S3, S5
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_line
from creator_audit.model.deal import Deal
from creator_audit.queries.brands import brand_names
from creator_audit.queries.deals import DealSuggestion, deal_lines, deal_suggestions
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_items
from creator_audit.queries.overview import totals
from creator_audit.queries.reader import Reader

_NONE = "No deals recorded. Weak signs alone stay questions."


def read_ledger(reader: Reader) -> Ledger:
    """All the page shows, read at once."""
    return Ledger(
        deal_lines(reader), deal_suggestions(reader), brand_names(reader), totals(reader).gaps
    )


def read_gaps(reader: Reader, post_keys: tuple[int, ...]) -> tuple[str, ...]:
    """Ids of the open gaps of some posts."""
    items = finding_items(reader, FilterState(post_keys=post_keys))
    return tuple(item.finding_id for item in items if item.outcome == "flag")


class DealsPage(Page):
    """Suggestions and table at the left, the form at the right."""

    title = "Deals"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.ledger = Ledger((), (), (), 0)
        self.deeds = DealDeeds(session, self)
        self._wanted = ""
        self._gaps_before: int | None = None
        self.suggestions = SuggestionPanel()
        self.table = DealTable()
        self.form = DealForm()
        self.form.hide()
        self.empty = EmptyState("handshake", _NONE, "Add deal…", self.add_deal)
        self.error = ErrorPanel()
        self._stack = QStackedWidget()
        for pane in (self.table, self.empty, self.error):
            self._stack.addWidget(pane)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(S5 - 6, S3, S3, 0)
        column.setSpacing(S3)
        column.addWidget(self.suggestions)
        column.addWidget(self._stack, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(GRIP)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(left)
        self.splitter.addWidget(self.form)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setSizes([900, WIDTH])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(make_line())
        whole.addWidget(self.splitter, 1)
        self._connect()

    def _connect(self) -> None:
        self.suggestions.confirmed.connect(self.confirm_suggestion)
        self.suggestions.recordAsked.connect(self.record_suggestion)
        self.suggestions.noDealAsked.connect(self.deeds.refuse)
        self.suggestions.postsAsked.connect(lambda found: self._show_posts(found.post_keys))
        self.table.dealChosen.connect(self._show_form)
        self.table.postsAsked.connect(lambda id_: self._show_posts(self._keys(id_)))
        self.table.gapsAsked.connect(self._show_gaps)
        self.table.removalAsked.connect(self._ask_removal)
        self.form.saved.connect(self.save)
        self.form.removed.connect(self._ask_removal)
        self.form.closed.connect(self._close_form)
        self.session.clientChanged.connect(self._close_form)
        add = QShortcut(QKeySequence("Ctrl+N"), self)
        add.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        add.activated.connect(self.add_deal)

    # Page

    def page_actions(self) -> list[QWidget]:
        take = make_button(
            "Import…",
            self.deeds.ask_import,
            icon_name="download",
            tip="Import deals from a CSV or a spreadsheet",
        )
        take.setAccessibleName("Import deals from a CSV or a spreadsheet")
        give = make_button(
            "Export…", self.deeds.ask_export, icon_name="save", tip="Write the deals to a CSV"
        )
        give.setAccessibleName("Export deals to a CSV")
        return [take, give, KeyButton("Add deal…", "Ctrl+N", self.add_deal, icon_name="plus")]

    def refresh(self) -> None:
        if not self.session.is_open:
            self.show_ledger(Ledger((), (), (), 0))
            return
        self.session.read(read_ledger, done=self.show_ledger, failed=self._fail, channel="deals")

    def show_details(self, details: dict[str, Any]) -> None:
        if details.get("import_file"):
            self.deeds.ask_import()
        self._wanted = str(details.get("deal_id") or "")
        if self._wanted:
            self.refresh()

    def run_command(self, name: str) -> bool:
        if name == "import-deals":
            self.deeds.ask_import()
            return True
        return False

    def focus_search(self) -> None:
        self.table.setFocus()

    # Showing

    def show_ledger(self, ledger: Ledger) -> None:
        """Show the deals; the one in the form stays chosen, its effect is told anew."""
        self.ledger = ledger
        self.subtitleChanged.emit(state.subtitle(ledger))
        self.suggestions.show_suggestions(ledger.suggestions)
        self.form.offer_brands(ledger.brands)
        wanted, self._wanted = self._wanted, ""
        self.table.show_lines(ledger.lines, wanted)
        self._stack.setCurrentWidget(self.table if ledger.lines else self.empty)
        known = {line.deal.id for line in ledger.lines}
        if self.form.deal.id and self.form.deal.id not in known:
            self._close_form()
        if self._gaps_before is not None:
            self.session.say(state.after_saving(self._gaps_before, ledger.gaps))
            self._gaps_before = None

    def _fail(self, error: Exception) -> None:
        self.error.show_error(error)
        self._stack.setCurrentWidget(self.error)

    def _show_form(self, deal_id: str) -> None:
        line = next((one for one in self.ledger.lines if one.deal.id == deal_id), None)
        if line is not None:
            self.form.show_deal(line.deal, self.ledger.lines)
            self.form.show()

    def _close_form(self) -> None:
        self.form.show_deal(Deal("", ""), ())
        self.form.hide()
        self.table.clearSelection()

    def _keys(self, deal_id: str) -> tuple[int, ...]:
        found = (line.post_keys for line in self.ledger.lines if line.deal.id == deal_id)
        return next(found, ())

    def _show_posts(self, keys: tuple[int, ...]) -> None:
        self.session.navigate("posts", FilterState(post_keys=keys))

    def _show_gaps(self, deal_id: str) -> None:
        self.session.read(
            read_gaps,
            self._keys(deal_id),
            done=lambda ids: self.session.navigate("findings", FilterState(), finding_ids=ids),
            channel="deals.gaps",
        )

    # Acting

    def add_deal(self) -> None:
        """An empty form."""
        self._fill_form(Deal("", ""))

    def confirm_suggestion(self, found: DealSuggestion) -> None:
        """Record what the suggestion knows at once; without a brand the form asks for it."""
        deal = state.draft_of(found)
        if deal.brand:
            self.save(replace(deal, id=uuid4().hex[:12]))
        else:
            self._fill_form(deal)

    def record_suggestion(self, found: DealSuggestion) -> None:
        """A form with what the suggestion knows."""
        self._fill_form(state.draft_of(found))

    def _fill_form(self, deal: Deal) -> None:
        self.table.clearSelection()
        self.form.show_deal(deal, self.ledger.lines)
        self.form.show()
        self.form.brand.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self, deal: Deal) -> None:
        """Store the deal; what it changes is told once everything is judged again."""
        before = self.ledger.gaps

        def done(deal_id: object) -> None:
            self._wanted, self._gaps_before = str(deal_id), before
            self.refresh()

        self.session.act("record_deal", done, deal=deal)

    def _ask_removal(self, deal_id: str) -> None:
        line = next((one for one in self.ledger.lines if one.deal.id == deal_id), None)
        if line is not None:
            self.deeds.ask_removal(line.deal)
