"""Lines with a check box that can be seen in both appearances."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_S
from creator_audit.gui.widgets.paint_kit import paint_focus

_BOX = 16


class CheckDelegate(QStyledItemDelegate):
    """Fusion takes the edge of a check box from the window's colour, which is lost in the dark."""

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(120, max(28, option.fontMetrics.height() + 10))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, colour("hover"))
        box = QRectF(row.left() + 3, row.center().y() - _BOX / 2, _BOX, _BOX)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) in (
            Qt.CheckState.Checked,
            Qt.CheckState.Checked.value,
        )
        painter.setPen(QPen(colour("accent" if is_on else "border_strong"), 1.3))
        painter.setBrush(colour("accent" if is_on else "surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_S, RADIUS_S)
        if is_on:
            paint_icon(painter, "check", "accent_text", box.adjusted(2, 2, -2, -2))
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("text"))
        words = row.adjusted(_BOX + 12, 0, -4, 0)
        shown = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus(painter, row.adjusted(0, 1, -1, -1))
        painter.restore()
