"""Read model of all clients: each from its own file, nothing shared between them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from creator_audit.errors import UserError
from creator_audit.queries.agreement import Agreement, agreement
from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.filters import FilterState
from creator_audit.queries.imports import imports
from creator_audit.queries.overview import Totals, overview, totals
from creator_audit.queries.reader import Reader, open_reader
from creator_audit.queries.since_last import ANSWERED, FIXED, NEW, REOPENED, RULES, SAME, since_last
from creator_audit.store.database import Store
from creator_audit.store.workspace import Workspace

OLD_AFTER = timedelta(days=92)
"""An archive older than three months is named as such."""

_FEW = {NEW: "new", REOPENED: "reopened", FIXED: "fixed", ANSWERED: "answered", RULES: "by rules"}


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
    last_audit: str = ""
    """ISO day, empty before the first."""
    since_last: str = ""
    """What changed since then in a few words, as ``4 new, 6 fixed``; ``First audit`` before it."""
    since_last_all: str = ""
    """The same with every kind of change, for a tooltip."""
    agreements: tuple[Agreement, ...] = ()
    """What two reviewers both decided."""


def roster(_reader: Reader, folder: Path | None) -> tuple[ClientLine, ...]:
    """All clients by name. Runs where reading is allowed to take a moment."""
    return lines_of(folder)


def lines_of(folder: Path | None) -> tuple[ClientLine, ...]:
    """All clients of a workspace by name."""
    place = Workspace(folder)
    return tuple(_line(place, name) for name in place.clients())


def _line(place: Workspace, name: str) -> ClientLine:
    try:
        with _open(place.path(name)) as reader:
            standing = [line for line in imports(reader) if not line.is_undone]
            last = max((line.imported_at[:10] for line in standing), default="")
            found = totals(reader)
            day, few, every = _since(reader, has_posts=bool(found.posts), last_import=last)
            return ClientLine(
                name,
                found,
                overview(reader, FilterState()).counts,
                last,
                last_audit=day,
                since_last=few,
                since_last_all=every,
                agreements=agreement(reader),
            )
    except UserError as error:
        return ClientLine(name, problem=f"{error.what} {error.next_step}".strip())


def _open(path: Path) -> Reader:
    """Read a client's file; one of an older app is brought up to date first, as opening it does."""
    try:
        return open_reader(path)
    except UserError:
        Store.open(path).close()  # says by itself what is wrong with any other file
        return open_reader(path)


def _since(reader: Reader, *, has_posts: bool, last_import: str) -> tuple[str, str, str]:
    """Day of the last audit, what changed since in a few words, and in all words."""
    if not has_posts:
        return "", "No archive yet", ""
    found = since_last(reader)
    is_old = bool(last_import) and _age(last_import) > OLD_AFTER
    if found is None:
        return "", "Archive older than 3 months" if is_old else "First audit", ""
    counts = found.counts
    few = [f"{counts[kind]:,} {word}" for kind, word in _FEW.items() if counts[kind]]
    others = len(found.changes) - counts[SAME] - sum(counts[kind] for kind in _FEW)
    if others:
        few.append(f"{others:,} other")
    told = ", ".join(few) or "No change"
    if is_old and not few:
        told = "Archive older than 3 months"
    day = found.last.made_at[:10]
    return day, told, f"Since the audit of {day}: {found.sentence}."


def _age(day: str) -> timedelta:
    return datetime.now(UTC).date() - date.fromisoformat(day)
