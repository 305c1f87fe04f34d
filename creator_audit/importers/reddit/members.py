"""Which lists hold posts and comments, whose they are, and what stays closed."""

from dataclasses import dataclass
from datetime import date

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.decode import iso_moment
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.named_rows import NamedTable, columns_of, read_named_rows

HEAD_BYTES = 2048
OWN_COLUMNS = frozenset({"id", "permalink", "date", "subreddit"})
"""Three platforms call a file ``posts.csv``; the header decides."""
_STATISTICS = frozenset({"statistic", "value"})


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose export it is and when it was made, as far as it says."""

    name: str = ""
    exported_on: date | None = None


def own_tables(tree: ArchiveTree, stem: str) -> tuple[str, ...]:
    """Members ``posts.csv`` or ``comments.csv`` (`stem`) with Reddit's columns."""
    return tuple(
        name
        for name in tree.find(f"{stem}.csv")
        if columns_of(tree.head(name, HEAD_BYTES)) >= OWN_COLUMNS
    )


def lists_without_text(tree: ArchiveTree) -> tuple[str, ...]:
    """Lists only Reddit writes, for exports whose posts are in another part."""
    return (*tree.find("post_headers.csv"), *tree.find("comment_headers.csv"))


def owner_of(tree: ArchiveTree) -> Owner:
    """Account name and day of export out of ``statistics.csv``; nothing else of it is kept."""
    name, day = "", None
    for member in tree.find("statistics.csv"):
        for row in read_named_rows(tree, NamedTable(member, _STATISTICS)):
            if not isinstance(row, tuple):
                continue
            key = row[1].get("statistic", "").strip().casefold().replace("_", " ")
            value = row[1].get("value", "").strip()
            if key in ("account name", "username"):
                name = value.removeprefix("u/")
            elif key in ("export time", "export date"):
                made = iso_moment(value).at
                day = made.date() if made else None
    return Owner(name, day)


def closed_members(tree: ArchiveTree, read: tuple[str, ...]) -> tuple[NotRead, ...]:
    """Every other list of the export: what nobody listed stays closed as well."""
    reasons = [
        (tuple(entry["names"]), entry["why"]) for entry in platform_facts("reddit")["not_read"]
    ]
    found = []
    for name in tree.find("*.csv"):
        base = name.rsplit("/", 1)[-1].casefold()
        if name in read or base == "statistics.csv":
            continue
        # Lists without text are told before messages, whose names begin alike.
        why = next((why for starts, why in reversed(reasons) if base.startswith(starts)), "")
        found.append(NotRead(name, why or "not posts"))
    return tuple(found)
