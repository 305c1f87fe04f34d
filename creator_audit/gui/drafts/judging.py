"""Judges drafts on a waiting thread; only the newest text is answered."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import Empty, SimpleQueue

from PySide6.QtCore import QObject, QTimer, Signal

from creator_audit.gui.drafts.state import Asked, Result, check

LOOK_EVERY_MS = 20


class DraftJudge(QObject):
    """Ask with `ask`; `judged` or `failed` follows on the window's thread."""

    judged = Signal(object)
    failed = Signal(object)

    def __init__(
        self, parent: QObject | None = None, run: Callable[[Asked], Result] = check
    ) -> None:
        super().__init__(parent)
        self._run = run
        self._newest = [0]
        """Serial of the newest question, where the waiting thread can see it too."""
        self._is_warm = False
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="draft-check")
        # The waiting thread must not touch this object, which may be on its way out.
        self._mail: SimpleQueue[tuple[int, object]] = SimpleQueue()
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)
        self.destroyed.connect(lambda _gone, hand=self._hand: hand.shutdown(wait=False))

    @property
    def _serial(self) -> int:
        return self._newest[0]

    def warm(self) -> None:
        """Have the rules read before the first question; does nothing the second time."""
        if not self._is_warm:
            self._is_warm = True
            self._hand.submit(self._run, Asked(" "))

    def ask(self, asked: Asked) -> None:
        """Judge a text; an answer to an older one is dropped."""
        self._newest[0] += 1
        self._hand.submit(_work, self._run, self._newest, self._serial, asked, self._mail)
        self._clock.start()

    def drop(self) -> None:
        """Forget what was asked."""
        self._newest[0] += 1

    def _look(self) -> None:
        """Take the answers that came in; rest once the newest is there."""
        with suppress(Empty):
            while True:
                self._take(*self._mail.get_nowait())

    def _take(self, serial: int, answer: object) -> None:
        if serial != self._serial:
            return
        self._clock.stop()
        (self.failed if isinstance(answer, Exception) else self.judged).emit(answer)


def _work(
    run: Callable[[Asked], Result],
    newest: list[int],
    serial: int,
    asked: Asked,
    mail: "SimpleQueue[tuple[int, object]]",
) -> None:
    """Runs in the waiting thread: judges, unless asked anew, and leaves the answer in the mail."""
    if serial != newest[0]:
        return
    try:
        mail.put((serial, run(asked)))
    except Exception as error:
        mail.put((serial, error))
