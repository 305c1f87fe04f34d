"""All post files of an Instagram export as one stream of records."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.instagram.classic import FileReading, read_record
from creator_audit.importers.instagram.detailed import read_detailed
from creator_audit.importers.instagram.html import read_html
from creator_audit.importers.instagram.join import Join
from creator_audit.importers.instagram.layouts import PostFile, file_facts
from creator_audit.importers.instagram.old import read_old
from creator_audit.importers.instagram.profile import read_owner
from creator_audit.importers.instagram.subtitles import SUFFIXES, Subtitles
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post, PostKind
from creator_audit.progress import Progress

STEP_POSTS = 256


def read_export(
    tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
) -> Iterator[Record]:
    """The account, then posts and issues; see `Importer.read`."""
    handle, name = read_owner(tree)
    handle = handle or found.owner or options.account
    account = Account(account_id("instagram", handle), "instagram", handle, name)
    yield account
    files = [name for name in found.members if not name.casefold().endswith(SUFFIXES)]
    total = sum(tree.size(name) for name in files)
    subtitles = Subtitles(tree)
    join = Join.of(tree, files)
    before = tree.bytes_read
    for member in join.ordered(files):
        at = FileReading(member, found.layout, file_facts(member), account.id, subtitles)
        records = join.follow(member, _read_file(tree, at, options))
        for count, post in enumerate(records):
            if at.issues:
                yield from at.issues
                at.issues.clear()
            if count % STEP_POSTS == 0:
                progress.step(min(tree.bytes_read - before, total), total, member)
            yield post
        yield from at.issues
        yield from _unknown_labels(at)
    yield from join.left()
    progress.step(total, total, "")


def _read_file(tree: ArchiveTree, at: FileReading, options: ImportOptions) -> Iterator[Post]:
    if at.file.casefold().endswith(".html"):
        return read_html(tree, at, options.time_zone)
    shape, keys = top_level(tree.head(at.file))
    if shape == "object" and {"photos", "videos", "stories"} & set(keys):
        at.facts = PostFile(PostKind.FEED)
        return read_old(tree, at)
    return _read_json(tree, at, shape, keys)


def _read_json(
    tree: ArchiveTree, at: FileReading, shape: str, keys: tuple[str, ...]
) -> Iterator[Post]:
    prefix = "item"
    if shape == "object":
        key = next((key for key in keys if key.startswith("ig_")), keys[0] if keys else "")
        prefix, at.pointer_start = f"{key}.item", f"/{key}"
    elif not shape:
        at.reject("", "json-broken", "The file holds no JSON list of posts.")
        return
    for index, record in stream_items(tree, at.file, prefix, at.issues):
        if type(record) is dict and "label_values" in record:
            post = read_detailed(record, index, at)
        else:
            post = read_record(record, index, at)
        if post is not None:
            yield post


def _unknown_labels(at: FileReading) -> Iterator[ImportIssue]:
    for label, pointer in at.unknown_labels.items():
        detail = f"The label `{label}` is not known; it is kept word for word with its value."
        yield ImportIssue(at.file, pointer, "unknown-label", detail, IssueSeverity.NOTE)
