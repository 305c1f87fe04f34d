"""Plain labels in the type scale."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QSizePolicy, QWidget

from creator_audit.gui.theme import fonts
from creator_audit.gui.theme.icons import icon


def make_label(
    text: str = "",
    scale: str = "body",
    *,
    tone: str = "",
    wraps: bool = False,
    tabular: bool = False,
) -> QLabel:
    """A label; `scale` from the type scale, `tone` muted or accent. Text is never markup."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(fonts.font(scale, tabular=tabular))
    label.setProperty("scale", scale)
    label.setProperty("tabular", tabular)
    if tone:
        label.setProperty("tone", tone)
    if wraps:
        label.setWordWrap(True)
        policy = label.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        label.setSizePolicy(policy)
    return label


def make_button(
    text: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon_name: str = "",
    tip: str = "",
) -> QPushButton:
    """A push button; `kind` primary, flat or empty (plain)."""
    button = QPushButton(text)
    button.setProperty("kind", kind)
    if icon_name:
        role = {"primary": "accent_text", "flat": "accent"}.get(kind, "text")
        button.setIcon(icon(icon_name, role))
    if tip:
        button.setToolTip(tip)
    button.setCursor(
        Qt.CursorShape.PointingHandCursor
        if kind in ("flat", "link")
        else Qt.CursorShape.ArrowCursor
    )
    if on_click is not None:
        button.clicked.connect(lambda _checked=False: on_click())
    return button


def make_line(*, vertical: bool = False, parent: QWidget | None = None) -> QFrame:
    """A hairline."""
    line = QFrame(parent)
    line.setProperty("kind", "line-vertical" if vertical else "line")
    return line


def make_panel(kind: str = "panel") -> QFrame:
    """A quiet panel (``panel``), a card with an edge (``card``) or an action bar (``bar``)."""
    panel = QFrame()
    panel.setProperty("kind", kind)
    return panel


def refresh_fonts() -> None:
    """Give all labels their font anew after the size of text was changed."""
    for widget in QApplication.allWidgets():
        scale = widget.property("scale")
        if isinstance(scale, str) and isinstance(widget, QLabel):
            widget.setFont(fonts.font(scale, tabular=bool(widget.property("tabular"))))
