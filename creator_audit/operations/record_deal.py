"""The deal ledger: recorded evidence. One deal, or the CSV of the exchange format."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from creator_audit.errors import UserError
from creator_audit.importers.deal_tables.columns import meaning
from creator_audit.importers.deal_tables.reading import read_deal_table
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.operations.analyse_posts import analyse
from creator_audit.operations.changes import JUDGED, ChangeKind, Changes
from creator_audit.operations.deal_sheet import is_sheet, sheet_text
from creator_audit.operations.edit_brand import ensure_brands
from creator_audit.operations.import_deal_list import require_settled, write_read_deals
from creator_audit.progress import Progress
from creator_audit.store import deals as stored
from creator_audit.store.journal import change

if TYPE_CHECKING:
    from creator_audit.store.database import Store

CHANGED: Changes = JUDGED | {ChangeKind.DEALS, ChangeKind.BRANDS}
HEADER = (
    "brand",
    "kind",
    "starts",
    "ends",
    "status",
    "declined_by",
    "handles",
    "codes",
    "domains",
    "exclusive_for",
    "exclusive_until",
    "note",
)
FACTS = ("amount", "currency", "contract")
"""Columns of the owner's own: taken where they are there, written only where a deal has them."""
DECLINERS = ("", "brand", "creator")


def record_deal(store: "Store", progress: Progress, deal: Deal) -> tuple[str, Changes]:
    """Add or replace a deal; its id. Raises `UserError` when it ends before it starts."""
    _require_order(deal, deal.brand)
    with change(store, f"Record the deal with {deal.brand}"):
        known = _with_brand(store, [deal])
        stored.write_deals(store, tuple(known))
    analyse(store, progress)
    return known[0].id, CHANGED


def remove_deal(store: "Store", progress: Progress, deal_id: str) -> tuple[None, Changes]:
    """Take a deal out of the ledger."""
    stored.remove_deal(store, deal_id)
    analyse(store, progress)
    return None, CHANGED


def import_deals(
    store: "Store", progress: Progress, path: Path, *, is_analysed: bool = True
) -> tuple[int, Changes]:
    """Take all deals of a list over, or none: a bad row is named with its line.

    A list with headers of its own is read by their names; see `import_deal_list` for one whose
    columns must be said.
    """
    read = read_deals_csv(path)
    with change(store, f"Import {len(read)} deals"):
        write_read_deals(store, tuple(read))
    if is_analysed:
        analyse(store, progress)
    return len(read), CHANGED


def export_deals(store: "Store", progress: Progress, path: Path) -> tuple[int, Changes]:
    """Write the ledger as CSV."""
    deals = stored.read_deals(store)
    progress.step(0, len(deals), "writing deals")
    path.write_text(deals_csv(deals), encoding="utf-8")
    return len(deals), frozenset()


def ledger_csv(store: "Store") -> str:
    """The whole ledger as the text of its CSV."""
    return deals_csv(stored.read_deals(store))


