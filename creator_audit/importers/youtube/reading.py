"""The whole export read: accounts, videos joined with their texts, community posts, comments."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from creator_audit.importers.contract import Record
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.youtube.columns import Columns, complete_videos, match_columns
from creator_audit.importers.youtube.members import Tables
from creator_audit.importers.youtube.posts import RowReader, read_text_row
from creator_audit.model.account import Account, account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import ImportSource, Post
from creator_audit.progress import Progress

PROGRESS_ROWS = 200
MakePost = Callable[[tuple[str, ...], Columns, ImportSource], Post]


@dataclass(slots=True)
class Reading:
    """One pass over the tables."""

    tables: Tables
    rows: RowReader
    progress: Progress
    accounts: dict[str, Account] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    done: int = 0

    def records(self) -> Iterator[Record]:
        """Everything, accounts before their posts."""
        yield from self._channels()
        for grid in self.tables.of("texts"):
            yield from self._load_texts(grid)
        for grid in self.tables.of("videos"):
            columns = complete_videos(grid, match_columns("videos", grid.headers))
            yield from self._table(grid, columns, self.rows.video)
        for grid in self.tables.of("posts"):
            columns = match_columns("posts", grid.headers)
            yield from self._table(grid, columns, self.rows.community)
        for grid in self.tables.of("comments"):
            columns = match_columns("comments", grid.headers)
            yield from self._table(grid, columns, self.rows.comment)
        yield from self._notes()

    def _channels(self) -> Iterator[Account]:
        for grid in self.tables.of("channel"):
            columns = match_columns("channel", grid.headers)
            for row in grid.rows():
                if isinstance(row, Row) and columns.cell(row.cells, "id").strip():
                    channel = columns.cell(row.cells, "id").strip()
                    title = columns.cell(row.cells, "title").strip()
                    account = Account(account_id("youtube", channel), "youtube", channel, title)
                    self.accounts[account.id] = account
                    self.rows.default_channel = self.rows.default_channel or channel
        if self.accounts:
            first = next(iter(self.accounts.values()))
            self.told.add(first.id)
            yield first

    def _load_texts(self, grid: Grid) -> Iterator[ImportIssue]:
        columns = match_columns("texts", grid.headers)
        for row in grid.rows():
            if isinstance(row, ImportIssue):
                yield row
            elif any(row.cells):
                native, text = read_text_row(row.cells, columns)
                if native:
                    self.rows.texts[native] = text

    def _table(self, grid: Grid, columns: Columns, make: MakePost) -> Iterator[Record]:
        for row in grid.rows():
            if isinstance(row, ImportIssue):
                yield row
                continue
            if not any(cell.strip() for cell in row.cells):
                continue
            self.done += 1
            if self.done % PROGRESS_ROWS == 0:
                self.progress.step(self.done, None, grid.member)
            yield from self._row(grid, row, columns, make)

    def _row(self, grid: Grid, row: Row, columns: Columns, make: MakePost) -> Iterator[Record]:
        if not columns.cell(row.cells, "id").strip():
            detail = "The row has no id."
            yield ImportIssue(grid.member, row.pointer, "row-without-id", detail)
            return
        source = ImportSource(grid.member, row.pointer, self.rows.layout)
        post = make(row.cells, columns, source)
        if post.published_at is None:
            detail = "No time that can be read; the post is kept without one."
            yield ImportIssue(
                grid.member, row.pointer, "time-not-readable", detail, IssueSeverity.NOTE
            )
        if post.account_id not in self.told:
            self.told.add(post.account_id)
            handle = columns.cell(row.cells, "channel").strip() or self.rows.default_channel
            unnamed = Account(post.account_id, "youtube", handle)
            yield self.accounts.get(post.account_id, unnamed)
        yield post

    def _notes(self) -> Iterator[ImportIssue]:
        place = next((grid.member for grid in self.tables.of("videos")), "")
        notes = []
        if self.rows.without_publication:
            number = self.rows.without_publication
            detail = f"Videos without a time of publication, dated by their upload: {number}."
            notes.append(("time-of-upload", detail))
        for word in sorted(self.rows.unknown_privacy):
            detail = f"The privacy `{word}` is not known; such videos are counted as public."
            notes.append(("privacy-not-known", detail))
        for name in self.tables.by_value:
            detail = "The columns' names are not known; they were told by what the cells hold."
            yield ImportIssue(name, "", "columns-by-content", detail, IssueSeverity.NOTE)
        for code, detail in notes:
            yield ImportIssue(place, "", code, detail, IssueSeverity.NOTE)
