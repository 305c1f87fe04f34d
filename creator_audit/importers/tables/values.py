"""Words in cells: yes and no, kinds of posts, platforms, links that tell what they are."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from creator_audit.importers.tables.headers import fold_header
from creator_audit.model.post import PostKind
from creator_audit.resources import read_text


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What the address of a post tells."""

    platform: str
    native_id: str
    kind: PostKind
    handle: str


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(read_text("tables/values.toml"))


@cache
def _reversed(section: str) -> dict[str, str]:
    table: Mapping[str, Sequence[str]] = _data()[section]
    return {fold_header(word): key for key, words in table.items() for word in words}


def truth_of(cell: str) -> bool | None:
    """True, False, or None where the word says neither."""
    return {"on": True, "off": False}.get(_reversed("truth").get(fold_header(cell), ""))


def kind_of(cell: str) -> PostKind | None:
    """The kind of post that a word names, or None."""
    name = _reversed("kind").get(fold_header(cell))
    return PostKind(name) if name else None


def platform_of(cell: str) -> str:
    """The platform's key; a name that is not known stays itself, in lower case."""
    folded = fold_header(cell)
    return _reversed("platform").get(folded, folded)


def is_total_word(cell: str) -> bool:
    """Whether the cell names a row that sums up the others."""
    return fold_header(cell) in _reversed("total_row")


@cache
def not_posts() -> tuple[frozenset[str], frozenset[str]]:
    """Words of member names and headers that mark tables of other things than posts."""
    data = _data()["not_posts"]
    return frozenset(data["name_words"]), frozenset(fold_header(name) for name in data["headers"])


@cache
def _patterns(host: str) -> tuple[tuple[str, re.Pattern[str], PostKind], ...]:
    """What addresses of this host may look like."""
    return tuple(
        (entry["platform"], re.compile(entry["id"]), PostKind(entry["kind"]))
        for entry in _data()["permalink"]
        if any(host == one or host.endswith(f".{one}") for one in entry["hosts"])
    )


_ADDRESS = re.compile(r"\s*https?://([^/?#\s]+)([^#\s]*)", re.IGNORECASE)
_HANDLE = re.compile(r"^/@([\w.]+)/")


def link_facts(address: str) -> LinkFacts | None:
    """Platform, id and kind of a post's address; None where the address is of no known form."""
    parts = _ADDRESS.match(address)
    if parts is None:
        return None
    for platform, pattern, kind in _patterns(parts[1].casefold()):
        match = pattern.search(parts[2])
        if match:
            handle = _HANDLE.match(parts[2])
            return LinkFacts(platform, match[1], kind, handle[1] if handle else "")
    return None
