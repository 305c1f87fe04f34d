"""Cells of a list of deals: days, periods, sums, names."""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from urllib.parse import urlsplit

from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.month_names import find_month
from creator_audit.importers.tables.numbers import NumberStyle, decide_style

_BETWEEN = re.compile(
    r"\s*[–—]\s*|\s+-\s+|\s+/\s+|\s+(?:to|until|till|bis|au|jusqu'au|hasta|al|a|fino al|até|tot"
    r"|tot en met|t/m)\s+",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^(?:from|since|ab|von|vom|du|dès le|desde|dal|de|vanaf|van)\s+", re.IGNORECASE
)
_MONTH = re.compile(r"^(?:(\d{1,2})[/.](\d{4})|(\d{4})[-/.](\d{1,2}))$")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_NOT_NUMBER = re.compile(r"[^\d.,'’\s\u00a0\u202f-]")
_LISTED = re.compile(r"[;,\n|]|\s+/\s+|\s+&\s+|\s+\+\s+")
MOST_NAMES = 50


@dataclass(frozen=True, slots=True)
class Days:
    """Reads the days of one column."""

    order: str = ""

    def first(self, cell: str) -> date | None:
        """The day a cell names; of a month alone its first day."""
        return self._day(cell, is_last=False)

    def last(self, cell: str) -> date | None:
        """The day a cell names; of a month alone its last day."""
        return self._day(cell, is_last=True)

    def span(self, cell: str) -> tuple[date | None, date | None] | None:
        """First and last day of a period; None where it cannot be read."""
        text = _SINCE.sub("", cell.strip())
        for cut in _BETWEEN.finditer(text):
            left, right = text[: cut.start()].strip(), text[cut.end() :].strip()
            first, last = self.first(left), self.last(right)
            if first is None and last is not None:
                first = self._without_year(left, last)
            if first and (last or not any(c.isdigit() for c in right)):
                return first, last
        whole = self.first(text)
        return (whole, self.last(text) if whole != self.last(text) else None) if whole else None

    def _without_year(self, left: str, last: date) -> date | None:
        """``1 June – 30 June 2026`` and ``1.6. – 30.6.2026``: the year is that of the end."""
        for text in (f"{left} {last.year}", f"{left}{last.year}", f"{left}.{last.year}"):
            found = self.first(text)
            if found and found <= last:
                return found
        return None

    def _day(self, cell: str, *, is_last: bool) -> date | None:
        text = cell.strip()
        month = _MONTH.match(text)
        if month:
            number, year = (month[1], month[2]) if month[1] else (month[4], month[3])
            return _in_month(int(year), int(number), is_last=is_last)
        found = DateReader(order=self.order).read(text)
        if found is not None:
            return found.at.date()
        named, rest = find_month(text)
        year_only = _YEAR.search(rest)
        if named and year_only and not re.search(r"(?<!\d)\d{1,2}(?!\d)", rest):
            return _in_month(int(year_only[1]), named, is_last=is_last)
        return None


def _in_month(year: int, month: int, *, is_last: bool) -> date | None:
    try:
        return date(year, month, monthrange(year, month)[1] if is_last else 1)
    except ValueError:
        return None


def pieces_of(cell: str) -> list[str]:
    """The parts of a period, so that each can prove the order of the column."""
    return [part for part in _BETWEEN.split(cell) if part.strip()]


def amount_style(cells: Iterable[str]) -> NumberStyle:
    """The style of digits of a column of sums."""
    return decide_style(map(_digits, cells))


def read_amount(cell: str, style: NumberStyle) -> Decimal | None:
    """The sum in a cell, currency left out; None where it holds none or a negative one."""
    bare = _digits(cell)
    plain = style.read(f"{bare}k" if re.search(r"\d\s*k\b", cell, re.IGNORECASE) else bare)
    if plain is None:
        return None
    try:
        found = Decimal(plain)
    except InvalidOperation:
        return None
    if found < 0 or not found.is_finite():
        return None
    cents = found.quantize(Decimal("0.01"))
    return cents if cents != cents.to_integral_value() else found.quantize(Decimal(1))


def _digits(cell: str) -> str:
    """A sum without currency, and without the ``.-`` that stands for no cents."""
    return _NOT_NUMBER.sub("", cell).strip().rstrip(".,-").strip()


def read_names(cell: str, *, by_spaces: bool = False) -> tuple[str, ...]:
    """Names parted by commas, semicolons, bars or lines; codes and handles by spaces too."""
    parts = _LISTED.split(cell)
    if by_spaces:
        parts = [word for part in parts for word in part.split()]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))[:MOST_NAMES]


def host_of(name: str) -> str:
    """``https://www.lumavelle.example/slow?x=1`` -> ``lumavelle.example``."""
    address = name if "://" in name else f"//{name}"
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if "." in host else ""


def handle_of(name: str) -> str:
    """A handle with its sign, also out of a profile's address; empty where it is none."""
    if "://" in name or "/" in name:
        name = name.partition("?")[0].rstrip("/").rsplit("/", 1)[-1]
    bare = name.lstrip("@").strip()
    return f"@{bare}" if bare and not bare.isspace() else ""
