"""Spreads long work over the processors: batches go out to children, results come back in order.

A child holds no file of the client and no state of a run: it turns one batch of plain rows into
another. Whatever goes wrong with it (no memory, killed, a batch it cannot do), the batch is done
here instead, so that the outcome is always that of doing all in one process.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from multiprocessing.connection import Connection
from typing import Any, TypeVar

Batch = TypeVar("Batch")
Result = TypeVar("Result")
Work = Callable[[Batch], Result]

WORTH_IT = 20_000
"""Posts from which the one or two seconds that a child takes to start are won back."""

_MOST = 4
"""Children at most: the one writer is busy all the time by then."""


class _Child:
    """One process at the other end of a pipe, with at most one batch at a time."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        # Only the child may hold its end: it then ends with us, however we end.
        theirs.close()
        self._is_lost = False
        self._awaited = 0

    def begin(self, make: Callable[..., Any], given: Sequence[Any]) -> None:
        """Have the child make its worker; it says when it has."""
        self._awaited += 1
        self.send("make", make, given)

    def is_ready(self) -> bool:
        """Whether the worker stands, or never will."""
        try:
            while self._awaited and not self._is_lost and self._pipe.poll():
                self._pipe.recv()
                self._awaited -= 1
        except (EOFError, OSError):
            self._is_lost = True
        return self._is_lost or not self._awaited

    def send(self, *message: object) -> None:
        """Hand a message over; a child that cannot take it gets no more."""
        if not self._is_lost:
            try:
                self._pipe.send(message)
            except Exception:  # closed, or a batch that cannot be pickled
                self._is_lost = True

    def take(self) -> tuple[bool, Any]:
        """Whether the child did its batch, and what came of it."""
        if self._is_lost:
            return False, None
        try:
            is_done, result = self._pipe.recv()
        except (EOFError, OSError):
            self._is_lost = True
            return False, None
        return is_done, result

    def end(self) -> None:
        """End the process: there is nothing in it to lose."""
        self._pipe.close()
        self._process.terminate()
        self._process.join()


_crew: list[_Child] = []
"""Kept from one stage to the next, so that the rules are loaded once."""


def spread(
    make: Callable[..., Work[Batch, Result]],
    given: Sequence[Any],
    batches: Iterable[Batch],
    size: int,
) -> Iterator[Result]:
    """Results of ``make(*given)`` for every batch, in their order.

    `make` is a function of a module and `given` plain values, as a child has to have both. With
    fewer than `WORTH_IT` posts (`size`) or one processor all is done here.
    """
    source = iter(batches)
    crew = _call() if size >= WORTH_IT else ()
    if not crew:
        yield from map(make(*given), source)
        return
    for child in crew:
        child.begin(make, given)
    here = make(*given)
    is_clean = False
    try:
        # Children take a second or two to load the rules; meanwhile the work goes on here.
        while not all(child.is_ready() for child in crew):
            batch = next(source, None)
            if batch is None:
                break
            yield here(batch)
        yield from _hand_out(crew, source, here)
        is_clean = True
    finally:
        if not is_clean:  # cancelled or failed: answers may still be on their way
            dismiss()


def _hand_out(
    crew: Sequence[_Child], source: Iterator[Batch], here: Work[Batch, Result]
) -> Iterator[Result]:
    """One batch to each child, and the next one as soon as it gave back the last."""
    waiting: deque[tuple[_Child, Batch]] = deque()
    for child, batch in zip(crew, source, strict=False):
        child.send("do", batch)
        waiting.append((child, batch))
    while waiting:
        child, batch = waiting.popleft()
        is_done, result = child.take()
        for following in islice(source, 1):
            child.send("do", following)
            waiting.append((child, following))
        yield result if is_done else here(batch)


def dismiss() -> None:
    """End the children; the next stage starts new ones."""
    while _crew:
        _crew.pop().end()


def _call() -> Sequence[_Child]:
    """The children, started if need be; none where one processor does it all."""
    number = min(_processors(), _MOST)
    if number < 2 or _crew:
        return _crew
    # The window's work process is a daemon so that it ends with the window, and may then have no
    # children of its own. They end with their pipe, so the mark can go.
    with suppress(AssertionError):
        multiprocessing.current_process().daemon = False
    try:
        for _ in range(number):
            _crew.append(_Child())
    except (OSError, RuntimeError, AssertionError, EOFError):
        dismiss()
    return _crew


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _serve(pipe: Connection) -> None:
    """What a child does: make the worker it is told to, then do batch after batch."""
    work: Work[Any, Any] | None = None
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            order, *rest = pipe.recv()
            if order == "make":
                work = _make(*rest)
                pipe.send(None)
                continue
            pipe.send(_try(work, rest[0]))


def _make(make: Callable[..., Work[Any, Any]], given: Sequence[Any]) -> Work[Any, Any] | None:
    try:
        return make(*given)
    except Exception:  # the parent does the batches itself and meets the error there
        return None


def _try(work: Work[Any, Any] | None, batch: object) -> tuple[bool, Any]:
    if work is None:
        return False, None
    try:
        return True, work(batch)
    except Exception:  # as above
        return False, None
