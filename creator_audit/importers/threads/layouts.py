"""Which members hold Threads posts: alone, in their folder, or inside an Instagram export."""

import re

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.instagram.layouts import PostFile
from creator_audit.importers.json_stream import top_level
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.post import PostKind

OWN_KEY = "text_post_app_text_posts"
ARCHIVED_KEY = "text_post_app_text_app_archived_posts"
KEYS = (OWN_KEY, ARCHIVED_KEY)
PROFILE_KEY = "text_post_app_text_post_app_profile"
_POSTS = PostFile(PostKind.FEED)
_ARCHIVED = PostFile(PostKind.FEED, extra=(("archived", "true"),), order=1)
_NAMED = re.compile(
    r"(?:.*/)?(?:threads_and_replies|archived_threads)(?:_\d+)?\.(?:json|html)", re.IGNORECASE
)
_REPLY_MARK = b'"is_reply"'


def post_files(tree: ArchiveTree) -> tuple[str, ...]:
    """Members with the owner's threads; a renamed single file by its one key.

    Other platforms' exports may use the same names, so the folder or the key has to agree.
    """
    found = [name for name in tree.find(_NAMED) if _is_placed(name) or _has_key(tree, name)]
    if not found and len(tree.names) == 1 and tree.names[0].casefold().endswith(".json"):
        found = [name for name in tree.names if _has_key(tree, name)]
    return tuple(sorted(found, key=lambda name: (file_facts(name).order, found.index(name))))


def file_facts(name: str) -> PostFile:
    """What the member holds, by its name."""
    return _ARCHIVED if "archived_threads" in name.casefold() else _POSTS


def layout_of(tree: ArchiveTree, members: tuple[str, ...]) -> str:
    """Name of the dated layout; replies are marked as such since 2026 at the latest."""
    if all(name.casefold().endswith(".html") for name in members):
        return "threads html"
    has_replies = any(_REPLY_MARK in tree.head(name) for name in members)
    return "threads 2026 json" if has_replies else "threads 2023 json"


def private_members(tree: ArchiveTree) -> tuple[NotRead, ...]:
    """Lists beside the threads that are never opened, each with its reason."""
    stems = {
        name.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
        for name in tree.names
        if _is_placed(name) or "/" not in name
    }
    found = []
    for group in platform_facts("threads")["not_read"]:
        found += [NotRead(stem, group["why"]) for stem in group["steps"] if stem in stems]
    return tuple(found)


def _is_placed(name: str) -> bool:
    return "threads" in name.casefold().split("/")[:-1]


def _has_key(tree: ArchiveTree, name: str) -> bool:
    if name.casefold().endswith(".html"):
        return False
    shape, keys = top_level(tree.head(name))
    return shape == "object" and bool(keys) and keys[0] in KEYS
