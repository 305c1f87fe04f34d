"""Times written for people, in any of several languages and without a zone."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from creator_audit.importers.platform_facts import fold_label

_CLOCK = re.compile(r"(\d{1,2})\s*[:.hH]\s*(\d{2})(?:\s*[:.]\s*(\d{2}))?(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})([./-])(\d{1,2})\2(\d{1,4})(?!\d)")
_WORD = re.compile(r"[^\W\d_]+\.?")
_AFTERNOON = re.compile(r"(?<![^\W\d_])p\.?\s?m(?![^\W\d_])|下午|午後|오후", re.IGNORECASE)
_MORNING = re.compile(r"(?<![^\W\d_])a\.?\s?m(?![^\W\d_])|上午|午前|오전", re.IGNORECASE)


def read_human_time(text: str, months: Mapping[str, int]) -> datetime | None:
    """A naive time from ``Aug 17, 2025 11:23 am`` and its like; None where it is not certain.

    `months` maps folded names to numbers. ``03/04/2025`` is ambiguous and gives None.
    """
    text = text.replace("\u202f", " ").replace("\xa0", " ").strip()
    written = _find_clock(text)
    clock = _read_clock(written, text) if written else (0, 0, 0)
    rest = text[: written.start()] + " " + text[written.end() :] if written else text
    day = _read_day(rest, months)
    if day is None or clock is None:
        return None
    try:
        return datetime(*day, *clock)  # noqa: DTZ001  # naive on purpose
    except ValueError:
        return None


def _find_clock(text: str) -> re.Match[str] | None:
    """The last thing that looks like a clock; ``12.01`` of a date does as well, so it is asked."""
    numeric = _NUMERIC.search(text)
    span = numeric.span() if numeric else (0, 0)
    clocks = [found for found in _CLOCK.finditer(text) if not span[0] <= found.start() < span[1]]
    return clocks[-1] if clocks else None


def _read_clock(found: re.Match[str], text: str) -> tuple[int, int, int] | None:
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if _AFTERNOON.search(text) and hour < 12:
        hour += 12
    elif _MORNING.search(text) and hour == 12:
        hour = 0
    return (hour, minute, second) if hour < 24 and minute < 60 and second < 60 else None


def _read_day(text: str, months: Mapping[str, int]) -> tuple[int, int, int] | None:
    asian = _EAST_ASIAN.search(text)
    if asian:
        return int(asian[1]), int(asian[2]), int(asian[3])
    numeric = _NUMERIC.search(text)
    if numeric:
        return _numeric_day(int(numeric[1]), int(numeric[3]), int(numeric[4]), numeric[2])
    year = _YEAR.search(text)
    if year is None:
        return None
    rest = text[: year.start()] + " " + text[year.end() :]
    month = next((number for word in _WORD.findall(rest) if (number := _month(word, months))), 0)
    days = [int(digits) for digits in re.findall(r"(?<!\d)\d{1,2}(?!\d)", rest)]
    return (int(year[0]), month, days[0]) if month and days else None


def _month(word: str, months: Mapping[str, int]) -> int:
    return months.get(fold_label(word), 0)


def _numeric_day(first: int, second: int, third: int, sign: str) -> tuple[int, int, int] | None:
    if first > 31:
        return first, second, third
    if sign == "." or first > 12:
        return third, second, first
    if second > 12:
        return third, first, second
    return (third, second, first) if first == second else None


def month_numbers(table: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Folded month name -> number, from a table ``1 = ["jan", …]``."""
    return {fold_label(name): int(number) for number, names in table.items() for name in names}
