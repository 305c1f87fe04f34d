"""Gives each entry a believable moment: spread over its month, mostly in the evening."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby
from random import Random

from demo.bank import Entry

LAST_MONTH, LAST_DAY = "2026-09", 12
"""The archives were asked for a few days later, so nothing may be younger."""
_HOURS = (7, 8, 9, 12, 12, 13, 16, 17, 17, 18, 18, 18, 19, 19, 19, 20, 20, 21)


@dataclass(frozen=True)
class Dated:
    """An entry with its time (UTC) and a number for whatever id the platform uses."""

    entry: Entry
    at: datetime
    number: int

    @property
    def unix(self) -> int:
        """Seconds since 1970."""
        return int(self.at.timestamp())


def schedule(entries: Sequence[Entry], seed: str) -> list[Dated]:
    """Times for all entries; within a month those without a day keep the order written."""
    random = Random(seed)
    dated: list[Dated] = []
    taken: set[datetime] = set()
    for month, group in groupby(entries, key=lambda entry: entry.month):
        for entry, day in _days(month, list(group), random):
            at = datetime(
                int(month[:4]), int(month[5:]), day, random.choice(_HOURS),
                random.randrange(60), random.randrange(60), tzinfo=UTC,
            )  # fmt: skip
            while at in taken:
                at += timedelta(seconds=61)
            taken.add(at)
            dated.append(Dated(entry, at, random.randrange(10**15, 10**16)))
    return sorted(dated, key=lambda item: item.at)


def _days(month: str, group: list[Entry], random: Random) -> list[tuple[Entry, int]]:
    last = LAST_DAY if month == LAST_MONTH else monthrange(int(month[:4]), int(month[5:]))[1]
    free = sorted(random.randint(1, last) for entry in group if entry.day is None)
    rest = iter(free)
    return [(entry, entry.day if entry.day is not None else next(rest)) for entry in group]


def later(item: Dated, random: Random) -> Dated:
    """The same caption on another platform, some hours after."""
    at = item.at + timedelta(minutes=random.randrange(20, 1200), seconds=random.randrange(60))
    return Dated(item.entry, at, random.randrange(10**15, 10**16))
