"""A picture of the window once it shows posts, for journeys that look at a real start."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from creator_audit.gui.shell.window import MainWindow

_LOOK_EVERY_MS = 250
_SETTLE_MS = 1500
_PATIENCE_MS = 120_000


def end_with_picture(window: MainWindow, target: Path) -> None:
    """Wait for posts (two minutes at most), save the picture, end the app: 0, or 1 without."""
    waited = 0

    def look() -> None:
        nonlocal waited
        waited += _LOOK_EVERY_MS
        totals = window.whole_client.totals
        has_posts = totals is not None and totals.posts > 0
        if (has_posts and not window.session.is_busy) or waited >= _PATIENCE_MS:
            timer.stop()
            if window.current_place in ("welcome", "importing") and has_posts:
                window.show_place("overview")
            QTimer.singleShot(_SETTLE_MS, lambda: _save(window, target, is_good=has_posts))

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(_LOOK_EVERY_MS)


def _save(window: MainWindow, target: Path, *, is_good: bool) -> None:
    window.grab().save(str(target))
    window.close()
    QApplication.exit(0 if is_good else 1)
