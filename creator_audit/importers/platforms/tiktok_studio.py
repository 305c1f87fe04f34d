"""TikTok Studio's table of posts: captions with links, which the account's own export lacks."""

from collections.abc import Iterator
from dataclasses import replace

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.tables.grid import sample_rows
from creator_audit.importers.tables.reading import read_posts
from creator_audit.importers.tables.studio import (
    StudioTable,
    find_studio_tables,
    ids_hold_times,
    last_day,
    ordered_days,
    studio_reader,
)
from creator_audit.importers.tables.values import link_facts
from creator_audit.importers.video_ids import time_in_video_id
from creator_audit.model.account import Account, account_id
from creator_audit.model.post import Post
from creator_audit.progress import Progress

LAYOUT = "tiktok studio table"


class TikTokStudioImporter:
    """Reads the Content table of TikTok Studio."""

    platform = "tiktok"
    title = "TikTok Studio table"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the columns of link and time, and by links to TikTok in them."""
        tables = find_studio_tables(tree, "tiktok")
        if not tables:
            return None
        return Recognition(
            platform="tiktok",
            layout=LAYOUT,
            confidence=0.9,
            why=tuple(
                f"found {table.grid.member} with TikTok Studio's columns" for table in tables
            ),
            members=tuple(table.grid.member for table in tables),
            owner=_owner(tables),
            notes=(
                "Video title is taken as the caption.",
                "The table does not say whether TikTok's own content label was on.",
            ),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts with their captions.

        Raises `MappingNeeded` where the order of day and month must be asked.
        """
        name = options.account.lstrip("@") or found.owner
        account = account_id("tiktok", name)
        yield Account(account, "tiktok", name, name)
        for table in find_studio_tables(tree, "tiktok"):
            progress.step(0, None, table.grid.member)
            latest = last_day(tree, table)
            reader = studio_reader(table, options, found.layout, latest=latest)
            has_times = ids_hold_times(reader)
            days = {} if has_times else ordered_days(reader)
            for record in read_posts(reader):
                if not isinstance(record, Post):
                    yield record
                    continue
                at = days.get(record.source.pointer, record.published_at)
                post = replace(record, account_id=account, published_at=at)
                yield _with_time_of_id(post) if has_times else post
                if has_times:
                    reader.inferred_years = reader.unzoned = 0


def _with_time_of_id(post: Post) -> Post:
    at = time_in_video_id(post.native_id)
    if at is None:
        return post
    return replace(post, published_at=at, is_zone_known=True, utc_offset_minutes=None)


def _owner(tables: list[StudioTable]) -> str:
    """The handle in the links, where all of them name one."""
    handles = set()
    for table in tables:
        for row in sample_rows(table.grid, 50):
            facts = link_facts(row.cells[table.index["permalink"]])
            if facts is not None and facts.handle:
                handles.add(facts.handle)
    return handles.pop() if len(handles) == 1 else ""


IMPORTER = TikTokStudioImporter()
