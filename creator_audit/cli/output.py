"""How the command line speaks: exit codes, progress on standard error, tables on output."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

import click

from creator_audit.progress import NullProgress, Progress

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Exit(IntEnum):
    """Exit codes other programs rely on."""

    DONE = 0
    FAIL_ON_MET = 1
    USER_ERROR = 2
    SOME_NOT_READ = 3
    INTERRUPTED = 130


class OpenWindow(Protocol):
    """Opens the window on a workspace or on the demo; the exit code."""

    def __call__(self, workspace: str | None = None, *, demo: bool = False) -> int:
        """Open it and stay until it is closed."""
        ...


@dataclass
class CliState:
    """What every command gets: the global options."""

    workspace: str | None
    quiet: bool
    open_window: OpenWindow | None = None
    """The command line itself knows no window."""


class _Bar:
    """A `Progress` shown by rich."""

    def __init__(self, shown: "RichProgress", task: "TaskID") -> None:
        self._shown, self._task = shown, task

    def step(self, done: int, total: int | None, label: str) -> None:
        self._shown.update(self._task, completed=done, total=total, description=label)


@contextmanager
def progress(state: CliState) -> Iterator[Progress]:
    """Progress on standard error, only where that is a terminal and not silenced."""
    if state.quiet or not sys.stderr.isatty():
        yield NullProgress()
        return
    from rich.console import Console
    from rich.progress import Progress as RichProgress

    with RichProgress(console=Console(stderr=True), transient=True) as shown:
        yield _Bar(shown, shown.add_task("", total=None))


def say(state: CliState, text: str) -> None:
    """A sentence for people on standard error."""
    if not state.quiet:
        click.echo(text, err=True)


def write_rows(head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A plain aligned table on standard output; nothing is cut."""
    cells = [[str(value) for value in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(head), *cells]) for i in range(len(head))]
    for row in [list(head), *cells]:
        click.echo(
            "  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip()
        )


def json_line(record: object) -> str:
    """One line of JSON; escaped where it holds half a character, which UTF-8 cannot write."""
    line = json.dumps(record, ensure_ascii=False)
    try:
        line.encode()
    except UnicodeEncodeError:
        return json.dumps(record)
    return line


def counted(number: int, noun: str) -> str:
    """``1 brand``, ``3 brands``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def split_list(_context: object, _parameter: object, value: str | None) -> tuple[str, ...]:
    """A comma-separated option as a tuple of lower-case words."""
    return tuple(word.strip().lower() for word in (value or "").split(",") if word.strip())


def run(command: Callable[[], int]) -> int:
    """Run a command body and give its exit code."""
    return int(command())
