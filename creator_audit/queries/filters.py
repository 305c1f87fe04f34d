"""The one filter that Overview, Posts, Findings, Trust and reports share."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class FilterState:
    """What is shown. Empty tuples and None mean: no limit. Days are in the client's time zone."""

    since: date | None = None
    until: date | None = None
    """Last day included."""
    platforms: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    """Strictest verdict over the client's jurisdictions, or ``no_text``."""
    brands: tuple[str, ...] = ()
    """Brand ids."""
    rules: tuple[str, ...] = ()
    """Posts or findings of these rules."""
    text: str = ""
    """Full-text search as typed."""
    import_id: int | None = None
    post_keys: tuple[int, ...] = ()
    """Exactly these posts (what a clicked number stands for)."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is filtered."""
        return self == FilterState()
