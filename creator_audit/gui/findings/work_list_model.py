"""The two-level model of the work list: heads of groups, findings below them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from creator_audit.gui.findings import state
from creator_audit.queries.findings import FindingItem

Index = QModelIndex | QPersistentModelIndex
ITEM_ROLE = Qt.ItemDataRole.UserRole
GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
_HEAD = 0
"""Internal id of a head; a finding carries the number of its group plus one."""


class WorkListModel(QAbstractItemModel):
    """Holds the groups as they are; nothing is copied per row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[state.Group, ...] = ()
        self._first: list[int] = []
        self._whole = 0

    def show_groups(self, groups: Sequence[state.Group]) -> None:
        """Replace everything."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._first = []
        self._whole = 0
        for group in self._groups:
            self._first.append(self._whole)
            self._whole += len(group.items)
        self.endResetModel()

    @property
    def count(self) -> int:
        """Findings over all groups."""
        return self._whole

    def place_of(self, index: Index) -> int:
        """Position of a finding over all groups, from 0; -1 for a head."""
        if not index.isValid() or index.internalId() == _HEAD:
            return -1
        return self._first[index.internalId() - 1] + index.row()

    def index_at(self, place: int) -> QModelIndex:
        """The finding at a position; an invalid index outside the list."""
        for number in range(len(self._groups) - 1, -1, -1):
            if self._first[number] <= place < self._whole:
                return self.createIndex(place - self._first[number], 0, number + 1)
        return QModelIndex()

    def place_of_id(self, finding_id: str) -> int:
        """Position of a finding, -1 if it is not in the list."""
        place = 0
        for group in self._groups:
            for item in group.items:
                if item.finding_id == finding_id:
                    return place
                place += 1
        return -1

    def item(self, index: Index) -> FindingItem | None:
        """The finding at an index; None for a head."""
        if not index.isValid() or index.internalId() == _HEAD:
            return None
        return self._groups[index.internalId() - 1].items[index.row()]

    # Qt

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        if column != 0 or row < 0:
            return QModelIndex()
        if not parent.isValid():
            is_there = row < len(self._groups)
            return self.createIndex(row, 0, _HEAD) if is_there else QModelIndex()
        if parent.internalId() != _HEAD or row >= len(self._groups[parent.row()].items):
            return QModelIndex()
        return self.createIndex(row, 0, parent.row() + 1)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        if not index.isValid() or index.internalId() == _HEAD:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _HEAD)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].items) if parent.internalId() == _HEAD else 0

    def columnCount(self, _parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if index.internalId() != _HEAD:
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        item = self.item(index)
        if item is None:
            return self._head_data(self._groups[index.row()], role)
        if role == Qt.ItemDataRole.DisplayRole:
            return item.title
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return state.spoken(item, self.place_of(index) + 1, self._whole)
        return None

    @staticmethod
    def _head_data(group: state.Group, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return group.title
        if role == GROUP_ROLE:
            return group
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{group.title}, {len(group.items)}. {group.note}."
        return None
