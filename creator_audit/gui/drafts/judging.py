"""Judges drafts on a waiting thread; only the newest text is answered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from creator_audit.gui.drafts.state import Asked, Result, check


class DraftJudge(QObject):
    """Ask with `ask`; `judged` or `failed` follows on the window's thread."""

    judged = Signal(object)
    failed = Signal(object)
    _answered = Signal(int, object)

    def __init__(
        self, parent: QObject | None = None, run: Callable[[Asked], Result] = check
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._serial = 0
        self._is_warm = False
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="draft-check")
        self._answered.connect(self._take)
        self.destroyed.connect(lambda _gone, hand=self._hand: hand.shutdown(wait=False))

    def warm(self) -> None:
        """Have the rules read before the first question; does nothing the second time."""
        if not self._is_warm:
            self._is_warm = True
            self._hand.submit(self._run, Asked(" "))

    def ask(self, asked: Asked) -> None:
        """Judge a text; an answer to an older one is dropped."""
        self._serial += 1
        self._hand.submit(self._work, self._serial, asked)

    def drop(self) -> None:
        """Forget what was asked."""
        self._serial += 1

    def _work(self, serial: int, asked: Asked) -> None:
        if serial != self._serial:
            return
        try:
            answer: object = self._run(asked)
        except Exception as error:
            answer = error
        with suppress(RuntimeError):  # the window is gone
            self._answered.emit(serial, answer)

    def _take(self, serial: int, answer: object) -> None:
        if serial != self._serial:
            return
        (self.failed if isinstance(answer, Exception) else self.judged).emit(answer)
