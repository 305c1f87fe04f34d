"""The account archive of Mastodon: recognised by its outbox, read entry by entry."""

from collections.abc import Callable, Iterator

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.json_stream import stream_items
from creator_audit.importers.mastodon.members import (
    Owner,
    closed_members,
    export_day,
    outboxes,
    owner_of,
    saved_lists,
)
from creator_audit.importers.mastodon.notes import NoteReader, time_note
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post
from creator_audit.progress import Progress

OUTBOX = "mastodon outbox json"
SAVED = "mastodon statuses json"
PROGRESS_RECORDS = 500


class MastodonImporter:
    """Reads own posts; direct messages, favourites and bookmarks are left out."""

    platform = "mastodon"
    title = "Mastodon archive"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By an outbox that is one, or a saved list of statuses."""
        members = outboxes(tree)
        layout, what = OUTBOX, "the outbox of an account"
        if not members:
            members, layout, what = saved_lists(tree), SAVED, "a saved list of statuses"
        if not members:
            return None
        owner = owner_of(tree, members)
        why = [f"found {name}, {what}" for name in members]
        if tree.find("actor.json"):
            why.append("found actor.json beside it")
        return Recognition(
            platform=self.platform,
            layout=layout,
            confidence=1.0 if tree.find("actor.json") else 0.9,
            why=tuple(why),
            members=members,
            not_read=closed_members(tree),
            exported_on=export_day(tree),
            owner=owner.handle,
            notes=(str(platform_facts("mastodon")["export"]["leaves_out"]),),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts and issues. Raises `UserError` where no outbox is there."""
        if not found.members:
            raise UserError(
                "The archive holds no outbox.json, where the posts are.",
                where=str(tree.sources[0]),
                next_step="Drop the archive exactly as the server gave it to you.",
            )
        owner = owner_of(tree, found.members)
        if not owner.name and options.account:
            name, _, host = options.account.strip().lstrip("@").partition("@")
            owner = Owner(name, host)
        handle = owner.handle
        shown = owner.display_name or owner.name
        yield Account(account_id(self.platform, handle), self.platform, handle, shown)
        reader = NoteReader(handle, owner.host, found.layout)
        for name in found.members:
            yield from _read_member(tree, name, reader, progress)


def _read_member(
    tree: ArchiveTree, name: str, reader: NoteReader, progress: Progress
) -> Iterator[Record]:
    is_outbox = reader.layout == OUTBOX
    path, make = ("orderedItems", reader.activity) if is_outbox else ("statuses", reader.status)
    faults: list[ImportIssue] = []
    for index, record in stream_items(tree, name, f"{path}.item", faults):
        if index % PROGRESS_RECORDS == 0:
            progress.step(index, None, name)
        yield from _read_record(record, ImportSource(name, f"/{path}/{index}", reader.layout), make)
    yield from faults
    yield from _closing_notes(name, reader)


def _read_record(
    record: object,
    source: ImportSource,
    make: Callable[[object, ImportSource], Post | ImportIssue | None],
) -> Iterator[Record]:
    made = make(record, source)
    if isinstance(made, Post):
        note = time_note(made)
        if note is not None:
            yield note
    if made is not None:
        yield made


def _closing_notes(name: str, reader: NoteReader) -> Iterator[ImportIssue]:
    counts = [
        ("boosts-left-out", "Boosts of other people's posts, left out", reader.boosts),
        ("direct-messages-left-out", "Direct messages, left out and not kept", reader.direct),
        *(
            (
                "activity-left-out",
                f"Activities of the kind `{kind[:40]}`, which are no posts",
                count,
            )
            for kind, count in sorted(reader.others.items())
        ),
    ]
    for code, detail, count in counts:
        if count:
            yield ImportIssue(name, "", code, f"{detail}: {count}.", IssueSeverity.NOTE)
    reader.boosts = reader.direct = 0
    reader.others.clear()


IMPORTER = MastodonImporter()
