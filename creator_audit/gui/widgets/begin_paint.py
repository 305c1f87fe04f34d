"""The painter of a painted widget, set up alike everywhere."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


def begin_paint(widget: QWidget) -> QPainter:
    """A painter with smooth edges that lays out from left to right.

    Qt would mirror the alignment of drawn text in a right-to-left window, but not the places we
    compute: the two would meet in the middle. Layouts mirror whole widgets, which stay readable.
    """
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return painter
