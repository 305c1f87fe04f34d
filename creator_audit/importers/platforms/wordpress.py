"""WordPress's export (WXR): recognised by its own element, read entry by entry."""

import re
from collections.abc import Iterator
from datetime import date

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.wordpress.items import BadItem, ItemReader, read_channel
from creator_audit.importers.wordpress.posts import PLATFORM, PostReader, blog_handle
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post, Standing
from creator_audit.progress import Progress

HEAD_BYTES = 1 << 16
PROGRESS_ITEMS = 200
_DAY = re.compile(r"\.(20\d\d)-(\d\d)-(\d\d)(?:[._-]\w+)*\.xml$", re.IGNORECASE)
_CREATED = re.compile(rb'created="(20\d\d)-(\d\d)-(\d\d)')


class WordPressImporter:
    """Reads posts; pages and drafts are kept apart, everything else is counted."""

    platform = PLATFORM
    title = "WordPress export (WXR)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By an RSS file with WordPress's mark of version in it."""
        heads = {name: tree.head(name, HEAD_BYTES) for name in tree.find("*.xml")}
        members = tuple(name for name, head in heads.items() if _is_wxr(head))
        if not members:
            return None
        channel = read_channel(_text(heads[members[0]]))
        version = f" {channel.version}" if channel.version else ""
        return Recognition(
            platform=self.platform,
            layout=f"wordpress wxr{version}",
            confidence=0.98,
            why=tuple(
                f"found {name}, a feed with WordPress's mark wxr_version" for name in members
            ),
            members=members,
            not_read=(
                NotRead("authors and comments", "names and e-mail addresses of people are skipped"),
            ),
            exported_on=_export_day(members[0], heads[members[0]]),
            owner=blog_handle(channel.address),
            notes=(str(platform_facts(PLATFORM)["export"]["leaves_out"]),),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts and issues. Raises `UserError` where no feed is there."""
        if not found.members:
            raise UserError(
                "This holds no WordPress export.",
                where=str(tree.sources[0]),
                next_step="Drop the .xml file that Tools, Export gave you.",
            )
        told: set[str] = set()
        for name in found.members:
            yield from _read_member(tree, name, found, options, told, progress)


def _read_member(
    tree: ArchiveTree,
    name: str,
    found: Recognition,
    options: ImportOptions,
    told: set[str],
    progress: Progress,
) -> Iterator[Record]:
    with tree.open_member(name) as stream:
        reader = ItemReader(stream)
        posts: PostReader | None = None
        for item in reader.items():
            if posts is None:
                posts = _post_reader(reader, found, options)
                yield from _account(posts, told)
            if item.number % PROGRESS_ITEMS == 0:
                progress.step(item.number, None, name)
            if isinstance(item, BadItem):
                detail = f"The entry cannot be read: {item.why}."
                yield ImportIssue(name, f"item {item.number}", "item-not-readable", detail)
                continue
            post = posts.post(item, name)
            if post is None:
                continue
            if post.standing is Standing.OWN:
                yield from _time_notes(post, name)
            yield post
        if posts is None:
            posts = _post_reader(reader, found, options)
            yield from _account(posts, told)
    yield from _closing_notes(name, reader, posts)


def _post_reader(reader: ItemReader, found: Recognition, options: ImportOptions) -> PostReader:
    handle = blog_handle(reader.channel.address) or options.account.strip().casefold()
    return PostReader(reader.channel, handle, found.layout)


def _account(posts: PostReader, told: set[str]) -> Iterator[Account]:
    account = Account(
        account_id(PLATFORM, posts.account), PLATFORM, posts.account, posts.channel.title
    )
    if account.id not in told:
        told.add(account.id)
        yield account


def _time_notes(post: Post, name: str) -> Iterator[ImportIssue]:
    if post.published_at is None:
        code, detail = "time-not-readable", "No time that can be read; kept without one."
    elif not post.is_zone_known:
        code, detail = "time-zone-unknown", "The blog's local time without a zone, taken as UTC."
    else:
        return
    yield ImportIssue(name, post.source.pointer, code, detail, IssueSeverity.NOTE)


def _closing_notes(name: str, reader: ItemReader, posts: PostReader) -> Iterator[ImportIssue]:
    for kind, count in sorted(posts.left_out.items()):
        detail = f"Entries of the type `{kind[:40]}`, which are no posts: {count}."
        yield ImportIssue(name, "", "entries-left-out", detail, IssueSeverity.NOTE)
    if posts.reused:
        detail = (
            f"Posts with a reusable block: {posts.reused}. The block's words (often the "
            "disclosure) are kept elsewhere on the site and cannot be seen here."
        )
        yield ImportIssue(name, "", "reusable-block", detail, IssueSeverity.NOTE)
    if reader.has_declarations:
        detail = "The file declares entities of its own; they are not read."
        yield ImportIssue(name, "", "declarations-not-read", detail, IssueSeverity.NOTE)
    if reader.ends_early:
        detail = "The file breaks off before its end; entries after this point are missing."
        yield ImportIssue(name, "", "file-breaks-off", detail, IssueSeverity.NOTE)


def _text(head: bytes) -> str:
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    return head.decode("utf-16" if wide else "utf-8", "replace")


def _is_wxr(head: bytes) -> bool:
    text = _text(head)
    return "<rss" in text and bool(re.search(r"<(?:[\w.-]+:)?wxr_version\b", text))


def _export_day(name: str, head: bytes) -> date | None:
    for found in (_DAY.search(name), _CREATED.search(head)):
        if found:
            try:
                return date(*map(int, found.groups()))
            except ValueError:
                continue
    return None


IMPORTER = WordPressImporter()
"""Exports of WordPress.com and of WordPress on one's own server."""
