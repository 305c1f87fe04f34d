"""A numbered post of a chain as a line that opens it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.trust.state import PostLine
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_class_glyph, paint_focus, paint_tile
from creator_audit.gui.widgets.words import CLASS_NAMES, platform_tile

_NEAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

_NARROW = 620
"""Below this the class is told by its glyph alone; the spoken name always says it."""


class PostButton(QAbstractButton):
    """Number, day, platform, opening, class, what is said of a tie."""

    def __init__(self, line: PostLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setText(line.text)
        self.setAccessibleName(f"{line.spoken}. Opens the post")
        self.setToolTip(line.text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(560, max(32, QFontMetrics(fonts.font("body")).height() + 12))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_S, RADIUS_S)
        middle = box.center().y()
        self._paint_number(painter, QPointF(11, middle))
        body = QFontMetrics(fonts.font("body"))
        day_width = body.horizontalAdvance("28 Aug 2026") + 22
        _draw(painter, QRectF(32, 0, day_width, box.height()), self.line.day, "muted")
        left = 32.0 + day_width
        tile = QRectF(left, middle - 10, 20, 20)
        paint_tile(painter, platform_tile(self.line.platform), tile)
        said_width = body.horizontalAdvance("no text in the export") + 8
        has_word = box.width() >= _NARROW
        class_width = body.horizontalAdvance("Recommending") + 34 if has_word else 26
        right = box.right() - said_width
        said = QRectF(right, 0, said_width - 4, box.height())
        _draw(painter, said, self.line.said, "muted", _FAR)
        right -= class_width
        paint_class_glyph(painter, self.line.class_name, QPointF(right + 10, middle), 10)
        if has_word:
            name = QRectF(right + 20, 0, class_width, box.height())
            _draw(painter, name, CLASS_NAMES.get(self.line.class_name, "Other"), "text")
        left += 30
        _draw(painter, QRectF(left, 0, right - left - 8, box.height()), self.line.text, "text")
        if self.hasFocus():
            paint_focus(painter, box)

    def _paint_number(self, painter: QPainter, centre: QPointF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken"))
        painter.drawEllipse(centre, 10, 10)
        painter.setFont(fonts.font("small-strong", tabular=True))
        painter.setPen(colour("text"))
        around = QRectF(centre.x() - 10, centre.y() - 10, 20, 20)
        painter.drawText(around, Qt.AlignmentFlag.AlignCenter, str(self.line.number))


def _draw(
    painter: QPainter, box: QRectF, text: str, role: str, where: Qt.AlignmentFlag = _NEAR
) -> None:
    painter.setFont(fonts.font("body", tabular=True))
    painter.setPen(colour(role))
    room = max(0, int(box.width()))
    painter.drawText(
        box, where, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    )
