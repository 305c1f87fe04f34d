"""How many posts with signs of a deal carry which label."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from creator_audit.gui.overview.state import VerdictLine
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_verdict


class _Row(QAbstractButton):
    def __init__(self, line: VerdictLine) -> None:
        super().__init__()
        self.line = line
        self.setText(line.name)
        self.setAccessibleName(line.spoken)
        self.setToolTip(line.spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(190, max(27, self.fontMetrics().height() + 8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_S, RADIUS_S)
        paint_verdict(painter, self.line.verdict, QPointF(11, box.center().y()), 15)
        near = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("text"))
        painter.drawText(box.adjusted(25, 0, 0, 0), near, self.line.name)
        painter.setPen(colour("muted"))
        painter.setFont(fonts.font("small", tabular=True))
        painter.drawText(box.adjusted(0, 0, -4, 0), far, self.line.of)
        used = painter.fontMetrics().horizontalAdvance(self.line.of) + 10
        painter.setFont(fonts.font("name", tabular=True))
        painter.setPen(colour("accent"))
        painter.drawText(box.adjusted(0, 0, -used, 0), far, f"{self.line.posts:,}")
        if self.hasFocus():
            paint_focus(painter, box)


class VerdictList(QWidget):
    """Heading and four rows."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = make_label("", "small-strong", tone="muted")
        self._head.setContentsMargins(3, 0, 0, 6)
        column.addWidget(self._head)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.rows: list[_Row] = []

    def show_lines(self, head: str, lines: Sequence[VerdictLine]) -> None:
        """Replace heading and rows; without a post there are no rows."""
        has_any = any(line.posts for line in lines)
        self._head.setText(head)
        for old in self.rows:
            self._rows.removeWidget(old)
            old.deleteLater()
        self.rows = [_Row(line) for line in lines if has_any]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, key=row.line.verdict: self.chosen.emit(key))
            self._rows.addWidget(row)
