"""The head of the content sheet: title, subtitle, the page's actions, the command field."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M, S3, S5
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.paint_kit import key_cap_width, line_box, paint_focus, paint_key_cap


class CommandField(QToolButton):
    """Looks like an input and opens the palette of commands."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = "Search or run a command"
        self._key = QKeySequence("Ctrl+K").toString(QKeySequence.SequenceFormat.NativeText)
        self.setAccessibleName(f"{self._words}, {self._key}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words)
        return QSize(round(words + key_cap_width(self._key) + 54), line_box("body", 26) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("hover" if self.underMouse() else "sunken"))
        painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        paint_icon(painter, "search", "muted", QRectF(10, box.center().y() - 7, 14, 14))
        cap, tall = key_cap_width(self._key), line_box("small", 18)
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("muted"))
        words = box.adjusted(32, 0, -cap - 14, 0)
        shown = painter.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, int(words.width())
        )
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, middle, shown)
        key_box = QRectF(box.right() - cap - 7, box.center().y() - tall / 2, cap, tall)
        paint_key_cap(painter, self._key, key_box)
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_M)


class PageHead(QWidget):
    """Title and subtitle at the left, actions and command field at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(S5, 14, S5, 0)
        row.setSpacing(S3)
        words = QVBoxLayout()
        words.setSpacing(1)
        self.title = make_label(scale="title")
        self.subtitle = make_label(scale="small", tone="muted", tabular=True)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        row.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(S3)
        row.addLayout(self._actions)
        self.command_field = CommandField()
        row.addWidget(self.command_field)

    def show_page(self, title: str, actions: Sequence[QWidget]) -> None:
        """Change to another page's title and actions."""
        self.title.setText(title)
        while self._actions.count():
            item = self._actions.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setParent(None)
        for action in actions:
            self._actions.addWidget(action)
            action.show()

    def show_subtitle(self, text: str) -> None:
        """Change the line below the title."""
        self.subtitle.setText(text)
        self.subtitle.setToolTip(text)
