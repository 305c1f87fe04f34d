"""``Judged for``: one line per jurisdiction with its verdict and why."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.marks import VerdictMark


class JudgedTable(QWidget):
    """A small grid; each line is also one sentence for a reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(9)
        self._grid.setColumnStretch(3, 1)

    def show_lines(self, lines: Sequence[tuple[str, str, str, str]], first: str = "") -> None:
        """(jurisdiction, verdict key, verdict word, why) each; `first`: why the first stands so."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, key, word, why) in enumerate(lines):
            jurisdiction = make_label(name)
            jurisdiction.setMinimumWidth(110)
            jurisdiction.setAccessibleName(f"{name}, {word}" + (f", {why}" if why else ""))
            self._grid.addWidget(jurisdiction, row, 0)
            self._grid.addWidget(VerdictMark(key), row, 1)
            self._grid.addWidget(make_label(word), row, 2)
            self._grid.addWidget(make_label(why, tone="muted", wraps=True), row, 3)
        if first:
            said = make_label(first, scale="small", tone="muted", wraps=True)
            self._grid.addWidget(said, len(lines), 0, 1, 4)
        self.setVisible(bool(lines))
