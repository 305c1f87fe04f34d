"""Brands: the directory with counts, and all that was ever said of one brand."""

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from creator_audit.gui.brands import state
from creator_audit.gui.brands.brand_pane import BrandPane
from creator_audit.gui.brands.names_pane import NamesPane
from creator_audit.gui.brands.reading import read_brand, read_directory
from creator_audit.gui.brands.state import BrandView, Directory
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.labels import make_button
from creator_audit.gui.widgets.scroll_column import scroll_column
from creator_audit.gui.widgets.side_list import SideLine, SideList
from creator_audit.gui.widgets.two_panes import lay_out_panes
from creator_audit.gui.widgets.words import count
from creator_audit.queries.filters import FilterState
from creator_audit.queries.rule_texts import rule_of

_LIST_WIDTH = 264
_TOML = "Brand file (*.toml)"


class BrandsPage(Page):
    """List at the left, one brand at the right."""

    title = "Brands"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.directory = Directory((), ())
        self.shown: BrandView | None = None
        self._wanted = ""
        self.list = SideList("Brands")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a brand")
        self.search.setAccessibleName("Find a brand")
        self.search.setClearButtonEnabled(True)
        self.pane = BrandPane()
        self.names = NamesPane()
        self.empty = EmptyState("tags", "No brand was found in the posts yet.")
        self.error = ErrorPanel()
        self.stack = QStackedWidget()
        self._brand_pane = scroll_column(self.pane)
        self._names_pane = scroll_column(self.names, widest=860)
        for pane in (self._brand_pane, self._names_pane, self.empty, self.error):
            self.stack.addWidget(pane)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        lay_out_panes(
            self,
            self.search,
            self.list,
            self.stack,
            inset=(22, 16),
            widths=(230, _LIST_WIDTH, 400),
        )

    def _connect(self) -> None:
        go = self.session.navigate
        self.list.lineChosen.connect(self._open)
        self.search.textChanged.connect(lambda _text: self._fill())
        self.pane.classAsked.connect(self._show_class)
        self.pane.postAsked.connect(lambda key: go("posts", FilterState(), key=key))
        self.pane.dealAsked.connect(lambda id_: go("deals", deal_id=id_))
        self.pane.findingsAsked.connect(self._show_findings)
        self.pane.roleGiven.connect(self.give_role)
        self.names.roleGiven.connect(self.give_role)

    # Page

    def page_actions(self) -> list[QWidget]:
        return [
            make_button("Import brand file…", self.ask_import, icon_name="download"),
            make_button("Export…", self.ask_export, icon_name="save"),
        ]

    def refresh(self) -> None:
        if self.session.is_open:
            self.session.read(
                read_directory, done=self.show_directory, failed=self._fail, channel="brands.list"
            )
        else:
            self.show_directory(Directory((), ()))

    def show_details(self, details: dict[str, Any]) -> None:
        self._wanted = str(details.get("brand_id") or details.get("brand") or "")
        if self._wanted:
            self.search.clear()
            self.refresh()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # Showing

    def show_directory(self, directory: Directory) -> None:
        """Show the list; the brand in sight stays chosen."""
        self.directory = directory
        self.subtitleChanged.emit(state.subtitle(directory))
        self._fill()

    def _fill(self) -> None:
        typed = self.search.text()
        lines = [
            SideLine(
                line.brand.id,
                line.brand.name,
                right=f"{line.counts.total:,}",
                counts=state.class_counts(line),
                spoken=state.line_spoken(line),
            )
            for line in self.directory.lines
            if state.matches(line, typed)
        ]
        if self.directory.names and not typed.strip():
            number = f"{len(self.directory.names):,}"
            first = SideLine(state.NAMES_KEY, "Whose names are these?", right=number)
            lines.append(SideLine("", "Without an answer"))
            lines.append(first)
        wanted = self._wanted.casefold()
        by_name = {line.brand.name.casefold(): line.brand.id for line in self.directory.lines}
        self.list.show_lines(lines, by_name.get(wanted, self._wanted))
        self._wanted = ""
        if not lines:
            words = "No brand matches." if typed else "No brand was found in the posts yet."
            self.empty.set_sentence(words)
            self.stack.setCurrentWidget(self.empty)

    def _open(self, key: str) -> None:
        if key == state.NAMES_KEY:
            self.names.show_names(self.directory.names)
            self.stack.setCurrentWidget(self._names_pane)
            return
        self.session.read(
            read_brand, key, done=self.show_brand, failed=self._fail, channel="brands.page"
        )

    def show_brand(self, view: BrandView) -> None:
        """Show one brand in full."""
        is_other = self.shown is None or self.shown.page.line.brand.id != view.page.line.brand.id
        self.shown = view
        self.pane.show_brand(view)
        self.stack.setCurrentWidget(self._brand_pane)
        if is_other:
            self._brand_pane.verticalScrollBar().setValue(0)

    def _fail(self, error: Exception) -> None:
        self.error.show_error(error)
        self.stack.setCurrentWidget(self.error)

    # Acting

    def _show_class(self, name: str) -> None:
        if self.shown is not None:
            brands = (self.shown.page.line.brand.id,)
            self.session.navigate("posts", FilterState(brands=brands, classes=(name,)))

    def _show_findings(self, rule_id: str, ids: tuple[str, ...]) -> None:
        rule = rule_of(rule_id)
        is_trust = rule is not None and rule.family.value == "trust"
        self.session.navigate(
            "trust" if is_trust else "findings", FilterState(), finding_ids=tuple(ids)
        )

    def give_role(self, name: str, kind: str, role: str) -> None:
        """Say whose name it is; everything it touches is judged again."""
        self.session.act(
            "set_name_roles",
            lambda _n: self.session.say(f"Answer for {name} kept. Ctrl+Z takes it back."),
            roles={(state.folded(name), kind): role},
        )

    def ask_import(self) -> None:
        """Take brands and rivals over from a brand file."""
        name, _kind = QFileDialog.getOpenFileName(self, "Import brands", "", _TOML)
        if name:
            self.session.act(
                "import_brands",
                lambda number: self.session.say(f"{count(number, 'brand', 'brands')} imported."),
                path=Path(name),
            )

    def ask_export(self) -> None:
        """Write the directory as a brand file."""
        name, _kind = QFileDialog.getSaveFileName(self, "Export brands", "brands.toml", _TOML)
        if name:
            self.session.act(
                "export_brands",
                lambda number: self.session.say(f"{count(number, 'brand', 'brands')} written."),
                path=Path(name),
            )
