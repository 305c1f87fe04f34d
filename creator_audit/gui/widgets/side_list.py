"""The list at the left of a page: sections with lines of one or two rows, walked by J and K."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import RADIUS_M, ROW_NAV, ROW_TABLE
from creator_audit.gui.widgets.paint_kit import paint_focus, paint_stack, paint_verdict

_LINE = Qt.ItemDataRole.UserRole
_NEAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_FAR = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_STACK_WIDTH, _STACK_HEIGHT = 56.0, 8.0


@dataclass(frozen=True, slots=True)
class SideLine:
    """One line. An empty key makes it the head of a section."""

    key: str
    title: str
    note: str = ""
    """Second row; empty: the line has one row."""
    right: str = ""
    """Number or words at the right end."""
    mark: str = ""
    """A verdict's mark in front."""
    icon: str = ""
    counts: tuple[int, int, int, int] | None = None
    """Classes as a small stack before the right end."""
    spoken: str = ""
    """Sentence for readers; empty: made of the words shown."""

    @property
    def sentence(self) -> str:
        """What a screen reader says."""
        words = ", ".join(filter(None, (self.title, self.note, self.right)))
        return self.spoken or words


class SideList(QListWidget):
    """Emits the key of the chosen line, and letters that the page may take."""

    lineChosen = Signal(str)
    letterTyped = Signal(str)
    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_SideDelegate(self))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._tell)
        self.keys: tuple[str, ...] = ()
        """Keys of the lines in order, heads left out."""

    def show_lines(self, lines: Sequence[SideLine], wanted: str = "") -> None:
        """Replace the lines. Chosen is `wanted`, else what was chosen, else its neighbour."""
        before, place = self.chosen, max(0, self.place)
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem(line.title)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.sentence)
            item.setToolTip(line.sentence)
            if not line.key:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self.keys = tuple(line.key for line in lines if line.key)
        self.blockSignals(False)
        if wanted in self.keys:
            self.choose(wanted)
        elif before in self.keys:
            self.choose(before)
        elif self.keys:
            self.choose(self.keys[min(place, len(self.keys) - 1)])

    @property
    def chosen(self) -> str:
        """Key of the chosen line, empty for none."""
        item = self.currentItem()
        line = item.data(_LINE) if item is not None else None
        return line.key if isinstance(line, SideLine) else ""

    @property
    def place(self) -> int:
        """Position of the chosen line among the lines, -1 for none."""
        return self.keys.index(self.chosen) if self.chosen in self.keys else -1

    def choose(self, key: str) -> None:
        """Choose a line by key; a key that is not there changes nothing."""
        for row in range(self.count()):
            item = self.item(row)
            if item.data(_LINE).key == key:
                if item is self.currentItem():
                    self.lineChosen.emit(key)
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return

    def step(self, by: int) -> None:
        """Next (+1) or previous (-1) line."""
        if self.keys:
            place = min(max(self.place + by, 0), len(self.keys) - 1)
            self.choose(self.keys[place])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif plain and letter in ("J", "K"):
            self.step(1 if letter == "J" else -1)
        elif plain and letter.isalpha() and letter.isascii():
            self.letterTyped.emit(letter)
        else:
            super().keyPressEvent(event)

    def _tell(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        if now is not None:
            self.lineChosen.emit(now.data(_LINE).key)


class _SideDelegate(QStyledItemDelegate):
    """Paints heads and lines."""

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        line = index.data(_LINE)
        name = QFontMetrics(fonts.font("name")).height()
        small = QFontMetrics(fonts.font("small")).height()
        if not line.key:
            return QSize(100, max(34, name + 16))
        if line.note:
            return QSize(100, name + small + 20)
        return QSize(100, max(ROW_NAV if line.icon else ROW_TABLE, name + 12))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        line: SideLine = index.data(_LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box = QRectF(option.rect).adjusted(10, 0, -10, -1)
        if line.key:
            _paint_ground(painter, option, box)
            _paint_line(painter, line, box.adjusted(12, 0, -12, 0))
        else:
            _paint_head(painter, line, box.adjusted(12, 6, -12, 0))
        painter.restore()


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
    flags = option.state
    is_chosen = bool(flags & QStyle.StateFlag.State_Selected)
    if is_chosen or flags & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft" if is_chosen else "hover"))
        painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
    is_keyed = flags & QStyle.StateFlag.State_KeyboardFocusChange
    if flags & QStyle.StateFlag.State_HasFocus and is_keyed:
        paint_focus(painter, box, RADIUS_M)


def _paint_head(painter: QPainter, line: SideLine, box: QRectF) -> None:
    painter.setFont(fonts.font("strong"))
    painter.setPen(colour("text"))
    number = painter.fontMetrics().horizontalAdvance(line.right) + 7 if line.right else 0
    room = max(0, int(box.width()) - number)
    title = painter.fontMetrics().elidedText(line.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, _NEAR, title)
    used = painter.fontMetrics().horizontalAdvance(title) + 7
    painter.setFont(fonts.font("body", tabular=True))
    painter.setPen(colour("muted"))
    painter.drawText(box.adjusted(used, 0, 0, 0), _NEAR, line.right)


def _paint_line(painter: QPainter, line: SideLine, box: QRectF) -> None:
    upper = QRectF(box)
    if line.note:
        half = box.height() / 2
        upper = QRectF(box.left(), box.top() + 4, box.width(), half - 3)
        lower = QRectF(box.left(), box.top() + half, box.width(), half - 5)
    if line.mark or line.icon:
        place = QPointF(box.left() + 8, upper.center().y())
        if line.mark:
            paint_verdict(painter, line.mark, place, 15)
        else:
            paint_icon(painter, line.icon, "muted", QRectF(place.x() - 8, place.y() - 8, 16, 16))
        upper.setLeft(box.left() + 26)
    used = 0.0
    if line.right:
        painter.setFont(fonts.font("small", tabular=True))
        painter.setPen(colour("muted"))
        painter.drawText(upper, _FAR, line.right)
        used = max(24.0, painter.fontMetrics().horizontalAdvance(line.right)) + 10
    if line.counts is not None:
        left = upper.right() - used - _STACK_WIDTH
        bar = QRectF(left, round(upper.center().y() - 4), _STACK_WIDTH, _STACK_HEIGHT)
        paint_stack(painter, line.counts, bar)
        used += _STACK_WIDTH + 10
    _paint_words(painter, upper.adjusted(0, 0, -used, 0), line.title, "name", "text")
    if line.note:
        lower.setLeft(upper.left())
        _paint_words(painter, lower, line.note, "small", "muted")


def _paint_words(painter: QPainter, box: QRectF, text: str, scale: str, role: str) -> None:
    painter.setFont(fonts.font(scale))
    painter.setPen(colour(role))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _NEAR, shown)
