"""Paints the work list: heads of groups and findings of two lines."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from creator_audit.gui.findings import state
from creator_audit.gui.findings.work_list_model import GROUP_ROLE, ITEM_ROLE
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M, ROW_LIST
from creator_audit.gui.widgets import review_words as words
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_verdict
from creator_audit.gui.widgets.words import day_name
from creator_audit.queries.findings import FindingItem

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_TEXT_AT = 38
_INDENT = 10


class FindingDelegate(QStyledItemDelegate):
    """Mark, title and day; below them platform, brand and signs."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        # Heads and findings have one height: the view then measures one row instead of thousands.
        body = QFontMetrics(fonts.font("name")).height()
        small = QFontMetrics(fonts.font("small")).height()
        return QSize(200, max(ROW_LIST, body + small + 16))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        view = option.widget
        if isinstance(view, QTreeView):
            box.setLeft(0)
            box.setRight(view.viewport().width())
        box.adjust(_INDENT, 0, -_INDENT, 0)
        group = index.data(GROUP_ROLE)
        if isinstance(group, state.Group):
            is_open = bool(option.state & QStyle.StateFlag.State_Open)
            _paint_head(painter, group, box, is_open=is_open)
        else:
            _paint_item(painter, index.data(ITEM_ROLE), option, box.adjusted(0, 0, 0, -1))
        painter.restore()


def _paint_head(painter: QPainter, group: state.Group, box: QRectF, *, is_open: bool) -> None:
    name = "chevron-down" if is_open else "chevron-right"
    half = box.center().y() + 2
    paint_icon(painter, name, "muted", QRectF(box.left() + 12, half - 16, 14, 14))
    left = box.left() + 33
    painter.setFont(fonts.font("strong"))
    painter.setPen(colour("text"))
    room = int(box.width()) - 80
    title = painter.fontMetrics().elidedText(group.title, Qt.TextElideMode.ElideRight, room)
    used = painter.fontMetrics().horizontalAdvance(title)
    painter.drawText(QRectF(left, half - 20, box.width(), 20), _LEFT, title)
    painter.setFont(fonts.font("body", tabular=True))
    painter.setPen(colour("muted"))
    painter.drawText(QRectF(left + used + 9, half - 20, 80, 20), _LEFT, f"{len(group.items):,}")
    painter.setFont(fonts.font("small"))
    note = painter.fontMetrics().elidedText(
        group.note, Qt.TextElideMode.ElideRight, int(box.right() - left)
    )
    painter.drawText(QRectF(left, half, box.right() - left, 18), _LEFT, note)


def _paint_item(
    painter: QPainter, item: FindingItem, option: QStyleOptionViewItem, box: QRectF
) -> None:
    flags = option.state
    is_chosen = bool(flags & QStyle.StateFlag.State_Selected)
    if is_chosen or flags & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft" if is_chosen else "hover"))
        painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
    middle = box.center().y()
    paint_verdict(painter, state.mark_of(item), QPointF(box.left() + 20, middle - 9), 16)
    left, right = box.left() + _TEXT_AT, box.right() - 12
    small = fonts.font("small", tabular=True)
    painter.setFont(small)
    painter.setPen(colour("muted"))
    day = day_name(item.day, short=True)
    day_width = painter.fontMetrics().horizontalAdvance(day) + 8
    painter.drawText(QRectF(right - day_width, middle - 19, day_width, 20), _RIGHT, day)
    below = words.place_line(item.platform, item.brand, item.signs)
    if item.decision != "open":
        below = f"{words.DECISION_WORDS.get(item.decision, item.decision)} · {below}"
    elide = Qt.TextElideMode.ElideRight
    shown = painter.fontMetrics().elidedText(below, elide, int(right - left))
    painter.drawText(QRectF(left, middle + 1, right - left, 18), _LEFT, shown)
    painter.setFont(fonts.font("name"))
    painter.setPen(colour("text"))
    title = painter.fontMetrics().elidedText(item.title, elide, int(right - left - day_width - 6))
    painter.drawText(QRectF(left, middle - 20, right - left, 20), _LEFT, title)
    is_focused = flags & QStyle.StateFlag.State_HasFocus
    if is_focused and flags & QStyle.StateFlag.State_KeyboardFocusChange:
        paint_focus(painter, box, RADIUS_M)
