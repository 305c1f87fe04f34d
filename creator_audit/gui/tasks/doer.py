"""Runs operations for a session: short ones on a waiting thread, long ones in the child."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from creator_audit.gui.tasks.work_process import WorkProcess
from creator_audit.progress import NullProgress


class ClientDoer(QObject):
    """A `Doer` on one client's file.

    A short operation (a decision, a correction) must not wait behind an import: it runs on a
    thread of its own with its own connection. Both write in short transactions, and SQLite lets
    one after the other in.
    """

    progressed = Signal(str, int, int, str)
    _finished = Signal(object, object)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._child = WorkProcess(path, self)
        self._child.progressed.connect(self.progressed)
        self._hand = ThreadPoolExecutor(max_workers=1, thread_name_prefix="short-operations")
        self._finished.connect(lambda call, value: call(*value))

    @property
    def running(self) -> str:
        """Name of the long operation under way."""
        return self._child.running

    def run(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start an operation; `done` or `failed` is called once on the window's thread."""
        from creator_audit.operations.registry import OPERATIONS

        if OPERATIONS[name].is_long:
            self._child.run(name, arguments, done, failed)
        else:
            self._hand.submit(self._run_short, name, arguments, done, failed)

    def cancel(self) -> None:
        """Stop the long operation under way."""
        self._child.cancel()

    def close(self) -> None:
        """End everything."""
        self._hand.shutdown(wait=True, cancel_futures=True)
        self._child.close()

    def _run_short(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        from creator_audit.operations.clients import open_file
        from creator_audit.operations.registry import run

        try:
            with open_file(self._path) as store:
                answer = run(name, store, NullProgress(), **arguments)
        except Exception as error:  # handed to the caller, who shows it
            self._hand_over(failed, (error,))
        else:
            self._hand_over(done, answer)

    def _hand_over(self, call: Callable[..., None], value: tuple[Any, ...]) -> None:
        with suppress(RuntimeError):  # the window is gone
            self._finished.emit(call, value)
