"""Posts out of an unpacked repository, or out of saved answers that list records."""

import json
import re
from collections.abc import Iterator, Sequence

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky.posts import POST_TYPE, PostReader
from creator_audit.importers.contract import Record
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import ImportSource
from creator_audit.progress import Progress

FIRST_BYTES = 4096
HEAD_BYTES = 1 << 16
RECORD_BYTES = 1 << 20
MOST_LISTS_TRIED = 12
PROGRESS_RECORDS = 500
_RECORD = re.compile(
    rf"(?:.*/)?{re.escape(POST_TYPE)}/(?P<key>[^/]+)\.json", re.IGNORECASE | re.DOTALL
)
_PROFILE = re.compile(r"(?:.*/)?app\.bsky\.actor\.profile/self\.json", re.IGNORECASE | re.DOTALL)
_DID = re.compile(r"did(?::|_|-|%3a)(plc|web)(?::|_|-|%3a)([a-z0-9.:%_-]+)", re.IGNORECASE)
_ADDRESS = re.compile(rf"at://(did:[a-z]+:[^/\s\"]+)/{re.escape(POST_TYPE)}/([^/\s\"]+)")
_POST_ADDRESS = re.compile(rb'"at://(did:[a-z]+:[^/\s"\\]{1,200})/app\.bsky\.feed\.post/')


def record_members(tree: ArchiveTree) -> tuple[str, ...]:
    """Members ``app.bsky.feed.post/<key>.json``."""
    return tree.find(_RECORD)


def list_members(tree: ArchiveTree) -> tuple[str, ...]:
    """Saved lists of records: ``{"records": [{"uri", "cid", "value"}]}`` or the list alone."""
    found = []
    for name in tree.find("*.json")[:MOST_LISTS_TRIED]:
        if b'"at://' not in tree.head(name, FIRST_BYTES):
            continue
        head = tree.head(name, HEAD_BYTES)
        if POST_TYPE.encode() in head and list_path(head):
            found.append(name)
    return tuple(found)


def list_path(head: bytes) -> str:
    """Where the records stand in a saved list (ijson's form); empty where it is none."""
    shape, keys = top_level(head)
    if shape == "array" and {"uri", "value"} <= set(keys):
        return "item"
    is_list = shape == "object" and "records" in keys and _POST_ADDRESS.search(head)
    return "records.item" if is_list else ""


def did_of(tree: ArchiveTree, members: Sequence[str]) -> str:
    """The account's lasting name, from a folder's name or the address of a record."""
    for name in members[:1]:
        found = _DID.search(name.rsplit("/", 2)[0]) if _RECORD.fullmatch(name) else None
        if found:
            return f"did:{found[1].casefold()}:{found[2]}"
        address = _POST_ADDRESS.search(tree.head(name, HEAD_BYTES))
        if address:
            return address[1].decode("ascii", "replace")
    for path in tree.sources:
        found = _DID.search(path.name)
        if found:
            return f"did:{found[1].casefold()}:{found[2]}"
    return ""


def shown_name(tree: ArchiveTree) -> str:
    """The account's name from its profile."""
    for name in tree.find(_PROFILE):
        value = _load(tree, name)
        if isinstance(value, dict) and isinstance(value.get("displayName"), str):
            return str(value["displayName"])
    return ""


def read_records(
    tree: ArchiveTree, members: Sequence[str], reader: PostReader, progress: Progress
) -> Iterator[Record]:
    """Posts of members that hold one record each."""
    for done, name in enumerate(members):
        if done % PROGRESS_RECORDS == 0:
            progress.step(done, len(members), name)
        match = _RECORD.fullmatch(name)
        value = _load(tree, name)
        if isinstance(value, ImportIssue):
            yield value
            continue
        if isinstance(value, dict) and isinstance(value.get("value"), dict):
            value = value["value"]
        source = ImportSource(name, "", reader.layout)
        yield from reader.read(value, match["key"] if match else "", source)


def read_lists(
    tree: ArchiveTree, members: Sequence[str], reader: PostReader, progress: Progress
) -> Iterator[Record]:
    """Posts of saved lists; records of other kinds in them are stepped over."""
    for name in members:
        path = list_path(tree.head(name, HEAD_BYTES))
        faults: list[ImportIssue] = []
        for index, entry in stream_items(tree, name, path, faults):
            if index % PROGRESS_RECORDS == 0:
                progress.step(index, None, name)
            pointer = f"/{index}" if path == "item" else f"/records/{index}"
            table = entry if isinstance(entry, dict) else {}
            address = _ADDRESS.match(str(table.get("uri") or ""))
            value = table.get("value")
            kind = value.get("$type") if isinstance(value, dict) else None
            if kind is not None and kind != POST_TYPE:
                continue
            key = address[2] if address else ""
            yield from reader.read(value, key, ImportSource(name, pointer, reader.layout))
        yield from faults


def _load(tree: ArchiveTree, name: str) -> object:
    """The value of a small member, or the issue it is."""
    try:
        with tree.open_member(name) as stream:
            raw = stream.read(RECORD_BYTES + 1)
        if len(raw) > RECORD_BYTES:
            return ImportIssue(name, "", "record-too-long", "The file is too long for a record.")
        value: object = json.loads(raw)
    except UserError as error:
        return ImportIssue(name, "", "record-not-readable", error.what)
    except (ValueError, RecursionError):
        return ImportIssue(name, "", "json-broken", "The file holds no JSON that can be read.")
    return value
