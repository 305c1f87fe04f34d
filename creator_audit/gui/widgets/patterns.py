"""The patterns that tell classes apart without colour, as tiled brushes."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from creator_audit.gui.theme.palette import colour

TILE = 5
"""Side of a tile in logical pixels."""


def class_brush(name: str, ratio: float = 1.0) -> QBrush:
    """What is laid over a class's colour: nothing, slanted lines or dots in the surface colour."""
    if name not in ("recommending", "deinfluencing"):
        return QBrush(Qt.BrushStyle.NoBrush)
    strength = 0.55 if name == "recommending" else 0.75
    return _tile(name, colour("surface", strength).name(QColor.NameFormat.HexArgb), ratio)


@lru_cache(maxsize=32)
def _tile(name: str, ink: str, ratio: float) -> QBrush:
    side = round(TILE * ratio)
    picture = QPixmap(side, side)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if name == "recommending":
        painter.setPen(QPen(QColor(ink), 1.4))
        for shift in (-TILE, 0, TILE):
            painter.drawLine(QPointF(shift - 1, TILE + 1), QPointF(shift + TILE + 1, -1))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        for x, y in ((1.25, 1.25), (3.75, 3.75)):
            painter.drawEllipse(QPointF(x, y), 0.9, 0.9)
    painter.end()
    return QBrush(picture)
