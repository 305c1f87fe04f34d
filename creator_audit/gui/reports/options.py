"""The options of the report at the left."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.reports import state
from creator_audit.gui.theme.spacing import S4, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_label
from creator_audit.queries.rule_texts import pack

_WIDTH = 300


class OptionPane(QScrollArea):
    """Emits `changed` when the report would look different."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._periods: tuple[tuple[str, state.Period], ...] = ()
        self.setWidgetResizable(True)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        body.setObjectName("column")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(S5, S4, S5, S4)
        self._column.setSpacing(6)
        self._add_editions()
        self._heading("Period")
        self.period = ComboBox()
        self.period.setAccessibleName("Period")
        self.period.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._column.addWidget(self.period)
        self._add_jurisdictions()
        self._heading("Prepared for, prepared by")
        self.prepared_for = self._field("Prepared for")
        self.prepared_by = self._field("Prepared by")
        self._heading("Paper")
        self.paper = ComboBox()
        self.paper.setAccessibleName("Paper")
        for key, name in state.PAPERS:
            self.paper.addItem(name, key)
        self.paper.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self._column.addWidget(self.paper)
        self._column.addStretch(1)
        self.setWidget(body)

    def _heading(self, words: str) -> None:
        self._column.addSpacing(10)
        self._column.addWidget(make_label(words, "small-strong", tone="muted"))

    def _field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(words)
        field.setAccessibleName(words)
        field.editingFinished.connect(self.changed)
        self._column.addWidget(field)
        return field

    def _add_editions(self) -> None:
        self._heading("Edition")
        self._editions = QButtonGroup(self)
        for number, (_key, name, note) in enumerate(state.EDITIONS):
            button = QRadioButton(name)
            button.setAccessibleDescription(note)
            self._editions.addButton(button, number)
            self._column.addWidget(button)
            line = make_label(note, "small", tone="muted", wraps=True)
            line.setContentsMargins(26, 0, 0, 4)
            self._column.addWidget(line)
        self._editions.button(0).setChecked(True)
        self.hidden = self._field("Names to take out, with commas")
        self.hidden.setVisible(False)
        self._editions.idToggled.connect(self._edition_toggled)

    def _add_jurisdictions(self) -> None:
        self._heading("Judged for")
        self.jurisdictions: dict[str, QCheckBox] = {}
        for code, one in sorted(pack().jurisdictions.items()):
            box = QCheckBox(one.name)
            box.setToolTip(f"Rules of {one.name}, version {one.version}")
            box.toggled.connect(lambda _is_on: self.changed.emit())
            self.jurisdictions[code] = box
            self._column.addWidget(box)

    def _edition_toggled(self, _number: int, is_on: bool) -> None:
        if is_on:
            self.hidden.setVisible(self.edition == "outside")
            self.changed.emit()

    @property
    def edition(self) -> str:
        """Key of the edition."""
        return state.EDITIONS[max(0, self._editions.checkedId())][0]

    @property
    def choice(self) -> state.Choice:
        """All options."""
        at = max(0, self.period.currentIndex())
        return state.Choice(
            edition=self.edition,
            period=self._periods[at][1] if self._periods else (None, None),
            jurisdictions=tuple(c for c, box in self.jurisdictions.items() if box.isChecked()),
            prepared_for=self.prepared_for.text().strip(),
            prepared_by=self.prepared_by.text().strip(),
            paper=self.paper.currentData(),
            hidden=self.hidden.text(),
        )

    def choose_edition(self, key: str) -> None:
        """Choose an edition by key."""
        keys = [one[0] for one in state.EDITIONS]
        self._editions.button(keys.index(key)).setChecked(True)

    def show_defaults(
        self, jurisdictions: Sequence[str], periods: Sequence[tuple[str, state.Period]]
    ) -> None:
        """Fill in what the client's file says; emits nothing."""
        self.blockSignals(True)
        for code, box in self.jurisdictions.items():
            box.setChecked(code in jurisdictions)
        self._periods = tuple(periods)
        self.period.clear()
        for name, _span in self._periods:
            self.period.addItem(name)
        self.blockSignals(False)
