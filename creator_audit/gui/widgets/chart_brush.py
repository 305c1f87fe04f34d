"""How a brush over bars changes while it is dragged or stepped by keys."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Drag:
    """One drag: from which grip (left, right, inside or none), at which bar it began."""

    grip: str
    start: int
    before: Span | None
    has_moved: bool = False

    def move(self, index: int, count: int) -> Span | None:
        """The brush while the pointer is over bar `index` of `count`."""
        self.has_moved = self.has_moved or index != self.start
        if self.before is None or not self.grip:
            return _ordered(self.start, index)
        first, last = self.before
        if self.grip == "left":
            return _ordered(min(index, count - 1), last)
        if self.grip == "right":
            return _ordered(first, max(0, index))
        shift = max(-first, min(count - 1 - last, index - self.start))
        return first + shift, last + shift

    def end(self, index: int, count: int) -> Span | None:
        """The brush after the release. A click chooses one bar, a click on that bar clears."""
        if self.has_moved or self.grip in ("left", "right"):
            return self.move(index, count)
        return None if self.before == (index, index) else (index, index)


def step_brush(span: Span | None, before: int, now: int) -> Span:
    """The brush after Shift and an arrow key moved the current bar from `before` to `now`."""
    if span is None or not span[0] <= before <= span[1]:
        return _ordered(max(before, 0), now)
    if before == span[1] and (now > before or span[0] < span[1]):
        return _ordered(span[0], now)
    if before == span[0]:
        return _ordered(now, span[1])
    return _ordered(span[0], now)


def _ordered(a: int, b: int) -> Span:
    return (a, b) if a <= b else (b, a)
