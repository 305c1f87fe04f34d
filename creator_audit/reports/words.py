"""The report's own sentences, read from one file per language, and how days and sizes are said."""

import re
import tomllib
from functools import cache
from typing import Any

from creator_audit.queries.rule_texts import party_of
from creator_audit.resources import read_text

Run = dict[str, Any]
"""A stretch of text: ``{"t": words}`` with ``"b": True`` where it is set bold."""

_ISO_DAY = re.compile(r"(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])")
_SLOT = re.compile(r"\{(\*?)([a-z_]+)\}")


class Words:
    """The sentences of one language."""

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self._entries = _load(language)

    def find(self, key: str) -> Any:  # noqa: ANN401 - whatever stands there
        """The entry at a dotted key, or None."""
        entry: Any = self._entries
        for step in key.split("."):
            if not isinstance(entry, dict) or step not in entry:
                return None
            entry = entry[step]
        return entry

    def runs(self, key: str, n: int | str | None = None, **values: object) -> list[Run]:
        """The sentence at `key` as runs; values of `{*name}` stand bold. Raises KeyError."""
        template = self._template(key, n)
        if n is not None:
            values = {"n": count(n) if isinstance(n, int) else n, **values}
        runs: list[Run] = []
        place = 0
        for slot in _SLOT.finditer(template):
            _add(runs, template[place : slot.start()])
            _add(runs, str(values[slot[2]]), is_bold=bool(slot[1]))
            place = slot.end()
        _add(runs, template[place:])
        return runs

    def say(self, key: str, n: int | str | None = None, **values: object) -> str:
        """The sentence at `key` as plain text."""
        return "".join(run["t"] for run in self.runs(key, n, **values))

    def name(self, group: str, key: str) -> str:
        """Word for a code, for instance of a platform; an unknown code stands for itself."""
        if group == "jurisdiction" and (party := party_of(key)):
            return self.say("terms.of", party=party)
        found = self.find(f"{group}.{key}") if key else ""
        return found if isinstance(found, str) else key

    def day(self, iso: str, *, short: bool = False) -> str:
        """`2026-03-14` as `14 March 2026`; anything else as it is."""
        match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", iso[:10])
        if not match or not 1 <= int(match[2]) <= 12:
            return iso
        month = self.month_name(int(match[2]), short=short)
        return self.say("months.day", day=int(match[3]), month=month, year=match[1])

    def days(self, text: str) -> str:
        """A sentence with its ISO days said in words."""
        return _ISO_DAY.sub(lambda found: self.day(found[0]), text)

    def month_name(self, month: int, *, short: bool = False) -> str:
        """Name of a month, 1 to 12."""
        names: list[str] = self.find("months.short" if short else "months.long")
        return names[month - 1]

    def span(self, first: str, last: str) -> str:
        """Two ISO days as one period."""
        if not first and not last:
            return self.say("cover.not_stated")
        if first == last:
            return self.day(first)
        return self.say("months.span", a=self.day(first), b=self.day(last))

    def size(self, size: int) -> str:
        """Bytes in the largest unit that keeps a whole number, decimal steps."""
        units: list[str] = self.find("sizes.units")
        value, step = float(size), 0
        while value >= 999.5 and step < len(units) - 1:
            value, step = value / 1000, step + 1
        shown = f"{value:.1f}" if step and value < 9.95 else f"{value:.0f}"
        return f"{shown}\u00a0{units[step]}"

    def _template(self, key: str, n: int | str | None) -> str:
        entry = self.find(key)
        if isinstance(entry, dict) and "other" in entry:
            entry = entry["one" if n == 1 else "other"]
        if not isinstance(entry, str):
            raise KeyError(key)
        return entry


def count(n: int) -> str:
    """A number with separators for thousands."""
    return f"{n:,}"


def plain(text: str, *, is_bold: bool = False) -> list[Run]:
    """A text from outside as runs."""
    return [{"t": text, "b": True}] if is_bold else [{"t": text}]


def _add(runs: list[Run], text: str, *, is_bold: bool = False) -> None:
    if text:
        runs.append({"t": text, "b": True} if is_bold else {"t": text})


@cache
def _load(language: str) -> dict[str, Any]:
    return tomllib.loads(read_text(f"report/{language}.toml"))
