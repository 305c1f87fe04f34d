"""Rows of the drawer: facts with their names, reasons with icons, findings with marks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from creator_audit.gui.posts.state import SignLine
from creator_audit.gui.theme.spacing import ICON, S2, S3
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.marks import ClassChip, IconMark, VerdictMark
from creator_audit.gui.widgets.words import VERDICT_NAMES

_NAME_WIDTH = 84


class FactGrid(QWidget):
    """Name at the left, fact at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(S2)
        self._grid.setVerticalSpacing(S2)
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self._last = ""

    def add_text(self, name: str, text: str) -> None:
        """A fact in words."""
        self._add(name, make_label(text, wraps=True))

    def add_link(self, name: str, text: str, on_click: Callable[[], object]) -> None:
        """A fact that leads somewhere."""
        link = make_button(text, on_click, kind="link")
        link.setAccessibleName(f"{name}, {text}")
        self._add(name, _beside(link))

    def add_class(self, value: str, words: str, also: Sequence[str] = ()) -> None:
        """The class as a chip, with how sure it is."""
        self._add("Class", _chip_row(ClassChip(value), words))
        for other in also:
            self._add("", _beside(ClassChip(other, "Also")))

    def add_verdict(self, verdict: str) -> None:
        """The strictest verdict with its mark."""
        self._add(
            "Label", _beside(VerdictMark(verdict), make_label(VERDICT_NAMES.get(verdict, verdict)))
        )

    def _add(self, name: str, widget: QWidget) -> None:
        row = self._grid.rowCount()
        shown = "" if name == self._last else name
        self._last = name or self._last
        self._grid.addWidget(make_label(shown, "small-strong", tone="muted"), row, 0)
        self._grid.addWidget(widget, row, 1)


def _beside(*widgets: QWidget) -> QWidget:
    pane = QWidget()
    row = QHBoxLayout(pane)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S2)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return pane


def _chip_row(chip: ClassChip, words: str) -> QWidget:
    """The words break into lines before they push the drawer wider than it is."""
    pane = QWidget()
    row = QHBoxLayout(pane)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S2)
    row.addWidget(chip)
    row.addWidget(make_label(words, "small", tone="muted", wraps=True), 1)
    return pane


def sign_row(line: SignLine) -> QWidget:
    """One reason: icon and words, how strong at the right."""
    pane = QWidget()
    row = QHBoxLayout(pane)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S3)
    row.addWidget(IconMark(line.icon, ICON), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(make_label(line.text, "small", wraps=True), 1)
    if line.strength:
        row.addWidget(make_label(line.strength, "small", tone="muted"))
    return pane


def finding_row(title: str, mark: str) -> QWidget:
    """One open finding."""
    return _beside(VerdictMark(mark), make_label(title))
