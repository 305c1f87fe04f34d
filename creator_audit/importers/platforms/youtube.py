"""YouTube's part of Google Takeout: recognised by the columns of its tables."""

from collections.abc import Iterator

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.youtube.members import Tables, export_day, find_tables
from creator_audit.importers.youtube.posts import RowReader
from creator_audit.importers.youtube.reading import Reading
from creator_audit.progress import Progress

LAYOUT = "youtube takeout csv"
NO_FLAG = (
    "Takeout does not say whether the box `includes paid promotion` was ticked, nor what is said "
    "or shown in a video."
)
_SHOWN = {
    "videos": "the table of videos",
    "texts": "their texts",
    "posts": "community posts",
    "comments": "your comments (kept apart)",
}


class YouTubeImporter:
    """Reads videos, their texts, community posts and own comments."""

    platform = "youtube"
    title = "YouTube export (Google Takeout)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By header rows; the folder's name alone is not enough."""
        if not any(name.casefold().endswith(".csv") for name in tree.names):
            return None
        tables = find_tables(tree)
        if not tables.of("videos") and not tables.of("posts"):
            return self._without_posts(tables)
        kinds = [kind for kind in _SHOWN if tables.of(kind)]
        return Recognition(
            platform="youtube",
            layout=LAYOUT,
            confidence=0.8 if tables.by_value else 0.98,
            why=tuple(f"found {tables.of(kind)[0].member} with {_SHOWN[kind]}" for kind in kinds),
            members=tables.members,
            not_read=tables.not_read,
            exported_on=export_day(tree),
            notes=_notes(tables),
        )

    @staticmethod
    def _without_posts(tables: Tables) -> Recognition | None:
        if not (tables.of("channel") or tables.of("comments") or tables.of("texts")):
            return None
        why = ("found tables of YouTube, but neither videos nor community posts",)
        return Recognition("youtube", LAYOUT, 0.6, why, (), tables.not_read)

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield accounts, posts and issues. Raises `UserError` where no post's table is there."""
        tables = find_tables(tree)
        if not tables.of("videos") and not tables.of("posts"):
            raise UserError(
                "This part of the Takeout holds neither videos nor community posts.",
                where=str(tree.sources[0]),
                next_step="Drop all its parts, or order it again with `video metadata` ticked.",
            )
        rows = RowReader(found.layout, found.exported_on, options.account.lstrip("@"))
        yield from Reading(tables, rows, progress).records()


def _notes(tables: Tables) -> tuple[str, ...]:
    notes = [NO_FLAG]
    if not tables.of("videos"):
        notes.append("The table of videos is missing; a part of the export is not here.")
    if not tables.of("posts"):
        notes.append("No community posts are in this export.")
    return tuple(notes)


IMPORTER = YouTubeImporter()
