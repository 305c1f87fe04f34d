"""Bring archives into a client's file, then analyse what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree, hash_file
from creator_audit.importers.contract import ImportOptions, NotRead
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post, Standing
from creator_audit.operations.changes import IMPORTED, Changes
from creator_audit.progress import Progress
from creator_audit.store import imports as stored
from creator_audit.store.posts import PostWriter

if TYPE_CHECKING:
    from creator_audit.importers.registry import Recognised
    from creator_audit.store.database import Store

BATCH = 1000
DATE_RANGE_NOTE = "First post {first}, last post {last}. Was the whole time chosen when ordering?"


@dataclass(frozen=True, slots=True)
class SourceResult:
    """What one recognised source of the dropped archives came to."""

    import_id: int
    file: str
    platform: str
    layout: str
    found: int
    new: int
    edited: int
    unchanged: int
    duplicate: int
    rejected: int
    missing: int
    without_text: int
    first_day: str
    last_day: str


@dataclass(frozen=True, slots=True)
class Failure:
    """An archive that could not be used, in one sentence."""

    file: str
    sentence: str


@dataclass(slots=True)
class ImportResult:
    """What a whole import came to."""

    sources: list[SourceResult] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    joined: int = 0
    """Posts that got their caption or their spoken words from another file."""

    @property
    def is_complete(self) -> bool:
        """Whether every archive and every record could be read."""
        return not self.failures and not any(source.rejected for source in self.sources)


def import_archives(
    store: "Store",
    progress: Progress,
    paths: Sequence[Path],
    options: ImportOptions | None = None,
    *,
    is_analysed: bool = True,
) -> tuple[ImportResult, Changes]:
    """Import every archive among `paths`; parts of one export belong together.

    One archive that fails does not stop the others. When none yields a post, `UserError`; when
    the user cancels, what this call wrote is taken back.
    """
    from creator_audit.operations.analyse_posts import analyse
    from creator_audit.operations.join_subtitles import join_what_fits

    chosen = options or ImportOptions()
    _take_back_unfinished(store)
    result = ImportResult()
    errors: list[UserError] = []
    groups = registry.split([Path(path) for path in paths])
    for group in groups:
        try:
            result.sources += _import_group(store, progress, group, chosen)
        except UserError as error:
            if len(groups) == 1:
                raise
            errors.append(error)
            result.failures.append(Failure(group[0].name, str(error)))
    if not result.sources:
        # One that asks for something (a mapping) keeps its kind; plain failures are all told.
        is_asking = type(errors[0]) is not UserError
        raise errors[0] if is_asking else UserError(" ".join(map(str, errors)))
    result.joined = join_what_fits(store)
    if result.joined:
        result.sources = [_counted_again(store, source) for source in result.sources]
    if is_analysed:
        analyse(store, progress)
    return result, IMPORTED


def import_options(
    platform: str, column_map: dict[str, str], date_order: str, time_zone: str
) -> ImportOptions:
    """The choices of one import, for callers that may not know importers."""
    return ImportOptions(time_zone, column_map, date_order, platform.casefold())


def run_import(
    store: "Store", progress: Progress, paths: Sequence[Path], options: ImportOptions
) -> ImportResult:
    """`import_archives` for a caller that has no use for the changes."""
    return import_archives(store, progress, paths, options)[0]


def _counted_again(store: "Store", source: SourceResult) -> SourceResult:
    """The result after captions were joined: those records edit a post, they are no new one."""
    new, edited = stored.new_and_edited(store, source.import_id)
    return replace(source, new=new, edited=edited)


def _take_back_unfinished(store: "Store") -> None:
    """An import that was cut off by a crash left posts without a sum: take it back."""
    for import_id in stored.unfinished(store):
        stored.undo_import(store, import_id)


def _import_group(
    store: "Store", progress: Progress, group: Sequence[Path], options: ImportOptions
) -> list[SourceResult]:
    with ArchiveTree.open(group) as tree:
        matches = registry.recognise(tree, options.platform)
        results = [_Source(store, progress, tree, match, options).read() for match in matches]
    kept = [result for result in results if result is not None]
    if not kept:
        raise _no_posts(group[0], matches)
    return kept


def _no_posts(path: Path, matches: Sequence["Recognised"]) -> UserError:
    titles = " and ".join(match.importer.title for match in matches)
    members = [member for match in matches for member in match.found.members][:3]
    return UserError(
        f"It was recognised as {titles}, but holds no post ({', '.join(members) or 'no files'} "
        "looked at).",
        where=path.name,
        next_step="Add rows below the header or choose a table of posts."
        if all(match.importer.platform == registry.TABLES for match in matches)
        else "Order the export again with posts, all time and JSON chosen.",
    )


class _Source:
    """Reads one recognised source of a tree into the store."""

    def __init__(
        self,
        store: "Store",
        progress: Progress,
        tree: ArchiveTree,
        match: "Recognised",
        options: ImportOptions,
    ) -> None:
        self.store, self.progress, self.tree, self.options = store, progress, tree, options
        self.importer, self.found = match.importer, match.found
        self.file = " + ".join(path.name for path in tree.sources)
        self.total = sum(tree.size(name) for name in self.found.members) or None
        self.issues: list[ImportIssue] = []
        self.without_text = 0
        self.first: datetime | None = None
        self.last: datetime | None = None

    def read(self) -> SourceResult | None:
        """Import the source; None when it holds no post (it is then taken back)."""
        import_id = stored.begin_import(self.store, self._start())
        try:
            return self._read_into(import_id)
        except BaseException:
            stored.undo_import(self.store, import_id)
            raise

    def _start(self) -> stored.ImportStart:
        left_out = [NotRead(entry.name, entry.why) for entry in self.tree.left_out]
        sources = self.tree.sources
        return stored.ImportStart(
            file=self.file,
            platform=self.found.platform,
            layout=self.found.layout,
            size=sum(path.stat().st_size for path in sources if path.is_file()),
            account=self.found.owner,
            exported_on=self.found.exported_on,
            why=self.found.why,
            notes=self.found.notes,
            not_read=tuple(
                (entry.member, entry.why) for entry in (*self.found.not_read, *left_out)
            ),
        )

    def _read_into(self, import_id: int) -> SourceResult | None:
        writer = PostWriter(self.store, import_id)
        for batch in self._batches(writer):
            writer.write(batch)
            self.progress.step(
                min(self.tree.bytes_read, self.total or 0),
                self.total,
                f"{self.file}: {writer.counts.written} posts",
            )
        if not writer.counts.written and not writer.counts.other:
            stored.undo_import(self.store, import_id)
            return None
        missing = writer.finish()
        stored.write_issues(self.store, import_id, self.issues)
        stored.finish_import(self.store, import_id, writer.counts, missing)
        self._note_hash(import_id)
        if self.first and self.last:
            note = DATE_RANGE_NOTE.format(first=self.first.date(), last=self.last.date())
            stored.add_note(self.store, import_id, note)
        return self._result(import_id, writer, missing)

    def _batches(self, writer: PostWriter) -> Iterator[list[Post]]:
        batch: list[Post] = []
        for record in self.importer.read(self.tree, self.found, self.options, self.progress):
            if isinstance(record, Post):
                self._look_at(record)
                batch.append(record)
                if len(batch) >= BATCH:
                    yield batch
                    batch = []
            elif isinstance(record, Account):
                writer.add_account(record)
            else:
                self.issues.append(record)
        if batch:
            yield batch

    def _look_at(self, post: Post) -> None:
        if post.standing is not Standing.OWN:
            return
        self.without_text += not post.has_text
        time = post.published_at
        if time is not None:
            self.first = time if self.first is None else min(self.first, time)
            self.last = time if self.last is None else max(self.last, time)

    def _note_hash(self, import_id: int) -> None:
        """Hash of the whole file; of several parts or a folder, of the members read."""
        sources = self.tree.sources
        if len(sources) == 1 and sources[0].is_file():
            digest = hash_file(sources[0], self.progress)
        else:
            digest = members_digest(self.tree.hashes())
        stored.set_sha256(self.store, import_id, digest)

    def _result(self, import_id: int, writer: PostWriter, missing: int) -> SourceResult:
        counts = writer.counts
        rejected = sum(issue.severity is IssueSeverity.REJECTED for issue in self.issues)
        return SourceResult(
            import_id=import_id,
            file=self.file,
            platform=self.found.platform,
            layout=self.found.layout,
            found=counts.written + rejected,
            new=counts.new,
            edited=counts.edited,
            unchanged=counts.unchanged,
            duplicate=counts.duplicate,
            rejected=rejected,
            missing=missing,
            without_text=self.without_text,
            first_day=self.first.date().isoformat() if self.first else "",
            last_day=self.last.date().isoformat() if self.last else "",
        )


def members_digest(hashes: dict[str, str]) -> str:
    """One SHA-256 over the names and hashes of the members read."""
    from hashlib import sha256

    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(hashes.items()))
    return sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()


def undo_import(store: "Store", progress: Progress, import_id: int) -> tuple[int, Changes]:
    """Take an import back and judge again what depends on it; posts removed."""
    from creator_audit.operations.analyse_posts import analyse

    removed = stored.undo_import(store, import_id)
    analyse(store, progress)
    return removed, IMPORTED
