"""How a delimited text file is written, found by trying rather than by counting letters."""

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_LINES = 400
_SEP_LINE = re.compile(r"^\ufeff?\"?sep=(.)\"?\s*$", re.IGNORECASE)

# Python's own limit is 131,072 characters a cell, fewer than one long caption with replies.
# The value must fit a C long of 32 bits on Windows.
csv.field_size_limit(2**31 - 1)


@dataclass(frozen=True, slots=True)
class Dialect:
    """Delimiter and escaping of one file."""

    delimiter: str = ","
    escape: str | None = None
    """Backslash where quotes inside a cell are written ``\\"``."""
    skip: int = 0
    """Lines before the table that only speak to a program (``sep=;``)."""

    def rows(self, lines: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
        """(line the row starts on, cells); raises `csv.Error` where a row cannot be split."""
        reader = csv.reader(
            lines,
            delimiter=self.delimiter,
            escapechar=self.escape,
            doublequote=self.escape is None,
        )
        start = 1
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1


def detect_dialect(lines: list[str]) -> Dialect:
    """The dialect under which most rows of the sample have the same number of cells (over one).

    A ``sep=`` line is believed. `lines` keep their line ends and may end inside a row.
    """
    told = _SEP_LINE.match(lines[0]) if lines else None
    if told is not None:
        return Dialect(told[1], _escape(lines[1:], told[1]), skip=1)
    best, most = Dialect(), 0.0
    for delimiter in DELIMITERS:
        score = _evenness(lines, Dialect(delimiter))
        if score > most:
            best, most = Dialect(delimiter), score
    return Dialect(best.delimiter, _escape(lines, best.delimiter))


def _escape(lines: list[str], delimiter: str) -> str | None:
    if not any('\\"' in line for line in lines):
        return None
    plain = _evenness(lines, Dialect(delimiter))
    escaped = _evenness(lines, Dialect(delimiter, "\\"))
    return "\\" if escaped > plain else None


def _evenness(lines: list[str], dialect: Dialect) -> float:
    widths: Counter[int] = Counter()
    try:
        for _line, cells in dialect.rows(lines):
            if any(cells):
                widths[len(cells)] += 1
    except csv.Error:
        return 0.0
    wide = {width: count for width, count in widths.items() if width > 1}
    if not wide:
        return 0.0
    width, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    # Evenness decides; more cells only break a tie between equally even readings.
    return count / sum(widths.values()) + min(width, 50) / 1000
