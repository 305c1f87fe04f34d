"""The dashed line that shows where a platform cuts a caption."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.widgets.begin_paint import begin_paint


class CutLine(QWidget):
    """``- - -  Instagram shows text up to here  - - -``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = ""
        self.setFixedHeight(QFontMetrics(fonts.font("small")).height() + 4)

    def set_note(self, note: str) -> None:
        """Change the words on the line."""
        self._note = note
        self.setAccessibleName(note)
        self.setToolTip(note)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        painter.setFont(fonts.font("small"))
        metrics = painter.fontMetrics()
        note = metrics.elidedText(self._note, Qt.TextElideMode.ElideRight, self.width() - 60)
        width = metrics.horizontalAdvance(note) + 18
        middle = self.height() / 2
        left = (self.width() - width) / 2
        pen = QPen(colour("muted"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.drawLine(0, int(middle), int(left), int(middle))
        painter.drawLine(int(left + width), int(middle), self.width(), int(middle))
        painter.setPen(colour("muted"))
        painter.drawText(QRectF(left, 0, width, self.height()), Qt.AlignmentFlag.AlignCenter, note)
