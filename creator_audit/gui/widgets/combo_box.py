"""A combo box with its chevron."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from creator_audit.gui.theme.icons import paint_icon

_SIDE = 14


class ComboBox(QComboBox):
    """Style sheets cannot draw an arrow in a colour of the theme, so it is painted here."""

    def setAccessibleName(self, name: str) -> None:
        """Name the box and the list that opens from it: readers hear both."""
        super().setAccessibleName(name)
        self.view().setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        is_mirrored = self.isRightToLeft()
        left = 9 if is_mirrored else self.width() - _SIDE - 9
        place = QRectF(left, (self.height() - _SIDE) / 2, _SIDE, _SIDE)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        paint_icon(painter, "chevron-down", "muted", place)
