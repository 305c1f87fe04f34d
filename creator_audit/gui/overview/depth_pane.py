"""The mix in depth: by group, label over time, spacing, before and after a day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from creator_audit.gui.overview import depth_state as state
from creator_audit.gui.overview.number_table import NumberTable
from creator_audit.gui.overview.told_chart import ToldChart
from creator_audit.gui.theme.spacing import S3, S4, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.day_field import DayField
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.share_bar import MiniBars
from creator_audit.gui.widgets.words import CLASSES
from creator_audit.queries.balance_page import Depth, others_figures


class DepthPane(QWidget):
    """Emits what shall be read, and which posts are asked for."""

    asked = Signal()
    """Another grouping or day was chosen."""
    rowAsked = Signal(str, str)
    """Key of the group, a class or empty for all."""
    monthAsked = Signal(int, int, str)
    """Year, month, a verdict or empty for all."""
    sideAsked = Signal(str, str, str)
    """First day, last day, what."""
    accountAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self.shown: Depth | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S3, S5, S4)
        column.setSpacing(S3)
        self._add_shares(column)
        self._add_told(column)
        self._add_spacing(column)
        self._add_split(column)
        self._add_others(column)
        column.addStretch(1)

    def _add_shares(self, column: QVBoxLayout) -> None:
        self.by = ComboBox()
        self.by.setAccessibleName("Group by")
        for key, name in state.GROUPINGS:
            self.by.addItem(name, key)
        self.by.currentIndexChanged.connect(lambda _index: self.asked.emit())
        self.bars = MiniBars("Sponsored of posts, with the 95 % interval from 20 posts on")
        self.share_table = NumberTable("Mix by group", state.SHARE_COLUMNS, (1, 2, 3, 4, 5))
        self.share_twin = _twin(self.bars, self.share_table)
        column.addLayout(_head("Mix by", self.share_twin, self.by))
        column.addWidget(self.bars)
        column.addWidget(self.share_table)
        self.bars.chosen.connect(lambda key: self.rowAsked.emit(key, ""))
        classes = ("", *CLASSES, "")
        self.share_table.opened.connect(lambda key, at: self.rowAsked.emit(key, classes[at]))

    def _add_told(self, column: QVBoxLayout) -> None:
        self.told = ToldChart()
        self.told_table = NumberTable(
            "Label found or not, by month", state.TOLD_COLUMNS, (1, 2, 3, 4, 5)
        )
        self.told_twin = _twin(self.told, self.told_table)
        self.told_note = make_label(tone="muted", wraps=True)
        column.addSpacing(S3)
        column.addLayout(_head("Label found or not, by month", self.told_twin))
        column.addWidget(self.told_note)
        column.addWidget(self.told)
        column.addWidget(self.told_table)
        self.told.monthOpened.connect(lambda year, month: self.monthAsked.emit(year, month, ""))
        self.told.tableAsked.connect(self.told_twin.click)
        self.told_table.opened.connect(
            lambda key, at: self.monthAsked.emit(int(key[:4]), int(key[5:]), state.VERDICTS[at])
        )

    def _add_spacing(self, column: QVBoxLayout) -> None:
        self.spacing = NumberTable("Spacing between sponsored posts", state.SPACING_COLUMNS, (1,))
        for at in (1, 2, 3):
            self.spacing.horizontalHeader().setSectionResizeMode(
                at, QHeaderView.ResizeMode.ResizeToContents
            )
        self.spacing.opened.connect(lambda key, _column: self.accountAsked.emit(key))
        column.addSpacing(S3)
        column.addLayout(_head("Spacing between sponsored posts"))
        column.addWidget(self.spacing)

    def _add_split(self, column: QVBoxLayout) -> None:
        self.day = DayField()
        self.day.setAccessibleName("Compare before and after this day")
        self.day.setPlaceholderText("Choose a day")
        self.day.setMaximumWidth(180)
        self.day.editingFinished.connect(self.asked)
        self.day.dayChanged.connect(self._take_day)
        self.split_note = make_label(tone="muted", wraps=True)
        self.split = NumberTable("Before and after", ("", "Before", "From that day"), (1, 2))
        self.split.opened.connect(self._open_side)
        column.addSpacing(S3)
        column.addLayout(_head("Before and after", self.day))
        column.addWidget(self.split_note)
        column.addWidget(self.split)

    def _add_others(self, column: QVBoxLayout) -> None:
        column.addSpacing(S3)
        column.addLayout(_head("What others counted"))
        column.addWidget(make_label(state.OTHERS_NOTE, tone="muted", wraps=True))
        for figure in others_figures():
            read = ", as reported by others" if figure.at_second_hand else ""
            column.addWidget(make_label(f"{figure.who}, {figure.when}: {figure.said}", wraps=True))
            source = f"Source: {figure.source}{read}."
            column.addWidget(make_label(source, "small", tone="muted", wraps=True))

    @property
    def grouping(self) -> str:
        """What the mix is grouped by."""
        return str(self.by.currentData())

    def compare_around(self, day: date) -> None:
        """Compare before and after a day."""
        self.day.set_day(day)
        self.asked.emit()
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_day(self) -> None:
        """A day picked from the calendar acts at once; typing waits for its end."""
        if self.day.day is not None and not self.day.hasFocus():
            self.asked.emit()

    def show_depth(self, depth: Depth) -> None:
        """Show what was read."""
        self.shown = depth
        self.bars.show_lines(state.share_lines(depth))
        self.share_table.show_rows(state.share_rows(depth))
        self.told.show_months(depth.told)
        self.told_table.show_rows(state.told_rows(depth.told))
        self.told_note.setText(state.told_message(depth.told))
        self.spacing.show_rows(state.spacing_rows(depth))
        split = depth.split
        self.split.setVisible(split is not None)
        if split is not None:
            self.split.setHorizontalHeaderLabels(list(state.split_head(split)))
            self.split.show_rows(state.split_rows(split))
        is_asked = self.day.day is not None
        nothing = "No dated post lies on one of the sides of this day."
        self.split_note.setText(nothing if is_asked else state.FIRST_DAY_HINT)
        self.split_note.setVisible(split is None)

    def _open_side(self, what: str, column: int) -> None:
        split = self.shown.split if self.shown else None
        if split is not None and column in (1, 2):
            side = split.before if column == 1 else split.after
            self.sideAsked.emit(side.since, side.until, what)


def _head(title: str, *widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(S3)
    row.addWidget(make_label(title, "heading"))
    for widget in sorted(widgets, key=lambda one: isinstance(one, QPushButton)):
        if isinstance(widget, QPushButton):
            row.addStretch(1)
        row.addWidget(widget)
    if not any(isinstance(widget, QPushButton) for widget in widgets):
        row.addStretch(1)
    return row


def _twin(chart: QWidget, table: QWidget) -> QPushButton:
    """A button that puts the table in place of the chart, and back."""
    table.hide()
    button = make_button("Table", kind="flat", icon_name="table-2")

    def change() -> None:
        shows_table = table.isHidden()
        table.setHidden(not shows_table)
        chart.setHidden(shows_table)
        button.setText("Chart" if shows_table else "Table")

    act: Callable[[], None] = change
    button.clicked.connect(lambda _on=False: act())
    return button
