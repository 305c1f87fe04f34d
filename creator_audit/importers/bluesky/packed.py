"""Posts out of the packed repository: listed by its index, each checked against its hash."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky.car import Block, Faults, is_intact, read_blocks
from creator_audit.importers.bluesky.cbor import BrokenBlockError, decode
from creator_audit.importers.bluesky.index import Index
from creator_audit.importers.bluesky.posts import POST_TYPE, PostReader
from creator_audit.importers.contract import Record
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource
from creator_audit.progress import Progress

_POST_MARK = POST_TYPE.encode()
PROGRESS_BLOCKS = 2000


class PackedReading:
    """The second pass over a repository, now that its index is known."""

    def __init__(self, tree: ArchiveTree, member: str, index: Index, reader: PostReader) -> None:
        self._tree = tree
        self._member = member
        self._index = index
        self._reader = reader
        self._waiting = dict(index.keys)
        self._unlisted = 0

    def records(self, progress: Progress) -> Iterator[Record]:
        """Posts in the order of the file, then what was missing or not as it should be."""
        faults = Faults()
        for block in read_blocks(self._tree, self._member, faults):
            if block.number % PROGRESS_BLOCKS == 0:
                progress.step(block.number, None, self._member)
            key = self._waiting.pop(block.cid, None)
            if key is not None:
                yield from self._listed(block, key)
            elif block.cid not in self._index.keys and _POST_MARK in block.data:
                yield from self._loose(block)
        yield from self._missing()
        yield from self._notes(faults)

    def _listed(self, block: Block, key: str) -> Iterator[Record]:
        place = self._place(block)
        if is_intact(block) is False:
            detail = "The record's hash is not the one in the index, so it was not read."
            yield ImportIssue(self._member, place, "hash-differs", detail)
            return
        try:
            value = decode(block.data)
        except BrokenBlockError as error:
            detail = f"The record cannot be read: {error}."
            yield ImportIssue(self._member, place, "record-not-readable", detail)
            return
        yield from self._reader.read(value, key, self._source(block))

    def _loose(self, block: Block) -> Iterator[Record]:
        """A post the index does not list: deleted since, unless the index itself is damaged."""
        try:
            value = decode(block.data)
        except BrokenBlockError:
            return
        if not isinstance(value, dict) or value.get("$type") != POST_TYPE:
            return
        self._unlisted += 1
        if self._index.is_whole:
            return
        if is_intact(block) is False:
            detail = "The record's hash is not the one in its name, so it was not read."
            yield ImportIssue(self._member, self._place(block), "hash-differs", detail)
            return
        yield from self._reader.read(value, "", self._source(block))

    def _missing(self) -> Iterator[ImportIssue]:
        for key in self._waiting.values():
            detail = "The index lists this post, but its record is not in the file."
            yield ImportIssue(self._member, key, "record-missing", detail)

    def _notes(self, faults: Faults) -> Iterator[ImportIssue]:
        broken = (
            (faults.breaks_off, "file-breaks-off", "posts before it are kept"),
            (faults.too_long, "block-too-long", "blocks too long for a record"),
            (faults.unnamed, "block-without-name", "blocks without a name"),
        )
        for found, code, words in broken:
            if found:
                detail = f"{found}{';' if isinstance(found, str) else ''} {words}."
                yield ImportIssue(self._member, "", code, detail)
        damaged = self._index.damaged
        if damaged:
            detail = (
                f"Blocks of the index that are missing or damaged: {damaged}; posts it does not "
                f"list were read without a link: {self._unlisted}."
            )
            yield self._note("index-damaged", detail)
        elif self._unlisted:
            detail = f"Earlier records that the index no longer lists, left out: {self._unlisted}."
            yield self._note("record-not-listed", detail)
        if self._reader.moved:
            detail = (
                "Posts whose stated time is more than a day from the time in their key: "
                f"{self._reader.moved}."
            )
            yield self._note("time-differs-from-id", detail)

    def _note(self, code: str, detail: str) -> ImportIssue:
        return ImportIssue(self._member, "", code, detail, IssueSeverity.NOTE)

    def _place(self, block: Block) -> str:
        return f"block {block.number}"

    def _source(self, block: Block) -> ImportSource:
        return ImportSource(self._member, self._place(block), self._reader.layout)
