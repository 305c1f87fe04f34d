"""At most three things to do, worst first."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.overview.state import in_words, mark_of
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M, S4
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_verdict
from creator_audit.queries.overview import DoFirst

_BESIDE = 60
"""Width that mark and arrow take."""
NOTHING = "Nothing to do in this period."


class _Row(QAbstractButton):
    """Mark, fact in one or two lines, second line, an arrow."""

    def __init__(self, row: DoFirst) -> None:
        super().__init__()
        self.row = row
        self._detail = in_words(row.detail)
        self.setText(row.title)
        self.setAccessibleName(f"{row.title}. {self._detail}")
        self.setToolTip(f"{row.title}. {self._detail}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setFixedHeight(self.heightForWidth(event.size().width()))

    def heightForWidth(self, width: int) -> int:
        """Tall enough for a fact that needs more than one line."""
        area = QRect(0, 0, max(80, width - _BESIDE), 1000)
        name = QFontMetrics(fonts.font("name"))
        title = name.boundingRect(area, Qt.TextFlag.TextWordWrap, self.row.title).height()
        return max(46, title + QFontMetrics(fonts.font("small")).height() + 16)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(280, self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(270, 46)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        middle = box.center().y()
        paint_verdict(painter, mark_of(self.row), QPointF(14, middle), 16)
        words = box.adjusted(32, 6, 32 - _BESIDE, -6)
        small = QFontMetrics(fonts.font("small"))
        painter.setFont(fonts.font("name"))
        painter.setPen(colour("text"))
        title = words.adjusted(0, 0, 0, -small.height() - 1)
        wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(title, wrapped, self.row.title)
        painter.setFont(fonts.font("small"))
        painter.setPen(colour("muted"))
        elided = small.elidedText(self._detail, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, elided)
        paint_icon(painter, "chevron-right", "muted", QRectF(box.right() - 24, middle - 8, 16, 16))
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
