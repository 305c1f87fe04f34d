"""A manager's own list before it is taken over: columns, ten rows, what cannot be read."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.deals import import_state as state
from creator_audit.gui.theme.spacing import S2, S3, S4
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_button, make_label, make_line
from creator_audit.gui.widgets.words import count
from creator_audit.operations.import_deal_list import DealListPreview

_LEAVE_OUT = "Leave out"
_ORDERS = (("", "Choose…"), ("dmy", "the day comes first"), ("mdy", "the month comes first"))


class DealImportDialog(QDialog):
    """Emits `changed` when the list must be read anew, `taken` when it shall be taken over."""

    changed = Signal(dict, dict)
    """Field -> header (empty: left out), field of days -> order."""
    taken = Signal(dict, dict)

    def __init__(self, shown: DealListPreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import deals")
        self.resize(860, 640)
        self._shown = shown
        self._orders: dict[str, str] = dict(shown.orders)
        self.combos: dict[str, ComboBox] = {}
        self.order_boxes: dict[str, ComboBox] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(S4 + 4, S4, S4 + 4, S4)
        column.setSpacing(S3)
        self.heading = make_label(scale="heading", wraps=True)
        self.note = make_label(tone="muted", wraps=True)
        column.addWidget(self.heading)
        column.addWidget(self.note)
        column.addWidget(self._make_columns(), 3)
        self._questions = QVBoxLayout()
        column.addLayout(self._questions)
        column.addWidget(make_label("First rows, as they will be read", "small-strong"))
        self.table = _make_table()
        column.addWidget(self.table, 2)
        self.problems = make_label(tone="muted", wraps=True)
        column.addWidget(self.problems)
        column.addLayout(self._make_foot())
        self.show_preview(shown)

    def _make_columns(self) -> QScrollArea:
        table = self._shown.table
        body = QWidget()
        body.setObjectName("column")
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, S2, 0)
        grid.setHorizontalSpacing(S4)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        for at, heading in enumerate(("Column in the file", "First values", "Read as")):
            grid.addWidget(make_label(heading, "small-strong", tone="muted"), 0, at)
        grid.addWidget(make_line(), 1, 0, 1, 3)
        read_as = {header: field for field, header in table.mapping}
        for row, (header, values) in enumerate(zip(table.headers, table.samples, strict=True), 2):
            grid.addWidget(make_label(header, wraps=True), row, 0)
            sample = make_label(" · ".join(value[:40] for value in values), "small", tone="muted")
            sample.setToolTip("\n".join(values))
            grid.addWidget(sample, row, 1)
            combo = self._make_combo(header, read_as.get(header, ""))
            self.combos[header] = combo
            grid.addWidget(combo, row, 2)
        grid.setRowStretch(len(table.headers) + 2, 1)
        pane = QScrollArea()
        pane.setWidgetResizable(True)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.setWidget(body)
        return pane

    def _make_combo(self, header: str, chosen: str) -> ComboBox:
        combo = ComboBox()
        combo.setAccessibleName(f"Read column {header} as")
        combo.addItem(_LEAVE_OUT, "")
        for name in self._shown.fields:
            combo.addItem(state.FIELD_WORDS.get(name, name), name)
        combo.setCurrentIndex(max(0, combo.findData(chosen)))
        combo.currentIndexChanged.connect(lambda _index: self._ask_again())
        return combo

    def _make_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self.hindrance = make_label(wraps=True)
        foot.addWidget(self.hindrance, 1)
        foot.addWidget(make_button("Cancel", self.reject))
        self.take_button = make_button("Take over", self._take, kind="primary")
        self.take_button.setDefault(True)
        foot.addWidget(self.take_button)
        return foot

    @property
    def chosen(self) -> Mapping[str, str]:
        """Header -> field as chosen, empty for what is left out."""
        return {header: str(box.currentData() or "") for header, box in self.combos.items()}

    @property
    def columns(self) -> dict[str, str]:
        """Field -> header for every field; empty for one that no column holds."""
        headers = {field: header for header, field in self.chosen.items() if field}
        return {name: headers.get(name, "") for name in self._shown.fields}

    def show_preview(self, shown: DealListPreview) -> None:
        """Show what the list comes to with the columns as chosen."""
        self._shown = shown
        self.heading.setText(state.headline(shown))
        self.note.setText(f"{state.origin(shown)} {shown.table.how.capitalize()}.")
        self._show_questions()
        deals = shown.table.deals[: state.ROWS_SHOWN]
        self.table.setRowCount(len(deals))
        for row, deal in enumerate(deals):
            for at, text in enumerate(state.cells(deal)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.table.setItem(row, at, item)
        self.problems.setText(state.problem_lines(shown))
        self.problems.setVisible(bool(shown.table.problems))
        self._check()

    def _show_questions(self) -> None:
        for question in self._shown.table.questions:
            if question.field in self.order_boxes:
                continue
            row = QHBoxLayout()
            words = f"“{question.example}” in {question.header}:"
            row.addWidget(make_label(words))
            box = ComboBox()
            box.setAccessibleName(f"Order of the dates in {question.header}")
            for key, name in _ORDERS:
                box.addItem(name, key)
            box.currentIndexChanged.connect(lambda _index: self._ask_again())
            self.order_boxes[question.field] = box
            row.addWidget(box)
            row.addStretch(1)
            self._questions.addLayout(row)

    def _ask_again(self) -> None:
        answers = {field: str(box.currentData()) for field, box in self.order_boxes.items()}
        self._orders.update({field: order for field, order in answers.items() if order})
        self._check()
        fields = [field for field in self.chosen.values() if field]
        if len(fields) == len(set(fields)):
            self.changed.emit(self.columns, dict(self._orders))

    def _check(self) -> None:
        wrong = state.hindrance(self._shown, self.chosen)
        self.hindrance.setText(wrong)
        self.take_button.setEnabled(not wrong)
        number = len(self._shown.table.deals)
        self.take_button.setText(f"Take over {count(number, 'deal', 'deals')}")

    def _take(self) -> None:
        self.taken.emit(self.columns, dict(self._orders))
        self.accept()


def _make_table() -> QTableWidget:
    table = QTableWidget(0, len(state.COLUMNS))
    table.setAccessibleName("First rows of the list")
    table.setHorizontalHeaderLabels(list(state.COLUMNS))
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    for at, width in enumerate((130, 90, 90, 200, 100, 100)):
        table.setColumnWidth(at, width)
    head.setSectionResizeMode(len(state.COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)
    return table
