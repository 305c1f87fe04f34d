"""The side bar: the client on top, eight places, three at the foot."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.shell.client_button import ClientButton
from creator_audit.gui.shell.navigation import Place, places
from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import (
    ICON_NAV,
    RADIUS_M,
    ROW_NAV,
    S2,
    SIDE,
    SIDE_NARROW,
    row_height,
)
from creator_audit.gui.widgets.paint_kit import paint_focus

_KEY = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_COUNT = Qt.ItemDataRole.UserRole + 2
_DISABLED_REASON = "There are no posts yet. Import an archive first."
_COUNT_TIP = "of the whole client, whatever the filter"


class NavDelegate(QStyledItemDelegate):
    """One place: icon, name, count; the current one on a soft ground."""

    is_narrow = False

    def sizeHint(
        self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(40, row_height(ROW_NAV, option.fontMetrics.height() - 6) + 1)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        box = QRectF(option.rect).adjusted(0, 0, 0, -1)
        state = option.state
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        is_enabled = bool(state & QStyle.StateFlag.State_Enabled)
        is_hovered = bool(state & QStyle.StateFlag.State_MouseOver) and is_enabled
        if is_current or is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft" if is_current else "hover"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        painter.setOpacity(1.0 if is_enabled else 0.5)
        left = (box.width() - ICON_NAV) / 2 if self.is_narrow else 10
        place = QRectF(box.left() + left, box.center().y() - ICON_NAV / 2, ICON_NAV, ICON_NAV)
        if not self.is_narrow and option.direction == Qt.LayoutDirection.RightToLeft:
            place.moveRight(box.right() - 10)
        paint_icon(painter, index.data(_ICON), "accent" if is_current else "muted", place)
        if not self.is_narrow:
            self._paint_words(painter, box, index, option, is_current=is_current)
        painter.setOpacity(1.0)
        if (
            state & QStyle.StateFlag.State_HasFocus
            and state & QStyle.StateFlag.State_KeyboardFocusChange
        ):
            paint_focus(painter, box, RADIUS_M)
        painter.restore()

    def _paint_words(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        option: QStyleOptionViewItem,
        *,
        is_current: bool,
    ) -> None:
        is_mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        inner = box.adjusted(10, 0, -37, 0) if is_mirrored else box.adjusted(37, 0, -10, 0)
        near = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if is_mirrored else Qt.AlignmentFlag.AlignRight
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(fonts.font("strong" if is_current else "body"))
        painter.setPen(colour("text"))
        painter.drawText(inner, middle | near, str(index.data(Qt.ItemDataRole.DisplayRole)))
        number = index.data(_COUNT)
        if number:
            painter.setFont(fonts.font("small-strong" if is_current else "small", tabular=True))
            painter.setPen(colour("muted"))
            painter.drawText(inner, middle | far, f"{number:,}")


class _NavList(QListView):
    """One of the two lists; as tall as its places."""

    chosen = Signal(str)

    def __init__(self, name: str, listed: tuple[Place, ...]) -> None:
        super().__init__()
        self.setProperty("kind", "nav")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.delegate = NavDelegate(self)
        self.setItemDelegate(self.delegate)
        self._places = QStandardItemModel(self)
        for place in listed:
            item = QStandardItem(place.title)
            item.setData(place.key, _KEY)
            item.setData(place.icon, _ICON)
            item.setToolTip(place.title)
            self._places.appendRow(item)
        self.setModel(self._places)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def items(self) -> list[QStandardItem]:
        return [self._places.item(row) for row in range(self._places.rowCount())]

    def sizeHint(self) -> QSize:
        return QSize(SIDE, (self.sizeHintForRow(0) + 1) * self._places.rowCount())

    def minimumSizeHint(self) -> QSize:
        return QSize(SIDE_NARROW - 20, self.sizeHint().height())

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(_KEY))


class SideBar(QWidget):
    """Emits the key of the place that was chosen."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.client_button = ClientButton()
        self._main = _NavList("Places", places("main"))
        self._foot = _NavList("More places", places("foot"))
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 10, 10)
        column.setSpacing(S2)
        column.addWidget(self.client_button)
        column.addSpacing(4)
        column.addWidget(self._main)
        column.addStretch(1)
        column.addWidget(self._foot)
        for listed in (self._main, self._foot):
            listed.chosen.connect(self.chosen)
        self.setFocusProxy(self._main)
        self._is_narrow = False
        self._current = ""
        self.setFixedWidth(SIDE)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._is_narrow

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons only, or icons and names."""
        self._is_narrow = is_narrow
        self.client_button.set_narrow(is_narrow)
        for listed in (self._main, self._foot):
            listed.delegate.is_narrow = is_narrow
            listed.viewport().update()
        self.setFixedWidth(SIDE_NARROW if is_narrow else SIDE)

    def show_current(self, key: str) -> None:
        """Light the place that is shown."""
        self._current = key
        for listed in (self._main, self._foot):
            listed.clearSelection()
            for item in listed.items():
                if item.data(_KEY) == key:
                    listed.setCurrentIndex(item.index())

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Numbers beside the places, of the whole client."""
        for item in (*self._main.items(), *self._foot.items()):
            number = counts.get(item.data(_KEY), 0)
            item.setData(number, _COUNT)
            said = f"{item.text()}, {number:,} {_COUNT_TIP}" if number else item.text()
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
            item.setToolTip(said)

    def enable_places(self, disabled: frozenset[str]) -> None:
        """Disable places that make no sense yet, with the reason."""
        for item in (*self._main.items(), *self._foot.items()):
            is_enabled = item.data(_KEY) not in disabled
            item.setEnabled(is_enabled)
            if not is_enabled:
                item.setToolTip(_DISABLED_REASON)
        # A disabled place cannot be lit: once enabled, the one in sight is.
        self.show_current(self._current)
