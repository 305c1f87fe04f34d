"""Bars that show work: a thin line for reading, a bar with words for long work."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

SILENT_MS = 150
"""Reading that is done sooner shows no line at all."""


class ThinProgress(QProgressBar):
    """A 2 px line that appears when reading takes longer than 150 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "thin")
        self.setTextVisible(False)
        self.setRange(0, 1)
        self.setFixedHeight(2)
        self.setAccessibleName("Reading")
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(SILENT_MS)
        self._delay.timeout.connect(self._begin)

    def set_busy(self, is_busy: bool) -> None:
        """Begin or end."""
        if is_busy:
            self._delay.start()
        else:
            self._delay.stop()
            self.setRange(0, 1)
            self.reset()

    def _begin(self) -> None:
        self.setRange(0, 0)


class TaskProgress(QWidget):
    """A label, a bar and Cancel for work that takes a while."""

    cancelAsked = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._label = QLabel(name)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(name)
        self._bar.setRange(0, 0)
        self._cancel = QPushButton("Cancel")
        self._cancel.clicked.connect(self.cancelAsked)
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)

    def show_step(self, done: int, total: int | None, label: str) -> None:
        """Show a step of the work; an unknown total makes the bar run."""
        self._label.setText(f"{label}, {done:,} of {total:,}" if total else label)
        self._bar.setRange(0, 1000 if total else 0)
        if total:
            self._bar.setValue(min(1000, done * 1000 // total))
        self._bar.setAccessibleDescription(self._label.text())
