"""What a timeline shows: lanes with posts as dots and deals as bars; no Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from creator_audit.gui.widgets.words import count, month_name

_YEARS_FROM_DAYS = 1100
_QUARTERS_FROM_DAYS = 400


@dataclass(frozen=True, slots=True)
class Dot:
    """One post on a lane."""

    day: date
    class_name: str
    """A class, or ``verdict.`` and a mark for a finding on the post."""
    spoken: str
    number: int = 0
    """As in the list below the timeline; 0: not part of it."""
    key: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """One deal on a lane; an open end runs out of sight."""

    starts: date | None
    ends: date | None
    words: str
    is_quiet: bool = False
    """Offered or declined: no tie ever held."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One row."""

    title: str
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes between two days."""

    lanes: tuple[Lane, ...]
    first: date
    last: date
    bracket: tuple[date, date] | None = None
    message: str = ""
    """What the picture says, in one sentence."""

    @property
    def dots(self) -> tuple[Dot, ...]:
        """All posts in order of time."""
        found = (dot for lane in self.lanes for dot in lane.dots)
        return tuple(sorted(found, key=lambda dot: (dot.day, dot.number)))

    @property
    def bracket_words(self) -> str:
        """``11 days``."""
        if self.bracket is None:
            return ""
        return count((self.bracket[1] - self.bracket[0]).days, "day", "days")

    def share(self, day: date) -> float:
        """Where a day lies between the edges, 0 to 1; outside it stays at the edge."""
        whole = max(1, (self.last - self.first).days)
        return min(1.0, max(0.0, (day - self.first).days / whole))


def widen(days: Iterable[date], least: int = 30, part: float = 0.08) -> tuple[date, date]:
    """The span of some days with room at both ends, so that no mark stands on the edge."""
    listed = sorted(days)
    first, last = listed[0], listed[-1]
    room = max(least, round((last - first).days * part))
    return _shift(first, -room), _shift(last, room)


def _shift(day: date, by: int) -> date:
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return day


def ticks(timeline: Timeline) -> Sequence[tuple[date, str]]:
    """Days with a line and their names: months, quarters or years, as the span allows."""
    days = (timeline.last - timeline.first).days
    step = 12 if days > _YEARS_FROM_DAYS else 3 if days > _QUARTERS_FROM_DAYS else 1
    index = timeline.first.year * 12 + timeline.first.month - 1
    index += -index % step
    found: list[tuple[date, str]] = []
    while (day := date(index // 12, index % 12 + 1, 1)) <= timeline.last:
        if day >= timeline.first:
            name = month_name(day.year, day.month)
            is_bare = step < 12 and day.month != 1 and bool(found)
            found.append((day, str(day.year) if step == 12 else name[:3] if is_bare else name))
        index += step
        if index >= 9999 * 12:
            break
    return found
