"""Counts and sums as tables write them: one style of digits for a whole column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")
_SHORT = re.compile(r"^(-?[\d.,]+)\s*([kmb])$", re.IGNORECASE)
_NUMBER = re.compile(r"^-?\d[\d.,]*$")
_TIMES = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """Which sign parts the decimals of a column."""

    decimal: str = "."

    def read(self, cell: str) -> str | None:
        """The number in plain digits (``1234``, ``1234.5``); None where it is none."""
        text = _SPACES.sub("", cell)
        short = _SHORT.match(text)
        times = _TIMES[short[2].lower()] if short else 1
        if short:
            text = short[1]
        if not _NUMBER.match(text):
            return None
        other = "," if self.decimal == "." else "."
        if not _is_grouped(text, other):
            # One sign and not three digits behind it: a decimal sign, also in a short form.
            text = text.replace(other, self.decimal)
        try:
            value = float(text.replace(other, "").replace(self.decimal, ".")) * times
        except ValueError:
            return None
        return str(int(value)) if value.is_integer() else f"{value:g}" if times > 1 else str(value)


def _is_grouped(text: str, sign: str) -> bool:
    """Whether `sign` parts thousands here: three digits behind each of them."""
    whole = text.lstrip("-").split("." if sign == "," else ",", maxsplit=1)[0]
    return all(len(piece) == 3 for piece in whole.split(sign)[1:])


def decide_style(cells: Iterable[str]) -> NumberStyle:
    """The style of a column of counts from all its cells; dot decimals where nothing tells.

    Counts are whole: a lone sign with three digits behind it parts thousands.
    """
    votes = {",": 0.0, ".": 0.0}
    for cell in cells:
        text = _SPACES.sub("", cell)
        if not _NUMBER.match(text):
            continue
        last = max(text.rfind(","), text.rfind("."))
        if last < 0:
            continue
        sign = text[last]
        other = "," if sign == "." else "."
        if other in text:
            votes[sign] += 1
        elif text.count(sign) > 1 or len(text) - last == 4:
            votes[other] += 0.5
        else:
            votes[sign] += 1
    return NumberStyle("," if votes[","] > votes["."] else ".")
