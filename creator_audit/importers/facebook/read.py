"""All members of a Facebook export as one stream of records."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.facebook.edits import Edits
from creator_audit.importers.facebook.html import read_html
from creator_audit.importers.facebook.identity import PLATFORM, Identities
from creator_audit.importers.facebook.layouts import EDITS, MEDIA_LISTS, file_facts
from creator_audit.importers.facebook.posts import read_medium, read_post
from creator_audit.importers.facebook.profile import read_owner
from creator_audit.importers.instagram.classic import FileReading
from creator_audit.importers.instagram.detailed import read_detailed
from creator_audit.importers.instagram.subtitles import SUFFIXES, Subtitles
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post
from creator_audit.progress import Progress

STEP_POSTS = 256


def read_export(
    tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
) -> Iterator[Record]:
    """The account, then posts and issues; see `Importer.read`."""
    handle, name = read_owner(tree)
    handle = handle or found.owner or options.account
    account = Account(account_id(PLATFORM, handle), PLATFORM, handle, name)
    yield account
    files = [
        name for name in found.members if not name.casefold().endswith((*SUFFIXES, f"{EDITS}.json"))
    ]
    files.sort(key=lambda name: file_facts(name).order)
    total = sum(tree.size(name) for name in files)
    subtitles, edits, names = Subtitles(tree), Edits.of(tree), Identities()
    before = tree.bytes_read
    for member in files:
        at = FileReading(
            member, found.layout, file_facts(member), account.id, subtitles, platform=PLATFORM
        )
        for count, post in enumerate(_read_file(tree, at, names, options)):
            yield from at.issues
            at.issues.clear()
            if count % STEP_POSTS == 0:
                progress.step(min(tree.bytes_read - before, total), total, member)
            yield edits.mark(post)
        yield from at.issues
        yield from _unknown_labels(at)
    yield from edits.notes(files[0] if files else "")
    progress.step(total, total, "")


def _read_file(
    tree: ArchiveTree, at: FileReading, names: Identities, options: ImportOptions
) -> Iterator[Post]:
    if at.file.casefold().endswith(".html"):
        return read_html(tree, at, names, options.time_zone)
    return _read_json(tree, at, names)


def _read_json(tree: ArchiveTree, at: FileReading, names: Identities) -> Iterator[Post]:
    shape, keys = top_level(tree.head(at.file))
    prefix = "item"
    if shape == "object":
        key = "photos" if "photos" in keys else keys[0] if keys else ""
        prefix, at.pointer_start = f"{key}.item", f"/{key}"
    elif not shape:
        at.reject("", "json-broken", "The file holds no JSON list of posts.")
        return
    is_media_list = at.facts.order >= MEDIA_LISTS
    for index, record in stream_items(tree, at.file, prefix, at.issues):
        if isinstance(record, dict) and "label_values" in record:
            post = read_detailed(record, index, at)
        elif is_media_list and not (isinstance(record, dict) and "data" in record):
            post = read_medium(record, index, at, names)
        else:
            post = read_post(record, index, at, names)
        if post is not None:
            yield post


def _unknown_labels(at: FileReading) -> Iterator[ImportIssue]:
    for label, pointer in at.unknown_labels.items():
        detail = f"The label `{label}` is not known; it is kept word for word with its value."
        yield ImportIssue(at.file, pointer, "unknown-label", detail, IssueSeverity.NOTE)
