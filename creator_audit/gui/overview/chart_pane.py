"""The chart with its head, its table twin, and what stands there when it would say nothing."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.overview.single_bar import SingleBar
from creator_audit.gui.overview.state import (
    chart_form,
    chart_message,
    chart_title,
    undated_sentence,
)
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.widgets.balance_chart import BalanceChart
from creator_audit.gui.widgets.chart_copy import print_picture
from creator_audit.gui.widgets.chart_data import Bars
from creator_audit.gui.widgets.chart_paint import lay_out
from creator_audit.gui.widgets.empty_state import EmptyState
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import Overview


class ChartPane(QWidget):
    """Title row and, below it, chart, table, one bar or a sentence."""

    undatedAsked = Signal()
    depthAsked = Signal()
    comparisonAsked = Signal(object)
    """First day of the later side, or None: the day is still to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shows_table = False
        self.chart = BalanceChart()
        self.chart.tableAsked.connect(self.toggle_table)
        self.chart.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.chart.customContextMenuRequested.connect(self._show_menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        self.title = make_label("Posts per month", "heading")
        head.addWidget(self.title)
        head.addStretch(1)
        self.table_button = make_button(
            "Table", self.toggle_table, kind="flat", icon_name="table-2"
        )
        head.addWidget(self.table_button)
        head.addWidget(self._make_more())
        column.addLayout(head)
        self.table = _make_table()
        self.single = SingleBar()
        self.undated = EmptyState("calendar-range", "", "Show these posts", self.undatedAsked.emit)
        self._stack = QStackedWidget()
        for pane in (self.chart, self.table, self.single, self.undated):
            self._stack.addWidget(pane)
        column.addWidget(self._stack, 1)

    def _make_more(self) -> QToolButton:
        more = QToolButton()
        more.setIcon(icon("ellipsis", "muted"))
        more.setAccessibleName("More on this chart")
        more.setToolTip("More on this chart")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addAction("Copy as picture", self.chart.copy_picture)
        menu.addAction("Copy as data", self.chart.copy_data)
        menu.addAction("Print…", lambda: print_picture(self, self.chart.picture()))
        menu.addSeparator()
        menu.addAction("Before and after a day…", lambda: self.comparisonAsked.emit(None))
        menu.addAction("Label found or not, by month", self.depthAsked.emit)
        more.setMenu(menu)
        return more

    def bar_menu(self, index: int) -> QMenu:
        """What can be done with one bar of the chart."""
        bar = self.chart.bars.bars[index]
        menu = QMenu(self)
        menu.addAction(
            f"Show the posts of {bar.name}",
            lambda: self.chart.barOpened.emit(bar.first, bar.last),
        )
        menu.addAction(
            f"Compare before and after this {self.chart.bars.unit}",
            lambda: self.comparisonAsked.emit(bar.first),
        )
        return menu

    def _show_menu(self, point: QPoint) -> None:
        if not self.chart.bars.bars:
            return
        place = lay_out(QRectF(self.chart.rect()), self.chart.bars)
        is_pointed = place.plot.contains(QPointF(point))
        index = place.bar_at(QPointF(point)) if is_pointed else self.chart.current
        if index >= 0:
            self.bar_menu(index).exec(self.chart.mapToGlobal(point))

    def show_overview(self, found: Overview, chosen: FilterState) -> None:
        """Show the months of all posts with the filter's period as the brush."""
        self.chart.show_months(found.months, chart_message(found))
        self.chart.set_period(chosen.since, chosen.until)
        self.title.setText(chart_title(found, self.chart.bars.title))
        _fill(self.table, self.chart.bars)
        self.single.show_counts(found.counts)
        self.undated.set_sentence(undated_sentence(found), "Show these posts")
        self._form = chart_form(found)
        self.table_button.setVisible(self._form == "months")
        self._show()

    _form = "months"

    def toggle_table(self) -> None:
        """Change between the chart and its table twin."""
        self._shows_table = not self._shows_table
        self._show()
        (self.table if self._shows_table else self.chart).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        panes = {"bar": self.single, "undated": self.undated}
        shown = self.table if self._shows_table else self.chart
        self._stack.setCurrentWidget(panes.get(self._form, shown))
        self.table_button.setText("Chart" if self._shows_table else "Table")
        self.table_button.setIcon(
            icon("chart-column-stacked" if self._shows_table else "table-2", "accent")
        )


def _make_table() -> QTableView:
    table = QTableView()
    table.setAccessibleName("Posts per month as a table")
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setHighlightSections(False)
    table.setModel(QStandardItemModel(table))
    return table


def _fill(table: QTableView, bars: Bars) -> None:
    model = table.model()
    assert isinstance(model, QStandardItemModel)
    model.clear()
    head = [bars.unit.capitalize(), *(CLASS_NAMES[name] for name in CLASSES), "Posts"]
    model.setHorizontalHeaderLabels(head)
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for column in range(1, len(head)):
        model.horizontalHeaderItem(column).setTextAlignment(right)
    model.horizontalHeaderItem(0).setTextAlignment(Qt.AlignmentFlag.AlignLeft)
    for bar in reversed(bars.bars):
        numbers = [QStandardItem(f"{number:,}") for number in (*bar.counts, bar.total)]
        for item in numbers:
            item.setTextAlignment(right)
        first = QStandardItem(bar.name)
        first.setAccessibleText(bar.sentence)
        model.appendRow([first, *numbers])
