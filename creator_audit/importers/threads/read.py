"""All threads of an export as one stream of records; the shape is Instagram's classic one."""

from collections.abc import Iterator
from dataclasses import replace

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.decode import repair_text, text_of
from creator_audit.importers.instagram.classic import FileReading, media_items, read_record
from creator_audit.importers.instagram.html import read_html
from creator_audit.importers.instagram.profile import owner_in
from creator_audit.importers.instagram.subtitles import Subtitles
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.importers.threads.layouts import PROFILE_KEY, file_facts
from creator_audit.model.account import Account, account_id
from creator_audit.model.post import Post
from creator_audit.progress import Progress

PLATFORM = "threads"
STEP_POSTS = 256


def read_export(
    tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
) -> Iterator[Record]:
    """The account, then threads and replies; see `Importer.read`."""
    handle, name = read_owner(tree)
    handle = handle or found.owner or options.account
    account = Account(account_id(PLATFORM, handle), PLATFORM, handle, name)
    yield account
    total = sum(tree.size(member) for member in found.members)
    subtitles = Subtitles(tree)
    before = tree.bytes_read
    for member in found.members:
        at = FileReading(
            member, found.layout, file_facts(member), account.id, subtitles, platform=PLATFORM
        )
        for count, post in enumerate(_read_file(tree, at, options)):
            yield from at.issues
            at.issues.clear()
            if count % STEP_POSTS == 0:
                progress.step(min(tree.bytes_read - before, total), total, member)
            yield post
        yield from at.issues
    progress.step(total, total, "")


def read_owner(tree: ArchiveTree) -> tuple[str, str]:
    """(handle, display name) from the profile beside the threads."""
    for member in tree.find("threads/personal_information.json"):
        owner = owner_in(tree, member, PROFILE_KEY)
        if owner[0]:
            return owner
    return "", ""


def _read_file(tree: ArchiveTree, at: FileReading, options: ImportOptions) -> Iterator[Post]:
    if at.file.casefold().endswith(".html"):
        return read_html(tree, at, options.time_zone)
    return _read_json(tree, at)


def _read_json(tree: ArchiveTree, at: FileReading) -> Iterator[Post]:
    shape, keys = top_level(tree.head(at.file))
    if not shape:
        at.reject("", "json-broken", "The file holds no JSON list of threads.")
        return
    prefix = "item"
    if shape == "object":
        key = keys[0] if keys else ""
        prefix, at.pointer_start = f"{key}.item", f"/{key}"
    for index, record in stream_items(tree, at.file, prefix, at.issues):
        post = read_record(record, index, at)
        if post is not None:
            reply = _reply_facts(record)
            yield replace(post, extra=(*post.extra, *reply)) if reply else post


def _reply_facts(record: object) -> tuple[tuple[str, str], ...]:
    """Whether it answers somebody, and whom: words below another's post are read as such."""
    for item in media_items(record) if isinstance(record, dict) else ():
        facts = item.get("text_app_post")
        if not isinstance(facts, dict):
            continue
        to = repair_text(text_of(facts.get("in_reply_to_username"))).strip()
        if facts.get("is_reply") is True or to:
            account = (("reply_to_account", to),) if to else ()
            return (("reply", "true"), *account)
    return ()
