"""Choose for which posts the platform's label was on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from creator_audit.gui.theme.spacing import S3, S5
from creator_audit.gui.widgets.labels import make_button, make_label
from creator_audit.gui.widgets.words import day_name
from creator_audit.queries.posts import PostRow


class PostChooser(QDialog):
    """A list with check boxes; nothing is ticked at first."""

    def __init__(self, rows: Sequence[PostRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Where was the label on?")
        self.resize(720, 520)
        column = QVBoxLayout(self)
        column.setContentsMargins(S5, S5, S5, S5)
        column.setSpacing(S3)
        column.addWidget(make_label("Tick the posts whose label was on.", "heading"))
        self.list = QListWidget()
        self.list.setAccessibleName("Posts")
        for row in rows:
            item = QListWidgetItem(f"{day_name(row.day)} · {row.text[:110] or 'no text'}")
            item.setData(Qt.ItemDataRole.UserRole, row.post_id)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(make_button("Cancel", self.reject))
        foot.addWidget(make_button("Take these", self.accept, kind="primary"))
        column.addLayout(foot)

    @property
    def chosen_ids(self) -> tuple[str, ...]:
        """Ids of the ticked posts."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(Qt.ItemDataRole.UserRole)
            for item in items
            if item.checkState() == Qt.CheckState.Checked
        )
