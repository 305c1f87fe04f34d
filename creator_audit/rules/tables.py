"""Reads values out of a TOML table; every complaint names file, line and field."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from creator_audit.errors import RulePackError

Name = TypeVar("Name", bound=StrEnum)
Place = tuple[str | int, ...]
_AT = re.compile(r" \(at line (\d+), column (\d+)\)$")


def parse(text: str, file: str) -> "Table":
    """The whole file as one table. Raises `RulePackError` where it is not TOML."""
    try:
        return Table(tomllib.loads(text), text, file, ())
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        what = _AT.sub("", str(error))
        line = int(found.group(1)) if found else None
        raise RulePackError(f"This is not readable TOML: {what}.", file=file, line=line) from error


class Table:
    """One table of a file, which knows its place and which of its keys were asked for."""

    def __init__(self, values: dict[str, object], text: str, file: str, place: Place) -> None:
        self.values = values
        self.text = text
        self.file = file
        self.place = place
        self._asked: set[str] = set()

    def fail(self, what: str, key: str = "") -> NoReturn:
        """Raises the error for a key of this table."""
        steps = [str(step) for step in (*self.place, key) if step != ""]
        raise RulePackError(
            what,
            file=self.file,
            line=find_line(self.text, self.place, key),
            field=".".join(steps),
        )

    def get(self, key: str) -> object:
        """The raw value, or None; marks the key as known."""
        self._asked.add(key)
        return self.values.get(key)

    def string(self, key: str, default: str | None = None) -> str:
        """A text; without a default it must be there and not be empty."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or (default is None and not value.strip()):
            self.fail("A text is needed here.", key)
        return value

    def strings(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty where the key is absent."""
        value = self.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fail("A list of texts is needed here.", key)
        return tuple(value)

    def integer(self, key: str, default: int | None = None) -> int:
        """A whole number of at least 0."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.fail("A whole number of 0 or more is needed here.", key)
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """A value that is true or false."""
        value = self.get(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fail("Only true or false can stand here.", key)
        return value

    def day(self, key: str) -> date | None:
        """A date, or None where the key is absent."""
        value = self.get(key)
        if value is None:
            return None
        if type(value) is not date:
            self.fail("A date without quotes is needed here, as 2025-04-06.", key)
        return value

    def choice(self, key: str, names: type[Name], default: Name | None = None) -> Name:
        """One of a closed set of names."""
        value = self.get(key)
        if value is None and default is not None:
            return default
        try:
            return names(str(value))
        except ValueError:
            known = ", ".join(name.value for name in names)
            self.fail(f"Only one of these can stand here: {known}.", key)

    def one_of(self, key: str, names: Sequence[str], default: str | None = None) -> str:
        """One of some names."""
        value = self.string(key, default)
        if value not in names:
            self.fail(f"Only one of these can stand here: {', '.join(names)}.", key)
        return value

    def table(self, key: str) -> "Table":
        """A table below this one; an empty one where it is absent."""
        value = self.get(key)
        if value is None:
            value = {}
        if not isinstance(value, dict):
            self.fail("A table is needed here.", key)
        return Table(value, self.text, self.file, (*self.place, key))

    def tables(self, key: str) -> Iterator["Table"]:
        """Tables of a list ``[[key]]``."""
        value = self.get(key)
        if value is None:
            return
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.fail(f"A list of tables, each headed [[{key}]], is needed here.", key)
        for number, item in enumerate(value):
            yield Table(item, self.text, self.file, (*self.place, key, number))

    def close(self, also: Iterable[str] = ()) -> None:
        """Refuses keys nobody asked for: a slip of the pen must not pass in silence."""
        known = self._asked | set(also)
        for key in self.values:
            if key not in known:
                self.fail(f"`{key}` is not known here. Known: {', '.join(sorted(known))}.", key)


def find_line(text: str, place: Place, key: str) -> int | None:
    """Line (from 1) of a key, or of its table where the key is absent."""
    lines = text.splitlines()
    start = _find_header(lines, place)
    if not key:
        return start + 1 if place else None
    wanted = re.compile(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=")
    header = re.compile(rf"\s*\[\[?\s*(?:.*\.)?{re.escape(key)}\s*\]")
    for number in range(start, len(lines)):
        if wanted.match(lines[number]) or header.match(lines[number]):
            return number + 1
        if number > start and place and lines[number].lstrip().startswith("["):
            break
    return start + 1 if place else None


def _find_header(lines: list[str], place: Place) -> int:
    """Index of the line heading the table at `place`; inline tables count as their parent's."""
    start = 0
    names: list[str] = []
    for step in place:
        if isinstance(step, str):
            names.append(step)
            start = _seek(lines, start, ".".join(names), 0, start)
        else:
            start = _seek(lines, start, ".".join(names), step, start)
    return start


def _seek(lines: list[str], start: int, name: str, count: int, fallback: int) -> int:
    header = re.compile(rf"\s*\[\[?\s*{re.escape(name)}\s*\]")
    inline = re.compile(rf"\s*{re.escape(name.rpartition('.')[2])}\s*=\s*\{{")
    is_in_list = start < len(lines) and lines[start].lstrip().startswith("[[")
    for number in range(start, len(lines)):
        if header.match(lines[number]):
            if count == 0:
                return number
            count -= 1
        elif is_in_list and "." in name and number > start:
            # What lies below an entry of a list ends where the next entry begins.
            if lines[number].lstrip().startswith("[["):
                break
            if inline.match(lines[number]):
                return number
    return fallback
