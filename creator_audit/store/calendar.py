"""Days and months of the client's own time zone, stored with each post."""

from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from creator_audit.errors import UserError

if TYPE_CHECKING:
    from creator_audit.store.database import Store

DEFAULT_ZONE = "UTC"
BATCH = 5_000


def time_zone(name: str) -> tzinfo:
    """The zone of an IANA name. Raises `UserError` for a name that is not known."""
    if name in ("", DEFAULT_ZONE):
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UserError(
            f"The time zone {name!r} is not known.",
            next_step="Use a name such as Europe/London or America/New_York.",
        ) from error


def local_day(moment: datetime | None, zone: tzinfo) -> int:
    """The day as a number (20240501); 0 without a time."""
    if moment is None:
        return 0
    try:
        local = moment if zone is UTC and moment.tzinfo is UTC else moment.astimezone(zone)
    except (OverflowError, ValueError):
        local = moment
    return local.year * 10_000 + local.month * 100 + local.day


def day_number(day: date) -> int:
    """A day as it is stored."""
    return day.year * 10_000 + day.month * 100 + day.day


def iso_day(number: int) -> str:
    """A stored day as ISO text; empty for 0."""
    if not number:
        return ""
    return f"{number // 10_000:04}-{number // 100 % 100:02}-{number % 100:02}"


@lru_cache(maxsize=4096)
def read_day(number: int) -> date | None:
    """A stored day as a date; None for 0."""
    return date(number // 10_000, number // 100 % 100, number % 100) if number else None


def recompute_days(store: "Store") -> int:
    """Set every post's day and month anew after the client's zone changed; posts moved."""
    from creator_audit.store.encoding import moment

    zone = time_zone(store.setting("time_zone"))
    moved = 0
    last = 0
    with store.atomic():
        while rows := store.rows(
            "SELECT key, published_at, day FROM posts WHERE key > ? AND published_at IS NOT NULL"
            " ORDER BY key LIMIT ?",
            (last, BATCH),
        ):
            last = rows[-1][0]
            changed = []
            for key, seconds, day in rows:
                new = local_day(moment(seconds), zone)
                if new != day:
                    changed.append((new, new // 100, key))
            store.run_many("UPDATE posts SET day = ?, ym = ? WHERE key = ?", changed)
            store.run_many(
                "UPDATE judgements SET digest = '' WHERE post_key = ?",
                [(key,) for *_, key in changed],
            )
            moved += len(changed)
    return moved
