"""Posts per month by class, stacked, with a brush that chooses the period."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets import chart_paint
from creator_audit.gui.widgets.announce import announce
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.chart_brush import Drag, step_brush
from creator_audit.gui.widgets.chart_copy import as_picture, as_text
from creator_audit.gui.widgets.chart_data import Bars, MonthLike, make_bars
from creator_audit.gui.widgets.chart_geometry import Geometry

_LOWEST = 160


class BalanceChart(QWidget):
    """The chart always spans all posts; the filter's period is the brush.

    Left and Right walk the bars, Shift with them brushes, Home and End jump, Esc clears the
    brush, T asks for the table, Enter opens the bar.
    """

    periodChosen = Signal(object, object)
    """First and last day, or None and None when the brush was cleared."""
    barOpened = Signal(object, object)
    """First and last day of the bar opened by Enter or double click."""
    tableAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars = Bars("month", ())
        self._span: tuple[int, int] | None = None
        self._current = -1
        self._hovered = -1
        self._drag: Drag | None = None
        self._shows_ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Posts per month")

    # What is shown

    def show_months(self, months: Sequence[MonthLike], message: str = "") -> None:
        """Show all months; `message` is what the chart says, for screen readers."""
        self.bars = make_bars(months)
        self._current = min(self._current, len(self.bars.bars) - 1)
        self._hovered = -1
        self.setAccessibleName(self.bars.title)
        self.setAccessibleDescription(message)
        self.update()

    def set_period(self, since: date | None, until: date | None) -> None:
        """Show the filter's period as the brush; emits nothing."""
        self._span = self.bars.span(since, until)
        self.update()

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last bar inside the brush."""
        return self._span

    @property
    def current(self) -> int:
        """Bar that the keyboard is on, -1 before the first key."""
        return self._current

    def copy_picture(self) -> None:
        """Copy the chart with title, legend and number of posts as a picture."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def picture(self) -> QPixmap:
        """The chart with title, legend and number of posts."""
        return as_picture(self.bars, self._span, self.size(), self.devicePixelRatioF())

    def copy_data(self) -> None:
        """Copy the numbers as tab-separated lines."""
        QGuiApplication.clipboard().setText(as_text(self.bars))

    def sizeHint(self) -> QSize:
        return QSize(640, 300)

    # Painting

    def _geometry(self) -> Geometry:
        return chart_paint.lay_out(QRectF(self.rect()), self.bars)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(self.rect(), colour("surface"))
        if not self.bars.bars:
            return
        place = self._geometry()
        if self._span is not None:
            chart_paint.paint_brush(painter, self.bars, place, self._span)
        chart_paint.paint_axes(painter, self.bars, place)
        chart_paint.paint_bars(painter, self.bars, place, self._span)
        if self._span is not None:
            chart_paint.paint_handles(painter, place, self._span)
        shown = self._hovered
        if self.hasFocus() and self._shows_ring and self._current >= 0:
            chart_paint.paint_current(painter, place, self._current)
            shown = self._current if shown < 0 else shown
        if shown >= 0 and self._drag is None:
            bar = self.bars.bars[shown]
            chart_paint.paint_card(painter, bar, place, shown, QRectF(self.rect()))

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or not self.bars.bars:
            return
        place = self._geometry()
        index = place.bar_at(event.position())
        grip = place.grip_at(event.position(), self._span)
        self._drag = Drag(grip, index, self._span)
        self._shows_ring = False
        self._current = index

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self.bars.bars:
            return
        place = self._geometry()
        if self._drag is not None:
            self._span = self._drag.move(place.bar_at(event.position()), len(self.bars.bars))
        elif place.plot.adjusted(-4, -20, 4, 4).contains(event.position()):
            self._hovered = place.bar_at(event.position())
            self._show_cursor(place.grip_at(event.position(), self._span))
        else:
            self._hovered = -1
        self.update()

    def _show_cursor(self, grip: str) -> None:
        shapes = {
            "left": Qt.CursorShape.SizeHorCursor,
            "right": Qt.CursorShape.SizeHorCursor,
            "inside": Qt.CursorShape.OpenHandCursor,
        }
        self.setCursor(shapes.get(grip, Qt.CursorShape.CrossCursor))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            return
        place = self._geometry()
        self._span = self._drag.end(place.bar_at(event.position()), len(self.bars.bars))
        self._drag = None
        self._tell_period()
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.bars.bars:
            self._open(self._geometry().bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hovered = -1
        self.update()

    # Keys

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._shows_ring = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
        )
        if self._shows_ring and self._current < 0 and self.bars.bars:
            self._current = self._span[1] if self._span else len(self.bars.bars) - 1
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self.bars.bars) - 1
        steps = {
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if key in steps and last >= 0:
            self._walk(max(0, min(last, steps[key])), event.modifiers())
        elif key == Qt.Key.Key_Escape and self._span is not None:
            self._span = None
            self._tell_period()
        elif key == Qt.Key.Key_T:
            self.tableAsked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self._open(self._current)
        else:
            super().keyPressEvent(event)
            return
        self.update()

    def _walk(self, index: int, modifiers: Qt.KeyboardModifier) -> None:
        before, self._current = self._current, index
        self._shows_ring = True
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._span = step_brush(self._span, before, index)
            self._tell_period()
        announce(self, self.bars.bars[index].sentence)

    def _open(self, index: int) -> None:
        bar = self.bars.bars[index]
        self.barOpened.emit(bar.first, bar.last)

    def _tell_period(self) -> None:
        if self._span is None:
            self.periodChosen.emit(None, None)
            return
        bars = self.bars.bars
        self.periodChosen.emit(bars[self._span[0]].first, bars[self._span[1]].last)


def point_of(chart: BalanceChart, index: int) -> QPointF:
    """Where a bar stands inside the chart (journeys and tests click there)."""
    place = chart_paint.lay_out(QRectF(chart.rect()), chart.bars)
    return QPointF(place.centre(index), place.plot.center().y())
