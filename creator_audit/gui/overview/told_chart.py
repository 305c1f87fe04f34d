"""Posts with signs of a deal per month: a sufficient label was found, or not."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from creator_audit.gui.overview.depth_state import every_month, told_message, told_sentence
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets.announce import announce
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_focus
from creator_audit.queries.balance_depth import ToldMonth

_LEFT, _FOOT, _TOP = 28.0, 20.0, 8.0
_WIDEST = 34.0


class ToldChart(QWidget):
    """Left and Right walk the months, Enter or a click opens one, T asks for the table."""

    monthOpened = Signal(int, int)
    tableAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months: tuple[ToldMonth, ...] = ()
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Label found or not, by month")

    def show_months(self, months: Sequence[ToldMonth]) -> None:
        """Replace the months."""
        self.months = tuple(every_month(months))
        self.current = min(self.current, len(self.months) - 1)
        self.setAccessibleDescription(told_message(months))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 150)

    def _step(self) -> float:
        return min(_WIDEST, (self.width() - _LEFT) / max(1, len(self.months)))

    def _at(self, x: float) -> int:
        index = int((x - _LEFT) // max(1.0, self._step()))
        return index if 0 <= index < len(self.months) else -1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if not self.months:
            return
        most = max(month.total for month in self.months)
        height = self.height() - _FOOT - _TOP
        base = _TOP + height
        painter.setFont(fonts.font("small", tabular=True))
        for value in (0, most):
            y = round(base - height * value / most)
            painter.setPen(colour("border"))
            painter.drawLine(round(_LEFT), y, self.width(), y)
            painter.setPen(colour("muted"))
            box = QRectF(0, y - 9, _LEFT - 8, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, f"{value:,}")
        for index, month in enumerate(self.months):
            self._paint_month(painter, index, month, height / most, base)
        if self.hasFocus() and self.current >= 0:
            step = self._step()
            box = QRectF(_LEFT + self.current * step, _TOP - 3, step, height + 6)
            paint_focus(painter, box, 4)

    def _paint_month(
        self, painter: QPainter, index: int, month: ToldMonth, unit: float, base: float
    ) -> None:
        step = self._step()
        left, width = round(_LEFT + index * step), max(2, round(step) - 3)
        told = round(month.sufficient * unit)
        rest = round(month.total * unit) - told
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(QRectF(left, base - told, width, told), colour("verdict.sufficient"))
        if rest > 0:
            box = QRectF(left, base - told - rest, width - 1, max(1, rest - 1))
            painter.setBrush(QBrush(colour("verdict.insufficient"), Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour("verdict.insufficient"), 1))
            painter.drawRect(box)
        if month.month == 1 or index == 0:
            painter.setPen(colour("muted"))
            box = QRectF(left, base + 3, 60, _FOOT - 3)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft, str(month.year))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().x())
        self.setToolTip(told_sentence(self.months[index]) if index >= 0 else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._open(self._at(event.position().x()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.months) - 1
        steps = {
            Qt.Key.Key_Left: self.current - 1,
            Qt.Key.Key_Right: self.current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self.current = max(0, min(last, steps[key]))
            announce(self, told_sentence(self.months[self.current]))
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.current)
        elif key == Qt.Key.Key_T:
            self.tableAsked.emit()
        else:
            super().keyPressEvent(event)

    def _open(self, index: int) -> None:
        if 0 <= index < len(self.months):
            self.monthOpened.emit(self.months[index].year, self.months[index].month)
