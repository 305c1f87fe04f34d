"""Facebook's own export ("Export your information"): JSON since 2018, and HTML."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.facebook import layouts
from creator_audit.importers.facebook.read import read_export
from creator_audit.importers.instagram.subtitles import SUFFIXES
from creator_audit.progress import Progress

HTML_NOTE = (
    "This is the HTML form: its times have no time zone. "
    "Choose the format JSON when you export again."
)
NO_LABEL_NOTE = "Facebook's export does not hold the paid-partnership label."
PAGE_NOTE = (
    "Posts of a Facebook Page are not in this export of the profile; the content table of Meta "
    "Business Suite holds them."
)
NO_POSTS_NOTE = (
    "This Facebook export holds no posts. Choose Posts (or everything) and the date range All "
    "time when you export again, and drop all ZIP files of the export."
)
BOTH_NOTE = "JSON and HTML are both there; the JSON files are read."


class FacebookImporter:
    """Reads the posts of a profile with their captions, links and times of edits."""

    platform = "facebook"
    title = "Facebook export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the names of the post files; loose files by their first keys."""
        files = layouts.post_files(tree)
        if not files:
            return self._without_posts(tree)
        is_json = [name for name in files if name.casefold().endswith(".json")]
        posts = tuple(is_json or files)
        owner, exported_on = layouts.archive_name(tree)
        notes: tuple[str, ...] = (NO_LABEL_NOTE, PAGE_NOTE)
        if not is_json:
            notes = (HTML_NOTE, *notes)
        if is_json and len(is_json) < len(files):
            notes += (BOTH_NOTE,)
        beside = (*layouts.side_files(tree), *layouts.edit_files(tree)) if is_json else ()
        subtitles = tuple(name for suffix in SUFFIXES for name in tree.find(f"*{suffix}"))
        return Recognition(
            platform=self.platform,
            layout=layouts.layout_of(posts),
            confidence=_confidence(posts),
            why=tuple(f"found `{name}`" for name in posts[:4]),
            members=posts + beside + subtitles,
            not_read=(*layouts.private_members(tree), *_html_beside(files, is_json)),
            exported_on=exported_on,
            owner=owner,
            notes=notes,
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """See `creator_audit.importers.facebook.read`."""
        return read_export(tree, found, options, progress)

    def _without_posts(self, tree: ArchiveTree) -> Recognition | None:
        marks = [
            name
            for name in tree.names
            if "/your_facebook_activity/" in f"/{name.casefold()}"
            or "/your_activity_across_facebook/" in f"/{name.casefold()}"
        ]
        if not marks:
            return None
        owner, exported_on = layouts.archive_name(tree)
        return Recognition(
            platform=self.platform,
            layout="facebook without posts",
            confidence=0.6,
            why=(f"found `{marks[0]}`",),
            members=(),
            not_read=layouts.private_members(tree),
            exported_on=exported_on,
            owner=owner,
            notes=(NO_POSTS_NOTE,),
        )


def _confidence(posts: tuple[str, ...]) -> float:
    places = [f"/{name.casefold()}" for name in posts]
    if any("/your_facebook_activity/" in place for place in places):
        return 1.0
    return 0.95 if any("/posts/your_posts" in place for place in places) else 0.8


def _html_beside(files: tuple[str, ...], is_json: list[str]) -> tuple[NotRead, ...]:
    if not is_json:
        return ()
    why = "the same posts are read from the JSON files"
    return tuple(NotRead(name, why) for name in files if name.casefold().endswith(".html"))


IMPORTER = FacebookImporter()