def deals_csv(deals: tuple[Deal, ...]) -> str:
    """Deals as the text of their CSV."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    has_facts = any(deal.amount is not None or deal.contract for deal in deals)
    columns = HEADER + FACTS if has_facts else HEADER
    writer.writerow(columns)
    for deal in deals:
        values = [getattr(deal, name) for name in columns]
        writer.writerow(
            [";".join(v) if isinstance(v, tuple) else "" if v is None else str(v) for v in values]
        )
    return stream.getvalue()


def read_deals_csv(path: Path) -> list[Deal]:
    """Deals of a list. Raises `UserError` naming file, line and column of what is wrong."""
    text = _text(path)
    reader = csv.DictReader(io.StringIO(text or ""))
    names = reader.fieldnames or ()
    if text is None or not has_own_header(names):
        return _mapped(path)
    unknown = [name for name in names if name not in HEADER + FACTS]
    if unknown:
        raise UserError(
            f"The list of deals has unknown columns: {', '.join(unknown)}.",
            where=str(path),
            next_step='Say what they hold, for instance --map "COLUMN=note", or take them out.',
        )
    rows = [
        ({k: (v or "").strip() for k, v in row.items() if k}, reader.line_num) for row in reader
    ]
    return [_deal(row, f"{path}:{line}") for row, line in rows if any(row.values())]


def has_own_header(names: Sequence[str]) -> bool:
    """Whether these are the headers of the exchange format, or were meant to be.

    Where half of them are, and another means nothing, it is taken for a slip of the pen.
    """
    ours = [name for name in names if name in HEADER + FACTS]
    if "brand" not in ours:
        return False
    others = [name for name in names if name not in ours]
    return not others or (len(ours) >= len(others) and not all(map(meaning, others)))


def is_own_list(path: Path) -> bool:
    """Whether a file is a list of the exchange format, which needs no mapping."""
    text = _text(path)
    return text is not None and has_own_header(csv.DictReader(io.StringIO(text)).fieldnames or ())


def _text(path: Path) -> str | None:
    """The list as CSV; None where it is text of another encoding."""
    try:
        return sheet_text(path) if is_sheet(path) else path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UserError(
            f"The list of deals cannot be read ({error.strerror}).", where=str(path)
        ) from error
    except UnicodeDecodeError:
        return None


def _mapped(path: Path) -> list[Deal]:
    """The deals of a list with headers of its own, all of them."""
    table = read_deal_table(path)
    require_settled(table)
    if table.problems:
        more = len(table.problems) - 1
        raise UserError(
            f"The list of deals cannot be read as a whole: {table.problems[0].rstrip('.')}"
            + (f", and {more} more." if more else "."),
            where=str(path),
            next_step="Put it right in the list, or take it over by `deals import`.",
        )
    return list(table.deals)


def _deal(row: dict[str, str], where: str) -> Deal:
    if not row.get("brand"):
        raise UserError("This deal names no brand.", where=where, next_step="Fill in `brand`.")
    declined_by = row.get("declined_by", "").casefold()
    if declined_by not in DECLINERS:
        raise UserError("`declined_by` is brand, creator or empty.", where=where)
    deal = Deal(
        id=sha256("\x1f".join(row.get(name, "") for name in HEADER[:5]).encode()).hexdigest()[:12],
        brand=row["brand"],
        kind=DealKind(_choice(row, "kind", [str(k) for k in DealKind], "fee", where)),
        starts=_day(row, "starts", where),
        ends=_day(row, "ends", where),
        status=DealStatus(_choice(row, "status", [str(s) for s in DealStatus], "active", where)),
        declined_by=declined_by,
        handles=_list(row, "handles"),
        codes=_list(row, "codes"),
        domains=_list(row, "domains"),
        exclusive_for=_list(row, "exclusive_for"),
        exclusive_until=_day(row, "exclusive_until", where),
        note=row.get("note", ""),
        amount=_amount(row, where),
        currency=row.get("currency", "").upper(),
        contract=row.get("contract", ""),
    )
    _require_order(deal, where)
    return deal


def _require_order(deal: Deal, where: str) -> None:
    if deal.starts and deal.ends and deal.ends < deal.starts:
        raise UserError(
            "The deal ends before it starts.", where=where, next_step="Check both days."
        )


def _choice(row: dict[str, str], name: str, allowed: list[str], default: str, where: str) -> str:
    value = row.get(name, "").casefold() or default
    if value not in allowed:
        raise UserError(f"`{name}` is {value!r}; it can be {', '.join(allowed)}.", where=where)
    return value


def _day(row: dict[str, str], name: str, where: str) -> date | None:
    value = row.get(name, "")
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise UserError(
            f"`{name}` is {value!r}, which is no date.", where=where, next_step="Write 2025-04-06."
        ) from error


def _amount(row: dict[str, str], where: str) -> Decimal | None:
    value = row.get("amount", "")
    if not value:
        return None
    try:
        amount = Decimal(value.replace(" ", "").replace("\u00a0", ""))
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise UserError(
            f"`amount` is {value!r}, which is no amount.", where=where, next_step="Write 1200.50."
        )
    return amount


def _list(row: dict[str, str], name: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in row.get(name, "").split(";") if word.strip())


def _with_brand(store: "Store", deals: list[Deal]) -> list[Deal]:
    ids = ensure_brands(store, dict.fromkeys(deal.brand for deal in deals))
    return [replace(deal, brand_id=ids[deal.brand]) for deal in deals]
