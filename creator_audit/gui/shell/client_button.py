"""The button on top of the side bar: who is open, and a menu to change that."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import paint_focus
from creator_audit.gui.widgets.words import count

_TILE = 28


class ClientButton(QToolButton):
    """Initials, name, number of accounts."""

    clientAsked = Signal(str)
    newClientAsked = Signal()
    allClientsAsked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._line = "No archive yet"
        self._is_narrow = False
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_client("", 0)

    def show_client(self, name: str, accounts: int) -> None:
        """Name the open client."""
        self._name = name
        self._line = count(accounts, "account", "accounts") if accounts else "No archive yet"
        shown = name or "New client"
        self.setAccessibleName(f"Client, {shown}, {self._line}. Opens a list of clients")
        self.setToolTip(shown)
        self.update()

    def offer(self, names: Sequence[str]) -> None:
        """Fill the menu with the clients of the workspace."""
        menu = self.menu()
        menu.clear()
        for name in names:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == self._name)
            action.triggered.connect(lambda _on=False, name=name: self.clientAsked.emit(name))
        menu.addSeparator()
        if len(names) > 1:
            menu.addAction("All clients", self.allClientsAsked.emit)
        menu.addAction("New client…", self.newClientAsked.emit)

    def set_narrow(self, is_narrow: bool) -> None:
        """Initials only."""
        self._is_narrow = is_narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40, max(42, 2 * self.fontMetrics().height() + 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = begin_paint(self)
        box = QRectF(self.rect())
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        left = (box.width() - _TILE) / 2 if self._is_narrow else 8
        tile = QRectF(left, (box.height() - _TILE) / 2, _TILE, _TILE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent" if self._name else "sunken"))
        painter.drawRoundedRect(tile, RADIUS_M, RADIUS_M)
        if self._name:
            painter.setFont(fonts.font("small-strong"))
            painter.setPen(colour("accent_text"))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, _initials(self._name))
        else:
            paint_icon(painter, "user", "muted", tile.adjusted(7, 7, -7, -7))
        if not self._is_narrow:
            self._paint_words(painter, box.adjusted(8 + _TILE + 9, 0, -26, 0))
            middle = box.center().y()
            chevrons = QRectF(box.right() - 24, middle - 7, 14, 14)
            paint_icon(painter, "chevrons-up-down", "muted", chevrons)
        if self.hasFocus():
            paint_focus(painter, box, RADIUS_M)

    def _paint_words(self, painter: QPainter, box: QRectF) -> None:
        half = box.height() / 2
        top = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.setFont(fonts.font("strong"))
        painter.setPen(colour("text"))
        name = painter.fontMetrics().elidedText(
            self._name or "New client", Qt.TextElideMode.ElideRight, int(box.width())
        )
        painter.drawText(QRectF(box.left(), 0, box.width(), half), top, name)
        painter.setFont(fonts.font("small"))
        painter.setPen(colour("muted"))
        below = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(box.left(), half + 1, box.width(), half), below, self._line)


def _initials(name: str) -> str:
    parts = [word for word in name.split() if word[:1].isalnum()]
    if len(parts) >= 2:
        return (parts[0][0] + parts[1][0]).upper()
    return name.strip("@ ")[:2].upper()
