"""Type scale as factors of the application font, so that the size the user chose rules."""

from functools import cache

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

SMALLEST_POINTS = 8.0
_SCALE: dict[str, tuple[float, QFont.Weight]] = {
    "small": (0.9, QFont.Weight.Normal),
    "small-strong": (0.9, QFont.Weight.DemiBold),
    "body": (1.0, QFont.Weight.Normal),
    "name": (1.0, QFont.Weight.Medium),
    "strong": (1.0, QFont.Weight.DemiBold),
    "caption": (1.06, QFont.Weight.Normal),
    "heading": (1.12, QFont.Weight.DemiBold),
    "title": (1.45, QFont.Weight.DemiBold),
    "figure": (2.05, QFont.Weight.DemiBold),
}
CAPTION_LINE_PERCENT = 165
"""Line height of the creator's own words."""


def font(token: str, *, tabular: bool = False) -> QFont:
    """The font of a token of the scale; `tabular` gives all digits one width (tables, counts)."""
    base = QApplication.font()
    return QFont(_sized(base.toString(), token, tabular))


@cache
def _sized(base: str, token: str, tabular: bool) -> QFont:
    factor, weight = _SCALE[token]
    sized = QFont()
    sized.fromString(base)
    if sized.pointSizeF() > 0:
        sized.setPointSizeF(max(SMALLEST_POINTS, sized.pointSizeF() * factor))
    else:
        sized.setPixelSize(max(11, round(sized.pixelSize() * factor)))
    sized.setWeight(weight)
    if tabular:
        sized.setFeature(QFont.Tag("tnum"), 1)
    return sized
