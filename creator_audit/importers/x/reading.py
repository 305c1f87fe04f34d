"""The whole archive read, section by section."""

from collections.abc import Iterator
from dataclasses import dataclass

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import Record
from creator_audit.importers.x.assigned import stream_records
from creator_audit.importers.x.grailbird import grailbird_records
from creator_audit.importers.x.long_posts import read_long_posts
from creator_audit.importers.x.members import Owner, data_members
from creator_audit.importers.x.posts import PostReader
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.progress import Progress

SECTIONS = ("posts", "circle", "community", "deleted")
PROGRESS_RECORDS = 500


@dataclass(slots=True)
class Counter:
    """Records seen so far, for progress."""

    progress: Progress
    done: int = 0

    def count(self, label: str) -> None:
        """One more record; report now and then."""
        self.done += 1
        if self.done % PROGRESS_RECORDS == 0:
            self.progress.step(self.done, None, label)


def account_of(owner: Owner) -> Account:
    """The account the archive belongs to."""
    name = owner.username
    return Account(account_id("x", name), "x", name, owner.display_name or name)


def read_archive(
    tree: ArchiveTree, owner: Owner, layout: str, progress: Progress
) -> Iterator[Record]:
    """Posts of all sections of an archive since 2019, long posts whole, then closing notes."""
    faults: list[ImportIssue] = []
    long_posts = read_long_posts(tree, data_members(tree, "long_posts"), faults)
    reader = PostReader(owner.username, layout, long_posts)
    counter = Counter(progress)
    announced = dict(owner.counts)
    for section in SECTIONS:
        for name in data_members(tree, section):
            seen = 0
            for index, record in stream_records(tree, name, faults):
                seen += 1
                counter.count(name)
                yield from reader.read(record, name, f"/{index}", section)
            yield from _count_note(name, announced.get(name.rsplit("/", 1)[-1]), seen)
    yield from faults
    yield from _closing_notes(reader, tree)


def _count_note(name: str, announced: int | None, seen: int) -> Iterator[ImportIssue]:
    if announced is not None and announced != seen:
        detail = f"The archive announces {announced} records here, {seen} were found."
        yield ImportIssue(name, "", "count-differs", detail, IssueSeverity.NOTE)


def _closing_notes(reader: PostReader, tree: ArchiveTree) -> Iterator[ImportIssue]:
    members = data_members(tree, "long_posts")
    left = reader.long_posts.total - reader.long_posts.joined
    if left > 0 and members:
        detail = f"Long texts that belong to no post of this archive, left out: {left}."
        yield ImportIssue(members[0], "", "long-text-without-post", detail, IssueSeverity.NOTE)
    if reader.cut:
        detail = f"Posts cut in the archive, whose end cannot be judged: {reader.cut}."
        place = data_members(tree, "posts")[:1]
        yield ImportIssue("".join(place), "", "text-cut", detail, IssueSeverity.NOTE)


def read_grailbird(
    tree: ArchiveTree, member: str, owner: Owner, layout: str, progress: Progress
) -> Iterator[Record]:
    """Posts of an archive up to 2018."""
    reader = PostReader(owner.username, layout)
    counter = Counter(progress)
    for found in grailbird_records(tree, member):
        if isinstance(found, ImportIssue):
            yield found
            continue
        counter.count(member)
        pointer, record = found
        yield from reader.read(record, member, pointer, "posts")
