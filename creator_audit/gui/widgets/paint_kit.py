"""The marks that delegates and widgets share: glyphs, verdicts, chips, key caps, tiles, stacks."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.widgets.patterns import class_brush
from creator_audit.gui.widgets.words import CLASSES

GLYPH = 10
MARK = 15


def paint_class_glyph(painter: QPainter, name: str, centre: QPointF, size: float = GLYPH) -> None:
    """Square, circle, triangle or hollow diamond, so that a class is known without its colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shade = colour(f"class.{name}")
    half = size / 2
    x, y = centre.x(), centre.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    if name == "sponsored":
        painter.drawRoundedRect(
            QRectF(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9), 1.5, 1.5
        )
    elif name == "recommending":
        painter.drawEllipse(centre, half * 0.95, half * 0.95)
    elif name == "deinfluencing":
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x - half, y - half * 0.85),
                    QPointF(x + half, y - half * 0.85),
                    QPointF(x, y + half),
                ]
            )
        )
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(shade, 1.5))
        reach = half * 0.95
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(x, y - reach),
                    QPointF(x + reach, y),
                    QPointF(x, y + reach),
                    QPointF(x - reach, y),
                ]
            )
        )
    painter.restore()


def paint_verdict(painter: QPainter, verdict: str, centre: QPointF, size: float = MARK) -> None:
    """Disc, triangle, square or broken ring; the quiet states are a dash and crossed captions."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
    if verdict == "no_text":
        paint_icon(painter, "captions-off", "muted", box)
    elif verdict in ("sufficient", "insufficient", "none_found"):
        _paint_solid_mark(painter, verdict, box)
    elif verdict == "cannot_tell":
        _paint_broken_ring(painter, box)
    else:
        painter.setPen(QPen(colour("muted"), 1.3))
        painter.drawLine(
            QPointF(box.left() + 2, centre.y()), QPointF(box.left() + 2 + size * 0.45, centre.y())
        )
    painter.restore()


def _paint_solid_mark(painter: QPainter, verdict: str, box: QRectF) -> None:
    unit = box.width() / 15
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"verdict.{verdict}"))
    ink = QPen(colour("surface"), 1.7 * unit)
    ink.setCapStyle(Qt.PenCapStyle.RoundCap)
    ink.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    x, y = box.left(), box.top()
    if verdict == "sufficient":
        painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(ink)
        painter.drawPolyline(
            [
                QPointF(x + 4.4 * unit, y + 7.8 * unit),
                QPointF(x + 6.6 * unit, y + 10 * unit),
                QPointF(x + 10.8 * unit, y + 5.4 * unit),
            ]
        )
    elif verdict == "insufficient":
        path = QPainterPath(QPointF(x + 7.5 * unit, y + 1.5 * unit))
        path.lineTo(x + 14 * unit, y + 13 * unit)
        path.lineTo(x + unit, y + 13 * unit)
        path.closeSubpath()
        edge = QPen(colour("verdict.insufficient"), 1.8 * unit)
        edge.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(edge)
        painter.drawPath(path)
        painter.setPen(ink)
        painter.drawLine(
            QPointF(x + 7.5 * unit, y + 5.6 * unit), QPointF(x + 7.5 * unit, y + 8.6 * unit)
        )
        painter.drawPoint(QPointF(x + 7.5 * unit, y + 11.4 * unit))
    else:
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 2.6 * unit, 2.6 * unit)
        painter.setPen(ink)
        painter.drawLine(
            QPointF(x + 4.4 * unit, y + 7.5 * unit), QPointF(x + 10.6 * unit, y + 7.5 * unit)
        )


def _paint_broken_ring(painter: QPainter, box: QRectF) -> None:
    shade = colour("verdict.cannot_tell")
    pen = QPen(shade, 1.4)
    pen.setDashPattern([2.0, 1.5])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    letter = fonts.font("small-strong")
    letter.setPixelSize(max(8, round(box.height() * 0.62)))
    painter.setFont(letter)
    painter.setPen(shade)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")


def paint_tile(painter: QPainter, letters: str, rect: QRectF) -> None:
    """A platform's two letters on a quiet tile."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("sunken"))
    painter.drawRoundedRect(rect, RADIUS_S + 1, RADIUS_S + 1)
    letter = fonts.font("small-strong")
    letter.setPixelSize(max(8, round(rect.height() * 0.5)))
    painter.setFont(letter)
    painter.setPen(colour("muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, letters)
    painter.restore()


def chip_width(text: str, *, has_glyph: bool = True) -> float:
    """Width that `paint_chip` needs."""
    return QFontMetricsF(fonts.font("name")).horizontalAdvance(text) + (36 if has_glyph else 20)


def paint_chip(painter: QPainter, name: str, text: str, rect: QRectF) -> None:
    """A class as a chip: soft background, glyph, word in the class's text colour."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"class_soft.{name}"))
    painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    paint_class_glyph(painter, name, QPointF(rect.left() + 14, rect.center().y()), 9)
    painter.setFont(fonts.font("name"))
    painter.setPen(colour(f"class_text.{name}"))
    painter.drawText(
        rect.adjusted(24, 0, -8, 0),
        Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
        text,
    )
    painter.restore()


def line_box(scale: str, least: int) -> int:
    """Height of a one-line mark: `least`, or more where the user's font is larger."""
    return max(least, round(QFontMetricsF(fonts.font(scale)).height()) + 4)


def key_cap_width(text: str) -> float:
    """Width that `paint_key_cap` needs."""
    return max(18.0, QFontMetricsF(fonts.font("small")).horizontalAdvance(text) + 12)


def paint_key_cap(painter: QPainter, text: str, rect: QRectF, role: str = "muted") -> None:
    """A key's name in a hairline frame; `role` is its ink (accent_text on a primary button)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("border" if role == "muted" else role), 1))
    painter.setBrush(colour("surface") if role == "muted" else QBrush())
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_S, RADIUS_S)
    painter.setFont(fonts.font("small"))
    painter.setPen(colour(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_stack(painter: QPainter, counts: Sequence[int], rect: QRectF) -> None:
    """A small stacked bar of the four classes, in stack order, 1 px gaps, patterns on."""
    whole = sum(counts)
    if whole <= 0:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    left, drawn = rect.left(), 0
    for name, number in zip(CLASSES, counts, strict=True):
        if number == 0:
            continue
        drawn += number
        right = rect.left() + rect.width() * drawn / whole
        paint_segment(
            painter, name, QRectF(left, rect.top(), max(1.0, right - left - 1), rect.height())
        )
        left = right
    painter.restore()


def paint_segment(painter: QPainter, name: str, rect: QRectF) -> None:
    """One class's rectangle in its colour and pattern; *other* is hollow."""
    if name == "other":
        painter.setPen(QPen(colour("class.other"), 1))
        painter.setBrush(colour("class.other", 0.16))
        painter.drawRect(rect.adjusted(0.5, 0.5, -0.5, -0.5))
        return
    painter.fillRect(rect, colour(f"class.{name}"))
    if min(rect.width(), rect.height()) >= 3:
        painter.fillRect(rect, class_brush(name, painter.device().devicePixelRatioF()))


def paint_focus(painter: QPainter, rect: QRectF, radius: float = RADIUS_S) -> None:
    """The focus ring, 2 px; 1 px inside the given rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius, radius)
    painter.restore()
