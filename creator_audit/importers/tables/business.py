"""Meta Business Suite's table of content, of Facebook Pages and Instagram accounts alike."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.grid import Row, sample_rows
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.tables.mapping import MappingNeeded
from creator_audit.importers.tables.reading import read_posts
from creator_audit.importers.tables.row_posts import RowReader
from creator_audit.importers.tables.studio import (
    StudioTable,
    find_studio_tables,
    funded_headers,
    studio_reader,
)
from creator_audit.model.account import Account, account_id
from creator_audit.model.post import LabelKind, PartRole, PlatformLabel, Post, TextPart
from creator_audit.progress import Progress

FIGURES_LAYOUT = "meta business figures"
MOST_MEMBERS = 40
PROGRESS_ROWS = 500
ZONE_NOTE = "The times carry no zone; choose one when adding the table if they are not UTC."
LABEL_NOTE = "The table does not say whether the paid-partnership label was on."
_FIGURES = re.compile(r'\A(?:sep=.\s+)?[^\n]*\n"?Date"?[,;\t]"?Primary"?', re.IGNORECASE)
_DAYS_IN_NAME = re.compile(r"([A-Za-z]{3})-(\d\d)-(\d{4})_([A-Za-z]{3})-(\d\d)-(\d{4})_")
_TEXT_ROLES = (PartRole.TITLE, PartRole.CAPTION, PartRole.DESCRIPTION)


def recognise_business(tree: ArchiveTree, platform: str) -> Recognition | None:
    """The content tables of the platform, told by columns and links."""
    tables = find_studio_tables(tree, platform)
    if not tables:
        return None
    names = tuple(dict.fromkeys(table.grid.member for table in tables))
    why = "it holds daily figures, not posts"
    return Recognition(
        platform=platform,
        layout=f"meta business {platform} table",
        confidence=0.9,
        why=tuple(f"found {name} with Meta Business Suite's columns" for name in names),
        members=names,
        not_read=tuple(NotRead(name, why) for name in figure_tables(tree)),
        owner=_owner(tables),
        notes=(ZONE_NOTE, LABEL_NOTE),
    )


def read_business(
    tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
) -> Iterator[Record]:
    """Accounts as they appear, posts and issues; of title and description the longer leads.

    Raises `MappingNeeded` where nothing tells the order of day and month.
    """
    funded = funded_headers(found.platform)
    accounts: set[str] = set()
    done = 0
    for table in find_studio_tables(tree, found.platform):
        for record in read_posts(_reader(table, options, found.layout)):
            if not isinstance(record, Post):
                yield record
                continue
            if record.account_id not in accounts:
                accounts.add(record.account_id)
                yield _account(record, found)
            done += 1
            if done % PROGRESS_ROWS == 0:
                progress.step(done, None, table.grid.member)
            yield _with_funding(_with_longer_text(record), funded)


def figure_tables(tree: ArchiveTree) -> tuple[str, ...]:
    """Tables of a figure by day (follows, views), which come from the same place."""
    names = [name for name in tree.names if name.casefold().endswith(".csv")]
    if len(tree.names) > MOST_MEMBERS:
        return ()
    return tuple(name for name in names if _FIGURES.match(_opening(tree, name)))


def no_posts(members: tuple[str, ...]) -> UserError:
    """What to say of a table of figures."""
    return UserError(
        "This table holds daily figures of Meta Business Suite, not posts.",
        where=", ".join(members),
        next_step="In Business Suite open Insights, then Content, then Export data, and choose "
        "the level Post.",
    )


def _opening(tree: ArchiveTree, name: str) -> str:
    head = tree.head(name, 2048)
    is_wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = head.decode("utf-16" if is_wide else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n")


def _owner(tables: list[StudioTable]) -> str:
    """The one account named in the first rows."""
    names = set()
    for table in tables:
        at = table.index["account"]
        rows = sample_rows(table.grid, 50)
        names |= {row.cells[at].strip() for row in rows if at < len(row.cells)}
    names.discard("")
    return names.pop() if len(names) == 1 else ""


def _account(post: Post, found: Recognition) -> Account:
    """The account of a row; its name as written where all rows have the same."""
    is_owner = post.account_id == account_id(found.platform, found.owner)
    name = found.owner if is_owner else post.account_id.split(":", 1)[1]
    return Account(post.account_id, found.platform, name, name)


def _reader(table: StudioTable, options: ImportOptions, layout: str) -> RowReader:
    try:
        return studio_reader(table, options, layout, latest=None)
    except MappingNeeded:
        order = _order_by_name(table)
        if not order:
            raise
        return studio_reader(table, replace(options, date_order=order), layout, latest=None)


def _order_by_name(table: StudioTable) -> str:
    """The one order under which all times lie in the days that the file's name states."""
    named = _DAYS_IN_NAME.match(PurePosixPath(table.grid.member).name)
    if named is None:
        return ""
    try:
        first = datetime.strptime("-".join(named.groups()[:3]), "%b-%d-%Y").replace(tzinfo=UTC)
        last = datetime.strptime("-".join(named.groups()[3:]), "%b-%d-%Y").replace(tzinfo=UTC)
    except ValueError:
        return ""
    at = table.index["published_at"]
    cells = [row.cells[at] for row in table.grid.rows() if isinstance(row, Row)]
    fitting = []
    for order in ("dmy", "mdy"):
        reader = DateReader(order)
        times = [time.at for cell in cells if (time := reader.read(cell)) is not None]
        near = timedelta(days=2)
        if times and all(first - near <= time <= last + near for time in times):
            fitting.append(order)
    return fitting[0] if len(fitting) == 1 else ""


def _with_longer_text(post: Post) -> Post:
    """The longer of title and description as the caption; the other only if it says more."""
    texts = [part for part in post.parts if part.role in _TEXT_ROLES]
    if not texts:
        return post
    texts.sort(key=lambda part: -len(part.text.strip()))
    longest, *others = texts
    parts = [TextPart(PartRole.CAPTION, longest.text, longest.language)]
    for part in others:
        if part.text.strip() not in longest.text:
            role = PartRole.TITLE if part.role is PartRole.TITLE else PartRole.DESCRIPTION
            parts.append(TextPart(role, part.text, part.language))
    parts += [part for part in post.parts if part.role not in _TEXT_ROLES]
    return replace(post, parts=tuple(parts))


def _with_funding(post: Post, funded: frozenset[str]) -> Post:
    """A filled column of funding as a label kept word for word: its values are not documented."""
    said = [f"{name}: {value}" for name, value in post.extra if fold_header(name) in funded]
    labels = tuple(PlatformLabel(LabelKind.UNKNOWN, None, raw) for raw in said)
    return replace(post, labels=(*post.labels, *labels)) if labels else post
