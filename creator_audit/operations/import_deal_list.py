"""A manager's own list of deals with any headers: shown first, then taken over, then remembered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.importers.deal_tables.columns import fields
from creator_audit.importers.deal_tables.reading import DealTable, read_deal_table
from creator_audit.model.deal import Deal
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, NOTHING, ChangeKind, Changes
from creator_audit.operations.deal_matching import match_recorded
from creator_audit.operations.edit_brand import ensure_brands
from creator_audit.progress import Progress
from creator_audit.store import deals as stored
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.journal import change

if TYPE_CHECKING:
    from creator_audit.store.database import Store

CHANGED: Changes = JUDGED | {ChangeKind.DEALS, ChangeKind.BRANDS}
_KEY = "deal_columns."
Columns = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DealListPreview:
    """A list of deals as it would be read, for the screen that shows it first."""

    table: DealTable
    fields: tuple[str, ...]
    """All fields a column can be read as."""
    is_remembered: bool
    """Whether the columns are those of an earlier list with the same headers."""
    orders: tuple[tuple[str, str], ...] = ()
    """(field of days, dmy or mdy) as told or remembered."""


@dataclass(frozen=True, slots=True)
class DealsTaken:
    """What a list of deals came to."""

    number: int
    problems: tuple[str, ...]
    """One sentence for each row that could not be read, with its place."""


def preview_deal_list(
    store: "Store",
    progress: Progress,
    path: Path,
    columns: Columns | None = None,
    orders: Columns | None = None,
) -> tuple[DealListPreview, Changes]:
    """Read a list without taking anything over; what is told comes before what is remembered.

    Raises `UserError` for a file without a table or a column that is not there.
    """
    progress.step(0, None, "reading deals")
    told, told_orders, is_remembered = _with_memory(store, path, columns, orders)
    table = read_deal_table(path, told, told_orders)
    shown = DealListPreview(table, fields(), is_remembered, tuple(told_orders.items()))
    return shown, NOTHING


def import_deal_list(
    store: "Store",
    progress: Progress,
    path: Path,
    columns: Columns | None = None,
    orders: Columns | None = None,
    *,
    is_analysed: bool = True,
) -> tuple[DealsTaken, Changes]:
    """Take every row over that can be read, and name the others; remember the columns.

    Raises `UserError` where no column holds the brand, or days read both ways.
    """
    told, told_orders, _is_remembered = _with_memory(store, path, columns, orders)
    table = read_deal_table(path, told, told_orders)
    require_settled(table)
    with change(store, f"Import {len(table.deals)} deals"):
        write_read_deals(store, table.deals)
        _remember(store, table, told_orders)
    if is_analysed:
        analyse(store, progress)
    return DealsTaken(len(table.deals), table.problems), CHANGED


def _remember(store: "Store", table: DealTable, orders: Columns) -> None:
    """Keep the columns under their headers; a field read from none stays so."""
    chosen = dict(table.mapping)
    columns = {name: chosen.get(name, "") for name in fields()}
    memory = json.dumps({"columns": columns, "orders": dict(orders)}, ensure_ascii=False)
    if store.setting(_KEY + table.fingerprint) != memory:
        write_client_setting(store, _KEY + table.fingerprint, memory)


def require_settled(table: DealTable) -> None:
    """Raise `UserError` where the list cannot be read without an answer."""
    if not table.knows_brand:
        shown = ", ".join(f"`{name}`" for name in table.headers[:12])
        raise UserError(
            f"No column of the list of deals holds the brand (columns: {shown}).",
            where=table.file,
            next_step='Say which one does: --map "COLUMN=brand".',
        )
    if table.questions:
        asked = table.questions[0]
        raise UserError(
            f"`{asked.example}` in the column `{asked.header}` can be read with the day or the"
            " month first.",
            where=table.file,
            next_step="Say which: --date-order dmy (day first) or --date-order mdy.",
        )


def write_read_deals(store: "Store", read: tuple[Deal, ...]) -> None:
    """Write deals from a file over the ones they speak of, with their brands."""
    ids = ensure_brands(store, dict.fromkeys(deal.brand for deal in read))
    known = [replace(deal, brand_id=ids[deal.brand]) for deal in read]
    stored.write_deals(store, tuple(match_recorded(known, stored.read_deals(store))))


def _with_memory(
    store: "Store", path: Path, columns: Columns | None, orders: Columns | None
) -> tuple[dict[str, str], dict[str, str], bool]:
    """What was told; without it what an earlier list with the same headers was read by."""
    if columns:
        return dict(columns), dict(orders or {}), False
    memory = json.loads(store.setting(_KEY + read_deal_table(path).fingerprint) or "{}")
    told = {name: header for name, header in memory.get("columns", {}).items() if name in fields()}
    return told, {**memory.get("orders", {}), **(orders or {})}, bool(told)
