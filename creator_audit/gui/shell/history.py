"""Back and forward through places and filters."""

from dataclasses import dataclass, field

from creator_audit.queries.filters import FilterState

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Stop:
    """Where one was, and what was shown."""

    place: str
    chosen: FilterState


@dataclass(slots=True)
class History:
    """Stops behind and ahead of the present one."""

    _stops: list[Stop] = field(default_factory=list)
    _now: int = -1

    def visit(self, stop: Stop) -> None:
        """Remember a stop; what lay ahead is forgotten. The same stop twice counts once."""
        if self._now >= 0 and self._stops[self._now] == stop:
            return
        self._stops = [*self._stops[: self._now + 1], stop][-_LONGEST:]
        self._now = len(self._stops) - 1

    def back(self) -> Stop | None:
        """Go one stop back; None at the beginning."""
        return self._step(-1)

    def forward(self) -> Stop | None:
        """Go one stop forward; None at the end."""
        return self._step(+1)

    def can_go(self, step: int) -> bool:
        """Whether there is a stop behind (-1) or ahead (+1)."""
        return 0 <= self._now + step < len(self._stops)

    def _step(self, step: int) -> Stop | None:
        if not self.can_go(step):
            return None
        self._now += step
        return self._stops[self._now]
