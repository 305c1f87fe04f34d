"""How the parts of a timeline are painted."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.widgets.paint_kit import paint_class_glyph, paint_focus, paint_verdict
from creator_audit.gui.widgets.timeline_data import Bar, Dot, Lane, Timeline, ticks

_NEAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_SOLID = ("sponsored", "recommending", "deinfluencing")
_BAR_HEIGHT = 22.0


def paint_grid(painter: QPainter, timeline: Timeline, plot: QRectF) -> None:
    """A line per month, quarter or year, with its name below."""
    painter.setFont(fonts.font("small", tabular=True))
    metrics = painter.fontMetrics()
    free_from = plot.left() - 1
    for day, name in ticks(timeline):
        x = plot.left() + plot.width() * timeline.share(day)
        painter.setPen(QPen(colour("border"), 1))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        if x >= free_from and x + metrics.horizontalAdvance(name) < plot.right() + 12:
            painter.setPen(colour("muted"))
            painter.drawText(QPointF(x + 4, plot.bottom() + metrics.ascent() + 3), name)
            free_from = x + metrics.horizontalAdvance(name) + 14


def paint_lane(
    painter: QPainter, lane: Lane, plot: QRectF, middle: float, timeline: Timeline
) -> None:
    """Name, base line and the bars of a lane."""
    painter.setPen(QPen(colour("border"), 1))
    painter.drawLine(QPointF(plot.left(), middle), QPointF(plot.right(), middle))
    painter.setFont(fonts.font("body"))
    painter.setPen(colour("text"))
    room = plot.left() - 10
    title = painter.fontMetrics().elidedText(lane.title, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(0, middle - 12, room, 24), _NEAR, title)
    for bar in lane.bars:
        _paint_bar(painter, bar, plot, middle, timeline)


def _paint_bar(
    painter: QPainter, bar: Bar, plot: QRectF, middle: float, timeline: Timeline
) -> None:
    first = timeline.share(bar.starts) if bar.starts else 0.0
    last = timeline.share(bar.ends) if bar.ends else (first if bar.is_quiet else 1.0)
    left = plot.left() + plot.width() * first
    width = max(8.0, plot.width() * (last - first))
    box = QRectF(min(left, plot.right() - 8), middle - _BAR_HEIGHT / 2, width, _BAR_HEIGHT)
    edge, ground = ("border_strong", "sunken") if bar.is_quiet else ("class.sponsored", "")
    painter.setPen(QPen(colour(edge), 1))
    painter.setBrush(colour(ground or "class_soft.sponsored"))
    painter.drawRoundedRect(box, RADIUS_S, RADIUS_S)
    painter.setFont(fonts.font("small"))
    painter.setPen(colour("muted" if bar.is_quiet else "class_text.sponsored"))
    metrics = painter.fontMetrics()
    needed = metrics.horizontalAdvance(bar.words)
    if needed + 14 <= box.width():
        painter.drawText(box.adjusted(7, 0, -5, 0), _NEAR, bar.words)
    elif box.right() + 6 + needed <= plot.right() + 12 and box.width() < 60:
        painter.drawText(
            QRectF(box.right() + 6, box.top(), needed + 4, box.height()), _NEAR, bar.words
        )
    elif box.width() >= 40:
        shown = metrics.elidedText(bar.words, Qt.TextElideMode.ElideRight, int(box.width()) - 12)
        painter.drawText(box.adjusted(7, 0, -5, 0), _NEAR, shown)


def paint_bracket(painter: QPainter, timeline: Timeline, plot: QRectF) -> None:
    """A soft ground between two days, and below it how many days they are apart."""
    assert timeline.bracket is not None
    left, right = (plot.left() + plot.width() * timeline.share(day) for day in timeline.bracket)
    ground = colour("accent_soft")
    ground.setAlphaF(0.7)
    painter.fillRect(
        QRectF(left, plot.top() + 4, max(1.0, right - left), plot.height() - 8), ground
    )
    painter.setFont(fonts.font("small-strong"))
    metrics = painter.fontMetrics()
    top = plot.bottom() + metrics.height() + 6
    painter.setPen(QPen(colour("accent"), 1.5))
    painter.drawPolyline(
        [
            QPointF(left, top),
            QPointF(left, top + 5),
            QPointF(right, top + 5),
            QPointF(right, top),
        ]
    )
    words = timeline.bracket_words
    width = metrics.horizontalAdvance(words)
    start = min(max((left + right - width) / 2, plot.left()), plot.right() + 12 - width)
    painter.setPen(colour("accent"))
    painter.drawText(QPointF(start, top + 7 + metrics.ascent()), words)


def paint_dots(painter: QPainter, dots: Sequence[Dot], centre: QPointF) -> None:
    """One post, its number inside when it has one; several as one larger mark with their count."""
    dot = dots[0]
    number = dot.number or (len(dots) if len(dots) > 1 else 0)
    if dot.class_name.startswith("verdict."):
        paint_verdict(painter, dot.class_name.removeprefix("verdict."), centre, 16)
        return
    paint_class_glyph(painter, dot.class_name, centre, 17 if number else 15)
    if not number:
        return
    letter = fonts.font("small-strong", tabular=True)
    letter.setPixelSize(10 if number < 10 else 8)
    painter.setFont(letter)
    is_solid = dot.class_name in _SOLID
    painter.setPen(colour("surface" if is_solid else "text"))
    raised = -1.5 if dot.class_name == "deinfluencing" else 0.0
    box = QRectF(centre.x() - 10, centre.y() - 10 + raised, 20, 20)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def paint_ring(painter: QPainter, centre: QPointF) -> None:
    """The focus ring around the mark that the keys stand on."""
    paint_focus(painter, QRectF(centre.x() - 14, centre.y() - 14, 28, 28), 6)
