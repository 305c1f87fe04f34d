"""Brands: the directory with counts, and all that was ever said of one brand."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QLineEdit,
    QStackedWidget,
    QWidget,
)

from creator_audit.gui.brands import state
from creator_audit.gui.brands.brand_pane import BrandPane
from creator_audit.gui.brands.deeds import BrandDeeds
from creator_audit.gui.brands.edit_state import split_names
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
from creator_audit.model.brand import Brand, HandleRole
from creator_audit.queries.filters import FilterState
from creator_audit.queries.rule_texts import rule_of

_LIST_WIDTH = 264


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
        self.deeds = BrandDeeds(session, self, self._show_next)
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
        self.pane.deedAsked.connect(self.do)
        for key, deed, where in (
            ("Ctrl+E", "edit", self),
            ("Ctrl+M", "merge", self),
            ("Delete", "ignore", self.list),
        ):
            shortcut = QShortcut(QKeySequence(key), where)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda deed=deed: self.do(deed))

    # Page

    def page_actions(self) -> list[QWidget]:
        return [
            make_button(
                "Add brand…",
                lambda: self.deeds.edit(Brand("", ""), self.directory.lines),
                icon_name="plus",
            ),
            make_button("Import brand file…", self.deeds.ask_import, icon_name="download"),
            make_button("Export…", self.deeds.ask_export, icon_name="save"),
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
        lines = _side_lines(self.directory, typed)
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

    def do(self, deed: str) -> None:
        """Edit, merge, split or ignore the brand in sight, or name its rivals."""
        if self.shown is None or self.stack.currentWidget() is not self._brand_pane:
            return
        brand = self.shown.page.line.brand
        if brand.role is HandleRole.IGNORED and deed != "ignore":
            return
        if deed == "edit":
            self.deeds.edit(brand, self.directory.lines)
        elif deed == "merge":
            self.deeds.merge(brand, self.directory.lines)
        elif deed == "split" and split_names(brand):
            self.deeds.split(brand)
        elif deed == "ignore":
            self.deeds.ignore(brand)
        elif deed == "rivals":
            self.deeds.name_rivals(self.shown.page, self.directory.lines)

    def _show_next(self, brand_id: str) -> None:
        self._wanted = brand_id
        self.refresh()

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


def _side_lines(directory: Directory, typed: str) -> list[SideLine]:
    """Brands that answer to what is typed, names without an answer, ignored brands."""
    found = [line for line in directory.lines if state.matches(line, typed)]
    lines = [
        SideLine(
            line.brand.id,
            line.brand.name,
            right=f"{line.counts.total:,}",
            counts=state.class_counts(line),
            spoken=state.line_spoken(line),
        )
        for line in found
        if not state.is_ignored(line)
    ]
    if directory.names and not typed.strip():
        number = f"{len(directory.names):,}"
        lines.append(SideLine("", "Without an answer"))
        lines.append(SideLine(state.NAMES_KEY, "Whose names are these?", right=number))
    ignored = [line.brand for line in found if state.is_ignored(line)]
    if ignored:
        lines.append(SideLine("", "Ignored", right=f"{len(ignored):,}"))
    lines += [
        SideLine(brand.id, brand.name, icon="eye-off", spoken=f"{brand.name}, ignored")
        for brand in ignored
    ]
    return lines
