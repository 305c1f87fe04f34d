"""A page's column that scrolls up and down, never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from creator_audit.gui.theme.spacing import S4, S5


def scroll_column(*widgets: QWidget, widest: int = 0, gap: int = S4) -> QScrollArea:
    """Widgets below each other in a scroll area; `widest` holds the lines readable."""
    body = QWidget()
    body.setObjectName("column")
    outer = QHBoxLayout(body)
    outer.setContentsMargins(S5, S4, S5, S4)
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap)
    for widget in widgets:
        column.addWidget(widget)
    column.addStretch(1)
    outer.addWidget(inner, 1)
    if widest:
        inner.setMaximumWidth(widest)
        outer.addStretch(0)
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setWidget(body)
    return pane
