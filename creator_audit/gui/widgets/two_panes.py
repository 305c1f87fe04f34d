"""A page of two panes: a searched list beside what is chosen in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import GRIP
from creator_audit.gui.widgets.labels import make_line

_REST_WIDTH = 900


def lay_out_panes(
    page: QWidget,
    search: QWidget,
    side_list: QWidget,
    rest: QWidget,
    *,
    inset: tuple[int, int],
    widths: tuple[int, int, int],
) -> None:
    """Lay a page out: search above its list at the left, `rest` beside them.

    `inset` is the space left and right of the search, `widths` the list's least, first and
    greatest width, both in px.
    """
    least, first, greatest = widths
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 10, 0, 4)
    row = QVBoxLayout()
    row.setContentsMargins(inset[0], 0, inset[1], 4)
    row.addWidget(search)
    column.addLayout(row)
    column.addWidget(side_list, 1)
    side.setMinimumWidth(least)
    side.setMaximumWidth(greatest)
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setHandleWidth(GRIP)
    splitter.setChildrenCollapsible(False)
    splitter.addWidget(side)
    splitter.addWidget(rest)
    splitter.setStretchFactor(1, 1)
    splitter.setSizes([first, _REST_WIDTH])
    whole = QVBoxLayout(page)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(0)
    whole.addWidget(make_line())
    whole.addWidget(splitter, 1)
