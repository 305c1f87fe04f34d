"""Times in cells: read by fixed rules, never guessed; what is unsure is decided per column."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from creator_audit.errors import UserError
from creator_audit.importers.decode import is_plausible
from creator_audit.importers.tables.month_names import find_month

EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock has no zone
_CLOCK = re.compile(
    r"(?<![\d.])(\d{1,2})(?::|h|\s?Uhr\s?)(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(a\.?m\.?|p\.?m\.?)?",
    re.IGNORECASE,
)
_HOUR_ONLY = re.compile(r"\b(\d{1,2})\s*(am|pm)\b", re.IGNORECASE)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-])(\d{2}):?(\d{2})(?!\d)|\b(Z|UTC|GMT)\b|(?<=\d)Z\b")
_ISO = re.compile(r"^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
_NUMBER = re.compile(r"^\d+(?:\.\d+)?$")
_ANY_YEAR = re.compile(r"\d{4}|\d[-/. ]\d\d?[-/. ]\d\d(?!\d)")
_DAY_OR_YEAR = re.compile(r"(?<!\d)(?:\d{4}|\d{1,2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})[-/ ][^\W\d_]{3,}\.?[-/ ](\d{2})(?!\d)(?!:)")


class CellTime(NamedTuple):
    """A time read from a cell."""

    at: datetime
    """Aware, UTC."""
    offset_minutes: int | None = None
    """As stated; None where UTC or no zone was stated."""
    is_zone_known: bool = True
    is_whole_day: bool = False
    is_year_inferred: bool = False


@dataclass(frozen=True, slots=True)
class DateReader:
    """How the cells of one column are read."""

    order: str = ""
    """``dmy``, ``mdy`` or empty: a numeric date that allows both cannot be read."""
    zone: str = ""
    """IANA zone for times without one; empty: read as UTC and marked as unknown."""
    latest: datetime | None = None
    """For dates without a year: they lie in the last year in which they are not after this."""

    def read(self, cell: str) -> CellTime | None:
        """The time, or None where the cell holds none that is certain."""
        text = cell.strip().strip("'\"")
        if not text:
            return None
        try:
            if text[4:5] == "-" == text[7:8]:
                return self._read_iso(text)
            if _NUMBER.match(text):
                return self._read_number(text)
            return self._read_words(text)
        except (ValueError, OverflowError):
            return None

    def _read_iso(self, text: str) -> CellTime | None:
        try:
            given = datetime.fromisoformat(text)
        except ValueError:
            return self._read_words(text)
        shift = given.utcoffset()
        if shift is None:
            return self._place(given, None, is_whole_day=len(text) == 10)
        minutes = int(shift.total_seconds() // 60)
        return _checked(CellTime(given.astimezone(UTC), minutes or None))

    def _read_number(self, text: str) -> CellTime | None:
        whole = text.split(".", 1)[0]
        if len(whole) in (9, 10, 13, 16):
            seconds = float(text) / {13: 1e3, 16: 1e6}.get(len(whole), 1)
            return _checked(CellTime(datetime.fromtimestamp(seconds, UTC)))
        if len(text) in (8, 14) and text.isdecimal():
            naive = datetime.strptime(text.ljust(14, "0"), "%Y%m%d%H%M%S")  # noqa: DTZ007
            return self._place(naive, None, is_whole_day=len(text) == 8)
        if 20_000 <= float(text) <= 60_000:
            naive = EXCEL_EPOCH + timedelta(seconds=round(float(text) * 86_400))
            return self._place(naive, None, is_whole_day="." not in text)
        return None

    def _read_words(self, text: str) -> CellTime | None:
        if len(text) > 80:
            return None
        day, rest = self._read_day(text)
        if day is None:
            return None
        clock, has_clock = _read_clock(rest)
        offset = _read_offset(rest)
        found = self._place(day + clock, offset, is_whole_day=not has_clock)
        has_year = bool(_ANY_YEAR.search(text) or _SHORT_YEAR.search(text))
        return found if found is None or has_year else found._replace(is_year_inferred=True)

    def _read_day(self, text: str) -> tuple[datetime | None, str]:
        for pattern in (_ISO, _CJK):
            match = pattern.search(text)
            if match:
                parts = [int(piece) for piece in match.groups()]
                return _day(*parts), _without(text, match)
        match = _NUMERIC.search(text)
        if match:
            return self._order_numbers(match), _without(text, match)
        return self._read_named_month(text), text

    def _order_numbers(self, match: re.Match[str]) -> datetime | None:
        first, second, year = int(match[1]), int(match[3]), _full_year(match[4])
        order = self.order or order_of(first, second, match[2])
        if order == "mdy":
            return _day(year, first, second)
        if order in ("dmy", "same"):
            return _day(year, second, first)
        return None

    def _read_named_month(self, text: str) -> datetime | None:
        bare = _OFFSET.sub(" ", _HOUR_ONLY.sub(" ", _CLOCK.sub(" ", text)))
        month, rest = find_month(bare)
        if not month:
            return None
        numbers = [int(number) for number in _DAY_OR_YEAR.findall(rest)]
        years = [number for number in numbers if number > 999]
        days = [number for number in numbers if number <= 99]
        short = _SHORT_YEAR.search(text)
        if short and not years:
            return _day(_full_year(short[2]), month, int(short[1]))
        if len(days) != 1 or len(years) > 1:
            return None
        if years:
            # Thai calendars count from 543 BC.
            year = years[0] - 543 if years[0] > 2400 else years[0]
            return _day(year, month, days[0])
        return self._without_year(month, days[0])

    def _without_year(self, month: int, day: int) -> datetime | None:
        if self.latest is None:
            return None
        found = _day(self.latest.year, month, day)
        is_later = found.date() > self.latest.date()
        return _day(self.latest.year - 1, month, day) if is_later else found

    def _place(self, naive: datetime, offset: int | None, *, is_whole_day: bool) -> CellTime | None:
        if offset is not None:
            zone = timezone(timedelta(minutes=offset))
            at = naive.replace(tzinfo=zone).astimezone(UTC)
            return _checked(CellTime(at, offset or None, True, is_whole_day))
        if self.zone:
            local = naive.replace(tzinfo=zone_of(self.zone))
            shift = local.utcoffset()
            minutes = int(shift.total_seconds() // 60) if shift else 0
            return _checked(CellTime(local.astimezone(UTC), minutes, True, is_whole_day))
        return _checked(CellTime(naive.replace(tzinfo=UTC), None, False, is_whole_day))


def order_of(first: int, second: int, sign: str) -> str:
    """``dmy``, ``mdy``, ``same`` or empty (both fit). Dots are only written between day first."""
    if first > 12 >= second:
        return "dmy"
    if second > 12 >= first:
        return "mdy"
    if first == second:
        return "same"
    return "dmy" if sign == "." and max(first, second) <= 12 else ""


def numeric_order(cell: str) -> str | None:
    """The order one cell proves; empty where it allows both; None where it is no such date."""
    text = cell.strip()
    if len(text) > 80 or _ISO.match(text):
        return None
    match = _NUMERIC.search(text)
    return None if match is None else order_of(int(match[1]), int(match[3]), match[2])


@cache
def zone_of(name: str) -> ZoneInfo:
    """The zone; raises `UserError` for a name that is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UserError(
            f"`{name}` is not the name of a time zone.",
            next_step="Use a name such as Europe/Berlin or America/New_York.",
        ) from error


def _checked(moment: CellTime) -> CellTime | None:
    return moment if is_plausible(moment.at) else None


def _day(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day)  # noqa: DTZ001 - the zone is placed afterwards


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} {text[match.end() :]}"


def _read_clock(text: str) -> tuple[timedelta, bool]:
    match = _CLOCK.search(text.replace("T", " "))
    if match is None:
        hour = _HOUR_ONLY.search(text)
        if hour is None:
            return timedelta(), False
        return timedelta(hours=int(hour[1]) % 12 + 12 * (hour[2].lower() == "pm")), True
    hours, minutes, seconds = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[5] or "").replace(".", "").lower()
    if half:
        hours = hours % 12 + 12 * (half == "pm")
    if hours > 23 or minutes > 59 or seconds > 60:
        raise ValueError(text)
    part = int((match[4] or "0").ljust(6, "0")[:6])
    return timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=part), True


def _read_offset(text: str) -> int | None:
    match = _OFFSET.search(text)
    if match is None:
        return None
    if not match[1]:
        return 0
    minutes = int(match[2]) * 60 + int(match[3])
    return -minutes if match[1] == "-" else minutes
