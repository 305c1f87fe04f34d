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
from creator_audit.gui.widgets.chip import Chip
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.side_list import SideLine, SideList
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
        self.status = "open"
        self._only: tuple[str, ...] = ()
        self._wanted = ""
        self.answering = Answering(session, self)
        self.list = SideList("Chains and good signs")
        self.pane = ChainPane()
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(GRIP)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._make_side())
        splitter.addWidget(self.pane)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(make_line())
        column.addWidget(splitter, 1)
        self._connect()

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        self.no_deals = QWidget()
        note = QVBoxLayout(self.no_deals)
        note.setContentsMargins(22, 4, 16, 8)
        sentence = "Chains that need deals cannot be seen yet."
        note.addWidget(make_label(sentence, tone="muted", wraps=True))
        record = make_button("Record deals", lambda: self.session.navigate("deals"), kind="flat")
        note.addWidget(record, 0, Qt.AlignmentFlag.AlignLeft)
        self.no_deals.hide()
        column.addWidget(self.no_deals)
        side.setMinimumWidth(240)
        side.setMaximumWidth(420)
        return side

    def _connect(self) -> None:
        self.list.lineChosen.connect(self._open)
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
        self.status_chip = Chip("status", "")
        self.status_chip.can_clear = False
        for key, words in state.STATUSES:
            action = self.status_chip.menu().addAction(words)
            action.triggered.connect(lambda _on=False, key=key: self.set_status(key))
        self.status_chip.set_value(dict(state.STATUSES)[self.status])
        return [self.status_chip]

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
        self.items = tuple(listed)
        self.no_deals.setVisible(not is_ledger_filled)
        chains, good = state.split_items(self.items)
        lines: list[SideLine] = []
        for heading, members in (("Chains to look at", chains), ("Good signs", good)):
            if members:
                lines.append(SideLine("", heading, right=f"{len(members):,}"))
            lines.extend(map(_line, members))
        self.subtitleChanged.emit(state.subtitle(self.items, self.status))
        wanted, self._wanted = self._wanted, ""
        self.list.show_lines(lines, wanted)
        if not self.items:
            self._show_none()

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
        if hasattr(self, "status_chip"):
            self.status_chip.set_value(dict(state.STATUSES)[key])
        self.refresh()


def _line(item: FindingItem) -> SideLine:
    return SideLine(
        item.finding_id,
        item.title,
        state.item_note(item),
        mark=state.item_mark(item),
        spoken=state.item_spoken(item),
    )
