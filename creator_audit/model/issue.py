"""A record of an archive that could not be read: a value, never the end of an import."""

from dataclasses import dataclass
from enum import StrEnum


class IssueSeverity(StrEnum):
    """How much of the record was lost."""

    NOTE = "note"
    """Read, with something worth saying (time zone unknown, unknown label kept)."""
    REJECTED = "rejected"
    """This record is not among the posts; it counts in `rejected`."""


@dataclass(frozen=True, slots=True)
class ImportIssue:
    """What is wrong with one record, and where it stands."""

    file: str
    """Member inside the archive (POSIX path), or the file's own name."""
    pointer: str
    """JSON pointer, ``line 12`` or ``entry 3``."""
    code: str
    """Short kebab-case code, for instance ``time-not-readable``."""
    detail: str
    """One plain sentence."""
    severity: IssueSeverity = IssueSeverity.REJECTED
