"""YouTube Studio's table of videos: titles, days and counts, but no descriptions."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.tables.reading import read_posts
from creator_audit.importers.tables.studio import find_studio_tables, studio_reader
from creator_audit.model.account import Account, account_id
from creator_audit.progress import Progress

LAYOUT = "youtube studio table"


class YouTubeStudioImporter:
    """Reads ``Table data.csv`` of an export from YouTube Studio."""

    platform = "youtube"
    title = "YouTube Studio table"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the three columns every such table has."""
        tables = find_studio_tables(tree, "youtube")
        if not tables:
            return None
        return Recognition(
            platform="youtube",
            layout=LAYOUT,
            confidence=0.9,
            why=tuple(
                f"found {table.grid.member} with YouTube Studio's columns" for table in tables
            ),
            members=tuple(table.grid.member for table in tables),
            notes=(
                "This table holds titles only; descriptions come with Google Takeout.",
                "The days in it carry neither a time nor a time zone.",
            ),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """Yield the account, then videos with their titles.

        Raises `MappingNeeded` where the order of day and month must be asked.
        """
        name = options.account.lstrip("@")
        yield Account(account_id("youtube", name), "youtube", name)
        for table in find_studio_tables(tree, "youtube"):
            progress.step(0, None, table.grid.member)
            reader = studio_reader(table, options, found.layout, latest=None)
            yield from read_posts(reader)


IMPORTER = YouTubeStudioImporter()
