"""The JSON form: one file for everything; only the lists of own posts are ever built."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.decode import text_of
from creator_audit.importers.json_stream import stream_wanted
from creator_audit.importers.tiktok.posts import FileReading, build_post
from creator_audit.model.post import Post, Standing

SECTIONS = frozenset({"post", "video", "posts", "videos"})
LISTS = frozenset({"posts", "videos"})
DELETED = frozenset({"recently deleted posts", "recentlydeletedposts", "recently deleted videos"})
PROFILES = frozenset({"profile info", "profile information"})
LAST_KEYS = frozenset({"videolist", "postlist", "username"})
FIELDS = {
    "date": "date",
    "link": "link",
    "likes": "likes",
    "whocanview": "who_can_view",
    "contentdisclosure": "disclosure",
    "aigeneratedcontent": "ai_generated",
    "sound": "sound",
    "title": "title",
    "addyourstext": "add_yours",
    "alternatetext": "alt_text",
    "numberofcollections": "collections",
    "datedeleted": "deleted_on",
}
"""Case-folded key of the export -> field. Location and cover picture are left out on purpose."""


def wants(path: tuple[str, ...]) -> bool:
    """Own posts, own deleted posts and the handle; never the watch history's ``VideoList``."""
    return bool(_what(path))


def _what(path: tuple[str, ...]) -> str:
    steps = [step.casefold() for step in path[-3:]]
    if steps[-1] == "username":
        is_profile = steps[-2:-1] == ["profilemap"] and steps[0] in PROFILES
        return "handle" if is_profile else ""
    if len(steps) < 2:
        return ""
    if steps[-2] in DELETED:
        return "deleted"
    is_own = steps[-1] == "videolist" and steps[-2] in LISTS and len(steps) == 3
    return "posts" if is_own and steps[0] in SECTIONS else ""


def read_handle(tree: ArchiveTree, name: str) -> str:
    """The account's handle. The rest of the profile (name, mail, phone, birth date) is skipped."""
    for path, _index, value in stream_wanted(tree, name, _is_handle, frozenset({"username"}), []):
        handle = text_of(value).strip()
        if path and handle:
            return handle
    return ""


def _is_handle(path: tuple[str, ...]) -> bool:
    return _what(path) == "handle"


def read_json(tree: ArchiveTree, at: FileReading) -> Iterator[Post]:
    """Own posts of the file, deleted ones marked as such."""
    for path, index, value in stream_wanted(tree, at.file, wants, LAST_KEYS, at.issues):
        what = _what(path)
        if what == "handle":
            continue
        pointer = "/" + "/".join((*path, str(index)))
        if not isinstance(value, dict):
            at.reject(pointer, "json-wrong-type", "A post was due here.")
            continue
        standing = Standing.DELETED if what == "deleted" else Standing.OWN
        post = build_post(_fields(value), pointer, at, standing=standing)
        if post is not None:
            yield post


def _fields(record: dict[str, object]) -> dict[str, str]:
    fields = {}
    for key, value in record.items():
        name = FIELDS.get(key) or FIELDS.get(key.casefold().replace(" ", ""))
        if name is None:
            continue
        pieces = value if isinstance(value, list) else [value]
        fields[name] = "\n".join(map(text_of, pieces))
    return fields
