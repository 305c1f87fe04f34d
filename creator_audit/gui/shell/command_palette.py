"""Anything by name: places, commands, brands, posts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import icon, paint_icon
from creator_audit.gui.theme.palette import colour
from creator_audit.gui.theme.spacing import ICON, RADIUS_M, ROW_TABLE, row_height
from creator_audit.gui.widgets.labels import make_label
from creator_audit.gui.widgets.paint_kit import key_cap_width, line_box, paint_key_cap

SECTIONS = {"@": "Brands", ">": "Actions", "#": "Posts", "": ""}
_MOST = 8
_ENTRY = Qt.ItemDataRole.UserRole
_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing the palette can do."""

    section: str
    text: str
    run: Callable[[], object]
    note: str = ""
    icon: str = "search"
    key: str = ""


def matching(entries: Sequence[Entry], typed: str) -> list[Entry]:
    """Entries whose words start with what was typed come first, then those that contain it."""
    section = SECTIONS.get(typed[:1], "") if typed else ""
    wanted = (typed[1:] if section else typed).strip().casefold()
    pool = [one for one in entries if not section or one.section == section]
    if not wanted:
        return pool
    ranked = []
    for place, one in enumerate(pool):
        text = one.text.casefold()
        if wanted in text:
            starts = any(word.startswith(wanted) for word in text.split())
            ranked.append((not text.startswith(wanted), not starts, place, one))
    return [one for *_rank, one in sorted(ranked, key=lambda rank: rank[:3])]


class _EntryDelegate(QStyledItemDelegate):
    """Section heads in small letters, entries with icon, note and key."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        low = 26 if index.data(_ENTRY) is None else ROW_TABLE
        return QSize(40, row_height(low, option.fontMetrics.height() - 8))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry | None = index.data(_ENTRY)
        box = QRectF(option.rect).adjusted(8, 0, -8, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        if entry is None:
            painter.setFont(fonts.font("small-strong"))
            painter.setPen(colour("muted"))
            painter.drawText(box.adjusted(12, 4, 0, 0), middle, index.data())
            painter.restore()
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(box, RADIUS_M, RADIUS_M)
        place = QRectF(box.left() + 12, box.center().y() - ICON / 2, ICON, ICON)
        paint_icon(painter, entry.icon, "muted", place)
        words = box.adjusted(38, 0, -12, 0)
        if entry.key:
            cap, tall = key_cap_width(entry.key), line_box("small", 18)
            key_box = QRectF(words.right() - cap, box.center().y() - tall / 2, cap, tall)
            paint_key_cap(painter, entry.key, key_box)
            words.setRight(words.right() - cap - 10)
        painter.setFont(fonts.font("body"))
        painter.setPen(colour("text"))
        metrics = painter.fontMetrics()
        text = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, middle, text)
        used = metrics.horizontalAdvance(text) + 10
        painter.setFont(fonts.font("small"))
        painter.setPen(colour("muted"))
        painter.drawText(words.adjusted(used, 0, 0, 0), middle, entry.note)
        painter.restore()


class CommandPalette(QDialog):
    """A field and a list; Enter runs the chosen entry, Esc closes."""

    def __init__(
        self,
        entries: Sequence[Entry],
        parent: QWidget,
        search: Callable[[str, Callable[[list[Entry]], None]], object] | None = None,
    ) -> None:
        """`search(typed, show)` may add entries later, for instance posts found by text."""
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setObjectName("palette")
        self.setWindowTitle("Search or run a command")
        self._entries = list(entries)
        self._search = search
        self._found: list[Entry] = []
        self.setFixedWidth(min(_WIDTH, parent.width() - 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 8, 1, 8)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Search or run a command")
        self.field.setAccessibleName("Search or run a command")
        self.field.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._run_current)
        self.list = self._make_list(parent)
        row = QVBoxLayout()
        row.setContentsMargins(10, 0, 10, 0)
        row.addWidget(self.field)
        column.addLayout(row)
        column.addWidget(self.list)
        note = make_label("> actions only   @ brands   # posts   Esc closes", "small", tone="muted")
        note.setContentsMargins(14, 2, 0, 0)
        column.addWidget(note)
        self._wait = QTimer(self, singleShot=True, interval=200)
        self._wait.timeout.connect(self._ask)
        self._show()

    def _make_list(self, parent: QWidget) -> QListView:
        self._rows = QStandardItemModel(self)
        found = QListView()
        found.setFrameShape(QFrame.Shape.NoFrame)
        found.setAccessibleName("Results")
        found.setItemDelegate(_EntryDelegate(found))
        found.setModel(self._rows)
        found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        found.clicked.connect(lambda _index: self._run_current())
        found.setMinimumHeight(min(400, parent.height() * 6 // 10))
        return found

    def _typed(self) -> None:
        self._found = []
        self._show()
        self._wait.start()

    def _ask(self) -> None:
        typed = self.field.text().lstrip("#").strip()
        if self._search is not None and len(typed) >= 2:
            self._search(typed, self._add)

    def _add(self, found: list[Entry]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        self._rows.clear()
        fitting = [*matching(self._entries, self.field.text()), *self._found]
        for section in ("Places", "Brands", "Actions", "Posts"):
            listed = [one for one in fitting if one.section == section][:_MOST]
            if listed:
                head = QStandardItem(section)
                head.setFlags(Qt.ItemFlag.NoItemFlags)
                self._rows.appendRow(head)
            for number, entry in enumerate(listed, 1):
                item = QStandardItem(entry.text)
                item.setData(entry, _ENTRY)
                said = f"{section}, {entry.text}, {entry.note}, {number} of {len(listed)}"
                item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
                self._rows.appendRow(item)
        self._step_from(-1, +1)

    def _step_from(self, row: int, step: int) -> None:
        row += step
        while 0 <= row < self._rows.rowCount():
            if self._rows.item(row).data(_ENTRY) is not None:
                self.list.setCurrentIndex(self._rows.index(row, 0))
                return
            row += step

    def _run_current(self) -> None:
        entry = self.list.currentIndex().data(_ENTRY)
        if entry is not None:
            self.accept()
            entry.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._step_from(self.list.currentIndex().row(), step)
            return
        super().keyPressEvent(event)
