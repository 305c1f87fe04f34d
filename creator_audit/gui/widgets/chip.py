"""A chip of the filter bar: what is limited, tinted and with an x once it is."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import CONTROL_CHIP, ICON_CHIP
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_focus

_SIDE = 11
_GAP = 6
_LONGEST = 260


class Chip(QToolButton):
    """A button with a menu; once set, Delete or its x takes the limit away."""

    cleared = Signal()

    def __init__(self, facet: str, rest: str, parent: QWidget | None = None) -> None:
        """`facet` is the spoken name (``period``), `rest` the text while nothing is set."""
        super().__init__(parent)
        self._facet = facet
        self._rest = rest
        self._value = ""
        self._icon = ""
        self.can_clear = True
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMenu(QMenu(self))
        self.set_value("")

    def set_icon_name(self, name: str) -> None:
        """A small icon in front of the words."""
        self._icon = name
        self.updateGeometry()

    @property
    def value(self) -> str:
        """What is set, empty for nothing."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a limit; an empty value means none."""
        self._value = value
        said = f"Filter, {self._facet}, "
        said += f"{value}, set. Delete removes it." if value else self._rest
        self.setAccessibleName(said)
        self.setToolTip(value if len(value) > 30 else "")
        self.updateGeometry()
        self.update()

    def _words(self) -> str:
        metrics = QFontMetrics(fonts.font("body"))
        return metrics.elidedText(self._value or self._rest, Qt.TextElideMode.ElideRight, _LONGEST)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.font("body"))
        width = metrics.horizontalAdvance(self._words()) + 2 * _SIDE + ICON_CHIP + _GAP
        if self._icon and self._value:
            width += ICON_CHIP + _GAP
        return QSize(width, max(CONTROL_CHIP, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        is_set = bool(self._value)
        background = "accent_soft" if is_set else "hover" if self.underMouse() else "sunken"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(background))
        box = QRectF(self.rect())
        radius = box.height() / 2
        painter.drawRoundedRect(box, radius, radius)
        ink = "accent" if is_set else "text"
        left = float(_SIDE)
        if self._icon and is_set:
            paint_icon(painter, self._icon, ink, self._square(left))
            left += ICON_CHIP + _GAP
        painter.setFont(fonts.font("body"))
        painter.setPen(colour(ink))
        words = QRectF(left, 0, box.width() - left - _SIDE, box.height())
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words()
        )
        tail = "x" if is_set and self.can_clear else "chevron-down"
        paint_icon(
            painter, tail, ink if is_set else "muted", self._square(box.width() - _SIDE - 12, 12)
        )
        if self.hasFocus():
            paint_focus(painter, box, radius - 1)

    def _square(self, left: float, side: float = ICON_CHIP) -> QRectF:
        return QRectF(left, (self.height() - side) / 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._is_on_x(event.position()):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._is_on_x(event.position()):
            self.cleared.emit()
            return
        super().mouseReleaseEvent(event)

    def _is_on_x(self, place: QPointF) -> bool:
        is_near = place.x() > self.width() - _SIDE - 16
        return bool(self._value) and self.can_clear and is_near

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._value:
            if self.can_clear:
                self.cleared.emit()
            return
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.showMenu()
            return
        super().keyPressEvent(event)
