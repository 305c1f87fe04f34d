"""Blogs of Tumblr: saved records of its API, else saved pages of single posts."""

from collections.abc import Iterator

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tumblr.members import (
    Found,
    blog_of,
    closed_members,
    pages,
    read_html,
    read_json,
    records,
)
from creator_audit.importers.tumblr.notes import PLATFORM, read_note
from creator_audit.importers.tumblr.pages import read_page
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post, Standing
from creator_audit.progress import Progress

RECORDS = "tumblr posts json"
PAGES = "tumblr posts html"
PROGRESS_POSTS = 100
NO_FLAG = "Pages hold neither the state of a post nor its counts; JSON beside them would."


class TumblrImporter:
    """Reads own posts; reblogs are kept apart with the words the blog added."""

    platform = PLATFORM
    title = "Tumblr blog"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By what the first records or pages hold."""
        found, layout = records(tree), RECORDS
        confidence, what = 0.95, "records of posts as Tumblr's API gives them"
        if not found:
            found, layout = pages(tree), PAGES
            confidence, what = 0.75, "pages of single posts"
        if not found:
            return None
        leaves_out = str(platform_facts(PLATFORM)["export"]["leaves_out"])
        return Recognition(
            platform=self.platform,
            layout=layout,
            confidence=confidence,
            why=(f"found {found[0].member}, one of {len(found)} {what}",),
            members=tuple(one.member for one in found),
            not_read=tuple(closed_members(tree)),
            owner=blog_of(tree, found),
            notes=(leaves_out,) if layout == RECORDS else (leaves_out, NO_FLAG),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield each blog before its posts. Raises `UserError` where no post is there."""
        members = records(tree) if found.layout == RECORDS else pages(tree)
        if not members:
            raise UserError(
                "This holds no posts of a Tumblr blog.",
                where=str(tree.sources[0]),
                next_step="Drop the whole folder or ZIP of the blog.",
            )
        blog = found.owner or options.account.lstrip("@")
        told: set[str] = set()
        for index, one in enumerate(members):
            if index % PROGRESS_POSTS == 0:
                progress.step(index, len(members), one.member)
            source = ImportSource(one.member, "entry 1", found.layout)
            read = _read_record if found.layout == RECORDS else _read_page
            made = read(tree, one, blog, source)
            if isinstance(made, Post):
                yield from _before(made, told)
            yield made


def _before(post: Post, told: set[str]) -> Iterator[Record]:
    """The post's blog if it is new, and a remark where its time cannot be read."""
    if post.account_id not in told:
        told.add(post.account_id)
        handle = post.account_id.partition(":")[2]
        yield Account(account_id(PLATFORM, handle), PLATFORM, handle)
    if post.standing is not Standing.OWN:
        return
    if post.published_at is None:
        detail = "No time that can be read; the post is kept without one."
        yield ImportIssue(
            post.source.file, "entry 1", "time-not-readable", detail, IssueSeverity.NOTE
        )
    elif not post.is_zone_known:
        detail = "The page's time carries no zone and is taken as UTC."
        yield ImportIssue(
            post.source.file, "entry 1", "time-zone-unknown", detail, IssueSeverity.NOTE
        )


def _read_record(
    tree: ArchiveTree, one: Found, blog: str, source: ImportSource
) -> Post | ImportIssue:
    value = read_json(tree, one.member)
    if not isinstance(value, dict) or not ({"id", "id_string", "post_url"} & value.keys()):
        return ImportIssue(one.member, "entry 1", "record-not-readable", "The file holds no post.")
    return read_note(value if value.get("blog_name") else {**value, "blog_name": blog}, source)


def _read_page(
    tree: ArchiveTree, one: Found, blog: str, source: ImportSource
) -> Post | ImportIssue:
    html = read_html(tree, one.member)
    post = read_page(html, one.native, blog, source) if html else None
    if post is None:
        return ImportIssue(one.member, "entry 1", "page-not-readable", "The page holds no post.")
    return post


IMPORTER = TumblrImporter()
"""Blogs of Tumblr as saved by backup programs, and pages of Tumblr's own export."""
