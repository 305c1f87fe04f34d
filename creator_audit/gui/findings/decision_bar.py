"""The bar of decisions at the foot of the detail."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from creator_audit.gui.widgets.key_button import KeyButton

_BUTTONS = (
    ("review-fixed", "Fixed", "Fixed", "F", "primary", "check"),
    ("review-accept", "Accept…", "Accept…", "A", "", ""),
    ("review-not-a-problem", "Not a problem…", "No problem…", "P", "", ""),
    ("review-no-tie", "No tie", "No tie", "N", "", ""),
    ("review-class", "Wrong class…", "Class…", "C", "", ""),
)
_SIDE, _GAP, _LEAST = 16, 8, 300


class DecisionBar(QFrame):
    """Emits the command of the button that was pressed."""

    commandAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 11, _SIDE, 11)
        row.setSpacing(_GAP)
        self._has_similar = False
        self.buttons: dict[str, KeyButton] = {}
        for command, words, _short, key, kind, icon_name in _BUTTONS:
            button = KeyButton(words, key, kind=kind, icon_name=icon_name)
            button.clicked.connect(lambda _on=False, name=command: self.commandAsked.emit(name))
            self.buttons[command] = button
            row.addWidget(button)
        row.addStretch(1)
        self.similar = KeyButton("Similar: 0", "S", kind="flat", icon_name="copy")
        self.similar.clicked.connect(lambda: self.commandAsked.emit("review-similar"))
        row.addWidget(self.similar)
        self.reopen = KeyButton("Open again", "U", kind="flat", icon_name="undo-2")
        self.reopen.clicked.connect(lambda: self.commandAsked.emit("review-reopen"))
        row.addWidget(self.reopen)
        self.show_state(similar=0, is_decided=False)

    def show_state(self, *, similar: int, is_decided: bool) -> None:
        """How many similar findings are open, and whether this one was decided."""
        self._has_similar = similar > 0
        self.similar.show_words(f"Similar: {similar:,}")
        self.reopen.setVisible(is_decided)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Shorter words before anything is cut; the least needed button goes last."""
        for is_short in (False, True):
            for command, words, short, _key, _kind, _icon in _BUTTONS:
                self.buttons[command].show_words(short if is_short else words)
            self.similar.setVisible(self._has_similar)
            if self._needed() <= self.width():
                return
        self.similar.setVisible(False)

    def _needed(self) -> int:
        shown = [*self.buttons.values()]
        shown += [one for one in (self.similar, self.reopen) if not one.isHidden()]
        return sum(one.sizeHint().width() + _GAP for one in shown) + 2 * _SIDE + _GAP

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST, super().minimumSizeHint().height())
