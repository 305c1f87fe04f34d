"""Where things lie in a balance chart, and what lies under the pointer."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

HANDLE_WIDTH, HANDLE_HEIGHT = 8.0, 28.0
_REACH = 7.0
"""How far from a brush edge its handle can still be taken."""


@dataclass(frozen=True, slots=True)
class Geometry:
    """The plot's rectangle, the number of bars and the axis' top."""

    plot: QRectF
    count: int
    top: int

    @property
    def slot(self) -> float:
        """Width of one bar with its gap."""
        return self.plot.width() / max(1, self.count)

    @property
    def bar_width(self) -> float:
        """Width of one bar; wide charts of few months do not become slabs."""
        return max(1.0, min(self.slot * 0.74, 56.0))

    def centre(self, index: int) -> float:
        """Middle of a bar."""
        return self.plot.left() + self.slot * (index + 0.5)

    def y(self, value: float) -> float:
        """Height of a value."""
        return self.plot.bottom() - self.plot.height() * value / max(1, self.top)

    def bar_at(self, place: QPointF) -> int:
        """Index of the bar in whose slot the place lies, held inside the chart."""
        found = int((place.x() - self.plot.left()) / max(0.001, self.slot))
        return max(0, min(self.count - 1, found))

    def brush_rect(self, span: tuple[int, int]) -> QRectF:
        """Rectangle of a brush; its edges snap to bars."""
        left = self.plot.left() + self.slot * span[0]
        right = self.plot.left() + self.slot * (span[1] + 1)
        return QRectF(left, self.plot.top(), right - left, self.plot.height())

    def grip_at(self, place: QPointF, span: tuple[int, int] | None) -> str:
        """``left``, ``right`` or ``inside`` of the brush, empty outside of it."""
        if span is None:
            return ""
        brush = self.brush_rect(span)
        if abs(place.x() - brush.left()) <= _REACH:
            return "left"
        if abs(place.x() - brush.right()) <= _REACH:
            return "right"
        return "inside" if brush.left() < place.x() < brush.right() else ""
