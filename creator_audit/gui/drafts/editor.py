"""The field for the draft: marks, the platform's cut as a bar, a foot with numbers."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from creator_audit.gui.drafts.state import Mark
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets.caption_text import mark_format


def utf16_places(text: str, places: Sequence[int]) -> dict[int, int]:
    """Offset in code points -> offset as the editor counts (an emoji counts two there)."""
    found = {}
    wanted = sorted(set(places))
    at = 0
    for place in wanted:
        found[place] = (
            place
            if at == 0 and text[:place].isascii()
            else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
        )
    return found


class _Highlighter(QSyntaxHighlighter):
    """Marks and what stands after the cut, by offsets of the whole text."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._spans: list[tuple[int, int, str, str]] = []
        self._cut: int | None = None

    def show_marks(self, spans: list[tuple[int, int, str, str]], cut: int | None) -> None:
        """Spans as (start, end, kind, tip) in the editor's offsets."""
        if (spans, cut) != (self._spans, self._cut):
            self._spans, self._cut = spans, cut
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        start = self.currentBlock().position()
        length = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if self._cut is not None and start + length > self._cut:
            faded = QTextCharFormat()
            faded.setForeground(colour("muted"))
            first = max(0, self._cut - start)
            self.setFormat(first, length - first, faded)
        for left, right, kind, tip in self._spans:
            first, last = max(left, start) - start, min(right, start + length) - start
            if last > first:
                self.setFormat(first, last - first, mark_format(kind, tip))


class DraftEditor(QPlainTextEdit):
    """Plain text with marks; the cut is painted where the text stands, so no line is broken."""

    checkAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Caption to check")
        self.setPlaceholderText("Paste or type a caption.")
        self.setFont(fonts.font("caption"))
        self.setMinimumHeight(220)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(12)
        self._cut: int | None = None
        self._highlighter = _Highlighter(self.document())

    def show_marks(self, marks: Sequence[Mark], cut: int | None) -> None:
        """Show what was found in the present text; `cut` in code points, None: no cut."""
        text = self.toPlainText()
        places = [edge for mark in marks for edge in (mark.start, mark.end)]
        if cut is not None and cut < len(text):
            places.append(cut)
        at = utf16_places(text, places)
        spans = [(at[mark.start], at[mark.end], mark.kind, mark.tip) for mark in marks]
        self._cut = at[cut] if cut is not None and cut < len(text) else None
        self._highlighter.show_marks(spans, self._cut)
        self.viewport().update()

    def use_text(self, text: str) -> None:
        """Replace all of it as one step of undo."""
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        cursor.endEditBlock()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._cut is None:
            return
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(self._cut, last))
        place = self.cursorRect(cursor)
        painter = QPainter(self.viewport())
        pen = QPen(colour("accent"), 2)
        pen.setStyle(Qt.PenStyle.DashLine)
        pen.setDashPattern([2, 1.6])
        painter.setPen(pen)
        painter.drawLine(place.topLeft(), place.bottomLeft())
