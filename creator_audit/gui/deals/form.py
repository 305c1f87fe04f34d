"""The form of one deal, at the right of the table."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.deals import state
from creator_audit.gui.theme.icons import icon
from creator_audit.gui.theme.spacing import S2, S3, S4
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.day_field import DayField
from creator_audit.gui.widgets.deal_words import KIND_WORDS, STATUS_WORDS, deal_line
from creator_audit.gui.widgets.key_button import KeyButton
from creator_audit.gui.widgets.labels import make_button, make_label, make_panel
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.queries.deals import DealLine

WIDTH = 336
_DECLINERS = (("", "Not said"), ("brand", "The brand"), ("creator", "You"))
_PRIVATE = "Kept here. Printed only in the owner's edition."
_DAY_NAMES = {
    DealStatus.OFFERED: ("Offered on", "Answer by"),
    DealStatus.DECLINED: ("Offered on", "Declined on"),
}
_TEXTS = (
    ("codes", "Codes", "SLOW15, SLOW20"),
    ("handles", "Handles", "@brand"),
    ("domains", "Links and domains", "brand.example"),
    ("exclusive_for", "Exclusive for, brands or categories", ""),
)


class DealForm(QFrame):
    """Emits a deal to be saved or removed. Labels stand above their fields."""

    saved = Signal(object)
    removed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._deal = Deal("", "")
        self._lines: tuple[DealLine, ...] = ()
        self.setMinimumWidth(280)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        body = QWidget()
        body.setObjectName("column")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(S4 + 4, S4, S4, S4)
        self._column.setSpacing(S3)
        self._add_head()
        self._add_fields()
        self._add_foot()
        pane = QScrollArea()
        pane.setWidgetResizable(True)
        pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        pane.setWidget(body)
        outer.addWidget(pane)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save_button.click)
        close = QShortcut(QKeySequence("Esc"), self)
        close.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        close.activated.connect(self.closed)

    def _add_head(self) -> None:
        head = QHBoxLayout()
        self.heading = make_label(scale="heading", wraps=True)
        head.addWidget(self.heading, 1)
        close = QToolButton()
        close.setIcon(icon("x", "muted"))
        close.setAccessibleName("Close the form")
        close.setToolTip("Close (Esc)")
        close.clicked.connect(lambda _on=False: self.closed.emit())
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)

    def _add_fields(self) -> None:
        self.brand = QLineEdit()
        self._column.addLayout(_field("Brand", self.brand))
        self.kind = _combo(KIND_WORDS.items())
        self.status = _combo(STATUS_WORDS.items())
        self._column.addLayout(_pair(_field("Kind", self.kind), _field("Status", self.status)))
        self.starts, self.ends = DayField(), DayField()
        from_field, to_field = _field("From", self.starts), _field("To", self.ends)
        self._day_labels = tuple(
            item.widget() for column in (from_field, to_field) if (item := column.itemAt(0))
        )
        self._column.addLayout(_pair(from_field, to_field))
        self.declined_by = _combo(_DECLINERS)
        self._declined = QWidget()
        self._declined.setLayout(_field("Declined by", self.declined_by))
        self._column.addWidget(self._declined)
        self.texts: dict[str, QLineEdit] = {}
        for key, name, sample in _TEXTS:
            self.texts[key] = QLineEdit()
            self.texts[key].setPlaceholderText(sample)
            self._column.addLayout(_field(name, self.texts[key]))
            self.texts[key].textChanged.connect(lambda _text: self._check())
        self._add_terms()
        self.amount.textChanged.connect(lambda _text: self._check())

    def _add_terms(self) -> None:
        self.exclusive_until = DayField()
        self._column.addLayout(_field("Exclusive until", self.exclusive_until))
        self._add_worth()
        self.note = QLineEdit()
        self._column.addLayout(_field("Note", self.note))
        self.brand.textChanged.connect(lambda _text: self._check())
        self.status.currentIndexChanged.connect(lambda _index: self._check())
        for field in (self.starts, self.ends, self.exclusive_until):
            field.dayChanged.connect(self._check)

    def _add_worth(self) -> None:
        """What the deal is worth and where its contract lies."""
        self.amount, self.currency = QLineEdit(), QLineEdit()
        self.amount.setPlaceholderText("1200.00")
        self.currency.setPlaceholderText("EUR")
        self.currency.setMaxLength(3)
        self._column.addLayout(
            _pair(_field("Amount, optional", self.amount), _field("Currency", self.currency))
        )
        self.amount.addAction(
            icon("lock", "muted"), QLineEdit.ActionPosition.TrailingPosition
        ).setToolTip(_PRIVATE)
        self._column.addWidget(make_label(_PRIVATE, "small", tone="muted", wraps=True))
        self.contract = QLineEdit()
        self.contract.setPlaceholderText("Folder, file name or reference")
        self._column.addLayout(_field("Contract", self.contract))

    def _add_foot(self) -> None:
        panel = make_panel()
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(14, 12, 14, 12)
        self.effect = make_label(wraps=True)
        self.effect.setAccessibleName("Effect of this deal")
        inside.addWidget(self.effect)
        self._column.addWidget(panel)
        row = QHBoxLayout()
        row.setSpacing(S2)
        self.save_button = KeyButton(
            "Save", "Ctrl+S", self._save, kind="primary", icon_name="check"
        )
        self.remove_button = make_button("Delete…", lambda: self.removed.emit(self._deal.id))
        row.addWidget(self.save_button)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        self._column.addLayout(row)
        self._column.addStretch(1)

    def offer_brands(self, names: Sequence[str]) -> None:
        """Names that the brand field completes."""
        completer = QCompleter(list(names), self.brand)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.brand.setCompleter(completer)

    def show_deal(self, deal: Deal, lines: Sequence[DealLine]) -> None:
        """Show a stored deal, or a new one (its id is empty) for filling in."""
        self._deal, self._lines = deal, tuple(lines)
        name = deal_line(deal) if deal.id else "not saved yet"
        self.heading.setText(f"{deal.brand}, {name}" if deal.brand else "New deal")
        self.brand.setText(deal.brand)
        self.kind.setCurrentIndex(self.kind.findData(deal.kind.value))
        self.status.setCurrentIndex(self.status.findData(deal.status.value))
        self.declined_by.setCurrentIndex(max(0, self.declined_by.findData(deal.declined_by)))
        self.starts.set_day(deal.starts)
        self.ends.set_day(deal.ends)
        self.exclusive_until.set_day(deal.exclusive_until)
        for key, _name, _sample in _TEXTS:
            self.texts[key].setText(", ".join(getattr(deal, key)))
        self.amount.setText("" if deal.amount is None else str(deal.amount))
        self.currency.setText(deal.currency)
        self.contract.setText(deal.contract)
        self.note.setText(deal.note)
        self.remove_button.setVisible(bool(deal.id))
        self._check()

    @property
    def deal(self) -> Deal:
        """The deal as the fields have it."""
        status = DealStatus(self.status.currentData())
        is_declined = status is DealStatus.DECLINED
        return replace(
            self._deal,
            brand=self.brand.text().strip(),
            kind=DealKind(self.kind.currentData()),
            status=status,
            starts=self.starts.day,
            ends=self.ends.day,
            declined_by=str(self.declined_by.currentData()) if is_declined else "",
            exclusive_until=self.exclusive_until.day,
            note=self.note.text().strip(),
            amount=state.read_amount(self.amount.text()),
            currency=self.currency.text().strip().upper(),
            contract=self.contract.text().strip(),
            codes=self._names("codes"),
            handles=self._names("handles"),
            domains=self._names("domains"),
            exclusive_for=self._names("exclusive_for"),
        )

    def _names(self, key: str) -> tuple[str, ...]:
        return state.split_names(self.texts[key].text())

    def _check(self) -> None:
        deal = self.deal
        self._declined.setVisible(deal.status is DealStatus.DECLINED)
        self._name_days(deal.status)
        fields = (self.starts, self.ends, self.exclusive_until)
        wrong = next((field.problem for field in fields if field.problem), "")
        wrong = wrong or state.amount_problem(self.amount.text()) or state.problem(deal)
        self.save_button.setEnabled(not wrong)
        line = next((one for one in self._lines if one.deal.id and one.deal.id == deal.id), None)
        told = state.effect(line) if line else "Its effect is shown once it is saved."
        pieces = (wrong, state.overlap_note(deal, self._lines), told)
        self.effect.setText("\n".join(filter(None, pieces)))

    def _name_days(self, status: DealStatus) -> None:
        """What the two days are: of an offer they say when it came and when it was declined."""
        names = _DAY_NAMES.get(status, ("From", "To"))
        fields = (self.starts, self.ends)
        for name, label, field in zip(names, self._day_labels, fields, strict=True):
            if isinstance(label, QLabel):
                label.setText(name)
            field.setAccessibleName(name)

    def _save(self) -> None:
        deal = self.deal
        self.saved.emit(deal if deal.id else replace(deal, id=uuid4().hex[:12]))


def _combo(options: Iterable[tuple[str, str]]) -> ComboBox:
    box = ComboBox()
    for key, words in options:
        box.addItem(words, key)
    return box


def _field(name: str, widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    label: QLabel = make_label(name, "small", tone="muted")
    label.setBuddy(widget)
    widget.setAccessibleName(name)
    column.addWidget(label)
    column.addWidget(widget)
    return column


def _pair(left: QVBoxLayout, right: QVBoxLayout) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addLayout(left, 1)
    row.addLayout(right, 1)
    return row
