"""Rules: what is looked for, why, how to mend it, the law of each country, the rules in use."""

from datetime import UTC, date, datetime
from typing import Any, ClassVar

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from creator_audit.gui.rules import state
from creator_audit.gui.rules.document_pane import document_pane
from creator_audit.gui.rules.page_pane import rule_pane
from creator_audit.gui.rules.updates import PackUpdates
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.widgets.side_list import SideLine, SideList
from creator_audit.gui.widgets.two_panes import lay_out_panes
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_items
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_changes import RuleUpdate, last_update
from creator_audit.queries.rule_texts import pack
from creator_audit.queries.rules import RuleLine, rule_lines
from creator_audit.rules.country_pages import country_page, terms_page
from creator_audit.rules.pages import page

_LIST_WIDTH = 300


def read_ids(reader: Reader, rule_id: str, family: str) -> tuple[str, ...]:
    """Ids of the findings of one rule, open ones first."""
    chosen = FilterState(rules=(rule_id,))
    found = finding_items(reader, chosen, family, "open") or finding_items(
        reader, chosen, family, "all"
    )
    return tuple(item.finding_id for item in found)


def read_lines(reader: Reader) -> tuple[tuple[RuleLine, ...], RuleUpdate | None]:
    """The rules with what they found, and what the last update changed."""
    return rule_lines(reader), last_update(reader)


class RulesPage(Page):
    """Rules in use, countries, terms and rules at the left, the page of one at the right."""

    title = "Rules"
    needs_posts: ClassVar[bool] = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lines: tuple[RuleLine, ...] = ()
        self.update_found: RuleUpdate | None = None
        self._wanted = ""
        self._citation = ""
        self.updates = PackUpdates(self, session, self.reload)
        self.list = SideList("Countries and rules")
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a rule")
        self.search.setAccessibleName("Find a rule")
        self.search.setClearButtonEnabled(True)
        self.stack = QStackedWidget()
        lay_out_panes(
            self,
            self.search,
            self.list,
            self.stack,
            inset=(22, 16),
            widths=(240, _LIST_WIDTH, 420),
        )
        self.list.lineChosen.connect(self._open)
        self.search.textChanged.connect(lambda _text: self._fill())

    # Page

    def refresh(self) -> None:
        if self.session.is_open:
            self.session.read(
                read_lines, done=lambda found: self.show_lines(*found), channel="rules"
            )
        else:
            self.show_lines(rule_lines(None))

    def show_details(self, details: dict[str, Any]) -> None:
        """``rule_id``, or ``jurisdiction`` with the ``citation`` to bring into sight."""
        wanted = str(details.get("rule_id") or "")
        code = str(details.get("jurisdiction") or "")
        if code:
            wanted = code if code.startswith(state.TERMS_PREFIX) else state.PLACE_PREFIX + code
        if wanted:
            self._wanted = wanted
            self._citation = str(details.get("citation") or "")
            self.search.clear()
            self._fill()

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # Showing

    def show_lines(self, lines: tuple[RuleLine, ...], update: RuleUpdate | None = None) -> None:
        """Show the rules with what they found."""
        self.lines, self.update_found = lines, update
        places = tuple(pack().jurisdictions.values())
        self.subtitleChanged.emit(state.subtitle(lines, places, len(pack().terms)))
        self._fill()

    def reload(self) -> None:
        """The rules are others now: show them, and judge the client by them."""
        self._wanted = state.PACKS
        self.show_lines(rule_lines(None))
        self.list.choose(state.PACKS)
        if self.session.is_open:
            self.session.act("analyse")

    def _fill(self) -> None:
        typed = self.search.text().strip().casefold()
        told = state.book_lines(typed, _today(), self.update_found)
        listed = [SideLine(*line) for line in told]
        for family, heading in state.FAMILIES:
            members = [
                _line(line)
                for line in self.lines
                if line.family == family and typed in f"{line.title} {line.rule_id}".casefold()
            ]
            if members:
                listed += [SideLine("", heading, right=str(len(members))), *members]
        wanted = self._wanted
        if wanted in {line.key for line in listed}:
            self._wanted = ""
        if wanted and wanted == self.list.chosen:
            self._open(wanted)
        self.list.show_lines(listed, wanted)

    def _open(self, key: str) -> None:
        wanted, self._citation = self._citation, ""
        if key == state.PACKS:
            self._show(self.updates.pane(self.update_found, _today()))
        elif key.startswith(state.PLACE_PREFIX):
            found = country_page(pack(), key.removeprefix(state.PLACE_PREFIX), _today())
            self._show(document_pane(found, self.list.choose, wanted))
        elif key.startswith(state.TERMS_PREFIX):
            found = terms_page(pack(), key.removeprefix(state.TERMS_PREFIX), _today())
            self._show(document_pane(found, self.list.choose, wanted))
        else:
            line = next(line for line in self.lines if line.rule_id == key)
            self._show(rule_pane(page(pack(), key), line, lambda: self._show_findings(line)))

    def _show(self, pane: QWidget) -> None:
        old = self.stack.currentWidget()
        self.stack.addWidget(pane)
        self.stack.setCurrentWidget(pane)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()

    def _show_findings(self, line: RuleLine) -> None:
        place = "trust" if line.family == "trust" else "findings"
        self.session.read(
            read_ids,
            line.rule_id,
            line.family,
            done=lambda ids: self.session.navigate(place, FilterState(), finding_ids=ids),
            channel="rules.findings",
        )


def _today() -> date:
    return datetime.now(UTC).date()


def _line(line: RuleLine) -> SideLine:
    number = line.gaps + line.questions
    return SideLine(
        line.rule_id,
        line.title,
        state.found_words(line) or line.rule_id,
        f"{number:,}" if number else "",
    )
