"""Below the table: records that could not be read, and what such exports leave out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from creator_audit.gui.imports import state
from creator_audit.gui.widgets.labels import make_label, make_line
from creator_audit.gui.widgets.marks import PlatformTile
from creator_audit.gui.widgets.words import platform_name
from creator_audit.queries.imports import ImportLine, IssueLine

_MOST_ISSUES = 40
_EVERYWHERE = ("Spoken words and text in pictures", "Applies to every archive.")


class _Column(QWidget):
    """A heading with rows under hairlines."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        self._column.addWidget(make_label(heading, "heading"))
        self._rows: list[QWidget] = []
        self._column.addStretch(1)

    def clear(self) -> None:
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = []

    def add(self, head: str, below: str, text: str = "", tile: str = "") -> None:
        row = QWidget()
        outer = QVBoxLayout(row)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addWidget(make_line())
        line = QHBoxLayout()
        line.setSpacing(9)
        if tile:
            line.addWidget(PlatformTile(tile, 20))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(make_label(head, "name", wraps=True))
        if below:
            words.addWidget(make_label(below, "small", tone="muted", wraps=True))
        if text:
            words.addWidget(make_label(text, wraps=True))
        line.addLayout(words, 1)
        outer.addLayout(line)
        self._column.insertWidget(self._column.count() - 1, row)
        self._rows.append(row)


class IssueLists(QWidget):
    """Two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(40)
        self.unread = _Column("Records that could not be read, and remarks")
        self.left_out = _Column("What these exports leave out")
        row.addWidget(self.unread, 1)
        row.addWidget(self.left_out, 1)

    def show_report(
        self,
        lines: Sequence[ImportLine],
        issues: Sequence[IssueLine],
        failed: Sequence[tuple[str, str]],
    ) -> None:
        """Fill both columns."""
        names = {line.import_id: platform_name(line.platform) for line in lines}
        self.unread.clear()
        for file, sentence in failed:
            self.unread.add(file, "Not imported", sentence)
        remarks = state.remarks(issues)
        for issue, number in remarks[:_MOST_ISSUES]:
            more = f" · and {number - 1:,} more of this kind" if number > 1 else ""
            self.unread.add(issue.detail, state.issue_place(issue, names) + more)
        if len(remarks) > _MOST_ISSUES:
            self.unread.add(
                f"{len(remarks) - _MOST_ISSUES:,} more", "“Copy report” holds them all."
            )
        notes = [(note, line) for line in lines for note in line.notes]
        for note, line in notes:
            self.unread.add(note, state.source_name(line))
        if not (failed or issues or notes):
            self.unread.add("None", "Every record was read.")
        self.left_out.clear()
        for key, text in state.leaves_out([line.platform for line in lines]):
            self.left_out.add(platform_name(key), text, tile=key)
        self.left_out.add(*_EVERYWHERE)
        closed = {why: 0 for line in lines for _member, why in line.not_read}
        for line in lines:
            for _member, why in line.not_read:
                closed[why] += 1
        for why, number in sorted(closed.items(), key=lambda item: -item[1])[:8]:
            words = "file or section" if number == 1 else "files or sections"
            self.left_out.add("Never opened: " + why, f"{number:,} {words}")
