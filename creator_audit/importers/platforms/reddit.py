"""Reddit's answer to a data request: posts and own comments, nothing of the other lists."""

from collections.abc import Callable, Iterator, Mapping

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.reddit.members import (
    OWN_COLUMNS,
    closed_members,
    lists_without_text,
    own_tables,
    owner_of,
)
from creator_audit.importers.reddit.rows import ROW_START, RowReader
from creator_audit.importers.tables.named_rows import NamedTable, read_named_rows
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post
from creator_audit.progress import Progress

LAYOUT = "reddit csv"
WITHOUT_POSTS = "reddit without posts"
PROGRESS_ROWS = 500
MakePost = Callable[[Mapping[str, str], ImportSource], Post | None]


class RedditImporter:
    """Reads posts and own comments; messages, chats, votes and logins stay closed."""

    platform = "reddit"
    title = "Reddit data request"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the header of the list of posts or comments, which names a subreddit."""
        posts, comments = own_tables(tree, "posts"), own_tables(tree, "comments")
        members = (*posts, *comments)
        if not members and not lists_without_text(tree):
            return None
        owner = owner_of(tree)
        why = [f"found {name} with the column subreddit" for name in members]
        if not members:
            why.append("found lists of a Reddit data request, but not the posts themselves")
        return Recognition(
            platform=self.platform,
            layout=LAYOUT if members else WITHOUT_POSTS,
            confidence=1.0 if posts else 0.8 if comments else 0.6,
            why=tuple(why),
            members=members,
            not_read=closed_members(tree, members),
            exported_on=owner.exported_on,
            owner=owner.name,
            notes=_notes(posts),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts, comments and issues."""
        if not found.members:
            raise UserError(
                "This Reddit export holds neither posts.csv nor comments.csv.",
                where=str(tree.sources[0]),
                next_step="Drop the whole ZIP that Reddit sent you.",
            )
        handle = found.owner or options.account.strip().lstrip("@").removeprefix("u/")
        yield Account(account_id(self.platform, handle), self.platform, handle, handle)
        rows = RowReader(handle, found.layout)
        comments = own_tables(tree, "comments")
        for member in found.members:
            make = rows.comment if member in comments else rows.post
            yield from _read_table(tree, member, make, progress)


def _notes(posts: tuple[str, ...]) -> tuple[str, ...]:
    notes = [str(platform_facts("reddit")["export"]["leaves_out"])]
    if not posts:
        notes.append("The list of posts itself is missing; a part of the export is not here.")
    return tuple(notes)


def _read_table(
    tree: ArchiveTree, member: str, make: MakePost, progress: Progress
) -> Iterator[Record]:
    done = 0
    for row in read_named_rows(tree, NamedTable(member, OWN_COLUMNS, ROW_START)):
        if isinstance(row, ImportIssue):
            yield row
            continue
        done += 1
        if done % PROGRESS_ROWS == 0:
            progress.step(done, None, member)
        place, cells = row
        post = make(cells, ImportSource(member, place, LAYOUT))
        if post is None:
            detail = "The row holds no id and no words."
            yield ImportIssue(member, place, "record-not-readable", detail)
            continue
        if post.published_at is None:
            detail = "No time that can be read; the record is kept without one."
            yield ImportIssue(member, place, "time-not-readable", detail, IssueSeverity.NOTE)
        yield post


IMPORTER = RedditImporter()
