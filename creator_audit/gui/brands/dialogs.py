"""Dialogs of the brand directory: edit one brand, choose from a list of names."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.brands import edit_state as state
from creator_audit.gui.theme.spacing import S2, S3, S5
from creator_audit.gui.widgets.combo_box import ComboBox
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.reason_dialog import dialog_foot
from creator_audit.model.brand import Brand

_KEY = Qt.ItemDataRole.UserRole
_SEARCH_FROM = 8
_HINTS = {
    "name": ("Name", ""),
    "aliases": ("Also written, product lines", "Lumavelle Night, Luma Velle"),
    "handles": ("Handles", "@lumavelle"),
    "domains": ("Domains", "lumavelle.example"),
    "category": ("Category", "skin care"),
    "parent": ("Group", "Owner or parent company"),
}


class BrandForm(QDialog):
    """All a brand is known by. Names in a list are parted by commas."""

    def __init__(
        self, brand: Brand, categories: Sequence[str] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Edit brand" if brand.name else "New brand")
        self.setMinimumWidth(520)
        self._brand = state.editable(brand)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label(self.windowTitle(), "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(S2)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.fields: dict[str, QLineEdit] = {}
        for key, (name, sample) in _HINTS.items():
            value = getattr(self._brand, key)
            field = QLineEdit(", ".join(value) if isinstance(value, tuple) else value)
            field.setPlaceholderText(sample)
            field.setAccessibleName(name)
            self.fields[key] = field
            form.addRow(make_label(name, tone="muted"), field)
        column.addLayout(form)
        completer = QCompleter(list(categories), self.fields["category"])
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.fields["category"].setCompleter(completer)
        why = "Brands of one category count as rivals of each other; more can be named by hand."
        column.addWidget(make_label(why, "small", tone="muted", wraps=True))
        self.save_button = make_button("Save", self.accept, kind="primary")
        self.save_button.setDefault(True)
        column.addLayout(dialog_foot(self, self.save_button))
        self.fields["name"].textChanged.connect(lambda _text: self._check())
        self._check()

    @property
    def brand(self) -> Brand:
        """The brand as the fields have it."""
        text = {key: field.text().strip() for key, field in self.fields.items()}
        return replace(
            self._brand,
            name=text["name"],
            aliases=state.names_of(text["aliases"]),
            handles=state.handles_of(text["handles"]),
            domains=state.names_of(text["domains"]),
            category=text["category"],
            parent=text["parent"],
        )

    def _check(self) -> None:
        self.save_button.setEnabled(bool(self.fields["name"].text().strip()))


class ChoiceDialog(QDialog):
    """A list with a box before each name, narrowed by typing; Space ticks."""

    def __init__(
        self,
        title: str,
        words: str,
        names: Sequence[tuple[str, str]],
        verb: str,
        *,
        ticked: Collection[str] = (),
        fixed: Collection[str] = (),
        fixed_why: str = "",
        may_be_none: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`names` are (key, name); `fixed` ones are ticked and stay so."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(460, 520)
        self._verb, self._may_be_none, self._fixed = verb, may_be_none, frozenset(fixed)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(S5, S5, S5, S5)
        self.column.setSpacing(S3)
        self.column.addWidget(make_label(title, "heading", wraps=True))
        self.column.addWidget(make_label(words, tone="muted", wraps=True))
        self.search = self._make_search(len(names) > _SEARCH_FROM)
        self.column.addWidget(self.search)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        for key, name in names:
            is_on = key in ticked or key in self._fixed
            self.list.addItem(self._item(key, name, fixed_why, is_on=is_on))
        self.list.itemChanged.connect(lambda _item: self.check())
        self.column.addWidget(self.list, 1)
        self.more = QVBoxLayout()
        self.column.addLayout(self.more)
        self.act_button = make_button(verb, self.accept, kind="primary")
        self.column.addLayout(dialog_foot(self, self.act_button))
        self.check()

    def _make_search(self, is_needed: bool) -> QLineEdit:
        search = QLineEdit()
        search.setPlaceholderText("Find a name")
        search.setAccessibleName("Find a name")
        search.setClearButtonEnabled(True)
        search.setVisible(is_needed)
        search.textChanged.connect(self._narrow)
        return search

    def _item(self, key: str, name: str, why: str, *, is_on: bool) -> QListWidgetItem:
        item = QListWidgetItem(f"{name}, {why}" if key in self._fixed else name)
        item.setData(_KEY, key)
        item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        if key in self._fixed:
            item.setFlags(Qt.ItemFlag.ItemIsSelectable)
        return item

    @property
    def ticked(self) -> tuple[str, ...]:
        """Keys with a tick, fixed ones left out."""
        items = (self.list.item(row) for row in range(self.list.count()))
        keys = (
            str(item.data(_KEY)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        return tuple(key for key in keys if key not in self._fixed)

    def tick(self, key: str, *, on: bool = True) -> None:
        """Set the box of one name."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                state_ = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
                self.list.item(row).setCheckState(state_)

    def _narrow(self, typed: str) -> None:
        wanted = typed.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())

    def check(self) -> None:
        """Whether enough is ticked."""
        number = len(self.ticked)
        self.act_button.setText(f"{self._verb} {number:,}" if number else self._verb)
        self.act_button.setEnabled(self._may_be_none or number > 0)


class MergeDialog(ChoiceDialog):
    """Which brands are one, and under which name."""

    def __init__(
        self, brand: Brand, names: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        words = (
            "Choose the brands that are the same one. All their names, deals and rivals go along."
        )
        super().__init__(f"Merge with {brand.name}", words, names, "Merge", parent=parent)
        self._names = {brand.id: brand.name, **dict(names)}
        self._own = brand.id
        self.keep = ComboBox()
        self.keep.setAccessibleName("Name to keep")
        self.more.addWidget(make_label("Name to keep", "small", tone="muted"))
        self.more.addWidget(self.keep)
        self.check()

    def check(self) -> None:
        """Offer the ticked names as the one to keep."""
        super().check()
        if not hasattr(self, "keep"):
            return
        kept = self.keep.currentData()
        self.keep.clear()
        for key in (self._own, *self.ticked):
            self.keep.addItem(self._names[key], key)
        self.keep.setCurrentIndex(max(0, self.keep.findData(kept)))

    @property
    def plan(self) -> tuple[str, tuple[str, ...]]:
        """Id to keep, and those that go into it."""
        keep = str(self.keep.currentData())
        return keep, tuple(key for key in (self._own, *self.ticked) if key != keep)


class SplitDialog(ChoiceDialog):
    """Which names become a brand of their own, and what it is called."""

    def __init__(self, brand: Brand, parent: QWidget | None = None) -> None:
        words = "Choose the names that belong to another brand."
        names = [(name, f"{name} ({kind})") for name, kind in state.split_names(brand)]
        super().__init__(f"Split {brand.name}", words, names, "Split off", parent=parent)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the new brand")
        self.more.addWidget(make_label("Name of the new brand", "small", tone="muted"))
        self.more.addWidget(self.name)
        self.name.textChanged.connect(lambda _text: self.check())
        self.check()

    def check(self) -> None:
        """A split needs names and a new name; the first one ticked is proposed."""
        super().check()
        if not hasattr(self, "name"):
            return
        if self.ticked and not self.name.isModified() and not self.name.text():
            self.name.setText(self.ticked[0].lstrip("@"))
        self.act_button.setEnabled(bool(self.ticked and self.name.text().strip()))
