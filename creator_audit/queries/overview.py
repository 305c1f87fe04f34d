"""Read model of the Overview: the mix, the change, what is open, what to do first."""

from dataclasses import dataclass

from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader


@dataclass(frozen=True, slots=True)
class ClassCounts:
    """Posts per class; `total` leaves out posts without text."""

    sponsored: int = 0
    recommending: int = 0
    deinfluencing: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """Posts that were judged."""
        return self.sponsored + self.recommending + self.deinfluencing + self.other


@dataclass(frozen=True, slots=True)
class MonthBar:
    """One month of the chart; the chart always spans all posts, the filter's period is a brush."""

    year: int
    month: int
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class ShareRow:
    """One platform or brand with its mix."""

    key: str
    name: str
    counts: ClassCounts


@dataclass(frozen=True, slots=True)
class DoFirst:
    """One thing to do, worst first."""

    rule_id: str
    outcome: str
    posts: int
    title: str
    """Fact, for instance ``7 posts: code or link, no label found``."""
    detail: str
    finding_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the page shows for one filter."""

    posts: int
    """Posts that match the filter, with or without text."""
    all_posts: int
    without_text: int
    without_date: int
    counts: ClassCounts
    earlier: ClassCounts | None
    """The same span one year earlier; None where no period is set or no post lies there."""
    months: tuple[MonthBar, ...]
    verdicts: tuple[tuple[str, int], ...]
    """(verdict, posts) over posts with signs of a deal, in the order sufficient, insufficient,
    none_found, cannot_tell."""
    with_tie: int
    platforms: tuple[ShareRow, ...]
    brands: tuple[ShareRow, ...]
    """At most 8, most posts first."""
    do_first: tuple[DoFirst, ...]
    """At most 3."""
    open_findings: int
    first_day: str
    last_day: str
    """ISO days of the first and last post of the client, empty if none is dated."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Counts of the side bar and status bar: the whole client, never the filter."""

    posts: int
    findings: int
    """Open gaps and questions of the disclosure family."""
    gaps: int
    questions: int
    chains: int
    """Open trust findings."""
    data_until: str
    """ISO day of the newest export or post."""
    accounts: int


def overview(reader: Reader, chosen: FilterState) -> Overview:
    """Read the page."""
    raise NotImplementedError


def totals(reader: Reader) -> Totals:
    """Read the counts that stand beside the places."""
    raise NotImplementedError
