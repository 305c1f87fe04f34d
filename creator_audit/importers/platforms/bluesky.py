"""Bluesky: the packed repository as downloaded, its unpacked form, and saved lists of records."""

from collections.abc import Iterator
from dataclasses import dataclass

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky import unpacked
from creator_audit.importers.bluesky.car import Faults, is_car
from creator_audit.importers.bluesky.index import read_index
from creator_audit.importers.bluesky.packed import PackedReading
from creator_audit.importers.bluesky.posts import PostReader
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.account import Account, account_id
from creator_audit.progress import Progress

PACKED = "bluesky car"
UNPACKED = "bluesky records json"
LISTED = "bluesky lists json"


@dataclass(frozen=True, slots=True)
class _Form:
    """In which form the repository is here."""

    layout: str
    members: tuple[str, ...]
    why: str
    confidence: float = 1.0


class BlueskyImporter:
    """Reads own posts; reposts, likes, follows and blocks are records of other kinds."""

    platform = "bluesky"
    title = "Bluesky repository"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the packed file's first bytes, or by the collection's name."""
        form = _form(tree)
        if form is None:
            return None
        is_packed = form.layout == PACKED
        facts = platform_facts("bluesky")
        return Recognition(
            platform=self.platform,
            layout=form.layout,
            confidence=form.confidence,
            why=(form.why,),
            members=form.members,
            not_read=_closed(tree, form),
            owner="" if is_packed else unpacked.did_of(tree, form.members),
            notes=(str(facts["export"]["leaves_out"]),),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then posts and issues."""
        if not found.members:
            raise UserError(
                "This Bluesky repository holds no posts.",
                where=str(tree.sources[0]),
                next_step="Drop the file repo.car as you downloaded it.",
            )
        chosen = options.account.strip().lstrip("@")
        if found.layout == PACKED:
            for member in found.members:
                yield from self._packed(tree, member, chosen, progress)
            return
        did = found.owner or chosen
        yield self._account(did, unpacked.shown_name(tree))
        reader = PostReader(did, found.layout)
        read = unpacked.read_records if found.layout == UNPACKED else unpacked.read_lists
        yield from read(tree, found.members, reader, progress)

    def _packed(
        self, tree: ArchiveTree, member: str, chosen: str, progress: Progress
    ) -> Iterator[Record]:
        index = read_index(tree, member, Faults())
        did = index.did or chosen
        yield self._account(did, index.name)
        reader = PostReader(did, PACKED)
        yield from PackedReading(tree, member, index, reader).records(progress)

    def _account(self, did: str, name: str) -> Account:
        return Account(account_id(self.platform, did), self.platform, did, name or did)


def _form(tree: ArchiveTree) -> _Form | None:
    packed = tuple(name for name in tree.names if _may_be_car(name, tree))
    if packed:
        return _Form(PACKED, packed, f"found {packed[0]}, a packed repository by its first bytes")
    records = unpacked.record_members(tree)
    if records:
        why = f"found {len(records)} records in a folder app.bsky.feed.post"
        return _Form(UNPACKED, records, why)
    lists = unpacked.list_members(tree)
    if lists:
        why = f"found {lists[0]}, a list of records with addresses at://"
        return _Form(LISTED, lists, why, 0.9)
    if any("/app.bsky." in f"/{name.casefold()}" for name in tree.names):
        return _Form(UNPACKED, (), "found folders of a Bluesky repository, but no posts", 0.6)
    return None


def _may_be_car(name: str, tree: ArchiveTree) -> bool:
    """By name, or the only file there is; then by its first bytes."""
    is_named = name.casefold().endswith(".car")
    return (is_named or len(tree.names) == 1) and is_car(tree.head(name, 16))


def _closed(tree: ArchiveTree, form: _Form) -> tuple[NotRead, ...]:
    """Collections and files that are never opened, each named once."""
    facts = platform_facts("bluesky")
    if form.layout == PACKED:
        return tuple(NotRead(entry["names"][0], entry["why"]) for entry in facts["not_kept"])
    found: dict[str, NotRead] = {}
    read = set(form.members)
    for name in tree.names:
        lowered = name.casefold()
        for entry in facts["not_read"]:
            part = next((part for part in entry["names"] if part in lowered), "")
            if part and name not in read:
                found.setdefault(part, NotRead(part, entry["why"]))
                break
    return tuple(found.values())


IMPORTER = BlueskyImporter()
