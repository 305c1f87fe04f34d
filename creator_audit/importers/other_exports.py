"""Exports that no importer reads yet: told by name, so that nothing in them is misread."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache

from creator_audit import resources
from creator_audit.errors import RulePackError

_FILE = "tables/other_exports.toml"


@cache
def _known() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Name and paths of each export, in the order of the file."""
    try:
        entries = tomllib.loads(resources.read_text(_FILE)).get("export", [])
        return tuple((entry["name"], re.compile("|".join(entry["paths"]))) for entry in entries)
    except (tomllib.TOMLDecodeError, OSError, KeyError, re.error) as error:
        raise RulePackError(str(error), file=_FILE) from error


def name_other_export(names: Iterable[str]) -> str:
    """The platform whose export holds these members, or an empty string."""
    paths = [name.casefold() for name in names]
    for platform, pattern in _known():
        if any(pattern.search(path) for path in paths):
            return platform
    return ""
