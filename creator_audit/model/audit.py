"""What one audit covered and where it came from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Edition(StrEnum):
    """For whom a report is made; decides what may stand in it."""

    OWNER = "owner"
    MANAGER = "manager"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class AuditScope:
    """What was asked for."""

    jurisdictions: tuple[str, ...] = ("us", "gb")
    audience: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    platforms: tuple[str, ...] = ()
    edition: Edition = Edition.OWNER
    time_zone: str = "UTC"


@dataclass(frozen=True, slots=True)
class Cover:
    """What a report says of itself."""

    prepared_for: str = ""
    prepared_by: str = ""
    paper: str = "a4"
    """``a4`` or ``us-letter``."""
    hidden_names: tuple[str, ...] = ()
    """Names to take out of the outside edition, with everything they stand in."""
