"""Line icons (Lucide, see ``resources/icons/LICENSE``) in a colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from creator_audit import resources
from creator_audit.gui.theme import palette

_DISABLED_OPACITY = 0.45
_STROKE = b'stroke-width="1.75"'


@cache
def _source(name: str) -> bytes:
    return resources.read_bytes(f"icons/{name}.svg").replace(b'stroke-width="2"', _STROKE)


@cache
def _renderer(name: str, shade: str) -> QSvgRenderer:
    drawn = _source(name).replace(b"currentColor", shade.encode())
    return QSvgRenderer(QByteArray(drawn))


def paint_icon(painter: QPainter, name: str, role: str, rect: QRectF) -> None:
    """Draw an icon inside `rect` in the colour of `role`; sharp at any scale."""
    _renderer(name, palette.colour(role).name()).render(painter, rect)


def icon_pixmap(name: str, role: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon as a picture of `size` logical pixels at a device pixel ratio."""
    pixels = round(size * ratio)
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_icon(painter, name, role, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


class _ThemedEngine(QIconEngine):
    """Draws at the moment of painting, so icons follow the appearance and the screen's scale."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        painter.save()
        if mode == QIcon.Mode.Disabled:
            painter.setOpacity(painter.opacity() * _DISABLED_OPACITY)
        side = min(rect.width(), rect.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(rect).center())
        paint_icon(painter, self._name, self._role, place)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._name, self._role)


_kept: dict[tuple[str, str], tuple[QIcon, QIconEngine]] = {}
"""Icons live as long as the program: Python must not free an engine that Qt still draws with."""


def icon(name: str, role: str = "text") -> QIcon:
    """The icon `name` in the colour of a palette role; follows a change of appearance."""
    key = (name, role)
    if key not in _kept:
        engine = _ThemedEngine(name, role)
        _kept[key] = (QIcon(engine), engine)
    return _kept[key][0]
