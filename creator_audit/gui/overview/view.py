"""The Overview: the mix, the change, what is open, what to do first."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from creator_audit.gui.overview import state
from creator_audit.gui.overview.chart_pane import ChartPane
from creator_audit.gui.overview.depth_view import DepthView
from creator_audit.gui.overview.do_first import DoFirstPanel
from creator_audit.gui.overview.verdicts import VerdictList
from creator_audit.gui.tasks.page import Page
from creator_audit.gui.tasks.session import Session
from creator_audit.gui.theme.spacing import S4, S5, scaled
from creator_audit.gui.widgets.empty_state import EmptyState, ErrorPanel
from creator_audit.gui.widgets.key_count import KeyCount
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.share_bar import MiniBars
from creator_audit.gui.widgets.words import CLASSES, count
from creator_audit.model.finding import Family
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import DoFirst, Overview, overview
from creator_audit.queries.rule_texts import rule_of

_HINT = "Drag on the chart, or use Shift + arrow keys"
_BRANDS_FROM, _PLATFORMS_FROM = 1010, 760
"""Page widths from which the lists of brands and platforms are shown."""


class OverviewPage(Page):
    """Reads one `Overview` per filter and shows it."""

    title = "Overview"
    facets = ("period", "platforms", "brands")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.found: Overview | None = None
        self._stack = QStackedWidget()
        self.body = self._make_body()
        self.empty = EmptyState("chart-column-stacked", "", "", self._on_empty_action)
        self.error = ErrorPanel()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.body)
        self._scroll = scroll
        self.deep = DepthView(session)
        self._is_deep = False
        for pane in (scroll, self.empty, self.error, self.deep):
            self._stack.addWidget(pane)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        session.workProgressed.connect(self._show_work)

    def _make_body(self) -> QWidget:
        body = QWidget()
        body.setObjectName("column")
        column = QVBoxLayout(body)
        column.setContentsMargins(S5, 0, S5, S4)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.counts = [KeyCount(name) for name in CLASSES]
        for key_count in self.counts:
            key_count.clicked.connect(
                lambda _on=False, name=key_count.class_name: self._show_posts(classes=(name,))
            )
            row.addWidget(key_count, 1)
        column.addLayout(row)
        self.chart_pane = ChartPane()
        chart = self.chart_pane.chart
        chart.periodChosen.connect(self._choose_period)
        chart.barOpened.connect(lambda first, last: self._show_posts(since=first, until=last))
        self.chart_pane.undatedAsked.connect(self._show_posts)
        self.chart_pane.comparisonAsked.connect(self.compare_around)
        self.chart_pane.depthAsked.connect(lambda: self.show_in_depth(True))
        column.addWidget(self.chart_pane, 1)
        self.note = make_button("", lambda: self._show_posts(verdicts=("no_text",)), kind="note")
        self.note.setToolTip("Show the posts without text")
        self.judged = make_button("", lambda: self.session.navigate("settings"), kind="note")
        self.judged.setToolTip("Choose countries in the settings")
        self.plain_note = make_label(scale="small", tone="muted")
        column.addWidget(self.plain_note)
        column.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.judged, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._make_foot())
        return body

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(S5)
        self.do_first = DoFirstPanel()
        self.do_first.rowChosen.connect(lambda row: _open_first(self.session, row))
        self.do_first.allAsked.connect(lambda: self.session.navigate("findings"))
        self.verdicts = VerdictList()
        self.verdicts.chosen.connect(lambda key: self._show_posts(verdicts=(key,)))
        self.platforms = MiniBars("Platform, sponsored of posts")
        self.platforms.chosen.connect(lambda key: self._show_posts(platforms=(key,)))
        self.brands = MiniBars("Brand, sponsored of posts")
        self.brands.chosen.connect(lambda key: self._show_posts(brands=(key,)))
        foot.addWidget(self.do_first, 4)
        foot.addWidget(self.verdicts, 2)
        foot.addWidget(self.platforms, 3)
        foot.addWidget(self.brands, 3)
        return foot

    # Page

    def page_actions(self) -> list[QWidget]:
        self.deep_button = make_button(
            "In depth",
            lambda: self.show_in_depth(not self._is_deep),
            icon_name="rows-3",
            tip="By group, label over time, spacing, before and after a day",
        )
        return [
            self.deep_button,
            make_button(
                "Report…", lambda: self.session.navigate("report"), icon_name="file-output"
            ),
        ]

    def show_in_depth(self, is_deep: bool) -> None:
        """Change between the page at a glance and the section in depth."""
        self._is_deep = is_deep
        if hasattr(self, "deep_button"):
            self.deep_button.setText("At a glance" if is_deep else "In depth")
        self.refresh()

    def compare_around(self, day: object) -> None:
        """Before and after a day; None only shows where the day is chosen."""
        self.show_in_depth(True)
        if isinstance(day, date):
            self.deep.compare_around(day)
        else:
            self.deep.pane.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        if not self.session.is_open:
            self._show_empty("There are no posts yet.", "Import archives…")
            return
        self.loadingChanged.emit(True)
        self.session.read(
            overview,
            self.session.filter,
            done=self.show_overview,
            failed=self._show_error,
            channel="overview",
        )

    # Showing

    def show_overview(self, found: Overview) -> None:
        """Show a read model for the session's filter."""
        self.loadingChanged.emit(False)
        self.found = found
        chosen = self.session.filter
        self.subtitleChanged.emit(state.subtitle(found, chosen))
        form = state.layout_of(found)
        if form == "empty":
            self._show_empty("There are no posts yet.", "Import archives…")
        elif form == "no_text":
            self._show_empty(state.no_text_sentence(found), "Add captions…")
        elif form == "no_match" and chosen.since is None and chosen.until is None:
            self._show_empty("No post matches these filters.", "Clear filters")
        else:
            self._fill(found, chosen)
            self._stack.setCurrentWidget(self.deep if self._is_deep else self._scroll)
            if self._is_deep:
                self.deep.refresh()

    def _fill(self, found: Overview, chosen: FilterState) -> None:
        for key_count in self.counts:
            words = state.count_words(found, key_count.class_name)
            key_count.show_count(words.figure, words.share, words.earlier, words.spoken)
        self.chart_pane.show_overview(found, chosen)
        no_match = "No posts in these months." if found.posts == 0 else ""
        self.plain_note.setText(no_match)
        self.plain_note.setVisible(bool(no_match))
        self.note.setText(state.note(found, chosen))
        self.note.setVisible(bool(state.note(found, chosen)) and not no_match)
        self.judged.setText(found.judged)
        self.judged.setVisible(bool(found.judged))
        self.do_first.show_rows(found.do_first, found.open_findings)
        with_tie = count(found.with_tie, "post with signs of a deal", "posts with signs of a deal")
        self.verdicts.show_lines(with_tie, state.verdict_lines(found))
        self.platforms.show_lines(state.share_lines(found.platforms[:5], "Platform"))
        self.brands.show_lines(state.share_lines(found.brands[:5], "Brand"))
        has_brush = state.chart_form(found) == "months"
        self.hintChanged.emit(_HINT if has_brush and not self._is_deep else "")

    def _show_empty(self, sentence: str, action: str) -> None:
        self.loadingChanged.emit(False)
        self.empty.set_sentence(sentence, action)
        self._stack.setCurrentWidget(self.empty)

    def _show_error(self, error: Exception) -> None:
        self.loadingChanged.emit(False)
        self.error.show_error(error)
        self._stack.setCurrentWidget(self.error)

    def _show_work(self, name: str, done: int, total: int, _label: str) -> None:
        if name in ("analyse", "import_archives"):
            verb = "judging" if name == "analyse" else "reading"
            of = f"{done:,} of {total:,}" if total > 0 else f"{done:,}"
            self.hintChanged.emit(f"{verb}, {of}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        self.brands.setVisible(self.width() >= scaled(_BRANDS_FROM, line))
        self.platforms.setVisible(self.width() >= scaled(_PLATFORMS_FROM, line))

    # Acting

    def _choose_period(self, since: date | None, until: date | None) -> None:
        self.session.set_filter(replace(self.session.filter, since=since, until=until))

    def _show_posts(self, **changes: object) -> None:
        chosen = replace(self.session.filter, **changes)  # type: ignore[arg-type]
        self.session.navigate("posts", chosen)

    def _on_empty_action(self) -> None:
        if self.found is not None and self.found.all_posts and not self.session.filter.is_empty:
            self.session.set_filter(FilterState())
        else:
            self.session.navigate("welcome" if not self.session.is_open else "archives")


def _open_first(session: Session, row: DoFirst) -> None:
    """Findings or Trust with just the findings of a row of Do first."""
    rule = rule_of(row.rule_id)
    place = "trust" if rule is not None and rule.family is Family.TRUST else "findings"
    chosen = replace(session.filter, rules=(row.rule_id,))
    session.navigate(place, chosen, finding_ids=row.finding_ids)
