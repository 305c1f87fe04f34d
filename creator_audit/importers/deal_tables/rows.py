"""One row of a list of deals as a deal, or the sentence that says why it is none."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from hashlib import sha256

from creator_audit.importers.deal_tables import cells, words
from creator_audit.importers.tables.numbers import NumberStyle
from creator_audit.importers.tables.values import truth_of
from creator_audit.model.deal import Deal, DealKind, DealStatus


class RowError(Exception):
    """Why a row is no deal, in one sentence."""


@dataclass(frozen=True, slots=True)
class RowReader:
    """How the rows of one table are read."""

    index: Mapping[str, int]
    orders: Mapping[str, str]
    """Field of days -> dmy, mdy or empty."""
    amounts: NumberStyle = field(default_factory=NumberStyle)
    currency: str = ""
    """Named in the header of the amounts."""
    unsettled: frozenset[str] = frozenset()
    """Fields of days whose order must be said first; they are left empty."""

    def read(self, row: tuple[str, ...]) -> Deal:
        """The deal of a row. Raises `RowError`."""
        told = {name: row[at].strip() for name, at in self.index.items() if at < len(row)}
        brand = told.get("brand", "")
        if words.is_nothing(brand):
            raise RowError("no brand is named")
        starts, ends, status = self._when(told)
        exclusive, remark = _exclusive(told.get("exclusive_for", ""))
        note = "; ".join(filter(None, (told.get("note", ""), remark)))
        amount, currency = self._amount(told)
        found = Deal(
            id="",
            brand=brand,
            kind=_kind(told),
            starts=starts,
            ends=ends,
            status=status,
            declined_by=_decliner(told, status),
            handles=_each(told, "handles", cells.handle_of, by_spaces=True),
            codes=_each(told, "codes", str, by_spaces=True),
            domains=_each(told, "domains", cells.host_of, by_spaces=True),
            exclusive_for=exclusive,
            exclusive_until=self._day(told, "exclusive_until", is_last=True),
            note=note,
            amount=amount,
            currency=currency,
            contract=told.get("contract", ""),
        )
        if found.starts and found.ends and found.ends < found.starts:
            raise RowError(f"it ends ({found.ends}) before it starts ({found.starts})")
        return found

    def _when(self, told: Mapping[str, str]) -> tuple[date | None, date | None, DealStatus]:
        starts, ends = self._day(told, "starts"), self._day(told, "ends", is_last=True)
        period = told.get("period", "")
        if not words.is_nothing(period) and "period" not in self.unsettled:
            span = cells.Days(self.orders.get("period", "")).span(period)
            if span is None:
                raise RowError(f"`{period}` cannot be read as a period")
            starts, ends = starts or span[0], ends or span[1]
        offered, declined = self._day(told, "offered_on"), self._day(told, "declined_on")
        status = _status(told, declined)
        if status is DealStatus.DECLINED:
            return offered or (starts if not declined else None), declined or ends, status
        if status is DealStatus.OFFERED:
            return offered or starts, ends, status
        return starts or offered, ends, status

    def _day(self, told: Mapping[str, str], name: str, *, is_last: bool = False) -> date | None:
        cell = told.get(name, "")
        if words.is_nothing(cell) or name in self.unsettled or truth_of(cell) is not None:
            return None
        days = cells.Days(self.orders.get(name, ""))
        found = days.last(cell) if is_last else days.first(cell)
        if found is None and not any(letter.isdigit() for letter in cell):
            return None
        if found is None:
            raise RowError(f"`{cell}` cannot be read as a day")
        return found

    def _amount(self, told: Mapping[str, str]) -> tuple[Decimal | None, str]:
        cell = told.get("amount", "")
        named = words.currency_of(told.get("currency", "")) or words.currency_of(cell)
        amount = cells.read_amount(cell, self.amounts)
        if amount is None:
            if any(letter.isdigit() for letter in cell):
                raise RowError(f"`{cell}` cannot be read as an amount")
            return None, ""
        return amount, named or self.currency


def _kind(told: Mapping[str, str]) -> DealKind:
    cell = told.get("kind", "")
    if words.is_nothing(cell):
        return DealKind.FEE
    found = words.kind_of(cell)
    if found is None:
        raise RowError(f"`{cell}` is no kind of deal that is known")
    return found


def _status(told: Mapping[str, str], declined: date | None) -> DealStatus:
    cell = told.get("status", "")
    if not cell.strip(" -–—?"):
        if declined is not None:
            return DealStatus.DECLINED
        is_offer = told.get("offered_on") and not told.get("starts") and not told.get("period")
        return DealStatus.OFFERED if is_offer else DealStatus.ACTIVE
    found = words.status_of(cell)
    if found is None:
        raise RowError(f"`{cell}` is no stage of a deal that is known")
    return found


def _decliner(told: Mapping[str, str], status: DealStatus) -> str:
    if status is not DealStatus.DECLINED:
        return ""
    return words.decliner_of(told.get("declined_by", ""))


def _exclusive(cell: str) -> tuple[tuple[str, ...], str]:
    """What a deal is exclusive for; a bare yes says that it is, not for what."""
    if words.is_nothing(cell):
        return (), ""
    answer = truth_of(cell)
    if answer is not None:
        return (), f"Exclusive: {cell}" if answer else ""
    return cells.read_names(cell), ""


def _each(told: Mapping[str, str], name: str, shape: object, *, by_spaces: bool) -> tuple[str, ...]:
    cell = told.get(name, "")
    if words.is_nothing(cell):
        return ()
    assert callable(shape)
    names = (shape(one) for one in cells.read_names(cell, by_spaces=by_spaces))
    return tuple(dict.fromkeys(one for one in names if one))


def deal_id(deal: Deal, number: int) -> str:
    """A stable id; `number` parts deals that are alike."""
    facts = (deal.brand, deal.kind, str(deal.starts or ""), ";".join(deal.codes), deal.contract)
    text = "\x1f".join((*facts, str(number) if number else ""))
    return sha256(text.encode()).hexdigest()[:12]
