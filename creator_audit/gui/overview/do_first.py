"""At most three things to do, worst first."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.overview.state import mark_of
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M, S4
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_verdict
from creator_audit.queries.overview import DoFirst

NOTHING = "Nothing to do in this period."


class _Row(QAbstractButton):
    """Mark, fact, second line, an arrow."""

    def __init__(self, row: DoFirst) -> None:
        super().__init__()
        self.row = row
        self.setText(row.title)
        self.setAccessibleName(f"{row.title}. {row.detail}")
        self.setToolTip(f"{row.title}. {row.detail}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        lines = (
            QFontMetrics(fonts.font("body")).height() + QFontMetrics(fonts.font("small")).height()
        )
        return QSize(280, max(46, lines + 14))

    def minimumSizeHint(self) -> QSize:
        return QSize(270, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        paint_verdict(painter, mark_of(self.row), QPointF(14, box.center().y()), 16)
        words = box.adjusted(32, 0, -28, 0)
        half = box.center().y()
        elide = Qt.TextElideMode.ElideRight
        painter.setFont(fonts.font("name"))
        painter.setPen(colour("text"))
        title = painter.fontMetrics().elidedText(self.row.title, elide, int(words.width()))
        top = QRectF(words.left(), 0, words.width(), half)
        painter.drawText(top, Qt.AlignmentFlag.AlignBottom, title)
        painter.setFont(fonts.font("small"))
        painter.setPen(colour("muted"))
        detail = painter.fontMetrics().elidedText(self.row.detail, elide, int(words.width()))
        below = QRectF(words.left(), half + 2, words.width(), half)
        painter.drawText(below, Qt.AlignmentFlag.AlignTop, detail)
        paint_icon(painter, "chevron-right", "muted", QRectF(box.right() - 24, half - 8, 16, 16))
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_M)


class DoFirstPanel(QFrame):
    """The panel at the lower left of the Overview."""

    rowChosen = Signal(object)
    allAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        column = QVBoxLayout(self)
        column.setContentsMargins(S4, 10, S4, 10)
        column.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(make_label("Do first", "heading"))
        head.addStretch(1)
        self.all_button = make_button("All findings", self.allAsked.emit, kind="flat")
        head.addWidget(self.all_button)
        column.addLayout(head)
        self._nothing = make_label(NOTHING, tone="muted")
        column.addWidget(self._nothing)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column.addLayout(self._rows)
        column.addStretch(1)
        self.rows: list[_Row] = []

    def show_rows(self, rows: Sequence[DoFirst], open_findings: int) -> None:
        """Replace the rows."""
        for old in self.rows:
            self._rows.removeWidget(old)
            old.deleteLater()
        self.rows = [_Row(row) for row in rows]
        for row in self.rows:
            row.clicked.connect(lambda _on=False, row=row.row: self.rowChosen.emit(row))
            self._rows.addWidget(row)
        self._nothing.setVisible(not rows)
        self.all_button.setText(f"All {open_findings:,} findings")
        self.all_button.setVisible(open_findings > 0)
