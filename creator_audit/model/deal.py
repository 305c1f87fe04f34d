"""A commercial relationship the user told us about: recorded evidence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class DealKind(StrEnum):
    """What the creator gets."""

    FEE = "fee"
    GIFT = "gift"
    AFFILIATE = "affiliate"
    EMPLOYMENT = "employment"
    OWNERSHIP = "ownership"
    LOAN = "loan"
    TRIP = "trip"


class DealStatus(StrEnum):
    """How far it came."""

    OFFERED = "offered"
    DECLINED = "declined"
    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Deal:
    """One deal. Dates are whole days of the client's time zone; None: not stated."""

    id: str
    brand: str
    kind: DealKind = DealKind.FEE
    starts: date | None = None
    ends: date | None = None
    status: DealStatus = DealStatus.ACTIVE
    declined_by: str = ""
    """``brand``, ``creator`` or empty."""
    handles: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    exclusive_for: tuple[str, ...] = ()
    exclusive_until: date | None = None
    note: str = ""
    amount: Decimal | None = None
    """What the deal is worth, in `currency`; never leaves the owner's own edition."""
    currency: str = ""
    """ISO 4217 code, for instance ``EUR``."""
    contract: str = ""
    """Where the contract lies, in the user's own words or as a path; the file is never opened."""
    brand_id: str = ""
    """Id in the brand directory once matched; empty in a file just read."""

    def covers(self, day: date) -> bool:
        """Whether the tie held on `day`; an offered or declined deal never did."""
        if self.status in (DealStatus.OFFERED, DealStatus.DECLINED):
            return False
        after_start = self.starts is None or day >= self.starts
        return after_start and (self.ends is None or day <= self.ends)
