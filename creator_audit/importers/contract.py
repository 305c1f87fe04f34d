"""What an importer is: it recognises an archive by content and reads records out of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from creator_audit.importers.archive import ArchiveTree
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import Progress


@dataclass(frozen=True, slots=True)
class NotRead:
    """A member or section that is never opened or kept, and why, in one plain clause."""

    member: str
    why: str


@dataclass(frozen=True, slots=True)
class Recognition:
    """What an importer says of a tree after looking at names and small openings of members."""

    platform: str
    layout: str
    """Dated layout, for instance ``instagram 2025-03 json``."""
    confidence: float
    """0 to 1; at least 0.5 counts as recognised."""
    why: tuple[str, ...]
    """Plain facts, for instance ``found your_instagram_activity/media/posts_1.json``."""
    members: tuple[str, ...]
    """Members that `read` will open."""
    not_read: tuple[NotRead, ...] = ()
    exported_on: date | None = None
    owner: str = ""
    """Handle of the account if the names or a small profile member give it."""
    notes: tuple[str, ...] = ()
    """What the user should know, for instance that HTML lacks labels."""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """Choices the user made for one import."""

    time_zone: str = ""
    """IANA zone for times without one; empty: unknown, taken as UTC and said so."""
    column_map: dict[str, str] = field(default_factory=dict)
    """Field -> column header, for tables."""
    date_order: str = ""
    """``dmy``, ``mdy``, ``ymd`` or empty: decided from the column, asked when ambiguous."""
    platform: str = ""
    """Platform of a table that does not say (also: importer forced by name)."""
    account: str = ""


Record = Account | Post | ImportIssue


class Importer(Protocol):
    """One platform's export. A module in `platforms/` offers it as ``IMPORTER``."""

    platform: str
    title: str
    """Shown to people, for instance ``Instagram export``."""

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """Say what this is, or None. Reads names first and at most small openings."""
        ...

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account first, then posts and issues as they are read, streaming.

        Raises `UserError` only when nothing of the archive can be read at all.
        """
        ...
