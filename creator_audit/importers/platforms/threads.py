"""Threads: its posts lie inside the Instagram export and are an account of their own."""

from collections.abc import Iterator

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, NotRead, Recognition, Record
from creator_audit.importers.instagram.layouts import archive_name
from creator_audit.importers.threads import layouts
from creator_audit.importers.threads.read import read_export
from creator_audit.progress import Progress

HTML_NOTE = (
    "This is the HTML form: its times have no time zone, and replies are not told apart. "
    "Choose the format JSON when you export again."
)
NO_LABEL_NOTE = "Threads' export does not hold a paid-partnership label."


class ThreadsImporter:
    """Reads threads, replies and archived threads."""

    platform = "threads"
    title = "Threads export"

    def recognise(self, tree: ArchiveTree) -> Recognition | None:
        """By the folder ``threads`` and the file's name, or by the file's one key."""
        files = layouts.post_files(tree)
        if not files:
            return None
        is_json = tuple(name for name in files if name.casefold().endswith(".json"))
        members = is_json or files
        owner, exported_on = archive_name(tree)
        why = "the same threads are read from the JSON files"
        beside = tuple(NotRead(name, why) for name in files if name not in members)
        return Recognition(
            platform=self.platform,
            layout=layouts.layout_of(tree, members),
            confidence=1.0,
            why=tuple(f"found `{name}`" for name in members),
            members=members,
            not_read=(*layouts.private_members(tree), *beside),
            exported_on=exported_on,
            owner=owner,
            notes=(NO_LABEL_NOTE,) if is_json else (HTML_NOTE, NO_LABEL_NOTE),
        )

    def read(
        self, tree: ArchiveTree, found: Recognition, options: ImportOptions, progress: Progress
    ) -> Iterator[Record]:
        """See `creator_audit.importers.threads.read`."""
        return read_export(tree, found, options, progress)


IMPORTER = ThreadsImporter()
