"""Short operations on a thread of their own, long ones in the work process; one at a time."""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QThread, Signal

from creator_audit.operations import registry
from creator_audit.progress import NullProgress


@dataclass(slots=True, eq=False)
class _Job:
    name: str
    arguments: dict[str, Any]
    done: Callable[[Any, Any], None]
    failed: Callable[[Exception], None]
    outcome: tuple[Any, Any] | None = None
    error: Exception | None = None


class LongRunner(Protocol):
    """Runs long operations elsewhere (the work process)."""

    def run(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start; answer once on the window's thread."""
        ...

    def close(self) -> None:
        """Stop what runs; nothing half-done stays."""
        ...


class _Writer(QThread):
    """Holds the one writing connection and runs jobs in order."""

    answered = Signal(object)

    def __init__(self, opener: Callable[[], Any]) -> None:
        super().__init__()
        self._opener = opener
        self._jobs: deque[_Job] = deque()
        self._awake = threading.Condition()
        self._is_ending = False

    def put(self, job: _Job) -> None:
        with self._awake:
            self._jobs.append(job)
            self._awake.notify()

    def end(self) -> None:
        with self._awake:
            self._is_ending = True
            self._awake.notify()

    def run(self) -> None:
        while (job := self._take()) is not None:
            try:
                # Opened for each job: between jobs the file belongs to the work process.
                store = self._opener()
                try:
                    job.outcome = registry.run(job.name, store, NullProgress(), **job.arguments)
                finally:
                    store.close()
            except Exception as error:  # delivered to the asker
                job.error = error
            self.answered.emit(job)

    def _take(self) -> _Job | None:
        with self._awake:
            while not self._jobs and not self._is_ending:
                self._awake.wait()
            return self._jobs.popleft() if self._jobs else None


class LocalDoer(QObject):
    """Runs the operations of one client."""

    def __init__(self, opener: Callable[[], Any], long_runner: LongRunner | None = None) -> None:
        """`opener` opens the client's file for writing; called on the writing thread."""
        super().__init__()
        self._long = long_runner
        self._writer = _Writer(opener)
        self._writer.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._writer.start()

    def run(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Start the operation `name`."""
        operation = registry.OPERATIONS.get(name)
        if self._long is not None and operation is not None and operation.is_long:
            self._long.run(name, arguments, done, failed)
        else:
            self._writer.put(_Job(name, arguments, done, failed))

    def close(self) -> None:
        """Let the running job finish, then end."""
        if self._long is not None:
            self._long.close()
        self._writer.end()
        self._writer.wait()

    def _deliver(self, job: _Job) -> None:
        if job.error is not None:
            job.failed(job.error)
        elif job.outcome is not None:
            job.done(*job.outcome)
