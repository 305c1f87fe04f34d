"""Which members of an archive hold the account's posts, in which order, and who owns it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.decode import iso_moment, text_of
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.x.assigned import read_small

_DATA_FILE = re.compile(r"(?:.*/)?(?P<stem>[a-z][a-z0-9-]*?)(?:-part(?P<part>\d+))?\.js", re.I)
_ASSIGNMENT = re.compile(rb"^\s*(?:\xef\xbb\xbf)?\s*(?:window\.)?YTD\.(\w+?)\.part(\d+)\s*=")
GRAILBIRD_HEADER = "tweet_id"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who the archive belongs to and when it was made, as far as it says."""

    username: str = ""
    display_name: str = ""
    exported_on: date | None = None
    is_partial: bool = False
    counts: tuple[tuple[str, int], ...] = ()
    """(base name of a data file, number of records announced)."""


def data_members(tree: ArchiveTree, section: str) -> tuple[str, ...]:
    """Members of a section of ``[members]`` in ``x.toml``, parts in the order of their numbers."""
    stems: Sequence[str] = platform_facts("x")["members"][section]
    found: list[tuple[int, int, str]] = []
    for name in tree.find("*.js"):
        match = _DATA_FILE.fullmatch(name)
        if match and match["stem"].casefold() in stems:
            rank = stems.index(match["stem"].casefold())
            found.append((rank, int(match["part"] or 0), name))
    return tuple(name for _rank, _part, name in sorted(found))


def assignment_of(head: bytes) -> str:
    """The data type a file is assigned to (``tweets``, ``note_tweet``); empty for other files."""
    match = _ASSIGNMENT.match(head)
    return match[1].decode("ascii", "replace") if match else ""


def grailbird_table(tree: ArchiveTree) -> str:
    """The ``tweets.csv`` of archives up to 2018, or empty."""
    for name in tree.find("tweets.csv"):
        if GRAILBIRD_HEADER in tree.head(name, 400).decode("utf-8", "replace").split("\n", 1)[0]:
            return name
    return ""


def owner_of(tree: ArchiveTree) -> Owner:
    """Read the two small files that name the account; anything missing stays empty."""
    manifest = _first(tree, "manifest.js")
    user, info = _table(manifest, "userInfo"), _table(manifest, "archiveInfo")
    account = _account(tree)
    made = iso_moment(text_of(info.get("generationDate")))
    if not user and not account:
        account = _first(tree, "user_details.js")
    return Owner(
        username=text_of(user.get("userName"))
        or text_of(account.get("username"))
        or text_of(account.get("screen_name")),
        display_name=text_of(user.get("displayName")) or text_of(account.get("accountDisplayName")),
        exported_on=made.at.date() if made.at else None,
        is_partial=info.get("isPartialArchive") is True,
        counts=_announced(_table(manifest, "dataTypes")),
    )


def _first(tree: ArchiveTree, name: str) -> Mapping[str, object]:
    for member in tree.find(name):
        value = read_small(tree, member)
        if isinstance(value, dict):
            return value
    return {}


def _account(tree: ArchiveTree) -> Mapping[str, object]:
    for member in tree.find("account.js"):
        value = read_small(tree, member)
        if isinstance(value, list) and value and isinstance(value[0], dict):
            return _table(value[0], "account")
    return {}


def _table(parent: Mapping[str, object], key: str) -> Mapping[str, object]:
    value = parent.get(key)
    return value if isinstance(value, dict) else {}


def _announced(types: Mapping[str, object]) -> tuple[tuple[str, int], ...]:
    found = []
    for kind in types.values():
        files = kind.get("files") if isinstance(kind, dict) else None
        for entry in files if isinstance(files, list) else ():
            if isinstance(entry, dict) and text_of(entry.get("count")).isdecimal():
                base = text_of(entry.get("fileName")).rsplit("/", 1)[-1]
                found.append((base, int(text_of(entry.get("count")))))
    return tuple(found)


def closed_members(tree: ArchiveTree, read: Sequence[str]) -> tuple[NotRead, ...]:
    """Data files that stay closed, each with the reason; files of no known name are counted."""
    reasons = [(tuple(entry["names"]), entry["why"]) for entry in platform_facts("x")["not_read"]]
    found = []
    for name in tree.find("*.js"):
        base = name.rsplit("/", 1)[-1].casefold()
        if name in read or base in ("manifest.js", "account.js"):
            continue
        why = next((why for starts, why in reasons if base.startswith(starts)), "")
        if why or "/data/" in f"/{name.casefold()}":
            found.append(NotRead(name, why or "not posts"))
    return tuple(found)
