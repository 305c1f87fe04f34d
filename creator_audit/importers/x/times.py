"""When a post was made: the stated time, or the one inside its id where the stated one is wrong."""

from datetime import UTC, datetime
from functools import cache

from creator_audit.importers.decode import LATEST

FIRST_DAY = datetime(2006, 3, 21, tzinfo=UTC)
"""The first post on the service."""
SNOWFLAKE_EPOCH_MS = 1_288_834_974_657
"""Zero of the clock inside ids, 4 November 2010."""
FIRST_SNOWFLAKE = 29_700_859_247
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


@cache
def _day(month: str, day: str, year: str) -> tuple[int, int, int]:
    return int(year), _MONTHS[month], int(day)


def read_stated(text: str) -> datetime | None:
    """``Thu Oct 06 21:49:02 +0000 2022``, always UTC; None where it is something else."""
    words = text.split()
    if len(words) != 6 or words[4] != "+0000":
        return None
    try:
        year, month, day = _day(words[1], words[2], words[5])
        clock = words[3]
        return datetime(
            year, month, day, int(clock[:2]), int(clock[3:5]), int(clock[6:8]), tzinfo=UTC
        )
    except (KeyError, ValueError):
        return None


def time_in_id(native_id: str) -> datetime | None:
    """The time inside an id, to the second; ids before November 2010 hold none."""
    if not native_id.isdecimal() or not FIRST_SNOWFLAKE < int(native_id) < 1 << 63:
        return None
    seconds = ((int(native_id) >> 22) + SNOWFLAKE_EPOCH_MS) // 1000
    return datetime.fromtimestamp(seconds, UTC)


def is_possible(at: datetime) -> bool:
    """Whether the service existed then."""
    return FIRST_DAY <= at <= LATEST


def settle(stated: datetime | None, native_id: str) -> tuple[datetime | None, str]:
    """(time, why it is not the stated one); archives of 2025 hold posts dated 1997 or 2003."""
    if stated is not None and is_possible(stated):
        return stated, ""
    found = time_in_id(native_id)
    if found is not None and is_possible(found):
        return found, "time-from-id"
    return None, "time-not-readable"
