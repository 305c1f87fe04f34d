"""Which members hold posts, of what kind, and which dated layout that makes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.json_stream import top_level
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.post import PostKind, Standing


@dataclass(frozen=True, slots=True)
class PostFile:
    """What a post file of this base name holds."""

    kind: PostKind
    standing: Standing = Standing.OWN
    extra: tuple[tuple[str, str], ...] = ()
    order: int = 0
    """Files are read in this order; detailed posts first, because they know the flags."""


POST_FILES = {
    "posts": PostFile(PostKind.FEED),
    "reels": PostFile(PostKind.REEL, order=2),
    "stories": PostFile(PostKind.STORY, order=3),
    "igtv_videos": PostFile(PostKind.VIDEO, order=4),
    "archived_posts": PostFile(PostKind.FEED, extra=(("archived", "true"),), order=5),
    "other_content": PostFile(PostKind.FEED, order=6),
    "recently_deleted_content": PostFile(PostKind.FEED, Standing.DELETED, order=7),
}
_BASES = "|".join(POST_FILES)
_PLACED = re.compile(
    rf"(?:.*/)?(?:content|media)/(?:{_BASES})(?:_\d+)?\.(?:json|html)", re.IGNORECASE
)
_LOOSE = re.compile(rf"(?:.*/)?(?:{_BASES})(?:_\d+)?\.(?:json|html)", re.IGNORECASE)
_FOREIGN_STEPS = frozenset(
    {"past_instagram_insights", "your_facebook_activity", "threads", "logged_information"}
)
_ARCHIVE_NAME = re.compile(
    r"instagram-(?P<user>.+?)-(?P<date>\d{4}-\d\d-\d\d|\d{8})(?:[-_ ].*)?", re.IGNORECASE
)
_OWN_KEYS = re.compile(r"ig_(?:stories|reels|igtv|archived|other|recently)\w*")
_HTML_MARK = b"uiBoxWhite"


def post_files(tree: ArchiveTree) -> tuple[str, ...]:
    """Members with posts where the platform puts them, else loose files that look like it."""
    placed = [name for name in tree.find(_PLACED) if not _is_foreign(name)]
    if not placed:
        loose = (name for name in tree.find(_LOOSE) if not _is_foreign(name))
        placed = [name for name in loose if _looks_right(tree, name)]
    return tuple(sorted(placed, key=lambda name: (file_facts(name).order, placed.index(name))))


def old_files(tree: ArchiveTree) -> tuple[str, ...]:
    """``media.json`` of 2018 to 2020, recognised by its keys."""
    found = []
    for name in tree.find("media.json"):
        head = tree.head(name)
        shape, keys = top_level(head)
        if shape == "object" and {"photos", "videos", "stories"} & set(keys):
            found.append(name)
    return tuple(found)


def base_of(name: str) -> str:
    """``posts`` of ``…/media/posts_12.json``."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold()
    return stem if stem in POST_FILES else stem.rsplit("_", 1)[0]


def file_facts(name: str) -> PostFile:
    """What the member holds by its base name."""
    return POST_FILES.get(base_of(name), POST_FILES["posts"])


def _is_foreign(name: str) -> bool:
    return not _FOREIGN_STEPS.isdisjoint(name.casefold().split("/"))


def _looks_right(tree: ArchiveTree, name: str) -> bool:
    head = tree.head(name)
    if name.casefold().endswith(".html"):
        return _HTML_MARK in head
    shape, keys = top_level(head)
    if shape == "object":
        return any(_OWN_KEYS.fullmatch(key) for key in keys)
    is_classic = "media" in keys and b'"creation_timestamp"' in head and b'"uri"' in head
    is_flat = {"uri", "creation_timestamp"} <= set(keys)
    return shape == "array" and (is_classic or is_flat or "label_values" in keys)


def is_detailed(tree: ArchiveTree, name: str) -> bool:
    """Whether the member has the ``label_values`` shape of 2026."""
    return name.casefold().endswith(".json") and b'"label_values"' in tree.head(name)


def layout_of(members: Iterable[str], *, has_details: bool, is_old: bool) -> str:
    """Name of the dated layout."""
    names = [f"/{name.casefold()}" for name in members]
    form = "html" if names and all(name.endswith(".html") for name in names) else "json"
    if is_old:
        return "instagram 2018 json"
    if has_details:
        return "instagram 2026 json"
    for step, era in (
        ("/your_instagram_activity/media/", "2025-03"),
        ("/your_instagram_activity/content/", "2023-06"),
        ("/content/", "2021"),
        ("/media/", "2025-03"),
    ):
        if any(step in name for name in names):
            return f"instagram {era} {form}"
    return f"instagram {form}"


def archive_name(tree: ArchiveTree) -> tuple[str, date | None]:
    """(handle, day of export) from the name of the ZIP or of the wrapper folder."""
    steps = {path.name.removesuffix(".zip") for path in tree.sources}
    steps |= {path.parent.name for path in tree.sources}
    steps |= {name.split("/", 1)[0] for name in tree.names[:50]}
    for step in sorted(steps):
        found = _ARCHIVE_NAME.fullmatch(step)
        if found:
            try:
                return found["user"], date.fromisoformat(found["date"])
            except ValueError:
                return found["user"], None
    return "", None


def private_members(tree: ArchiveTree) -> tuple[NotRead, ...]:
    """Folders of the archive that are never opened, each with its reason."""
    steps = {step for name in tree.names for step in name.casefold().split("/")}
    found = []
    for group in platform_facts("instagram")["not_read"]:
        found += [NotRead(step, group["why"]) for step in group["steps"] if step in steps]
    return tuple(found)
