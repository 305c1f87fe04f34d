"""A list of deals as a whole: its table found, its columns placed, its days decided, its rows."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.deal_tables import cells, columns, words
from creator_audit.importers.deal_tables.rows import RowError, RowReader, deal_id
from creator_audit.importers.tables.date_order import decide_order
from creator_audit.importers.tables.grid import Grid, Row, sample_rows
from creator_audit.importers.tables.headers import PREAMBLE_ROWS, fingerprint, number_repeats
from creator_audit.importers.tables.open_table import open_tables
from creator_audit.importers.tables.values import is_total_word
from creator_audit.model.deal import Deal
from creator_audit.model.issue import ImportIssue

SAMPLES = 3
_SAMPLE_ROWS = 60


@dataclass(frozen=True, slots=True)
class DealRow:
    """One row as it would be read: a deal, or what is wrong with it."""

    pointer: str
    deal: Deal | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class DateQuestion:
    """A column of days that read both ways."""

    field: str
    header: str
    example: str


@dataclass(frozen=True, slots=True)
class DealTable:
    """All that a person's own list of deals comes to."""

    file: str
    how: str
    """``spreadsheet, sheet `2026` ``."""
    headers: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    """First values of each column."""
    mapping: tuple[tuple[str, str], ...]
    """(field, header)."""
    rows: tuple[DealRow, ...]
    questions: tuple[DateQuestion, ...]
    """Columns of days whose order must be said before anything is taken over."""
    fingerprint: str
    """Key under which to remember the mapping for lists with the same headers."""

    @property
    def deals(self) -> tuple[Deal, ...]:
        """The rows that could be read."""
        return tuple(row.deal for row in self.rows if row.deal is not None)

    @property
    def problems(self) -> tuple[str, ...]:
        """``line 4: `soon` cannot be read as a day``, one for each row that could not."""
        return tuple(f"{row.pointer}: {row.problem}." for row in self.rows if row.problem)

    @property
    def knows_brand(self) -> bool:
        """Whether a column holds the brand."""
        return any(name == "brand" for name, _header in self.mapping)


def find_deal_table(path: Path) -> Grid:
    """The table of a file with most columns that deals are made of.

    Raises `UserError` where the file cannot be read or holds no table.
    """
    with ArchiveTree.open([path]) as tree:
        grids = [grid for name in tree.names for grid in open_tables(tree, name)]
        if not grids:
            raise UserError(
                "The list of deals holds no table.",
                where=str(path),
                next_step="Choose a CSV or a spreadsheet with one deal a row.",
            )
        best = max((_with_header(grid) for grid in grids), key=lambda g: columns.known(g.headers))
        kept = tuple(best.rows())
    return replace(best, rows=partial(_replay, kept))


def _replay(kept: Sequence[Row | ImportIssue]) -> Iterator[Row | ImportIssue]:
    return iter(kept)


def _with_header(grid: Grid) -> Grid:
    """The grid with the row as header that names most fields; titles may stand above it."""
    rows = sample_rows(grid, PREAMBLE_ROWS)
    best = max(range(len(rows)), key=lambda at: (columns.known(rows[at].cells), -at), default=-1)
    if best < 0 or columns.known(rows[best].cells) <= max(1, columns.known(grid.headers)):
        return grid
    return replace(
        grid,
        headers=number_repeats((*rows[best].cells, *rows[best].spare)),
        rows=partial(_after, grid, best + 1),
        has_headers=True,
    )


def _after(grid: Grid, number: int) -> Iterator[Row | ImportIssue]:
    for row in islice(grid.rows(), number, None):
        if isinstance(row, Row):
            yield Row(row.pointer, (*row.cells, *row.spare))
        else:
            yield row


def read_deal_table(
    path: Path, told: Mapping[str, str] | None = None, orders: Mapping[str, str] | None = None
) -> DealTable:
    """Read a list of deals. `told`: field -> header; `orders`: field of days -> dmy or mdy.

    The key ``*`` of `orders` answers for every column that must be asked.
    """
    grid = find_deal_table(path)
    first = sample_rows(grid, _SAMPLE_ROWS)
    shown = [
        tuple(dict.fromkeys(r.cells[at].strip() for r in first if at < len(r.cells)))
        for at in range(len(grid.headers))
    ]
    samples = tuple(tuple(cell[:120] for cell in column if cell)[:SAMPLES] for column in shown)
    index, languages = columns.map_columns(grid.headers, shown, told or {}, str(path))
    orders_found, questions = _decide_days(grid, index, languages, orders or {})
    reader = RowReader(
        index,
        orders_found,
        cells.amount_style(_column(grid, index.get("amount"))),
        words.currency_of(grid.headers[index["amount"]]) if "amount" in index else "",
        frozenset(question.field for question in questions),
    )
    rows = tuple(_rows(grid, reader)) if "brand" in index else ()
    return DealTable(
        file=str(path),
        how=grid.how,
        headers=grid.headers,
        samples=samples,
        mapping=tuple((name, grid.headers[at]) for name, at in index.items()),
        rows=rows,
        questions=questions,
        fingerprint=fingerprint(grid.headers),
    )


def _column(grid: Grid, at: int | None) -> list[str]:
    if at is None:
        return []
    return [r.cells[at] for r in grid.rows() if isinstance(r, Row) and at < len(r.cells)]


def _decide_days(
    grid: Grid, index: Mapping[str, int], languages: Mapping[str, str], told: Mapping[str, str]
) -> tuple[dict[str, str], tuple[DateQuestion, ...]]:
    """The order of each column of days; what one column proves holds for its neighbours."""
    found: dict[str, str] = {}
    asked: list[DateQuestion] = []
    for name in columns.DATES:
        if name not in index:
            continue
        column = [piece for cell in _column(grid, index[name]) for piece in cells.pieces_of(cell)]
        decision = decide_order(column, told.get(name, ""), languages.get(name, ""))
        found[name] = decision.order
        if decision.must_be_asked:
            asked.append(DateQuestion(name, grid.headers[index[name]], decision.example))
    proved = {order for order in found.values() if order}
    general = told.get("*", "") or (proved.pop() if len(proved) == 1 else "")
    if general:
        found.update({one.field: general for one in asked})
        asked = []
    return found, tuple(asked)


def _rows(grid: Grid, reader: RowReader) -> Iterator[DealRow]:
    seen: dict[str, int] = {}
    for row in grid.rows():
        if isinstance(row, ImportIssue):
            yield DealRow(row.pointer, None, row.detail.rstrip("."))
            continue
        if not any(cell.strip() for cell in row.cells) or _sums_up(row, reader):
            continue
        try:
            deal = reader.read(row.cells)
        except RowError as error:
            yield DealRow(row.pointer, None, str(error))
            continue
        bare = deal_id(deal, 0)
        seen[bare] = seen.get(bare, -1) + 1
        yield DealRow(row.pointer, replace(deal, id=deal_id(deal, seen[bare])))


def _sums_up(row: Row, reader: RowReader) -> bool:
    """Whether a row holds the sum of the others: its first word says so, or only sums stand."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    at = reader.index["brand"]
    brand = row.cells[at].strip() if at < len(row.cells) else ""
    return is_total_word(filled[0]) or (not brand and len(filled) == 1)
