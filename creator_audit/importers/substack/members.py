"""The table of posts, the texts that belong to it, and what stays closed."""

import re
from dataclasses import dataclass, field
from functools import partial

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.article import LONGEST_HTML
from creator_audit.importers.contract import NotRead
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.delimited import read_delimited
from creator_audit.importers.tables.grid import Grid

HEAD_BYTES = 4096
_NEEDED = frozenset({"post_id", "post_date", "is_published"})
_TEXT = re.compile(r"(?:.*/)?posts/(\d{1,20})(?:\.([^/]*))?\.html", re.IGNORECASE)
_READERS = re.compile(r"(?:.*/)?email_list\.([\w-]{1,80})\.csv", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Members:
    """What an export of one publication holds."""

    tables: tuple[str, ...] = ()
    texts: dict[str, str] = field(default_factory=dict)
    """Number of the post -> member with its text."""
    publication: str = ""
    """First part of ``<publication>.substack.com``, where a name of a file gives it."""
    not_read: tuple[NotRead, ...] = ()


def find_members(tree: ArchiveTree) -> Members:
    """Told by the columns of ``posts.csv``; a file of that name proves nothing."""
    texts: dict[str, str] = {}
    publication = ""
    for name in tree.names:
        found = _TEXT.fullmatch(name)
        if found:
            texts.setdefault(found[1], name)
        readers = _READERS.fullmatch(name)
        if readers:
            publication = readers[1]
    tables = tuple(
        name for name in tree.find("posts*.csv") if _is_table(tree.head(name, HEAD_BYTES))
    )
    return Members(tables, texts, publication, tuple(_closed(tree)))


def _is_table(head: bytes) -> bool:
    line = head.decode("utf-8-sig", "replace").lstrip().split("\n", 1)[0]
    return {cell.strip().strip('"').casefold() for cell in line.split(",")} >= _NEEDED


def _closed(tree: ArchiveTree) -> list[NotRead]:
    found = []
    for entry in platform_facts("substack")["not_read"]:
        names = [name for pattern in entry["names"] for name in tree.find(pattern)]
        found += [NotRead(name, entry["why"]) for name in names[:20]]
        if len(names) > 20:
            found.append(NotRead(f"{len(names) - 20} more such files", entry["why"]))
    return found


def open_table(tree: ArchiveTree, name: str) -> Grid:
    """The table of posts. Raises `UserError` where it cannot be read."""
    return read_delimited(name, partial(tree.open_member, name))


def read_text(tree: ArchiveTree, name: str) -> str | None:
    """The HTML of a post; None where the member is damaged."""
    try:
        with tree.open_member(name) as stream:
            return stream.read(LONGEST_HTML).decode("utf-8-sig", "replace")
    except DamagedMemberError:
        return None


def no_table(tree: ArchiveTree) -> UserError:
    """Texts without their table: neither days nor what was published would be known."""
    return UserError(
        "The texts of Substack posts are here, but posts.csv, the table with their days, is not.",
        where=str(tree.sources[0]),
        next_step="Drop the whole ZIP from Settings, Exports.",
    )
