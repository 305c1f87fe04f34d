"""Meta Business Suite's table of a Facebook Page's posts, and its tables of figures by name."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.tables.business import (
    FIGURES_LAYOUT,
    figure_tables,
    no_posts,
    read_business,
    recognise_business,
)
from creator_audit.progress import Progress


class FacebookBusinessImporter:
    """Reads the content table of a Page; says of a table of figures that it holds no posts."""

    platform = "facebook"
    title = "Meta Business Suite table (Facebook Page)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the columns of page, link and time; figures by their three opening lines."""
        found = recognise_business(tree, self.platform)
        figures = figure_tables(tree) if found is None else ()
        if not figures or len(figures) < len(tree.names):
            return found
        return Recognition(
            platform=self.platform,
            layout=FIGURES_LAYOUT,
            confidence=0.9,
            why=tuple(f"found `{name}` with one figure a day" for name in figures),
            members=figures,
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """See `creator_audit.importers.tables.business`.

        Raises `UserError` for tables of figures.
        """
        if found.layout == FIGURES_LAYOUT:
            raise no_posts(found.members)
        return read_business(tree, found, options, progress)


IMPORTER = FacebookBusinessImporter()
