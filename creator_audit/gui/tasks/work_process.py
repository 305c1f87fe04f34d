"""Long work in a child process, so that the window stays quick and memory comes back.

Python work in a thread stretches every repaint; a process does not. The child opens the
client's file itself and writes in short transactions; the window's reading connection never
waits for it.
"""

import multiprocessing
import threading
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from creator_audit.errors import UserError
from creator_audit.progress import Cancelled

GRACE_SECONDS = 3.0
LOOK_EVERY_MS = 25

Message = tuple[Any, ...]
EVERY_SECONDS = 0.04
"""Steps are told no more often than a screen can show them."""


class WorkCrashedError(Exception):
    """A bug in the child: carries its traceback as text for the crash dialog."""


class _PipeProgress:
    """Sends steps to the window and looks whether it asked to stop."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._said_at = 0.0

    def step(self, done: int, total: int | None, label: str) -> None:
        now = time.monotonic()
        if now - self._said_at >= EVERY_SECONDS or done == total:
            self._said_at = now
            self._pipe.send(("progress", done, total, label))
        while self._pipe.poll():
            if self._pipe.recv() == ("cancel",):
                raise Cancelled


def serve(pipe: Connection, path: Path) -> None:
    """The child: runs what it is told, one operation after the other, until the pipe closes."""
    from creator_audit.operations.clients import open_file

    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError):
            return
        if message[0] == "end":
            return
        if message[0] != "run":
            continue
        _kind, name, arguments = message
        try:
            with open_file(path) as store:
                answer = ("done", *_run(name, store, _PipeProgress(pipe), arguments))
        except Cancelled:
            answer = ("cancelled",)
        except UserError as error:
            answer = ("failed", error.what, error.where, error.next_step)
        except Exception:  # our bug: the window shows it, the child goes on
            answer = ("crashed", traceback.format_exc())
        try:
            pipe.send(answer)
        except OSError:  # the window has gone meanwhile
            return


def _run(name: str, store: Any, progress: _PipeProgress, arguments: dict[str, Any]) -> Any:  # noqa: ANN401
    from creator_audit.operations.registry import run

    return run(name, store, progress, **arguments)


class WorkProcess(QObject):
    """One child for one client. Operations queue up and run one after the other."""

    progressed = Signal(str, int, int, str)
    """Operation, done, total (-1: unknown), label."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._queue: list[tuple[str, dict[str, Any], Callable[..., None], Callable[..., None]]] = []
        self._is_sent = False
        self._process: Any = None
        self._pipe: Connection | None = None
        self._listener: threading.Thread | None = None
        self._mail: SimpleQueue[tuple[Connection, Message]] = SimpleQueue()
        # The waiting thread must not touch this object, which may be on its way out: it leaves
        # its messages in the mail, and the window's thread looks there.
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_EVERY_MS)
        self._clock.timeout.connect(self._look)

    @property
    def running(self) -> str:
        """Name of the operation that runs, empty when idle."""
        return self._queue[0][0] if self._queue else ""

    def run(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Queue an operation; `done` or `failed` is called once, on the window's thread."""
        self._queue.append((name, arguments, done, failed))
        self._start_next()

    def cancel(self) -> None:
        """Ask the running operation to stop between two steps; what it keeps it says."""
        if self._queue and self._pipe is not None:
            with suppress(OSError):
                self._pipe.send(("cancel",))

    def close(self) -> None:
        """End the child; a transaction under way is rolled back by SQLite."""
        self._clock.stop()
        self.cancel()
        self._queue.clear()
        self._is_sent = False
        if self._process is None or self._pipe is None:
            return
        with suppress(OSError):
            self._pipe.send(("end",))
        self._process.join(GRACE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._let_go()

    def _let_go(self) -> None:
        """Close the pipe, once the listener has seen its end: never while it reads there."""
        if self._listener is not None:
            self._listener.join(GRACE_SECONDS)
        if self._pipe is not None and (self._listener is None or not self._listener.is_alive()):
            self._pipe.close()
        self._process = self._pipe = self._listener = None

    def _start_next(self) -> None:
        """Send the first of the queue, unless it was sent: `done` may have queued the next."""
        if self._is_sent or not self._queue:
            return
        self._is_sent = True
        if self._process is None or not self._process.is_alive():
            self._start_child()
        name, arguments, _done, _failed = self._queue[0]
        assert self._pipe is not None
        self._pipe.send(("run", name, arguments))
        self._clock.start()

    def _start_child(self) -> None:
        self._let_go()
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(theirs, self._path), daemon=True)
        self._process.start()
        theirs.close()
        self._listener = threading.Thread(
            target=_listen, args=(self._pipe, self._mail), daemon=True
        )
        self._listener.start()

    def _look(self) -> None:
        """Take what came in; rest when nothing is under way."""
        with suppress(Empty):
            while True:
                self._take(self._mail.get_nowait())
        if not self._queue:
            self._clock.stop()

    def _take(self, delivered: tuple[Connection, Message]) -> None:
        pipe, message = delivered
        if pipe is not self._pipe or not self._queue:
            return
        if message[0] == "progress":
            total = -1 if message[2] is None else message[2]
            self.progressed.emit(self._queue[0][0], message[1], total, message[3])
            return
        _name, _arguments, done, failed = self._queue.pop(0)
        self._is_sent = False
        if message[0] == "done":
            done(message[1], message[2])
        else:
            failed(_as_error(message))
        self._start_next()


def _listen(pipe: Connection, mail: "SimpleQueue[tuple[Connection, Message]]") -> None:
    """Runs in a waiting thread: puts every message of the child into the mail."""
    while True:
        try:
            message = pipe.recv()
        except (EOFError, OSError, TypeError):
            message = ("ended",)
        mail.put((pipe, message))
        if message == ("ended",):
            return


def _as_error(message: tuple[Any, ...]) -> Exception:
    if message[0] == "cancelled":
        return Cancelled()
    if message[0] == "failed":
        return UserError(message[1], where=message[2], next_step=message[3])
    if message[0] == "crashed":
        return WorkCrashedError(message[1])
    return WorkCrashedError("The work process ended without an answer.")
