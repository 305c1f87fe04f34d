"""Instagram's own export ("Export your information"), all layouts since 2018."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.instagram import layouts
from creator_audit.importers.instagram.read import read_export
from creator_audit.importers.instagram.subtitles import SUFFIXES
from creator_audit.progress import Progress

HTML_NOTE = (
    "This is the HTML form: its times have no time zone and it holds no paid-partnership label. "
    "Choose the format JSON when you export again."
)
NO_LABEL_NOTE = "This layout does not hold Instagram's paid-partnership label."
NO_POSTS_NOTE = (
    "This Instagram export holds no posts. Choose Media (or everything) and the date range All "
    "time when you export again, and drop all ZIP files of the export."
)
BOTH_NOTE = "JSON and HTML are both there; the JSON files are read."


class InstagramImporter:
    """Reads posts, reels, stories and archived posts with their captions and flags."""

    platform = "instagram"
    title = "Instagram export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the names of the post files; by their first keys where the names are common."""
        files = layouts.post_files(tree)
        old = () if files else layouts.old_files(tree)
        if not files and not old:
            return self._without_posts(tree)
        is_json = [name for name in files or old if name.casefold().endswith(".json")]
        members = tuple(is_json or files)
        details = any(layouts.is_detailed(tree, name) for name in members if name in is_json)
        layout = layouts.layout_of(members, has_details=details, is_old=bool(old))
        owner, exported_on = layouts.archive_name(tree)
        notes = self._notes(has_json=bool(is_json), has_details=details)
        if is_json and len(is_json) < len(files):
            notes += (BOTH_NOTE,)
        subtitles = tuple(name for suffix in SUFFIXES for name in tree.find(f"*{suffix}"))
        return Recognition(
            platform=self.platform,
            layout=layout,
            confidence=_confidence(members, is_old=bool(old)),
            why=tuple(f"found `{name}`" for name in members[:4]),
            members=members + subtitles,
            not_read=(*layouts.private_members(tree), *_html_beside(files, is_json)),
            exported_on=exported_on,
            owner=owner,
            notes=notes,
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """See `creator_audit.importers.instagram.read`."""
        return read_export(tree, found, options, progress)

    def _without_posts(self, tree: ArchiveTree) -> Recognition | None:
        marks = [
            name
            for name in tree.names
            if ("/your_instagram_activity/" in f"/{name.casefold()}" and not _is_threads(name))
            or name.casefold().endswith("instagram_profile_information.json")
        ]
        if not marks:
            return None
        owner, exported_on = layouts.archive_name(tree)
        return Recognition(
            platform=self.platform,
            layout="instagram without posts",
            confidence=0.6,
            why=(f"found `{marks[0]}`",),
            members=(),
            not_read=layouts.private_members(tree),
            exported_on=exported_on,
            owner=owner,
            notes=(NO_POSTS_NOTE,),
        )

    def _notes(self, *, has_json: bool, has_details: bool) -> tuple[str, ...]:
        if not has_json:
            return (HTML_NOTE,)
        return () if has_details else (NO_LABEL_NOTE,)


def _confidence(members: tuple[str, ...], *, is_old: bool) -> float:
    if is_old:
        return 0.9
    places = [f"/{name.casefold()}" for name in members]
    if any("/your_instagram_activity/" in place for place in places):
        return 1.0
    if any("/content/" in place or "/media/" in place for place in places):
        return 0.9
    return 0.7


def _is_threads(name: str) -> bool:
    """Threads' folder inside the export is a source of its own."""
    return "/your_instagram_activity/threads/" in f"/{name.casefold()}"


def _html_beside(files: tuple[str, ...], is_json: list[str]) -> tuple[NotRead, ...]:
    if not is_json:
        return ()
    why = "the same posts are read from the JSON files"
    return tuple(NotRead(name, why) for name in files if name.casefold().endswith(".html"))


IMPORTER = InstagramImporter()
