"""The pages: a list of small pictures and the chosen page in its width."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QImageReader, QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QLabel, QListView, QScrollArea, QWidget

Index = QModelIndex | QPersistentModelIndex
_THUMB = QSize(72, 102)
_LEAST, _MOST = 0.4, 3.0


class PageModel(QAbstractListModel):
    """Small pictures, read when they come into sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: tuple[str, ...] = ()
        self._icons: dict[int, QIcon] = {}

    def show_pages(self, pages: Sequence[str]) -> None:
        """Replace the pages."""
        self.beginResetModel()
        self._pages, self._icons = tuple(pages), {}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = index.row()
        if role == Qt.ItemDataRole.DisplayRole:
            return str(row + 1)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Page {row + 1} of {len(self._pages)}"
        if role == Qt.ItemDataRole.DecorationRole:
            if row not in self._icons:
                self._icons[row] = QIcon(_thumbnail(self._pages[row]))
            return self._icons[row]
        return None


def _thumbnail(path: str) -> QPixmap:
    reader = QImageReader(path)
    reader.setScaledSize(reader.size().scaled(_THUMB * 2, Qt.AspectRatioMode.KeepAspectRatio))
    picture = QPixmap.fromImage(reader.read())
    picture.setDevicePixelRatio(2)
    return picture


class PageList(QListView):
    """Emits the number of the chosen page."""

    pageChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = PageModel(self)
        self.setModel(self.pages)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setIconSize(_THUMB)
        self.setGridSize(QSize(104, 132))
        self.setMovement(QListView.Movement.Static)
        self.setFixedWidth(124)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Pages")
        self.setStyleSheet("QListView { background: palette(button); }")
        self.selectionModel().currentChanged.connect(lambda now, _old: self._tell(now.row()))

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.pageChosen.emit(row)

    def choose(self, row: int) -> None:
        """Choose a page by number, from 0."""
        self.setCurrentIndex(self.pages.index(min(max(row, 0), max(0, self.pages.rowCount() - 1))))


class PageView(QScrollArea):
    """One page, fit to the width; Ctrl and the wheel zoom, Ctrl+0 fits again."""

    stepAsked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._zoom = 1.0
        self._label = QLabel()
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setMargin(16)
        self._label.setObjectName("column")
        self.setWidget(self._label)
        self.setWidgetResizable(True)
        self.setAccessibleName("Page of the report")

    def show_page(self, path: str, name: str) -> None:
        """Show the picture of a page; its name is what a reader speaks."""
        self._image = QImage(path)
        self._label.setAccessibleName(name)
        self._draw()
        self.verticalScrollBar().setValue(0)

    def fit(self) -> None:
        """Back to the width of the view."""
        self._zoom = 1.0
        self._draw()

    def _draw(self) -> None:
        if self._image.isNull():
            self._label.clear()
            return
        ratio = self.devicePixelRatioF()
        room = max(200, self.viewport().width() - 36)
        natural = self._image.width() / 110 * 96
        width = min(room, natural * 1.25) * self._zoom
        scaled = self._image.scaledToWidth(
            round(width * ratio), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        self._label.setPixmap(QPixmap.fromImage(scaled))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._draw()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            step = 1.1 if event.angleDelta().y() > 0 else 1 / 1.1
            self._zoom = min(_MOST, max(_LEAST, self._zoom * step))
            self._draw()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.stepAsked.emit(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
