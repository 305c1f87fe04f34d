"""Deals in and out; every change is journaled and makes the posts it concerns stale."""

import json
from datetime import date
from decimal import Decimal

from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.store.database import Store
from creator_audit.store.journal import change, put, remove

COLUMNS = (
    "id, brand, kind, starts, ends, status, declined_by, handles, codes, domains,"
    " exclusive_for, exclusive_until, note, brand_id, amount, currency, contract"
)
"""In the order `read_deal` takes them."""


def read_deals(store: Store) -> tuple[Deal, ...]:
    """All deals in order of brand, then start."""
    rows = store.rows(f"SELECT {COLUMNS} FROM deals ORDER BY brand, starts, id")
    return tuple(map(read_deal, rows))


def read_deal(row: tuple[str, ...]) -> Deal:
    """A deal from its columns."""
    (id_, brand, kind, starts, ends, status, declined, handles, codes, domains, exclusive,
     until, note, brand_id, amount, currency, contract) = row  # fmt: skip
    return Deal(
        id_, brand, DealKind(kind), _day(starts), _day(ends), DealStatus(status), declined,
        _names(handles), _names(codes), _names(domains), _names(exclusive), _day(until), note,
        Decimal(amount) if amount else None, currency, contract, brand_id,
    )  # fmt: skip


def write_deals(store: Store, deals: tuple[Deal, ...], label: str = "Record deals") -> None:
    """Add or replace deals by id, as one step that can be undone."""
    with change(store, label):
        for deal in deals:
            put(store, "deals", deal_columns(deal))


def remove_deal(store: Store, deal_id: str, label: str = "Remove deal") -> None:
    """Take a deal out."""
    with change(store, label):
        remove(store, "deals", {"id": deal_id})


def deal_columns(deal: Deal) -> dict[str, str]:
    """A deal as its row."""
    return {
        "id": deal.id,
        "brand": deal.brand,
        "kind": deal.kind.value,
        "starts": _iso(deal.starts),
        "ends": _iso(deal.ends),
        "status": deal.status.value,
        "declined_by": deal.declined_by,
        "handles": json.dumps(deal.handles, ensure_ascii=False),
        "codes": json.dumps(deal.codes, ensure_ascii=False),
        "domains": json.dumps(deal.domains, ensure_ascii=False),
        "exclusive_for": json.dumps(deal.exclusive_for, ensure_ascii=False),
        "exclusive_until": _iso(deal.exclusive_until),
        "note": deal.note,
        "brand_id": deal.brand_id,
        "amount": "" if deal.amount is None else str(deal.amount),
        "currency": deal.currency,
        "contract": deal.contract,
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _names(column: str) -> tuple[str, ...]:
    return tuple(json.loads(column))
