"""Painting of a balance chart; the same code draws on the screen and into a copied picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M
from creator_audit.gui.widgets.chart_data import Bar, Bars, axis_steps
from creator_audit.gui.widgets.chart_geometry import HANDLE_HEIGHT, HANDLE_WIDTH, Geometry
from creator_audit.gui.widgets.paint_kit import paint_class_glyph, paint_focus, paint_segment
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES, period_name

CONTEXT_OPACITY = 0.46
"""Of bars outside the brush."""
_PATTERN_FROM = 8.0
"""Bar width from which patterns are drawn."""
_YEAR_GAP = 46.0


def lay_out(area: QRectF, bars: Bars) -> Geometry:
    """Where the plot lies inside a widget or picture of this size."""
    metrics = QFontMetricsF(fonts.font("small"))
    steps = axis_steps(max((bar.total for bar in bars.bars), default=1))
    left = metrics.horizontalAdvance(f"{steps[-1]:,}") + 10
    plot = area.adjusted(left, metrics.height() + 8, -HANDLE_WIDTH / 2 - 1, -metrics.height() - 9)
    return Geometry(plot, len(bars.bars), steps[-1])


def paint_axes(painter: QPainter, bars: Bars, place: Geometry) -> None:
    """Levels with their numbers, and a tick and number at each year."""
    painter.setFont(fonts.font("small", tabular=True))
    metrics = painter.fontMetrics()
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for value in axis_steps(max((bar.total for bar in bars.bars), default=1)):
        y = round(place.y(value)) + 0.5
        painter.setPen(QPen(colour("border"), 1))
        painter.drawLine(QPointF(place.plot.left(), y), QPointF(place.plot.right(), y))
        painter.setPen(colour("muted"))
        number = QRectF(0, y - 9, place.plot.left() - 8, 18)
        painter.drawText(number, right, f"{value:,}")
    free_from = 0.0
    for index, bar in enumerate(bars.bars):
        x = place.plot.left() + place.slot * index
        is_year = bar.first.month == 1
        if (not is_year and index > 0) or x < free_from:
            continue
        if index == 0 and not is_year and _near_year(bars, place, index):
            continue
        text = str(bar.first.year) if is_year else bar.name
        free_from = x + max(_YEAR_GAP, metrics.horizontalAdvance(text) + 10)
        painter.setPen(QPen(colour("border_strong"), 1))
        bottom = place.plot.bottom()
        painter.drawLine(QPointF(x, bottom), QPointF(x, bottom + 4))
        painter.setPen(colour("muted"))
        painter.drawText(QPointF(x, bottom + 7 + metrics.ascent()), text)


def _near_year(bars: Bars, place: Geometry, index: int) -> bool:
    ahead = (13 - bars.bars[index].first.month) % 12
    distance = ahead if bars.unit == "month" else ahead / 3
    return 0 < distance * place.slot < _YEAR_GAP * 1.6 and distance < len(bars.bars)


def paint_bars(
    painter: QPainter, bars: Bars, place: Geometry, span: tuple[int, int] | None
) -> None:
    """All bars; those outside the brush are faded."""
    for index, bar in enumerate(bars.bars):
        is_inside = span is None or span[0] <= index <= span[1]
        painter.setOpacity(1.0 if is_inside else CONTEXT_OPACITY)
        _paint_bar(painter, bar, place, index)
    painter.setOpacity(1.0)


def _paint_bar(painter: QPainter, bar: Bar, place: Geometry, index: int) -> None:
    width = max(1.0, round(place.bar_width))
    left = round(place.centre(index) - width / 2)
    below = 0
    painter.setBrushOrigin(QPointF(left, place.plot.bottom()))
    for name, number in zip(CLASSES, bar.counts, strict=True):
        if number == 0:
            continue
        bottom, top = round(place.y(below)), round(place.y(below + number))
        gap = 1 if below and bottom - top > 2 else 0
        rect = QRectF(left, top, width, max(1, bottom - top - gap))
        if width >= _PATTERN_FROM or name == "other":
            paint_segment(painter, name, rect)
        else:
            painter.fillRect(rect, colour(f"class.{name}"))
        below += number


def paint_brush(painter: QPainter, bars: Bars, place: Geometry, span: tuple[int, int]) -> None:
    """The ground of the brush and its words; drawn before the bars."""
    brush = place.brush_rect(span)
    painter.fillRect(brush, colour("accent_soft"))
    words = period_name(bars.bars[span[0]].first, bars.bars[span[1]].last)
    painter.setFont(fonts.font("small-strong"))
    painter.setPen(colour("accent"))
    width = painter.fontMetrics().horizontalAdvance(words) + 4.0
    centre = min(max(brush.center().x(), width / 2), place.plot.right() - width / 2 + 4)
    box = QRectF(centre - width / 2, 0, width, place.plot.top() - 4)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def paint_handles(painter: QPainter, place: Geometry, span: tuple[int, int]) -> None:
    """Edges and handles of the brush; drawn after the bars."""
    brush = place.brush_rect(span)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for x in (brush.left(), brush.right()):
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawLine(QPointF(x, brush.top()), QPointF(x, brush.bottom()))
        grip = QRectF(0, 0, HANDLE_WIDTH, HANDLE_HEIGHT)
        grip.moveCenter(QPointF(x, brush.center().y()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(grip, 3, 3)
        painter.setPen(QPen(colour("accent_text"), 1.5))
        middle = grip.center()
        painter.drawLine(QPointF(x, middle.y() - 5), QPointF(x, middle.y() + 5))


def paint_current(painter: QPainter, place: Geometry, index: int) -> None:
    """The ring around the bar that the keyboard is on."""
    left = place.centre(index) - place.slot / 2
    box = QRectF(left, place.plot.top(), place.slot, place.plot.height())
    paint_focus(painter, box.adjusted(-1, -1, 1, 2))


def paint_card(painter: QPainter, bar: Bar, place: Geometry, index: int, area: QRectF) -> None:
    """Month and four counts beside a bar."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    body, strong = fonts.font("small", tabular=True), fonts.font("small-strong")
    metrics = QFontMetricsF(body)
    line = metrics.height() + 4
    words = max(metrics.horizontalAdvance(name) for name in CLASS_NAMES.values())
    box = QRectF(0, 0, words + metrics.horizontalAdvance("00,000") + 46, line * 5 + 14)
    right_of = place.centre(index) + place.slot / 2 + 8
    box.moveLeft(
        right_of
        if right_of + box.width() < area.right()
        else place.centre(index) - place.slot / 2 - 8 - box.width()
    )
    box.moveTop(max(area.top(), place.plot.top() + 4))
    painter.setPen(QPen(colour("border_strong"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_M, RADIUS_M)
    row = QRectF(box.left() + 10, box.top() + 7, box.width() - 20, line)
    painter.setFont(strong)
    painter.setPen(colour("text"))
    near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    far = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
    painter.drawText(row, near, bar.name)
    painter.drawText(row, far, f"{bar.total:,}")
    painter.setFont(body)
    for name, number in zip(reversed(CLASSES), reversed(bar.counts), strict=True):
        row.translate(0, line)
        paint_class_glyph(painter, name, QPointF(row.left() + 5, row.center().y()), 9)
        painter.setPen(colour("text"))
        painter.drawText(row.adjusted(18, 0, 0, 0), near, CLASS_NAMES[name])
        painter.drawText(row, far, f"{number:,}")
