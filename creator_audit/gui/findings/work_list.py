"""The list of findings at the left: two levels, walked and decided by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from creator_audit.gui.findings.delegate import FindingDelegate
from creator_audit.gui.findings.state import Group
from creator_audit.gui.findings.work_list_model import WorkListModel

LETTERS = {
    "F": "review-fixed",
    "A": "review-accept",
    "P": "review-not-a-problem",
    "N": "review-no-tie",
    "C": "review-class",
    "S": "review-similar",
    "U": "review-undo",
    "J": "review-next",
    "K": "review-previous",
    "O": "review-open-post",
    "1": "class-sponsored",
    "2": "class-recommending",
    "3": "class-deinfluencing",
    "4": "class-other",
}
_GROUP_LETTERS = {"K": "kind", "R": "rule", "B": "brand", "M": "month"}
LEAST_WIDTH, MOST_WIDTH = 290, 420


class WorkList(QTreeView):
    """Emits which finding is chosen and which command a letter asked for."""

    findingChosen = Signal(str)
    commandAsked = Signal(str)
    groupingAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items = WorkListModel(self)
        self.setModel(self.items)
        self.setItemDelegate(FindingDelegate(self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setItemsExpandable(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(MOST_WIDTH)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName("Findings")
        self._awaits_grouping = False
        self.clicked.connect(self._fold_head)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_groups(self, groups: Sequence[Group]) -> None:
        """Replace the list; what is chosen is set by `choose`."""
        self.items.show_groups(groups)
        self.expandAll()

    @property
    def place(self) -> int:
        """Position of the chosen finding, -1 for none."""
        return self.items.place_of(self.currentIndex())

    def choose(self, place: int) -> None:
        """Choose a finding by position; out of bounds goes to the nearest."""
        if not self.items.count:
            return
        index = self.items.index_at(min(max(place, 0), self.items.count - 1))
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self.scrollTo(index)

    def step(self, by: int) -> None:
        """Next (+1) or previous (-1) finding, over heads and folds."""
        self.choose(self.place + by if self.place >= 0 else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper()
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if plain and self._awaits_grouping and letter in _GROUP_LETTERS:
            self._awaits_grouping = False
            self.groupingAsked.emit(_GROUP_LETTERS[letter])
        elif plain and letter == "G":
            self._awaits_grouping = True
        elif plain and letter in LETTERS:
            self.commandAsked.emit(LETTERS[letter])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commandAsked.emit("enter-detail")
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.step(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            self._awaits_grouping = False
            super().keyPressEvent(event)

    def _fold_head(self, index: QModelIndex) -> None:
        if self.items.item(index) is None:
            self.setExpanded(index, not self.isExpanded(index))

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        item = self.items.item(now)
        if item is not None:
            self.findingChosen.emit(item.finding_id)
