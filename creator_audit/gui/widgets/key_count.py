"""A large count that is a button and at the same time the legend of the chart."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_class_glyph, paint_focus
from creator_audit.gui.widgets.words import CLASS_NAMES


class KeyCount(QAbstractButton):
    """``■ Sponsored / 38 of 141, 27 % / 24 of 131 (18 %) a year earlier``."""

    def __init__(self, class_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.class_name = class_name
        self._figure, self._share, self._earlier = "–", "", ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setText(CLASS_NAMES[class_name])
        self.setAccessibleName(CLASS_NAMES[class_name])

    def show_count(self, figure: str, share: str, earlier: str, spoken: str) -> None:
        """The number, ``of 141, 27 %``, the line below, and the sentence a reader speaks."""
        self._figure, self._share, self._earlier = figure, share, earlier
        self.setAccessibleName(spoken)
        self.setToolTip(f"Show these posts. {earlier}".strip())
        self.update()

    @property
    def words(self) -> tuple[str, str, str]:
        """What is shown: figure, share, earlier."""
        return self._figure, self._share, self._earlier

    def _heights(self) -> tuple[float, float, float]:
        body = QFontMetricsF(fonts.font("body")).height()
        figure = QFontMetricsF(fonts.font("figure")).height()
        return body, figure, QFontMetricsF(fonts.font("small")).height()

    def sizeHint(self) -> QSize:
        return QSize(170, round(sum(self._heights())) + 12)

    def minimumSizeHint(self) -> QSize:
        return QSize(130, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        left, top = 2.0, 4.0
        body, figure, small = self._heights()
        paint_class_glyph(painter, self.class_name, QPointF(left + 4.5, top + body / 2), 10)
        near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        width = box.width() - left
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("muted"))
        name = QRectF(left + 16, top, width - 16, body)
        painter.drawText(name, near, CLASS_NAMES[self.class_name])
        large = fonts.font("figure", tabular=True)
        painter.setFont(large)
        painter.setPen(colour("text"))
        line = QRectF(left, top + body + 1, width, figure)
        painter.drawText(line, near, self._figure)
        used = QFontMetricsF(large).horizontalAdvance(self._figure) + 8
        painter.setFont(fonts.font("body", tabular=True))
        painter.setPen(colour("muted"))
        painter.drawText(line.adjusted(used, figure * 0.16, 0, 0), near, self._share)
        painter.setFont(fonts.font("small", tabular=True))
        below = QRectF(left, line.bottom(), width, small)
        shown = painter.fontMetrics().elidedText(
            self._earlier, Qt.TextElideMode.ElideRight, int(width)
        )
        painter.drawText(below, near, shown)
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_M)
