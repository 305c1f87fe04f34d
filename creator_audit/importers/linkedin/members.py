"""Which members hold posts and comments, which stay closed, and what kind of copy it is."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.named_rows import (
    NamedTable,
    columns_of,
    fold_column,
    read_named_rows,
)

SHARE_COLUMNS = frozenset({"date", "sharecommentary"})
COMMENT_COLUMNS = frozenset({"date", "link", "message"})
HEAD_BYTES = 4096
_ARCHIVE = re.compile(r"(Basic|Complete)_LinkedInDataExport_(\d\d)-(\d\d)-(20\d\d)", re.IGNORECASE)
_SUFFIXED = re.compile(r"(?:.*/)?(?P<stem>[^/]+?)(?:_\d+)?\.csv", re.IGNORECASE | re.DOTALL)
PROFILE_ROWS = 3


def stem_of(name: str) -> str:
    """``shares`` for ``Shares.csv`` and ``Shares_100000001.csv``; empty for other files."""
    match = _SUFFIXED.fullmatch(name)
    return fold_column(match["stem"]) if match else ""


def share_tables(tree: ArchiveTree) -> tuple[str, ...]:
    """Tables of posts: by name (a member's number may follow it) and header."""
    return _tables(tree, "shares", SHARE_COLUMNS)


def comment_tables(tree: ArchiveTree) -> tuple[str, ...]:
    """Tables of the member's own comments."""
    return _tables(tree, "comments", COMMENT_COLUMNS)


def _tables(tree: ArchiveTree, stem: str, columns: frozenset[str]) -> tuple[str, ...]:
    found = [name for name in tree.names if stem_of(name) == stem]
    found = [name for name in found if _has(tree, name, columns)]
    # The exact name stands before one with a number.
    return tuple(sorted(found, key=lambda name: (len(name), name)))


def _has(tree: ArchiveTree, name: str, columns: frozenset[str]) -> bool:
    """Whether the header fits; a damaged list is kept by its name, so that the report tells."""
    head = tree.head(name, HEAD_BYTES)
    return columns <= columns_of(head) if head else tree.size(name) > 0


def archive_kind(tree: ArchiveTree) -> str:
    """``basic`` or ``complete``: by the file's name, else by lists that only the whole copy has."""
    for path in tree.sources:
        found = _ARCHIVE.search(path.name)
        if found:
            return found[1].casefold()
    stems = {stem_of(name) for name in tree.names}
    facts = platform_facts("linkedin")["members"]
    if len(stems.intersection(facts["complete_only"])) >= 2:
        return "complete"
    return "basic" if stems.issuperset(facts["always"]) else ""


def export_day(tree: ArchiveTree) -> date | None:
    """The day in the name under which LinkedIn offers the archive (month first)."""
    for path in tree.sources:
        found = _ARCHIVE.search(path.name)
        if found:
            with suppress(ValueError):
                return datetime(int(found[4]), int(found[2]), int(found[3]), tzinfo=UTC).date()
    return None


def member_name(tree: ArchiveTree) -> str:
    """First and last name from the profile; nothing else of it is kept."""
    for name in tree.names:
        if stem_of(name) != "profile":
            continue
        table = NamedTable(name, frozenset({"firstname", "lastname"}))
        for row in read_named_rows(tree, table):
            if isinstance(row, tuple):
                words = (row[1].get("firstname", ""), row[1].get("lastname", ""))
                return " ".join(word.strip() for word in words if word.strip())
    return ""


def closed_members(tree: ArchiveTree, read: tuple[str, ...]) -> tuple[NotRead, ...]:
    """Every other list of the copy: what nobody listed stays closed as well."""
    reasons = {
        stem: entry["why"]
        for entry in platform_facts("linkedin")["not_read"]
        for stem in entry["names"]
    }
    found = []
    for name in tree.names:
        is_list = name.casefold().endswith((".csv", ".html", ".htm", ".xlsx"))
        if not is_list or name in read or stem_of(name) == "profile":
            continue
        stem = "articles" if "articles/" in name.casefold() else stem_of(name)
        found.append(NotRead(name, reasons.get(stem, "not posts")))
    return tuple(found)
