"""Frequent handles, domains and codes that nobody has placed yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.brands import state
from creator_audit.gui.brands.brand_pane import role_box
from creator_audit.gui.theme.spacing import S3
from creator_audit.gui.widgets.labels import make_label, make_line
from creator_audit.queries.imports import NameCandidate

_WHY = (
    "The most frequent handles, domains and codes without an answer. A friend's tag is no sign of"
    " a deal; your own shop is. Each answer acts at once and can be undone."
)


class NamesPane(QWidget):
    """One row per name: what it is, where it stood, whose it is."""

    roleGiven = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S3)
        column.addWidget(make_label("Whose names are these?", "title", wraps=True))
        column.addWidget(make_label(_WHY, tone="muted", wraps=True))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        self.rows: list[QWidget] = []

    def show_names(self, names: Sequence[NameCandidate]) -> None:
        """Replace the rows."""
        for row in self.rows:
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [self._row(name) for name in names]
        for row in self.rows:
            self._rows.addWidget(row)

    def _row(self, name: NameCandidate) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(S3)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(make_label(name.name, "name", wraps=True))
        words.addWidget(make_label(state.candidate_note(name), "small", tone="muted"))
        if name.examples:
            example = make_label(name.examples[0][:160], "small", wraps=True)
            words.addWidget(example)
        row.addLayout(words, 1)
        box = role_box(
            name.name,
            name.role,
            lambda role: self.roleGiven.emit(name.name, name.kind, role),
        )
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addLayout(row)
        outer.addWidget(make_line())
        return holder
