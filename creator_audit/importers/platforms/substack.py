"""Substack's export: recognised by the columns of its table of posts; readers stay unread."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.substack.members import (
    Members,
    find_members,
    no_table,
    open_table,
    read_text,
)
from creator_audit.importers.substack.posts import PLATFORM, RowReader, native_number
from creator_audit.importers.tables.grid import Row
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post, Standing
from creator_audit.progress import Progress

LAYOUT = "substack csv and html"
PROGRESS_ROWS = 50


class SubstackImporter:
    """Reads the table of posts and their texts."""

    platform = PLATFORM
    title = "Substack export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By a table whose columns are Substack's, or texts named as Substack names them."""
        members = find_members(tree)
        leaves_out = str(platform_facts(PLATFORM)["export"]["leaves_out"])
        if members.tables:
            why = [f"found {name} with Substack's columns" for name in members.tables]
            if members.texts:
                why.append(f"found the texts of {len(members.texts)} posts beside it")
            notes = [leaves_out]
            if not members.publication:
                notes.append("The publication's name is in no file, so posts have no link.")
            return Recognition(
                platform=PLATFORM,
                layout=LAYOUT,
                confidence=0.95 if members.texts else 0.9,
                why=tuple(why),
                members=(*members.tables, *members.texts.values()),
                not_read=members.not_read,
                owner=members.publication,
                notes=tuple(notes),
            )
        if not _are_texts_alone(members):
            return None
        why = ["found texts named as Substack names them, but not the table of posts"]
        return Recognition(PLATFORM, LAYOUT, 0.6, tuple(why), (), members.not_read)

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts and issues. Raises `UserError` where no table is there."""
        members = find_members(tree)
        if not members.tables:
            raise no_table(tree)
        publication = (members.publication or options.account.lstrip("@")).casefold()
        yield Account(account_id(PLATFORM, publication), PLATFORM, publication)
        rows = RowReader(publication, found.layout)
        for name in members.tables:
            yield from _read_table(tree, name, members, rows, progress)


def _read_table(
    tree: ArchiveTree, name: str, members: Members, rows: RowReader, progress: Progress
) -> Iterator[Record]:
    grid = open_table(tree, name)
    rows.columns = {header.strip().casefold(): at for at, header in enumerate(grid.headers)}
    done = 0
    for row in grid.rows():
        if isinstance(row, ImportIssue):
            yield row
        elif any(cell.strip() for cell in row.cells):
            done += 1
            if done % PROGRESS_ROWS == 0:
                progress.step(done, None, name)
            yield from _read_row(tree, row, ImportSource(name, row.pointer, rows.layout), members,
                                 rows)  # fmt: skip


def _read_row(
    tree: ArchiveTree, row: Row, source: ImportSource, members: Members, rows: RowReader
) -> Iterator[Record]:
    number, _slug = native_number(rows.cell(row.cells, "post_id"))
    member = members.texts.get(number, "")
    html = read_text(tree, member) if member else None
    if not number and not rows.cell(row.cells, "title"):
        yield _issue(source, "row-without-id", "The row has neither an id nor a title.")
        return
    post = rows.post(row.cells, html, source)
    if member and html is None:
        yield _note(source, "text-not-readable", f"The text in {member} is damaged.")
    if post.standing is Standing.OWN:
        yield from _gaps(post, member, source)
    yield post


def _gaps(post: Post, member: str, source: ImportSource) -> Iterator[ImportIssue]:
    if post.published_at is None:
        detail = "No time that can be read; the post is kept without one."
        yield _note(source, "time-not-readable", detail)
    if not member:
        detail = "The export holds no text for this post; only its title can be judged."
        yield _note(source, "text-missing", detail)


def _note(source: ImportSource, code: str, detail: str) -> ImportIssue:
    return _issue(source, code, detail, IssueSeverity.NOTE)


def _issue(
    source: ImportSource, code: str, detail: str, severity: IssueSeverity = IssueSeverity.REJECTED
) -> ImportIssue:
    return ImportIssue(source.file, source.pointer, code, detail, severity)


def _are_texts_alone(members: Members) -> bool:
    """Whether numbered pages in ``posts`` are Substack's: with a slug or with readers' lists."""
    return bool(members.not_read and members.texts) or any(
        name.rsplit("/", 1)[-1].count(".") > 1 for name in members.texts.values()
    )


IMPORTER = SubstackImporter()
"""Exports of Substack publications."""
