"""Shares with their base and interval; below twenty the counts speak alone."""

from math import sqrt

FEWEST_FOR_SHARE = 20
"""Under this base no percentage is given: one post more or less would move it by 5 points."""
_Z = 1.959964
"""Two-sided 95 % point of the normal distribution."""


def wilson(hits: int, base: int) -> tuple[float, float]:
    """95 % interval of a share (Wilson 1927); (0, 1) for an empty base."""
    if base <= 0:
        return 0.0, 1.0
    share = hits / base
    squared = _Z * _Z
    middle = share + squared / (2 * base)
    spread = _Z * sqrt(share * (1 - share) / base + squared / (4 * base * base))
    scale = 1 + squared / base
    low = 0.0 if hits == 0 else max(0.0, (middle - spread) / scale)
    high = 1.0 if hits == base else min(1.0, (middle + spread) / scale)
    return low, high


def percent(hits: int, base: int) -> str:
    """The share as whole per cent, or an empty string when the base is too small."""
    if base < FEWEST_FOR_SHARE:
        return ""
    return f"{_rounded(hits / base)}\u00a0%"


def interval(hits: int, base: int) -> str:
    """The interval in words, or an empty string when the base is too small."""
    if base < FEWEST_FOR_SHARE:
        return ""
    low, high = wilson(hits, base)
    return f"{_rounded(low)} to {_rounded(high)}\u00a0%"


def _rounded(share: float) -> int:
    return int(share * 100 + 0.5)
