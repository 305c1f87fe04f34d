"""Exports that no importer reads: told by name, so that nothing in them is misread."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from creator_audit import resources
from creator_audit.errors import RulePackError

_FILE = "tables/other_exports.toml"


@dataclass(frozen=True, slots=True)
class OtherExport:
    """An export that is known but not read, and its signs."""

    name: str
    why: str
    """One sentence, where it holds nothing that could be judged; else empty."""
    paths: tuple[re.Pattern[str], ...]
    named: tuple[re.Pattern[str], ...]
    mentions: tuple[str, ...]


@cache
def _known() -> tuple[OtherExport, ...]:
    """Every export of the file, in its order."""
    try:
        entries = tomllib.loads(resources.read_text(_FILE)).get("export", [])
        return tuple(
            OtherExport(
                entry["name"],
                entry.get("why", ""),
                tuple(map(re.compile, entry["paths"])),
                tuple(map(re.compile, entry.get("named", ()))),
                tuple(entry.get("mentions", ())),
            )
            for entry in entries
        )
    except (tomllib.TOMLDecodeError, OSError, KeyError, re.error) as error:
        raise RulePackError(str(error), file=_FILE) from error


def find_other_export(names: Iterable[str]) -> OtherExport | None:
    """The export that holds these members for certain."""
    paths = [name.casefold() for name in names]
    return next((one for one in _known() if _fits(one.paths, paths)), None)


def guess_other_export(names: Iterable[str], openings: Iterable[bytes]) -> OtherExport | None:
    """The export these names or openings of pages speak of, for files that nobody else knows."""
    paths = [name.casefold() for name in names]
    pages = [opening.decode("utf-8", "replace").casefold() for opening in openings]
    for one in _known():
        if _fits(one.named, paths) or any(word in page for word in one.mentions for page in pages):
            return one
    return None


def _fits(patterns: Iterable[re.Pattern[str]], paths: list[str]) -> bool:
    return any(pattern.search(path) for pattern in patterns for path in paths)
