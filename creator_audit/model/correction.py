"""A text put right: what changes in it, and what no text can mend."""

from dataclasses import dataclass
from typing import NamedTuple

from creator_audit.model.judgement import ScanPart


class Change(NamedTuple):
    """One stretch that differs. Offsets count code points; an empty stretch is an insertion."""

    part: int
    old_start: int
    old_end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Correction:
    """A proposal that was judged again by the rules it is meant to meet."""

    parts: tuple[ScanPart, ...]
    """As many as were given and in the same order."""
    changes: tuple[Change, ...]
    """In order of part and place."""
    labels: tuple[str, ...]
    """Words put in, the one in the language of the post first."""
    steps: tuple[str, ...]
    """Ids of what text cannot mend: say-it, show-it, platform-label, …"""
    met: tuple[str, ...]
    """Jurisdictions that take the corrected post as enough."""
    left: tuple[str, ...]
    """Those for which something stays open."""
    main_part: int = 0
    """The part that people copy; -1 where no text of the post can be edited."""

    @property
    def text(self) -> str:
        """The corrected main text; empty where nothing in it changes."""
        has_change = any(change.part == self.main_part for change in self.changes)
        return self.parts[self.main_part].text if has_change else ""
