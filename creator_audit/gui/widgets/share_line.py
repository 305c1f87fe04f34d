"""One row of a list of small bars, without Qt."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ShareLine:
    """Name, counts in stack order, the number beside the bar and the sentence spoken."""

    key: str
    name: str
    counts: tuple[int, int, int, int]
    note: str
    """``19 of 56``."""
    spoken: str
