"""The mix as one bar, when there are too few months for a chart over time."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_class_glyph, paint_segment
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES
from creator_audit.queries.overview import ClassCounts

_THICK = 44


class SingleBar(QWidget):
    """One stacked bar with the counts beneath it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = ClassCounts()
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Posts by class")

    def show_counts(self, counts: ClassCounts) -> None:
        """Show a mix."""
        self._counts = counts
        parts = [f"{number:,} {name}" for name, number in self._pairs()]
        self.setAccessibleDescription(", ".join(parts))
        self.update()

    def _pairs(self) -> list[tuple[str, int]]:
        return [(name, int(getattr(self._counts, name))) for name in CLASSES]

    def sizeHint(self) -> QSize:
        return QSize(640, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        whole = self._counts.total
        if not whole:
            return
        painter = begin_paint(self)
        painter.setFont(fonts.font("body", tabular=True))
        left, top = 0.0, max(8.0, self.height() / 2 - _THICK)
        for name, number in self._pairs():
            width = self.width() * number / whole
            if not number:
                continue
            rect = QRectF(round(left), top, max(2, round(width) - 1), _THICK)
            paint_segment(painter, name, rect)
            words = f"{CLASS_NAMES[name]} {number:,}"
            y = top + _THICK + 16
            if painter.fontMetrics().horizontalAdvance(words) + 24 < width:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                paint_class_glyph(painter, name, QPointF(left + 5, y), 9)
                painter.setPen(colour("text"))
                box = QRectF(left + 16, y - 12, width - 16, 24)
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            left += width
