"""Raw values of exports made readable: mis-encoded text, times, words for yes and no, HTML."""

import re
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

EARLIEST = datetime(1995, 1, 1, tzinfo=UTC)
"""Before this no platform or blog held posts; 1970 is a missing time, not a date."""
LATEST = datetime.now(UTC) + timedelta(days=366)
"""Scheduled posts lie a few months ahead; 2099 is a placeholder."""
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:[T ]+(\d\d?):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?)?"
    r"\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?\Z"
)
_BREAKS = re.compile(r"[ \t]*\n[ \t]*")


class Moment(NamedTuple):
    """A time as read: `at` is aware UTC or None, then `fault` says why (an issue code)."""

    at: datetime | None
    offset_minutes: int | None = None
    is_zone_known: bool = True
    fault: str = ""


def repair_text(text: str) -> str:
    """Undo Meta's encoding (each UTF-8 byte written as one letter) and drop NUL characters.

    Text with any letter above U+00FF, or that is no UTF-8 when taken as bytes, stays as it is,
    so repairing twice changes nothing. Strict latin-1: bytes 0x80-0x9f occur in every emoji.
    """
    if text.isascii():
        return text.replace("\x00", "") if "\x00" in text else text
    try:
        text = text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        text = without_lone_surrogates(text)
    return text.replace("\x00", "")


def clean_text(text: str) -> str:
    """Text of a platform that writes true UTF-8: only what no store can hold is taken out."""
    if text.isascii():
        return text.replace("\x00", "") if "\x00" in text else text
    return without_lone_surrogates(text).replace("\x00", "")


def without_lone_surrogates(text: str) -> str:
    """Halves of a character without their other half become U+FFFD; pairs are joined."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def text_of(value: object) -> str:
    """A JSON value where text is due: numbers become their digits, other types are empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ""
    return str(value)


def is_plausible(at: datetime) -> bool:
    """Whether a post can have this time."""
    return EARLIEST <= at <= LATEST


def _checked(at: datetime, offset: int | None = None, *, is_zone_known: bool = True) -> Moment:
    if is_plausible(at):
        return Moment(at, offset, is_zone_known)
    return Moment(None, offset, is_zone_known, "time-not-plausible")


def unix_moment(value: object) -> Moment:
    """A Unix time in seconds, milliseconds or microseconds (told by size), also as a string."""
    if value is None or value == "":
        return Moment(None, fault="time-missing")
    try:
        number = float(value) if isinstance(value, int | float | str | Decimal) else None
        if number is None or isinstance(value, bool):
            return Moment(None, fault="time-not-readable")
        size = abs(number)
        divisor = 1_000_000 if size >= 1e14 else 1_000 if size >= 1e11 else 1
        return _checked(datetime.fromtimestamp(number / divisor, UTC))
    except (ValueError, OverflowError, OSError):
        return Moment(None, fault="time-not-readable")


def iso_moment(value: object, *, default_is_utc: bool = True) -> Moment:
    """``2025-01-12 09:15:00``, with ``T``, ``Z``, ``UTC`` or an offset; also a Unix time.

    `default_is_utc`: whether a time without a zone is stated by the platform to be UTC.
    """
    text = text_of(value).strip()
    if not text:
        return Moment(None, fault="time-missing" if value in (None, "") else "time-not-readable")
    found = _ISO.match(text)
    if found is None:
        return unix_moment(text)
    numbers = [int(piece) if piece else 0 for piece in found.groups()[:6]]
    zone = found[7] or ""
    try:
        local = datetime(*numbers, tzinfo=UTC)  # type: ignore[misc,arg-type]
    except ValueError:
        return Moment(None, fault="time-not-readable")
    if zone[:1] not in ("+", "-"):
        return _checked(local, None, is_zone_known=bool(zone) or default_is_utc)
    digits = zone[1:].replace(":", "")
    minutes = (int(digits[:2]) * 60 + int(digits[2:])) * (-1 if zone[0] == "-" else 1)
    return _checked(local - timedelta(minutes=minutes), minutes)


def fragment_text(node: LexborNode) -> str:
    """What a reader sees of an HTML fragment: entities decoded, ``<br>`` as line breaks."""
    for line_break in node.css("br"):
        line_break.replace_with("\n")
    return node.text(deep=True, separator="", strip=False)


def html_text(fragment: str) -> str:
    """`fragment_text` of a string; plain text comes back as it is."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    body = LexborHTMLParser(fragment).body
    return _BREAKS.sub("\n", fragment_text(body)) if body is not None else ""
