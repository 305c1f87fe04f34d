"""The nearest posts about a brand's rivals, found by date and never by comparing all with all."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from creator_audit.model.history import History, Told

_MOST_STEPS = 50
"""Runs of one brand's posts passed on the way to a rival's."""


class Near(NamedTuple):
    """One post about one brand."""

    brand_id: str
    told: Told


class _Lane:
    """Posts of one category, or about one brand, in order of time."""

    def __init__(self, entries: list[Near]) -> None:
        entries.sort(key=lambda near: (near.told.day, near.told.post.post_id))
        self.entries = entries
        self.days = [near.told.day.toordinal() for near in entries]
        self._before = [-1] * len(entries)
        """Index of the last post before this one that is about another brand."""
        self._after = [len(entries)] * len(entries)
        for at in range(1, len(entries)):
            same = entries[at - 1].brand_id == entries[at].brand_id
            self._before[at] = self._before[at - 1] if same else at - 1
        for at in range(len(entries) - 2, -1, -1):
            same = entries[at + 1].brand_id == entries[at].brand_id
            self._after[at] = self._after[at + 1] if same else at + 1

    def back(self, day: int) -> Iterator[Near]:
        """Posts on or before the day, nearest first, one for each run of a brand."""
        at = bisect_left(self.days, day + 1) - 1
        for _step in range(_MOST_STEPS):
            if at < 0:
                return
            yield self.entries[at]
            at = self._before[at]

    def on(self, day: int) -> Iterator[Near]:
        """Posts after the day, nearest first, one for each run of a brand."""
        at = bisect_left(self.days, day + 1)
        for _step in range(_MOST_STEPS):
            if at >= len(self.entries):
                return
            yield self.entries[at]
            at = self._after[at]


class Nearby:
    """Looks up posts of one sort (sold, or advised against) by category and by brand."""

    def __init__(self, history: History, wanted: Callable[[Told], bool]) -> None:
        self._history = history
        lanes: dict[str, list[Near]] = defaultdict(list)
        for brand_id in history.told_brands:
            entries = [Near(brand_id, told) for told in history.told_of(brand_id) if wanted(told)]
            if not entries:
                continue
            category = history.category(brand_id)
            if category:
                lanes[category].extend(entries)
            if history.named_rivals(brand_id):
                lanes[f"\0{brand_id}"].extend(entries)
        self._lanes = {key: _Lane(entries) for key, entries in lanes.items()}

    def before(self, brand_id: str, day: date, days: int, without: str = "") -> Near | None:
        """The nearest post about a rival of the brand, at most so many days before."""
        return self._first(brand_id, day, days, without, is_back=True)

    def after(self, brand_id: str, day: date, days: int, without: str = "") -> Near | None:
        """The nearest post about a rival of the brand, at most so many days after."""
        return self._first(brand_id, day, days, without, is_back=False)

    def _first(
        self, brand_id: str, day: date, days: int, without: str, *, is_back: bool
    ) -> Near | None:
        number = day.toordinal()
        keys = [self._history.category(brand_id)]
        keys += [f"\0{rival}" for rival in self._history.named_rivals(brand_id)]
        best: Near | None = None
        for key in keys:
            lane = self._lanes.get(key)
            for near in (lane.back(number) if is_back else lane.on(number)) if lane else ():
                distance = abs(near.told.day.toordinal() - number)
                if distance > days:
                    break
                if near.told.post.post_id == without:
                    continue
                if not self._history.are_rivals(brand_id, near.brand_id):
                    continue
                if best is None or distance < abs(best.told.day.toordinal() - number):
                    best = near
                break
        return best
