"""Which members are posts of a blog: records of the API, or pages of single posts."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.contract import NotRead
from creator_audit.importers.platform_facts import platform_facts

HEAD_BYTES = 1 << 16
MOST_BYTES = 16 << 20
MOST_TRIED = 5
"""Members looked into before a folder is taken for something else."""
_RECORD = re.compile(r"(?:(?P<top>.*)/)?json/(?P<id>\d{1,25})\.json", re.IGNORECASE)
_PAGE = re.compile(
    r"(?:(?P<top>.*?)/)?(?:posts|posts\.zip/html|html|posts/html)/(?P<id>\d{1,25})\.html",
    re.IGNORECASE,
)
_IS_PAGE = re.compile(
    rb"<article\b[^>]{0,200}\bid=[\"']?p-\d|<div\b[^>]{0,100}\bid=[\"']?footer", re.IGNORECASE
)
_DESCRIBED = re.compile(r'"blog_name"\s*:\s*"([\w.-]{1,80})"')


@dataclass(frozen=True, slots=True)
class Found:
    """One post's member, its number and its blog's folder."""

    member: str
    native: str
    folder: str


def records(tree: ArchiveTree) -> list[Found]:
    """Records of the API, if the first of them hold what all have."""
    found = _matching(tree, _RECORD)
    heads = (tree.head(one.member, HEAD_BYTES) for one in found[:MOST_TRIED])
    is_known = any(b'"blog_name"' in head and b'"post_url"' in head for head in heads)
    return found if is_known else []


def pages(tree: ArchiveTree) -> list[Found]:
    """Pages of single posts, if the first of them are built as Tumblr's are."""
    found = _matching(tree, _PAGE)
    heads = (tree.head(one.member, MOST_BYTES) for one in found[:MOST_TRIED])
    return found if any(_IS_PAGE.search(head) for head in heads) else []


def _matching(tree: ArchiveTree, pattern: re.Pattern[str]) -> list[Found]:
    matches = ((name, pattern.fullmatch(name)) for name in tree.names)
    return [Found(name, one["id"], one["top"] or "") for name, one in matches if one]


def blog_of(tree: ArchiveTree, found: list[Found]) -> str:
    """The blog's name as the first record states it, else the folder of a backup program."""
    for one in found[:MOST_TRIED]:
        if one.member.casefold().endswith(".json"):
            stated = _DESCRIBED.search(tree.head(one.member, HEAD_BYTES).decode("utf-8", "replace"))
            if stated:
                return stated[1]
    if not any(b"<article" in tree.head(one.member, MOST_BYTES) for one in found[:MOST_TRIED]):
        return ""
    folders = {one.folder.rsplit("/", 1)[-1] for one in found}
    return folders.pop() if len(folders) == 1 else ""


def read_json(tree: ArchiveTree, name: str) -> object:
    """The record, or None where the member is damaged, far too long or no JSON."""
    try:
        with tree.open_member(name) as stream:
            content = stream.read(MOST_BYTES)
        return json.loads(content.decode("utf-8-sig", "replace"))
    except (DamagedMemberError, ValueError, RecursionError):
        return None


def read_html(tree: ArchiveTree, name: str) -> str | None:
    """The page, or None where the member is damaged."""
    try:
        with tree.open_member(name) as stream:
            return stream.read(MOST_BYTES).decode("utf-8-sig", "replace")
    except DamagedMemberError:
        return None


def closed_members(tree: ArchiveTree) -> Iterator[NotRead]:
    """What is never opened."""
    for entry in platform_facts("tumblr")["not_read"]:
        for pattern in entry["names"]:
            names = tree.find(pattern)
            if len(names) > 3:
                yield NotRead(f"{names[0]} and {len(names) - 1} more", entry["why"])
            else:
                yield from (NotRead(name, entry["why"]) for name in names)
