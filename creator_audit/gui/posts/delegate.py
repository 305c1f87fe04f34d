"""How the cells of the Posts table are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from creator_audit.gui.posts.state import class_words, hit_spans, label_words
from creator_audit.gui.posts.table import ROW_ROLE
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ROW_TABLE, row_height
from creator_audit.gui.widgets.paint_kit import (
    paint_class_glyph,
    paint_focus,
    paint_tile,
    paint_verdict,
)
from creator_audit.gui.widgets.words import CLASS_NAMES, day_name, kind_name, platform_tile
from creator_audit.queries.posts import PostRow

DATE, PLATFORM, KIND, TEXT, BRAND, CLASS, LABEL = range(7)
_PAD = 6
_NEAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_Index = QModelIndex | QPersistentModelIndex


class PostDelegate(QStyledItemDelegate):
    """One delegate for all columns; the hairline below each row is part of the cell."""

    searched = ""
    """Words of the search, marked in the text."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(60, row_height(ROW_TABLE, option.fontMetrics.height()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        box = QRectF(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, colour("hover"))
        painter.setPen(QPen(colour("border"), 1))
        bottom = box.bottom() - 0.5
        painter.drawLine(QPointF(box.left(), bottom), QPointF(box.right(), bottom))
        row = index.data(ROW_ROLE)
        if isinstance(row, PostRow):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            inner = box.adjusted(_PAD, 0, -_PAD, -1)
            _PAINTERS[index.column()](self, painter, row, inner)
        is_keyed = state & QStyle.StateFlag.State_KeyboardFocusChange
        if state & QStyle.StateFlag.State_HasFocus and is_keyed and index.column() == DATE:
            paint_focus(painter, box.adjusted(1, 1, -1, -2))
        painter.restore()

    def _date(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        painter.setFont(fonts.font("body", tabular=True))
        painter.setPen(colour("muted"))
        painter.drawText(box, _NEAR, day_name(row.day, short=True))

    def _platform(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        tile = QRectF(0, 0, 20, 20)
        tile.moveCenter(box.center())
        paint_tile(painter, platform_tile(row.platform), tile)

    def _kind(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        _draw(painter, box, kind_name(row.kind), "muted")

    def _text(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        if not row.text:
            _draw(painter, box, "No text in the export", "muted")
            return
        painter.setFont(fonts.font("body"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(row.text, Qt.TextElideMode.ElideRight, int(box.width()))
        if self.searched:
            self._paint_hits(painter, shown, box, metrics)
        painter.setPen(colour("text"))
        painter.drawText(box, _NEAR, shown)

    def _paint_hits(
        self, painter: QPainter, shown: str, box: QRectF, metrics: QFontMetrics
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("mark_focus"))
        height = metrics.height() + 2
        for start, end in hit_spans(shown, self.searched):
            left = box.left() + metrics.horizontalAdvance(shown[:start])
            width = metrics.horizontalAdvance(shown[start:end])
            mark = QRectF(left - 1, box.center().y() - height / 2, width + 2, height)
            painter.drawRoundedRect(mark, 3, 3)

    def _brand(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        _draw(painter, box, row.brand, "text")

    def _class(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        if class_words(row) not in CLASS_NAMES.values():
            _draw(painter, box, class_words(row), "muted")
            return
        paint_class_glyph(painter, row.post_class, QPointF(box.left() + 5, box.center().y()), 9)
        words = box.adjusted(17, 0, 0, 0)
        _draw(painter, words, CLASS_NAMES[row.post_class], "text")
        if row.by_user:
            used = painter.fontMetrics().horizontalAdvance(CLASS_NAMES[row.post_class]) + 5
            pen = QRectF(words.left() + used, box.center().y() - 6, 12, 12)
            if pen.right() <= box.right() + 4:
                paint_icon(painter, "pen-line", "muted", pen)

    def _label(self, painter: QPainter, row: PostRow, box: QRectF) -> None:
        if row.verdict in ("not_required", ""):
            _draw(painter, box, "–", "muted")
            return
        paint_verdict(painter, row.verdict, QPointF(box.left() + 7, box.center().y()), 14)
        role = "muted" if row.verdict == "no_text" else "text"
        words = "No text" if row.verdict == "no_text" else label_words(row.verdict)
        _draw(painter, box.adjusted(20, 0, 0, 0), words, role)


def _draw(painter: QPainter, box: QRectF, words: str, role: str) -> None:
    painter.setFont(fonts.font("body"))
    painter.setPen(colour(role))
    elided = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _NEAR, elided)


_PAINTERS = (
    PostDelegate._date,
    PostDelegate._platform,
    PostDelegate._kind,
    PostDelegate._text,
    PostDelegate._brand,
    PostDelegate._class,
    PostDelegate._label,
)
