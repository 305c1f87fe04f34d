"""Which members of a Facebook export hold posts, and which dated layout that makes."""

import re
from collections.abc import Iterable
from datetime import date

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import NotRead
from creator_audit.importers.instagram.layouts import PostFile
from creator_audit.importers.json_stream import top_level
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.post import PostKind, Standing

POSTS = PostFile(PostKind.FEED)
SIDE_FILES = {
    "archive": PostFile(PostKind.FEED, extra=(("archived", "true"),), order=1),
    "posts_on_other_pages_and_profiles": PostFile(PostKind.FEED, Standing.COMMENT, order=2),
    "your_videos": PostFile(PostKind.VIDEO, order=3),
    "your_uncategorized_photos": PostFile(PostKind.FEED, order=4),
}
"""Members beside the posts; the last two only add what no post names."""
ALBUM = PostFile(PostKind.FEED, order=5)
EDITS = "edits_you_made_to_posts"
MEDIA_LISTS = 3
"""From this `order` on a file lists media, not posts."""
_POST_FILE = re.compile(r"(?:.*/)?your_posts[^/]*\.(?:json|html)", re.IGNORECASE)
_CHECK_INS = re.compile(r"(?:.*/)?your_posts_check_ins\.\w+", re.IGNORECASE)
_SIDE_FILE = re.compile(
    rf"(?:.*/)?(?:posts|photos_and_videos|your_facebook_activity)/(?:{'|'.join(SIDE_FILES)})\.json",
    re.IGNORECASE,
)
_ALBUM = re.compile(r"(?:.*/)?(?:posts|photos_and_videos)/album/\d+\.json", re.IGNORECASE)
_FOREIGN_STEPS = frozenset({"your_instagram_activity", "messages", "threads"})
_ARCHIVE_NAME = re.compile(
    r"facebook-(?P<user>.+?)-(?P<date>\d{4}-\d\d-\d\d|\d{8}|\d\d?[.-]\d\d?[.-]\d{4})"
    r"(?:[-_ (].*)?",
    re.IGNORECASE,
)
_HTML_MARKS = (b"_a6-g", b"facebook.com/dyi", b"uiBoxWhite")


def post_files(tree: ArchiveTree) -> tuple[str, ...]:
    """Members with the owner's posts, by name; a single renamed file by its first keys."""
    found = [
        name
        for name in tree.find(_POST_FILE)
        if not _CHECK_INS.fullmatch(name) and not _is_foreign(name)
    ]
    found = [name for name in found if _is_placed(name) or _looks_right(tree, name)]
    if not found and len(tree.names) == 1 and tree.names[0].casefold().endswith(".json"):
        found = [name for name in tree.names if _looks_right(tree, name)]
    return tuple(found)


def side_files(tree: ArchiveTree) -> tuple[str, ...]:
    """Archived posts, posts elsewhere, lists of videos and photos, albums."""
    names = (*tree.find(_SIDE_FILE), *tree.find(_ALBUM))
    return tuple(name for name in names if not _is_foreign(name))


def edit_files(tree: ArchiveTree) -> tuple[str, ...]:
    """The history of edits; it lends days to posts and holds no posts of its own."""
    return tree.find(f"{EDITS}.json")


def file_facts(name: str) -> PostFile:
    """What the member holds, by its name."""
    if _ALBUM.fullmatch(name):
        return ALBUM
    return SIDE_FILES.get(name.rsplit("/", 1)[-1].rsplit(".", 1)[0].casefold(), POSTS)


def layout_of(members: Iterable[str]) -> str:
    """Name of the dated layout."""
    names = [f"/{name.casefold()}" for name in members]
    form = "html" if names and all(name.endswith(".html") for name in names) else "json"
    if any("/your_facebook_activity/" in name for name in names):
        return f"facebook 2024 {form}"
    if any("/your_activity_across_facebook/" in name for name in names):
        return f"facebook 2023 {form}"
    if any(re.search(r"/your_posts(?:_\d+)?\.", name) for name in names):
        return f"facebook 2018 {form}"
    return f"facebook {form}"


def archive_name(tree: ArchiveTree) -> tuple[str, date | None]:
    """(handle, day of export) from the name of the ZIP or of the wrapper folder.

    The day may be written in the order of the account's language; only a sure one is taken.
    """
    steps = {path.name.removesuffix(".zip") for path in tree.sources}
    steps |= {path.parent.name for path in tree.sources}
    steps |= {name.split("/", 1)[0] for name in tree.names[:50]}
    for step in sorted(steps):
        found = _ARCHIVE_NAME.fullmatch(step)
        if found:
            return found["user"], _day(found["date"])
    return "", None


def private_members(tree: ArchiveTree) -> tuple[NotRead, ...]:
    """Folders of the archive that are never opened, each with its reason."""
    steps = {
        step.replace("\u2019", "_").replace("'", "_").removesuffix(".json").removesuffix(".html")
        for name in tree.names
        for step in name.casefold().split("/")
    }
    found = []
    for group in platform_facts("facebook")["not_read"]:
        found += [NotRead(step, group["why"]) for step in group["steps"] if step in steps]
    return tuple(found)


def _day(text: str) -> date | None:
    numbers = re.split(r"[.-]", text)
    try:
        if len(numbers[0]) > 2:
            return date.fromisoformat(text)
        first, second, year = map(int, numbers)
        if "." in text or first > 12:
            return date(year, second, first)
        return date(year, first, second) if second > 12 else None
    except ValueError:
        return None


def _is_foreign(name: str) -> bool:
    return not _FOREIGN_STEPS.isdisjoint(name.casefold().split("/")[:-1])


def _is_placed(name: str) -> bool:
    place = f"/{name.casefold()}"
    return "/posts/your_posts" in place or "/your_facebook_activity/" in place


def _looks_right(tree: ArchiveTree, name: str) -> bool:
    head = tree.head(name)
    if name.casefold().endswith(".html"):
        return any(mark in head for mark in _HTML_MARKS)
    shape, keys = top_level(head)
    has_words = b'"post"' in head or b'"attachments"' in head
    is_classic = "timestamp" in keys and bool({"data", "attachments"} & set(keys)) and has_words
    is_detailed = "label_values" in keys and name.casefold().rsplit("/", 1)[-1].startswith("your_")
    return shape == "array" and (is_classic or is_detailed)
