"""Read models of the Posts page: an id vector per filter, pages by id, one post in full."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.model.judgement import Judgement
from creator_audit.model.post import Post
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader

SORTS = ("date", "platform", "kind", "text", "brand", "class", "label")


@dataclass(frozen=True, slots=True)
class PostRow:
    """One row of the table."""

    key: int
    """Row number in the client's file; the anchor of selection."""
    post_id: str
    day: str
    """ISO day in the client's time zone; empty when undated."""
    platform: str
    kind: str
    text: str
    """Opening of the text, one line, at most 240 characters."""
    brand: str
    post_class: str
    by_user: bool
    verdict: str
    """Strictest verdict, ``no_text``, or empty before judging."""
    open_findings: int


@dataclass(frozen=True, slots=True)
class PostFinding:
    """A finding of this post, short."""

    finding_id: str
    rule_id: str
    title: str
    outcome: str
    decision: str


@dataclass(frozen=True, slots=True)
class PostDetail:
    """One post in full."""

    key: int
    post: Post
    judgement: Judgement | None
    """None: not judged yet."""
    findings: tuple[PostFinding, ...]
    brands: tuple[str, ...]
    import_file: str
    versions: int
    """How many earlier texts of it are kept."""


def post_keys(
    reader: Reader, chosen: FilterState, sort: str = "date", descending: bool = True
) -> "array[int]":
    """Keys of all matching own posts in order; 8 bytes each. About 0.1 s per 250k posts."""
    raise NotImplementedError


def post_rows(reader: Reader, keys: Sequence[int]) -> list[PostRow]:
    """Rows of these keys, in their order (a page of up to a few hundred)."""
    raise NotImplementedError


def post_detail(reader: Reader, key: int) -> PostDetail:
    """One post in full. Raises `UserError` when it is gone."""
    raise NotImplementedError
