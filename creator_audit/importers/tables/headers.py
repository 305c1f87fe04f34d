"""Header names made comparable, looked up, and found below a preamble."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from unicodedata import normalize

from creator_audit.resources import read_text

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_QUOTES = dict.fromkeys(map(ord, "\u2018\u2019\u02bc"), "'")
_TABLE = {**_DROPPED, **_DASHES, **_QUOTES}
_SPACES = re.compile(r"\s+")
_LAST_NUMBER = re.compile(r"^(.*?)\s*(\d+)$")
PREAMBLE_ROWS = 30
LONGEST_HEADER = 80


@lru_cache(maxsize=4096)
def fold_header(name: str) -> str:
    """One spelling for all ways a header is written: width, case, dashes, spaces, hyphenation."""
    text = normalize("NFKC", name).translate(_TABLE).casefold()
    return _SPACES.sub(" ", text).strip(" :*\"'")


def split_number(folded: str) -> tuple[str, int]:
    """``tag 12`` as (``tag``, 12); (name, 0) where no number ends the name."""
    match = _LAST_NUMBER.match(folded)
    if match is None:
        return folded, 0
    return match[1].rstrip(" :-"), int(match[2])


def number_repeats(names: Sequence[str]) -> tuple[str, ...]:
    """Header names made unique and never empty: ``Views``, ``Views (2)``, ``Column 3``."""
    seen: dict[str, int] = {}
    unique = []
    for index, raw in enumerate(names, 1):
        name = raw.strip() or f"Column {index}"
        seen[name] = seen.get(name, 0) + 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(unique)


def fingerprint(headers: Sequence[str]) -> str:
    """Stable key of a header row, to remember a mapping by; order does not matter."""
    text = "\x1f".join(sorted(fold_header(name) for name in headers))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _aliases() -> dict[str, tuple[tuple[str, int, str], ...]]:
    data = tomllib.loads(read_text("tables/headers.toml"))
    found: dict[str, list[tuple[str, int, str]]] = {}
    for field, languages in data.items():
        found.setdefault(fold_header(field), []).append((field, 0, ""))
        for language, names in languages.items():
            for rank, name in enumerate(names, 1):
                entry = (field, rank, "" if language == "_" else language)
                found.setdefault(fold_header(name), []).append(entry)
    return {name: _of_no_language(entries) for name, entries in found.items()}


def _of_no_language(entries: list[tuple[str, int, str]]) -> tuple[tuple[str, int, str], ...]:
    """A name that software uses too (``date``) proves no language."""
    neutral = {field for field, _rank, language in entries if not language}
    return tuple(
        (field, rank, "" if field in neutral else language) for field, rank, language in entries
    )


@cache
def fields() -> tuple[str, ...]:
    """All fields a column can be mapped to, in the order of the data file."""
    return tuple(tomllib.loads(read_text("tables/headers.toml")))


def meanings(header: str) -> tuple[tuple[str, int, str], ...]:
    """(field, rank, language) of everything the header may stand for; empty if not known.

    Rank 0 is the field's own name.
    """
    return _aliases().get(fold_header(header), ())


def find_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Index of the header row among the first rows, or None where no row looks like one.

    A row with two known names wins, then the first row as wide as most whose cells are all
    short words.
    """
    best, most = None, 1
    for index, row in enumerate(rows[:PREAMBLE_ROWS]):
        known = sum(1 for cell in row if cell and meanings(cell))
        if known > most:
            best, most = index, known
    if best is not None:
        return best
    widths = [sum(1 for cell in row if cell) for row in rows]
    usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
    for index, row in enumerate(rows[:PREAMBLE_ROWS]):
        if widths[index] and widths[index] >= min(usual, 2):
            return index if _is_wordy(row) else None
    return None


def _is_wordy(row: Sequence[str]) -> bool:
    cells = [cell.strip() for cell in row if cell.strip()]
    return all(
        len(cell) <= LONGEST_HEADER
        and "\n" not in cell
        and not cell[0].isdigit()
        and "://" not in cell
        for cell in cells
    )


def lookup(table: Mapping[str, Sequence[str]], headers: Sequence[str]) -> dict[str, int]:
    """Index of the first header for each key of a table of own aliases (key -> names)."""
    folded = [fold_header(name) for name in headers]
    found = {}
    for key, names in table.items():
        for name in names:
            wanted = fold_header(name)
            if wanted in folded:
                found[key] = folded.index(wanted)
                break
    return found
