"""A push button that shows its key: ``Fixed  F``."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QKeySequence, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from creator_audit.gui.theme.icons import icon
from creator_audit.gui.widgets.begin_paint import begin_paint
from creator_audit.gui.widgets.paint_kit import key_cap_width, paint_key_cap

_GAP = 7
_SIDE = 9


class KeyButton(QPushButton):
    """The key is painted in a cap behind the words; the words alone are the name."""

    def __init__(
        self,
        text: str,
        key: str,
        on_click: Callable[[], object] | None = None,
        *,
        kind: str = "",
        icon_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self._cap = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) or key
        self.setProperty("kind", kind)
        self.setAccessibleName(f"{text.rstrip('…')}, {self._cap}")
        self.setToolTip(f"{text.rstrip('…')} ({self._cap})")
        if icon_name:
            role = {"primary": "accent_text", "flat": "accent"}.get(kind, "text")
            self.setIcon(icon(icon_name, role))
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        # Room for the cap, so that the words stay centred in what is left.
        room = round(key_cap_width(self._cap)) + _GAP + _SIDE
        self.setStyleSheet(f"QPushButton {{ padding-right: {room}px; }}")

    def show_words(self, text: str) -> None:
        """Change the words; name and tip follow."""
        self.setText(text)
        self.setAccessibleName(f"{text.rstrip('…')}, {self._cap}")

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = begin_paint(self)
        width = key_cap_width(self._cap)
        place = QRectF(self.width() - width - _SIDE, self.height() / 2 - 10, width, 20)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        is_primary = self.property("kind") == "primary" and self.isEnabled()
        paint_key_cap(painter, self._cap, place, "accent_text" if is_primary else "muted")
