"""The data file of one platform in ``resources/platforms``, as plain tables."""

import tomllib
import unicodedata
from functools import cache
from typing import Any

from creator_audit import resources
from creator_audit.errors import RulePackError


@cache
def platform_facts(platform: str) -> dict[str, Any]:
    """Tables of ``resources/platforms/<platform>.toml``; raises `RulePackError` if it is broken."""
    name = f"platforms/{platform}.toml"
    try:
        return tomllib.loads(resources.read_text(name))
    except (tomllib.TOMLDecodeError, OSError) as error:
        raise RulePackError(str(error), file=name) from error


def fold_label(label: str) -> str:
    """A label for comparison: no case, no accents, no punctuation, single spaces."""
    letters = []
    for letter in unicodedata.normalize("NFKD", label.casefold()):
        if unicodedata.combining(letter):
            continue
        letters.append(letter if letter.isalnum() else " ")
    return " ".join("".join(letters).split())
