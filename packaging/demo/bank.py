"""Reads the hand-written captions in ``bank/*.txt``.

One entry is a line ``@ DATE KIND CLASS [re] [!shown,shown] [+flag[=value]]`` and the caption below
it, up to the next such line. DATE is a month or a day; CLASS is what the writer meant (s sponsored,
r recommending, d deinfluencing, o other) and goes into no archive: it only keeps the mix honest.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

BANK = Path(__file__).parent / "bank"
_HEADER = re.compile(r"^@ (20\d\d-\d\d)(?:-(\d\d))? (\S+) ([srdo])((?: \S+)*)$")


@dataclass(frozen=True)
class Entry:
    """One caption with its month, kind and what it is there to show."""

    month: str
    day: int | None
    kind: str
    meant: str
    text: str
    shows: tuple[str, ...] = ()
    flags: dict[str, str] = field(default_factory=dict)


def read_bank(*names: str) -> list[Entry]:
    """All entries of the named bank files, in order of month, then as written."""
    entries: list[Entry] = []
    for name in names:
        entries += _parse((BANK / f"{name}.txt").read_text(encoding="utf-8"), name)
    return sorted(entries, key=lambda entry: entry.month)


def _parse(text: str, name: str) -> list[Entry]:
    entries: list[Entry] = []
    header: re.Match[str] | None = None
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        found = _HEADER.match(line)
        if line.startswith("@ ") and not found:
            raise ValueError(f"{name}.txt line {number}: not a header: {line}")
        if not found:
            lines.append(line)
            continue
        if header:
            entries.append(_entry(header, lines))
        header, lines = found, []
    if header:
        entries.append(_entry(header, lines))
    return entries


def _entry(header: re.Match[str], lines: list[str]) -> Entry:
    month, day, kind, meant, rest = header.groups()
    words = rest.split()
    shows = tuple(show for word in words if word[0] == "!" for show in word[1:].split(","))
    flags = dict(word.lstrip("+").partition("=")[::2] for word in words if word[0] != "!")
    text = "\n".join(lines).strip("\n")
    return Entry(month, int(day) if day else None, kind, meant, text, shows, flags)
