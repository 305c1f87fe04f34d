"""Trust: chains over several posts, and good signs, each with the innocent reading beside it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import GRIP
from creator_audit.gui.trust import state
from creator_audit.gui.trust.answering import COMMANDS, Answering
from creator_audit.gui.trust.chain_pane import ChainPane
from creator_audit.gui.trust.chain_side import ChainSide
from creator_audit.gui.trust.grouping import kinds_of, side_lines
from creator_audit.gui.trust.list_chips import ListChips
from creator_audit.gui.widgets.labels import make_line
from creator_audit.queries.chains import Chain, chain
from creator_audit.queries.deals import has_deals
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import FindingItem, finding_items
from creator_audit.queries.reader import Reader

_LIST_WIDTH = 284
_LETTERS = {
    "F": "review-fixed",
    "A": "review-accept",
    "P": "review-not-a-problem",
    "N": "review-not-a-problem",
    "U": "review-undo",
    "O": "review-open-post",
}


def read_list(
    reader: Reader, chosen: FilterState, status: str
) -> tuple[tuple[FindingItem, ...], bool]:
    """The chains of a filter, and whether any deal is recorded."""
    return finding_items(reader, chosen, "trust", status), has_deals(reader)


class TrustPage(Page):
    """List at the left, the chain at the right."""

    title = "Trust"
    facets: ClassVar[tuple[str, ...]] = ("period", "platforms", "brands")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.items: tuple[FindingItem, ...] = ()
        """The chains and good signs in sight."""
        self._read: tuple[FindingItem, ...] = ()
        self.status, self.grouping, self.kind = "open", "kind", ""
        self.chips = ListChips(self)
        self._only: tuple[str, ...] = ()
        self._wanted = ""
        self.answering = Answering(session, self)
        side = ChainSide()
        self.list, self.no_deals = side.list, side.no_deals
        side.record.clicked.connect(lambda: self.session.navigate("deals"))
        self.pane = ChainPane()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRIP)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(side)
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addWidget(splitter, 1)
        self._connect()

    def _connect(self) -> None:
        self.list.lineChosen.connect(self._open)
        self.chips.kindChosen.connect(self.set_kind)
        self.chips.groupingChosen.connect(self.set_grouping)
        self.chips.statusChosen.connect(self.set_status)
        self.list.letterTyped.connect(lambda letter: self.run_command(_LETTERS.get(letter, "")))
        self.list.entered.connect(self._enter_card)
        self.pane.bar.commandAsked.connect(self.run_command)
        self.pane.card.postAsked.connect(
            lambda key: self.session.navigate("posts", FilterState(), key=key)
        )
        self.pane.card.sourcesAsked.connect(self._open_rule)
        self.pane.empty.button.clicked.connect(self._on_empty)

    # Page

    def filter_actions(self) -> list[QWidget]:
        self._tell_chips()
        return self.chips.widgets()

    def refresh(self) -> None:
        if not self.session.is_open:
            self.show_list(((), True))
            return
        self.loadingChanged.emit(True)
        self.session.read(
            read_list,
            self.session.filter,
            self.status,
            done=self.show_list,
            failed=self._fail,
            channel="trust.list",
        )

    def show_details(self, details: dict[str, Any]) -> None:
        ids = tuple(details.get("finding_ids") or ())
        self._only = ids
        self._wanted = str(details.get("finding_id") or (ids[0] if ids else ""))
        if self._wanted:
            self.refresh()
        self.list.setFocus()

    def run_command(self, name: str) -> bool:
        if name in ("review-next", "review-previous"):
            self.list.step(1 if name == "review-next" else -1)
        elif name == "review-undo":
            self.session.act("undo", self._say_undone)
        elif name == "review-open-post" and self.chain is not None:
            self._open_posts()
        elif name in COMMANDS:
            self._answer(name)
        else:
            return False
        return True

    def focus_search(self) -> None:
        self.list.setFocus()

    # Showing

    def show_list(self, found: tuple[Sequence[FindingItem], bool]) -> None:
        """Show chains and good signs; what was chosen stays chosen."""
        self.loadingChanged.emit(False)
        listed, is_ledger_filled = found
        if self._only:
            listed = [item for item in listed if item.finding_id in set(self._only)] or listed
        self._read = tuple(listed)
        self.no_deals.setVisible(not is_ledger_filled)
        self._show_read()

    def _show_read(self) -> None:
        """Show what was read, narrowed to a kind and grouped."""
        kinds = kinds_of(self._read)
        if self._wanted or self.kind not in {id_ for id_, *_rest in kinds}:
            self.kind = ""
        self.items = tuple(item for item in self._read if self.kind in ("", item.rule_id))
        self.chips.offer_kinds(kinds)
        self._tell_chips()
        self.subtitleChanged.emit(state.subtitle(self.items, self.status))
        wanted, self._wanted = self._wanted, ""
        self.list.show_lines(side_lines(self.items, self.grouping), wanted)
        if not self.items:
            self._show_none()

    def _tell_chips(self) -> None:
        names = {item.rule_id: item.title for item in self._read}
        self.chips.show_choice(names.get(self.kind, ""), self.grouping, self.status)

    def _show_none(self) -> None:
        if not self.session.filter.is_empty:
            self.pane.show_nothing("No chain matches these filters.", "Clear filters")
        elif self.status == "open":
            self.pane.show_nothing("Nothing open here.", "Show decided")
        else:
            self.pane.show_nothing("Nothing here yet.", "Show open")

    def _open(self, finding_id: str) -> None:
        self.session.read(
            chain, finding_id, done=self.pane.show_chain, failed=self._fail, channel="trust.chain"
        )

    @property
    def chain(self) -> Chain | None:
        """The chain in sight."""
        return self.pane.chain

    def _fail(self, error: Exception) -> None:
        self.loadingChanged.emit(False)
        self.pane.show_error(error)

    def _enter_card(self) -> None:
        if self.chain is not None:
            self.pane.card.chart.setFocus(Qt.FocusReason.TabFocusReason)

    # Acting

    def _answer(self, command: str) -> None:
        if self.chain is not None:
            self.answering.run(command, self.chain.detail)
            self.list.setFocus()

    def _open_posts(self) -> None:
        if self.chain is not None:
            keys = tuple(post.key for post in self.chain.detail.posts)
            self.session.navigate("posts", FilterState(post_keys=keys), key=keys[0])

    def _open_rule(self) -> None:
        if self.chain is not None:
            self.session.navigate("rules", rule_id=self.chain.detail.finding.rule_id)

    def _say_undone(self, name: object) -> None:
        self.session.say(f"Taken back: {name}." if name else "There is nothing to take back.")

    def _on_empty(self) -> None:
        if not self.session.filter.is_empty:
            self.session.set_filter(FilterState())
        else:
            self.set_status("decided" if self.status == "open" else "open")

    def set_status(self, key: str) -> None:
        """Show open, decided or all chains."""
        self.status, self._only = key, ()
        self._tell_chips()
        self.refresh()

    def set_kind(self, rule_id: str) -> None:
        """Show chains of one kind; empty: of all, with the good signs."""
        self.kind = rule_id
        self._show_read()

    def set_grouping(self, key: str) -> None:
        """Group the list by kind, brand or date."""
        self.grouping = key
        self._show_read()
