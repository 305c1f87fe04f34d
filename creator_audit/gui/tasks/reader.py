"""Reading on a thread of its own: screens never wait for a query, and old queries are stopped.

A request belongs to a channel (``posts.keys``, ``overview``). A newer request of the same channel
supersedes the older one: a waiting one is dropped, a running one is interrupted, and neither is
ever delivered.
"""

import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QThread, Signal

from creator_audit.queries.reader import QueryInterrupted


class InterruptibleReader(Protocol):
    """What this module needs of a `queries.reader.Reader`."""

    def interrupt(self) -> None:
        """Stop the running query, from any thread."""
        ...

    def close(self) -> None:
        """Close the connection."""
        ...


Opener = Callable[[], Any]
"""Opens a read-only connection; called on the reading thread."""


@dataclass(slots=True, eq=False)
class _Request:
    run: Callable[[Any], object]
    done: Callable[[Any], None] | None
    failed: Callable[[Exception], None] | None
    channel: str
    is_superseded: bool = False
    result: object = None
    error: Exception | None = field(default=None)


class _Loop(QThread):
    """Takes requests in order and runs each on the one connection."""

    answered = Signal(object)

    def __init__(self, opener: Opener) -> None:
        super().__init__()
        self._opener = opener
        self._waiting: deque[_Request] = deque()
        self._awake = threading.Condition()
        self._running: _Request | None = None
        self._reader: InterruptibleReader | None = None
        self._is_ending = False

    def put(self, request: _Request) -> None:
        with self._awake:
            for other in self._waiting:
                if other.channel == request.channel:
                    other.is_superseded = True
            self._stop_running(request.channel)
            self._waiting.append(request)
            self._awake.notify()

    def drop(self, channel: str) -> None:
        with self._awake:
            for other in self._waiting:
                if other.channel == channel:
                    other.is_superseded = True
            self._stop_running(channel)

    def end(self) -> None:
        with self._awake:
            self._is_ending = True
            for other in self._waiting:
                other.is_superseded = True
            if self._running is not None:
                self._stop_running(self._running.channel)
            self._awake.notify()

    def _stop_running(self, channel: str) -> None:
        if self._running is not None and self._running.channel == channel:
            self._running.is_superseded = True
            if self._reader is not None:
                self._reader.interrupt()

    def run(self) -> None:
        while (request := self._take()) is not None:
            self._answer(request)
            with self._awake:
                self._running = None
            self.answered.emit(request)
        if self._reader is not None:
            self._reader.close()

    def _take(self) -> _Request | None:
        with self._awake:
            while True:
                while self._waiting and self._waiting[0].is_superseded:
                    self._waiting.popleft()
                if self._is_ending:
                    return None
                if self._waiting:
                    self._running = self._waiting.popleft()
                    return self._running
                self._awake.wait()

    def _answer(self, request: _Request) -> None:
        for _attempt in range(2):
            try:
                if self._reader is None:
                    self._reader = self._opener()
                request.result = request.run(self._reader)
                request.error = None
            except Exception as error:  # delivered to the asker
                request.error = error
                # An interrupt meant for the query before can strike this one: ask once more.
                if isinstance(error, QueryInterrupted) and not request.is_superseded:
                    continue
            return


class ReadingThread(QObject):
    """The screens' side: ask, and be called back on the thread of the window."""

    def __init__(self, opener: Opener, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._serial = 0
        self._loop = _Loop(opener)
        self._loop.answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._loop.start()

    def read(
        self,
        query: Callable[..., Any],
        *arguments: object,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        channel: str = "",
    ) -> None:
        """Run ``query(reader, *arguments)``; `done` gets the result, `failed` the exception.

        Without a channel the request supersedes nothing and cannot be superseded.
        """
        self._serial += 1
        self._loop.put(
            _Request(
                run=lambda reader: query(reader, *arguments),
                done=done,
                failed=failed,
                channel=channel or f"#{self._serial}",
            )
        )

    def drop(self, channel: str) -> None:
        """Stop and forget what was asked in a channel."""
        self._loop.drop(channel)

    def close(self) -> None:
        """Stop the running query, close the connection and end the thread."""
        self._loop.end()
        self._loop.wait()

    def _deliver(self, request: _Request) -> None:
        if request.is_superseded:
            return
        if request.error is not None:
            if request.failed is not None:
                request.failed(request.error)
        elif request.done is not None:
            request.done(request.result)
