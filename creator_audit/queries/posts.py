"""Read models of the Posts page: an id vector per filter, pages by id, one post in full."""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.errors import UserError
from creator_audit.model.judgement import Judgement
from creator_audit.model.post import Post
from creator_audit.queries.filters import FilterState
from creator_audit.queries.open_state import DECISION, FINDINGS, IS_OPEN, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import rule_title
from creator_audit.queries.selection import POSTS, select
from creator_audit.store.calendar import iso_day
from creator_audit.store.encoding import POST_COLUMNS
from creator_audit.store.encoding import post as read_post
from creator_audit.store.judgements import JUDGEMENT_COLUMNS, VERDICT_COLUMNS, read_judgement

SORTS = ("date", "platform", "kind", "text", "brand", "class", "label")
PREVIEW_CHARS = 240

MAIN_BRAND = (
    "(SELECT coalesce(b.name, m.brand_id) FROM mentions m LEFT JOIN brands b"
    " ON b.id = m.brand_id WHERE m.post_key = p.key ORDER BY m.ordinal LIMIT 1)"
)
"""The brand named first in a post."""

_ORDERS = {
    "date": "",
    "platform": "p.platform",
    "kind": "p.kind",
    "text": "substr(p.text, 1, 80) COLLATE NOCASE",
    "brand": f"coalesce({MAIN_BRAND}, '') COLLATE NOCASE",
    "class": "CASE j.class WHEN 'sponsored' THEN 4 WHEN 'recommending' THEN 3"
    " WHEN 'deinfluencing' THEN 2 WHEN 'other' THEN 1 ELSE 0 END",
    "label": "CASE j.verdict WHEN 'none_found' THEN 6 WHEN 'insufficient' THEN 5"
    " WHEN 'cannot_tell' THEN 4 WHEN 'sufficient' THEN 3 WHEN 'not_required' THEN 2"
    " WHEN 'no_text' THEN 1 ELSE 0 END",
}


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
    where, values = select(chosen)
    way = "DESC" if descending else "ASC"
    order = _ORDERS[sort]
    terms = f"{order} {way}, " if order else ""
    rows = reader.rows(
        f"SELECT p.key FROM {POSTS} WHERE {where} ORDER BY {terms}p.published_at {way},"
        f" p.key {way}",
        values,
    )
    return array("q", [key for (key,) in rows])


def post_rows(reader: Reader, keys: Sequence[int]) -> list[PostRow]:
    """Rows of these keys, in their order (a page of up to a few hundred)."""
    marks = ",".join("?" * len(keys))
    rows = reader.rows(
        "SELECT p.key, p.id, p.day, p.platform, p.kind, substr(p.text, 1, 480),"
        f" coalesce({MAIN_BRAND}, ''), coalesce(j.class, ''), coalesce(j.by_user, 0),"
        " coalesce(j.verdict, iif(p.has_text, '', 'no_text')),"
        f" (SELECT count(DISTINCT f.id) FROM {FINDINGS} JOIN finding_posts fp ON"
        f" fp.finding_id = f.id WHERE fp.post_key = p.key AND {IS_OPEN})"
        f" FROM {POSTS} WHERE p.key IN ({marks})",
        (today(), *keys),
    )
    found = {
        key: PostRow(
            key, id_, iso_day(day), platform, kind, one_line(text), brand, class_, bool(by_user),
            verdict, number,
        )
        for key, id_, day, platform, kind, text, brand, class_, by_user, verdict, number in rows
    }  # fmt: skip
    return [found[key] for key in keys if key in found]


def one_line(text: str) -> str:
    """The opening of a text on one line, at most 240 characters."""
    return " ".join(text.split())[:PREVIEW_CHARS]


def post_detail(reader: Reader, key: int) -> PostDetail:
    """One post in full. Raises `UserError` when it is gone."""
    row = reader.row(
        f"SELECT {POST_COLUMNS}, import_id FROM posts WHERE key = ?",
        (key,),
    )
    if row is None:
        raise UserError("This post is not there any more.", next_step="Reload the list.")
    post = read_post(row[:-1])
    return PostDetail(
        key=key,
        post=post,
        judgement=_judgement(reader, key, post.id),
        findings=_findings(reader, key),
        brands=_brands(reader, key),
        import_file=reader.value("SELECT file FROM imports WHERE id = ?", (row[-1],)) or "",
        versions=reader.value("SELECT count(*) FROM post_versions WHERE post_key = ?", (key,)),
    )


def _judgement(reader: Reader, key: int, post_id: str) -> Judgement | None:
    row = reader.row(
        f"SELECT {JUDGEMENT_COLUMNS} FROM judgements j LEFT JOIN reasons r"
        " ON r.post_key = j.post_key WHERE j.post_key = ?",
        (key,),
    )
    if row is None:
        return None
    verdicts = reader.rows(
        f"SELECT {VERDICT_COLUMNS} FROM verdicts WHERE post_key = ? ORDER BY position", (key,)
    )
    return read_judgement(post_id, row, verdicts)


def _findings(reader: Reader, key: int) -> tuple[PostFinding, ...]:
    rows = reader.rows(
        f"SELECT DISTINCT f.id, f.rule_id, f.outcome, {DECISION}, f.rank FROM {FINDINGS}"
        " JOIN finding_posts fp ON fp.finding_id = f.id WHERE fp.post_key = ?"
        " ORDER BY f.outcome = 'flag' DESC, f.rank DESC, f.id",
        (today(), key),
    )
    return tuple(
        PostFinding(id_, rule, rule_title(rule), outcome, decision)
        for id_, rule, outcome, decision, _rank in rows
    )


def _brands(reader: Reader, key: int) -> tuple[str, ...]:
    rows = reader.rows(
        "SELECT DISTINCT coalesce(b.name, m.brand_id) FROM mentions m LEFT JOIN brands b"
        " ON b.id = m.brand_id WHERE m.post_key = ? ORDER BY m.ordinal",
        (key,),
    )
    return tuple(name for (name,) in rows)
