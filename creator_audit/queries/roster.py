"""Read model of all clients: each from its own file, nothing shared between them."""

from dataclasses import dataclass, field
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import imports
from creator_audit.queries.overview import Totals, overview, totals
from creator_audit.queries.reader import Reader, open_reader
from creator_audit.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client of the roster."""

    name: str
    totals: Totals | None = None
    """None: its file cannot be read; `problem` says why."""
    counts: ClassCounts = field(default_factory=ClassCounts)
    last_import: str = ""
    """ISO day, empty when nothing was imported."""
    problem: str = ""


def roster(_reader: Reader, folder: Path | None) -> tuple[ClientLine, ...]:
    """All clients by name. Runs where reading is allowed to take a moment."""
    place = Workspace(folder)
    return tuple(_line(place, name) for name in place.clients())


def _line(place: Workspace, name: str) -> ClientLine:
    try:
        with open_reader(place.path(name)) as reader:
            standing = [line for line in imports(reader) if not line.is_undone]
            return ClientLine(
                name,
                totals(reader),
                overview(reader, FilterState()).counts,
                max((line.imported_at[:10] for line in standing), default=""),
            )
    except UserError as error:
        return ClientLine(name, problem=f"{error.what} {error.next_step}".strip())
