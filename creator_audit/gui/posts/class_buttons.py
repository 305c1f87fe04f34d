"""Four buttons, one per class, each with its key."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import CONTROL, RADIUS_M, S2
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import (
    key_cap_width,
    line_box,
    paint_class_glyph,
    paint_focus,
    paint_key_cap,
)
from creator_audit.gui.widgets.words import CLASS_NAMES, CLASSES


class _ClassButton(QAbstractButton):
    def __init__(self, name: str, key: str) -> None:
        super().__init__()
        self._name, self._key = name, key
        self.setText(CLASS_NAMES[name])
        self.setAccessibleName(f"{CLASS_NAMES[name]}, {key}")
        self.setToolTip(f"Set the class to {CLASS_NAMES[name].lower()} ({key})")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(fonts.font("small-strong"))
        width = metrics.horizontalAdvance(CLASS_NAMES[self._name]) + 62
        return QSize(width, max(CONTROL, metrics.height() + 12))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        painter.setPen(colour("border_strong"))
        painter.setBrush(colour("hover" if self.underMouse() else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_M, RADIUS_M)
        paint_class_glyph(painter, self._name, QPointF(15, box.center().y()), 9)
        painter.setFont(fonts.font("small-strong"))
        painter.setPen(colour("text"))
        near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(26, 0, -30, 0), near, CLASS_NAMES[self._name])
        cap, tall = key_cap_width(self._key), line_box("small", 18)
        paint_key_cap(
            painter,
            self._key,
            QRectF(box.right() - 7 - cap, box.center().y() - tall / 2, cap, tall),
        )
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_M)


class ClassButtons(QWidget):
    """Two by two."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(S2)
        self.buttons = {}
        for number, name in enumerate(CLASSES):
            button = _ClassButton(name, str(number + 1))
            button.clicked.connect(lambda _on=False, name=name: self.chosen.emit(name))
            grid.addWidget(button, number // 2, number % 2)
            self.buttons[name] = button
