"""Chips over one `FilterState`; the same bar stands above every page that filters."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from creator_audit.gui.theme.icons import icon
from creator_audit.gui.widgets import words
from creator_audit.gui.widgets.chip import Chip
from creator_audit.gui.widgets.flow_layout import FlowLayout
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.period_menu import fill_period_menu
from creator_audit.queries.filters import FilterState

SEARCH_DELAY_MS = 250
_REST = {
    "period": "All time",
    "platforms": "All platforms",
    "classes": "All classes",
    "verdicts": "Any verdict",
    "brands": "All brands",
    "rules": "All rules",
}
_MANY = {
    "platforms": "platforms",
    "classes": "classes",
    "verdicts": "verdicts",
    "brands": "brands",
    "rules": "rules",
}
_FIXED = {
    "classes": tuple((key, words.CLASS_NAMES[key]) for key in words.CLASSES),
    "verdicts": tuple(
        (key, words.VERDICT_NAMES[key]) for key in (*words.VERDICTS, "not_required", "no_text")
    ),
}


class FilterBar(QWidget):
    """Shows and edits a filter. It never reads anything: options are given to it."""

    filterEdited = Signal(object)
    """The new `FilterState`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filter = FilterState()
        self._options: dict[str, tuple[tuple[str, str], ...]] = dict(_FIXED)
        self._days: tuple[str, str] = ("", "")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        left = QWidget()
        self._flow = FlowLayout(left)
        row.addWidget(left, 1)
        self._right = QHBoxLayout()
        row.addLayout(self._right)
        self.search = self._make_search()
        self._flow.addWidget(self.search)
        self._chips = {facet: self._make_chip(facet) for facet in _REST}
        self._chips["only"] = self._make_only()
        self._clear = make_button("Clear all", self._clear_all, kind="flat")
        self._flow.addWidget(self._clear)
        self._hint = make_label(scale="small", tone="muted")
        self._right.addWidget(self._hint)
        self._show()

    def set_facets(self, facets: Sequence[str]) -> None:
        """Show the chips of these facets only (``text`` is the search field)."""
        self._facets = tuple(facets)
        self._show()

    def set_options(self, facet: str, options: Sequence[tuple[str, str]]) -> None:
        """What a chip's menu offers: (key, name) pairs."""
        self._options[facet] = tuple(options)

    def set_days(self, first: str, last: str) -> None:
        """First and last ISO day of the data, from which periods are offered."""
        self._days = (first, last)

    def set_filter(self, chosen: FilterState) -> None:
        """Show a filter that was set elsewhere; emits nothing."""
        self._filter = chosen
        if self.search.text() != chosen.text:
            self.search.blockSignals(True)
            self.search.setText(chosen.text)
            self.search.blockSignals(False)
        self._show()

    def set_hint(self, hint: str) -> None:
        """A short note at the right end."""
        self._hint.setText(hint)

    def set_right(self, widgets: Sequence[QWidget]) -> None:
        """Widgets at the right end, instead of those that stood there."""
        while self._right.count() > 1:
            item = self._right.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
        for widget in widgets:
            self._right.addWidget(widget)
            widget.show()

    # Building

    _facets: tuple[str, ...] = ("period",)

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("Search the texts")
        field.setAccessibleName("Search the texts of the posts")
        field.setFixedWidth(210)
        field.setClearButtonEnabled(True)
        field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(SEARCH_DELAY_MS)
        self._typing.timeout.connect(lambda: self._set(text=self.search.text().strip()))
        field.textChanged.connect(lambda _text: self._typing.start())
        field.returnPressed.connect(lambda: self._set(text=self.search.text().strip()))
        return field

    def _make_chip(self, facet: str) -> Chip:
        chip = Chip("platform" if facet == "platforms" else facet, _REST[facet])
        chip.set_icon_name("calendar-range" if facet == "period" else "list-filter")
        chip.cleared.connect(lambda: self._clear_facet(facet))
        menu = chip.menu()
        menu.aboutToShow.connect(lambda: self._fill_menu(facet))
        self._flow.addWidget(chip)
        return chip

    def _make_only(self) -> Chip:
        chip = Chip("posts", "")
        chip.set_icon_name("list-filter")
        chip.cleared.connect(lambda: self._set(post_keys=(), import_id=None))
        self._flow.addWidget(chip)
        return chip

    def _fill_menu(self, facet: str) -> None:
        menu = self._chips[facet].menu()
        menu.clear()
        if facet == "period":
            fill_period_menu(
                menu, self._days, (self._filter.since, self._filter.until), self._set_period
            )
            return
        chosen = getattr(self._filter, facet)
        for key, name in self._options.get(facet, ()):
            action = QAction(name, menu)
            action.setCheckable(True)
            action.setChecked(key in chosen)
            action.toggled.connect(lambda is_on, key=key: self._toggle(facet, key, is_on=is_on))
            menu.addAction(action)
        if not menu.actions():
            menu.addAction("Nothing to choose from yet").setEnabled(False)

    # Editing

    def _set(self, **changes: object) -> None:
        self._typing.stop()
        chosen = replace(self._filter, **changes)  # type: ignore[arg-type]
        if chosen != self._filter:
            self._filter = chosen
            self._show()
            self.filterEdited.emit(chosen)

    def _set_period(self, since: date | None, until: date | None) -> None:
        self._set(since=since, until=until)

    def _toggle(self, facet: str, key: str, *, is_on: bool) -> None:
        kept = tuple(one for one in getattr(self._filter, facet) if one != key)
        self._set(**{facet: (*kept, key) if is_on else kept})

    def _clear_facet(self, facet: str) -> None:
        if facet == "period":
            self._set(since=None, until=None)
        else:
            self._set(**{facet: ()})

    def _clear_all(self) -> None:
        self.search.clear()
        self._typing.stop()
        if not self._filter.is_empty:
            self._filter = FilterState()
            self._show()
            self.filterEdited.emit(self._filter)

    # Showing

    def _show(self) -> None:
        has_search = "text" in self._facets
        self.search.setVisible(has_search)
        set_count = 1 if self._filter.text else 0
        for facet, chip in self._chips.items():
            value = self._value_of(facet)
            set_count += bool(value)
            chip.set_value(value)
            chip.setVisible(bool(value) or facet in self._facets)
        self._clear.setVisible(set_count >= 2)
        self._flow.invalidate()
        self.updateGeometry()

    def _value_of(self, facet: str) -> str:
        chosen = self._filter
        if facet == "period":
            is_open = chosen.since is None and chosen.until is None
            return "" if is_open else words.period_name(chosen.since, chosen.until)
        if facet == "only":
            if chosen.post_keys:
                return words.count(len(chosen.post_keys), "chosen post", "chosen posts")
            return "One import" if chosen.import_id is not None else ""
        keys = getattr(chosen, facet)
        if not keys:
            return ""
        names = dict(self._options.get(facet, ()))
        fallback = words.platform_name if facet == "platforms" else str
        if len(keys) <= 2:
            return ", ".join(names.get(key, fallback(key)) for key in keys)
        return f"{len(keys)} {_MANY[facet]}"
