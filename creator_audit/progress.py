"""How long work reports back and is asked to stop."""

from typing import Protocol


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """Raised by a `Progress` when the user asked to stop; nothing half-done may stay."""


class Progress(Protocol):
    """Receives steps of long work; may raise `Cancelled`."""

    def step(self, done: int, total: int | None, label: str) -> None:
        """Report `done` of `total` units (None: unknown) of the work named `label`."""
        ...


class NullProgress:
    """Takes every step and says nothing."""

    def step(self, done: int, total: int | None, label: str) -> None:
        """Ignore the step."""
