"""TikTok's own export ("Download your data"), JSON and TXT."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_names import suffix_of
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.json_stream import top_level
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tiktok.json_form import read_handle, read_json
from creator_audit.importers.tiktok.posts import FileReading
from creator_audit.importers.tiktok.txt_form import read_txt, read_username
from creator_audit.model.account import Account, account_id
from creator_audit.progress import Progress

STEP_POSTS = 256
OWN_KEYS = frozenset(
    {
        "your activity",
        "likes and favorites",
        "ads and data",
        "profile and settings",
        "app settings",
        "direct messages",
        "tiktok shop",
        "tiktok live",
    }
)
"""Top keys that no other file has; the common ones count in pairs or with TikTok's lists."""
COMMON_KEYS = frozenset({"post", "video", "activity", "profile", "comment", "direct message"})
NEW_KEYS = frozenset({"post", "your activity", "likes and favorites", "ads and data"})
LISTS = re.compile(rb'"(?:VideoList|PostList|ProfileMap)"')
JSON_NAMES = ("user_data_tiktok.json", "user_data.json", "tiktok_data.json")
CAPTION_NOTE = (
    "TikTok usually leaves captions out of this export. Add a CSV from TikTok Studio, or a table "
    "with your captions, to have the posts judged."
)
TXT_NOTE = "This is the TXT form; JSON is the surer choice when you export again."
_STAMP = re.compile(r"TikTok_Data_(\d{10})", re.IGNORECASE)


class TikTokImporter:
    """Reads own posts with time, links, visibility and the disclosure switch."""

    platform = "tiktok"
    title = "TikTok export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the JSON file's first keys, or by the names of at least three TXT files."""
        return self._recognise_json(tree) or self._recognise_txt(tree)

    def _recognise_json(self, tree: ArchiveTree) -> Recognition | None:
        for name in self._json_files(tree):
            head = tree.head(name)
            shape, found = top_level(head)
            keys = {key.casefold() for key in found}
            common = keys & COMMON_KEYS
            is_sure = bool(keys & OWN_KEYS) or len(common) > 1
            if shape != "object" or not (is_sure or (common and LISTS.search(head))):
                continue
            is_new = bool(keys & NEW_KEYS)
            shown = ", ".join(f"`{key}`" for key in found[:4])
            return Recognition(
                platform=self.platform,
                layout="tiktok 2025 json" if is_new else "tiktok 2023 json",
                confidence=1.0 if _base(name) in JSON_NAMES else 0.8,
                why=(f"found `{name}` with {shown}",),
                members=(name,),
                not_read=tuple(_private_sections(name)),
                exported_on=_export_day(tree),
                notes=(CAPTION_NOTE,),
            )
        return None

    def _json_files(self, tree: ArchiveTree) -> list[str]:
        named = [name for base in JSON_NAMES for name in tree.find(base)]
        if named or len(tree.names) > 3:
            return named
        return [name for name in tree.names if suffix_of(name) == ".json"]

    def _recognise_txt(self, tree: ArchiveTree) -> Recognition | None:
        facts = platform_facts("tiktok")["txt"]
        files = {name: _stem(name) for name in tree.names if suffix_of(name) == ".txt"}
        posts = [name for name, stem in files.items() if stem in facts["posts"]]
        deleted = [name for name, stem in files.items() if stem in facts["deleted"]]
        marks = {stem for stem in files.values() if stem in facts["marks"]}
        has_shape = any(_has_post_shape(tree, name) for name in posts)
        if len(marks) < 3 and not has_shape:
            return None
        why = (f"found `{name}`" for name in (*posts, *deleted, *files))
        others = [name for name in files if name not in posts and name not in deleted]
        private = "this list is not about your own posts"
        return Recognition(
            platform=self.platform,
            layout="tiktok txt",
            confidence=0.9 if has_shape and len(marks) > 1 else 0.8,
            why=tuple(dict.fromkeys(why))[:3],
            members=(*posts, *deleted),
            not_read=tuple(NotRead(name, private) for name in others),
            exported_on=_export_day(tree),
            notes=(TXT_NOTE, CAPTION_NOTE),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """The account, then own posts; a section that is missing or null yields none."""
        handle = self._read_handle(tree, found) or found.owner or options.account
        account = Account(account_id(self.platform, handle), self.platform, handle)
        yield account
        total = sum(tree.size(name) for name in found.members)
        before = tree.bytes_read
        for name in found.members:
            yield from self._read_file(
                tree, name, found.layout, account.id, progress, total, before
            )
        progress.step(total, total, "")

    def _read_handle(self, tree: ArchiveTree, found: Recognition) -> str:
        handles = (read_handle(tree, name) for name in found.members if suffix_of(name) == ".json")
        profiles = platform_facts("tiktok")["txt"]["profile"]
        texts = (
            read_username(tree, name)
            for name in (tree.names if found.layout == "tiktok txt" else ())
            if suffix_of(name) == ".txt" and _stem(name) in profiles
        )
        return next((handle for handle in (*handles, *texts) if handle), "")

    def _read_file(
        self,
        tree: ArchiveTree,
        name: str,
        layout: str,
        account: str,
        progress: Progress,
        total: int,
        before: int,
    ) -> Iterator[Record]:
        at = FileReading(name, layout, account)
        is_deleted = _stem(name) in platform_facts("tiktok")["txt"]["deleted"]
        is_json = suffix_of(name) == ".json"
        posts = read_json(tree, at) if is_json else read_txt(tree, at, is_deleted=is_deleted)
        for count, post in enumerate(posts):
            if at.issues:
                yield from at.issues
                at.issues.clear()
            if count % STEP_POSTS == 0:
                progress.step(min(tree.bytes_read - before, total), total, name)
            yield post
        yield from at.issues


def _base(name: str) -> str:
    return name.rsplit("/", 1)[-1].casefold()


def _stem(name: str) -> str:
    return _base(name).rsplit(".", 1)[0]


def _has_post_shape(tree: ArchiveTree, name: str) -> bool:
    head = tree.head(name, 4096)
    return b"tiktok" in head.lower() or b"ibyteimg" in head


def _private_sections(name: str) -> Iterator[NotRead]:
    for group in platform_facts("tiktok")["not_read"]:
        yield NotRead(f"{name}: {', '.join(group['sections'])}", group["why"])


def _export_day(tree: ArchiveTree) -> date | None:
    names = [path.name for path in tree.sources] + [tree.names[0]]
    found = next((found for name in names if (found := _STAMP.search(name))), None)
    return datetime.fromtimestamp(int(found[1]), UTC).date() if found else None


IMPORTER = TikTokImporter()
