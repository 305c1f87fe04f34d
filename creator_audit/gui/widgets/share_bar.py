"""Rows of small stacked bars: one platform or brand each, the number beside it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_stack
from creator_audit.gui.widgets.share_line import ShareLine

_BAR_HEIGHT = 9


class ShareBar(QAbstractButton):
    """Name, stack, note; a button that shows these posts."""

    def __init__(self, line: ShareLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.widest_note = ""
        """The longest note of the list, so that all bars have one length."""
        self.setText(line.name)
        self.setAccessibleName(line.spoken)
        self.setToolTip(line.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(240, max(27, self.fontMetrics().height() + 8))

    def minimumSizeHint(self) -> QSize:
        return QSize(150, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_S, RADIUS_S)
        inner = box.adjusted(4, 0, -4, 0)
        body = fonts.font("body")
        small = fonts.font("small", tabular=True)
        name_width = min(inner.width() * 0.36, 110.0)
        words = (self.line.note, "00 of 000", self.widest_note)
        note_width = max(QFontMetricsF(small).horizontalAdvance(one) for one in words)
        near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(body)
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(
            self.line.name, Qt.TextElideMode.ElideRight, int(name_width) - 6
        )
        painter.drawText(QRectF(inner.left(), 0, name_width, box.height()), near, name)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        painter.drawText(inner, far, self.line.note)
        width = inner.width() - name_width - note_width - 10
        stack = QRectF(inner.left() + name_width, 0, width, _BAR_HEIGHT)
        stack.moveTop(round(box.center().y() - _BAR_HEIGHT / 2))
        paint_stack(painter, self.line.counts, stack)
        if self.hasFocus():
            paint_focus(painter, box)


class MiniBars(QWidget):
    """A small heading and up to eight rows."""

    chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = make_label(title, "small-strong", tone="muted")
        head.setContentsMargins(4, 0, 0, 6)
        column.addWidget(head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.bars: list[ShareBar] = []

    def show_lines(self, lines: Sequence[ShareLine]) -> None:
        """Replace the rows."""
        for bar in self.bars:
            self._rows.removeWidget(bar)
            bar.deleteLater()
        self.bars = [ShareBar(line) for line in lines]
        widest = max((line.note for line in lines), key=len, default="")
        for bar in self.bars:
            bar.widest_note = widest
            bar.clicked.connect(lambda _on=False, key=bar.line.key: self.chosen.emit(key))
            self._rows.addWidget(bar)
