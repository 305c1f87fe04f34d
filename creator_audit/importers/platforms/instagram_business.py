"""Meta Business Suite's table of an Instagram account's posts: captions, links and counts."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.tables.business import read_business, recognise_business
from creator_audit.progress import Progress


class InstagramBusinessImporter:
    """Reads the content table of an Instagram account."""

    platform = "instagram"
    title = "Meta Business Suite table (Instagram)"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the columns of account, link and time, and by links to Instagram."""
        return recognise_business(tree, self.platform)

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """See `creator_audit.importers.tables.business`."""
        return read_business(tree, found, options, progress)


IMPORTER = InstagramBusinessImporter()
