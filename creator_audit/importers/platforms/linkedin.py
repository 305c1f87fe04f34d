"""LinkedIn's copy of a member's data: posts and own comments, never the messages beside them."""

from collections.abc import Callable, Iterator, Mapping

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.linkedin.members import (
    COMMENT_COLUMNS,
    SHARE_COLUMNS,
    archive_kind,
    closed_members,
    comment_tables,
    export_day,
    member_name,
    share_tables,
)
from creator_audit.importers.linkedin.rows import SHARE_START, RowReader, mend_escapes
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.dates import DateReader
from creator_audit.importers.tables.named_rows import NamedTable, read_named_rows
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post
from creator_audit.progress import Progress

LAYOUT = "linkedin shares csv"
WITHOUT_POSTS = "linkedin without posts"
ORDER_LARGER = "Order the larger archive (`Download larger data archive`) and drop its ZIP."
PROGRESS_ROWS = 500
MakePost = Callable[[Mapping[str, str], ImportSource], Post | None]


class LinkedInImporter:
    """Reads the table of posts and that of own comments; all other lists stay closed."""

    platform = "linkedin"
    title = "LinkedIn data export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the header of the table of posts, else by the lists only LinkedIn writes."""
        shares, comments = share_tables(tree), comment_tables(tree)
        kind = archive_kind(tree)
        members = (*shares, *comments) if shares or kind else ()
        if not members and not kind:
            return None
        why = [f"found {name} with the column ShareCommentary" for name in shares]
        why += [f"found {name}, your comments (kept apart)" for name in comments if members]
        if not shares:
            why.append("found lists of a LinkedIn data export, but no table of posts")
        return Recognition(
            platform=self.platform,
            layout=LAYOUT if shares else WITHOUT_POSTS,
            confidence=1.0 if shares else 0.7,
            why=tuple(why),
            members=members,
            not_read=closed_members(tree, members),
            exported_on=export_day(tree),
            notes=_notes(shares, kind),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, posts, comments and issues. Raises `UserError` without any table."""
        if not found.members:
            is_basic = archive_kind(tree) != "complete"
            raise UserError(
                "This LinkedIn archive is the basic one, which holds no posts."
                if is_basic
                else "This LinkedIn archive holds no posts: none were made, or a part is missing.",
                where=str(tree.sources[0]),
                next_step=ORDER_LARGER if is_basic else "Drop all files LinkedIn sent you.",
            )
        handle = options.account.strip().lstrip("@")
        name = member_name(tree)
        yield Account(account_id(self.platform, handle), self.platform, handle, name or handle)
        rows = RowReader(handle, found.layout, DateReader(options.date_order, options.time_zone))
        shares = share_tables(tree)
        for member in found.members:
            if member in shares:
                table = NamedTable(member, SHARE_COLUMNS, SHARE_START)
                yield from _read_table(tree, table, rows, rows.share, progress)
            else:
                table = NamedTable(member, COMMENT_COLUMNS, mend=mend_escapes)
                yield from _read_table(tree, table, rows, rows.comment, progress)


def _notes(shares: tuple[str, ...], kind: str) -> tuple[str, ...]:
    notes = [str(platform_facts("linkedin")["export"]["leaves_out"])]
    if not shares and kind == "basic":
        notes.append(f"The basic archive holds no posts. {ORDER_LARGER}")
    elif not shares:
        notes.append("The table of posts is missing: none were made, or a part is not here.")
    return tuple(notes)


def _read_table(
    tree: ArchiveTree, table: NamedTable, rows: RowReader, make: MakePost, progress: Progress
) -> Iterator[Record]:
    rows.unzoned = 0
    done = 0
    for row in read_named_rows(tree, table):
        if isinstance(row, ImportIssue):
            yield row
            continue
        done += 1
        if done % PROGRESS_ROWS == 0:
            progress.step(done, None, table.member)
        place, cells = row
        post = make(cells, ImportSource(table.member, place, rows.layout))
        if post is None:
            detail = "The row holds no words and no link of a post."
            yield ImportIssue(table.member, place, "record-not-readable", detail)
            continue
        if post.published_at is None:
            yield _without_time(table.member, place)
        yield post
    if rows.unzoned:
        detail = f"Times without a zone, taken as UTC: {rows.unzoned}."
        yield ImportIssue(table.member, "", "zone-not-stated", detail, IssueSeverity.NOTE)


def _without_time(member: str, place: str) -> ImportIssue:
    detail = "No time that can be read for certain; the record is kept without one."
    return ImportIssue(member, place, "time-not-readable", detail, IssueSeverity.NOTE)


IMPORTER = LinkedInImporter()
