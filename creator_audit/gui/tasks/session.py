"""What all pages share: the open client, the filter, the reading thread, the way to act."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from creator_audit.errors import UserError
from creator_audit.gui.tasks.reader import ReadingThread
from creator_audit.queries.filters import FilterState
from creator_audit.settings import Settings, save_settings

Done = Callable[[Any], None]
Failed = Callable[[Exception], None]


class Doer(Protocol):
    """Runs an operation on the open client away from the window's thread.

    Calls `done(result, changes)` or `failed(error)` on the window's thread, once.
    """

    def run(
        self,
        name: str,
        arguments: dict[str, Any],
        done: Callable[[Any, Any], None],
        failed: Failed,
    ) -> None:
        """Start the operation `name` with keyword arguments."""
        ...

    def close(self) -> None:
        """End what is running; nothing half-done may stay."""
        ...


class Session(QObject):
    """One window's state. Pages read through it, act through it and listen to its signals."""

    filterChanged = Signal(object)
    """The new `FilterState`."""
    dataChanged = Signal(object)
    """`Changes` of an operation, or None: anything may have changed."""
    clientChanged = Signal()
    clientAsked = Signal(str)
    """Name of the client to open; made if there is none of that name."""
    navigationAsked = Signal(str, object)
    """Place key and a dict of what to show there (``filter``, ``finding_id``, ``key`` …)."""
    undoChanged = Signal(str, str)
    """Names of the next undo and redo, empty when there is none."""
    messageShown = Signal(str)
    """One short sentence for the status bar."""
    failed = Signal(object)
    """An exception of an operation or a query that nobody else took."""
    busyChanged = Signal(bool)
    """Whether an operation runs."""
    workProgressed = Signal(str, int, int, str)
    """Long work: operation, done, total (-1: unknown), label."""
    dragChanged = Signal(object)
    """Paths dragged over the window, None once they are gone or dropped."""
    settingChanged = Signal(str)
    """Key of a setting of the app."""
    commandAsked = Signal(str)
    """Name of a window command another page wants (``import``, ``export-report`` …)."""

    def __init__(self, workspace: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.settings = Settings()
        """The one copy in use; `save_settings` writes it."""
        self.client = ""
        """Name of the open client; empty: none yet."""
        self.ask_reviewer: Callable[[], str] | None = None
        """Asks for the name beside decisions; the window sets it."""
        self._filter = FilterState()
        self._reading: ReadingThread | None = None
        self._doer: Doer | None = None
        self._running = 0

    # The client

    @property
    def is_open(self) -> bool:
        """Whether a client's data can be read."""
        return self._reading is not None

    def open_client(self, name: str, opener: Callable[[], Any], doer: Doer | None = None) -> None:
        """Show a client: `opener` makes a read-only connection, `doer` runs operations on it."""
        self.close_client()
        self.client = name
        self._reading = ReadingThread(opener, self)
        self._doer = doer
        progressed = getattr(doer, "progressed", None)
        if progressed is not None:
            progressed.connect(self.workProgressed)
        self._filter = FilterState()
        self.clientChanged.emit()
        self.filterChanged.emit(self._filter)

    def close_client(self) -> None:
        """Let go of the client's file."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None
        if self._doer is not None:
            self._doer.close()
            self._doer = None
        self.client = ""

    @property
    def is_busy(self) -> bool:
        """Whether an operation runs."""
        return self._running > 0

    @property
    def doer(self) -> Doer | None:
        """What runs the operations of the open client; pages that show long work ask it."""
        return self._doer

    # The filter

    @property
    def filter(self) -> FilterState:
        """What is shown on every page that filters."""
        return self._filter

    def set_filter(self, chosen: FilterState) -> None:
        """Change the filter; nothing happens when it is the same."""
        if chosen != self._filter:
            self._filter = chosen
            self.filterChanged.emit(chosen)

    # Reading and acting

    def read(
        self,
        query: Callable[..., Any],
        *arguments: object,
        done: Done | None = None,
        failed: Failed | None = None,
        channel: str = "",
    ) -> None:
        """Run ``query(reader, *arguments)`` on the reading thread; nothing without a client."""
        if self._reading is not None:
            self._reading.read(
                query, *arguments, done=done, failed=failed or self.failed.emit, channel=channel
            )

    def drop(self, channel: str) -> None:
        """Forget what was asked in a channel."""
        if self._reading is not None:
            self._reading.drop(channel)

    def act(
        self,
        name: str,
        /,
        done: Done | None = None,
        failed: Failed | None = None,
        **arguments: object,
    ) -> None:
        """Run an operation by name. Its changes are announced before `done` gets the result."""
        if self._doer is None:
            return
        self._count(+1)

        def finish(result: object, changes: object) -> None:
            self._count(-1)
            if changes is None or changes:
                self.dataChanged.emit(changes)
            if done is not None:
                done(result)

        def fail(error: Exception) -> None:
            self._count(-1)
            (failed or self.failed.emit)(error)

        self._doer.run(name, arguments, finish, fail)

    def _count(self, step: int) -> None:
        was_busy = self._running > 0
        self._running += step
        if was_busy != (self._running > 0):
            self.busyChanged.emit(self._running > 0)

    def set_setting(self, key: str, value: str | int | bool) -> None:
        """Change one of the app's settings and keep it. Errors are announced by `failed`."""
        self.settings.set(key, value)
        self.settingChanged.emit(key)
        try:
            save_settings(self.settings)
        except UserError as error:
            self.failed.emit(error)

    def reviewer(self) -> str:
        """The name beside decisions; asked for once, before the first one is made."""
        is_asked = self.settings.is_on("is_reviewer_asked")
        if not self.settings.text("reviewer") and not is_asked and self.ask_reviewer is not None:
            self.set_setting("is_reviewer_asked", True)
            self.set_setting("reviewer", self.ask_reviewer().strip())
        return self.settings.text("reviewer")

    # Going about

    def navigate(self, place: str, chosen: FilterState | None = None, **details: object) -> None:
        """Go to a place, with another filter if one is given, to a thing on it if one is named."""
        self.navigationAsked.emit(place, {"filter": chosen, **details})

    def say(self, sentence: str) -> None:
        """Show one short sentence in the status bar."""
        self.messageShown.emit(sentence)
