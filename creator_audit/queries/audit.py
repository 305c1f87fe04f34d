"""The whole audit as streams, for JSON, tables and the PDF: posts in order of time, then id."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from creator_audit.model.finding import Decision, Finding, Review
from creator_audit.model.judgement import Judgement
from creator_audit.model.post import Post
from creator_audit.queries.filters import FilterState
from creator_audit.queries.finding_selection import select_findings
from creator_audit.queries.open_state import FINDINGS, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, select
from creator_audit.store.calendar import iso_day
from creator_audit.store.encoding import POST_COLUMNS
from creator_audit.store.encoding import post as read_post
from creator_audit.store.findings import FINDING_COLUMNS, read_finding
from creator_audit.store.judgements import JUDGEMENT_COLUMNS, VERDICT_COLUMNS, read_judgement
from creator_audit.store.reviews import REVIEW_COLUMNS, read_review

_AT_ONCE = 500
_TIME = "p.published_at IS NULL, p.published_at, p.id"
"""Undated posts come last."""


@dataclass(frozen=True, slots=True)
class AuditPost:
    """One own post with its judgement."""

    key: int
    day: str
    """ISO day in the client's time zone; empty when undated."""
    post: Post
    judgement: Judgement | None
    brands: tuple[str, ...]
    """Names of the brands it mentions."""
    import_id: int


@dataclass(frozen=True, slots=True)
class AuditFinding:
    """One finding with what was decided on it."""

    finding: Finding
    day: str
    """Of its newest post."""
    platform: str
    brand: str
    """The brand's name."""
    decision: str
    """As it holds today; an expired one counts as open."""
    review: Review | None
    evidence_changed: bool


@dataclass(frozen=True, slots=True)
class AuditCounts:
    """Counts of the matching own posts, each once."""

    posts: int
    without_text: int
    by_class: dict[str, int] = field(default_factory=dict)
    """Every class; posts without text count as other here, as they do in the list of posts."""
    by_class_of_text: dict[str, int] = field(default_factory=dict)
    """The same over posts with text alone: the balance."""
    by_platform: dict[str, int] = field(default_factory=dict)
    by_verdict: dict[str, dict[str, int]] = field(default_factory=dict)
    """Jurisdiction -> verdict -> posts, with ``no_text`` apart."""
    other: dict[str, int] = field(default_factory=dict)
    """Records kept apart, by standing."""


CLASSES = ("sponsored", "recommending", "deinfluencing", "other")


def audit_counts(
    reader: Reader, chosen: FilterState, jurisdictions: Sequence[str] = ()
) -> AuditCounts:
    """Count; `jurisdictions` empty: all that were judged."""
    where, values = select(chosen)
    mix = reader.rows(
        "SELECT p.platform, coalesce(j.class, 'other'), p.has_text, count(*)"
        f" FROM {POSTS} WHERE {where} GROUP BY 1, 2, 3 ORDER BY 1",
        values,
    )
    by_class, of_text = dict.fromkeys(CLASSES, 0), dict.fromkeys(CLASSES, 0)
    by_platform: dict[str, int] = {}
    for platform, class_, has_text, number in mix:
        by_class[class_] += number
        of_text[class_] += number if has_text else 0
        by_platform[platform] = by_platform.get(platform, 0) + number
    return AuditCounts(
        posts=sum(by_class.values()),
        without_text=sum(row[3] for row in mix if not row[2]),
        by_class=by_class,
        by_class_of_text=of_text,
        by_platform=by_platform,
        by_verdict=_by_verdict(reader, chosen, jurisdictions),
        other=dict(
            reader.rows(
                "SELECT standing, count(*) FROM posts WHERE standing <> 'own' GROUP BY 1 ORDER BY 1"
            )
        ),
    )


def _by_verdict(
    reader: Reader, chosen: FilterState, jurisdictions: Sequence[str]
) -> dict[str, dict[str, int]]:
    where, values = select(chosen)
    found: dict[str, dict[str, int]] = {code: {} for code in jurisdictions}
    for code, verdict, number in reader.rows(
        "SELECT w.jurisdiction, iif(j.no_text AND w.verdict <> 'none_found', 'no_text',"
        f" w.verdict), count(*) FROM {POSTS} JOIN verdicts w ON w.post_key = p.key"
        f" WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2",
        values,
    ):
        if not jurisdictions or code in found:
            found.setdefault(code, {})[verdict] = number
    return found


def audit_posts(reader: Reader, chosen: FilterState) -> Iterator[AuditPost]:
    """All matching own posts in order of time, then id; memory stays flat."""
    where, values = select(chosen)
    keys = [
        key
        for (key,) in reader.rows(
            f"SELECT p.key FROM {POSTS} WHERE {where} ORDER BY {_TIME}", values
        )
    ]
    for at in range(0, len(keys), _AT_ONCE):
        yield from _posts(reader, keys[at : at + _AT_ONCE])


def _posts(reader: Reader, keys: Sequence[int]) -> list[AuditPost]:
    within = f"IN ({','.join('?' * len(keys))})"
    rows = reader.rows(
        f"SELECT key, day, import_id, {POST_COLUMNS} FROM posts WHERE key {within}", keys
    )
    judged = _by_key(
        reader.rows(
            f"SELECT j.post_key, {JUDGEMENT_COLUMNS} FROM judgements j LEFT JOIN reasons r"
            f" ON r.post_key = j.post_key WHERE j.post_key {within}",
            keys,
        )
    )
    verdicts = _by_key(
        reader.rows(
            f"SELECT post_key, {VERDICT_COLUMNS} FROM verdicts WHERE post_key {within}"
            " ORDER BY post_key, position",
            keys,
        )
    )
    brands = _by_key(
        reader.rows(
            "SELECT m.post_key, coalesce(b.name, m.brand_id) FROM mentions m LEFT JOIN brands b"
            f" ON b.id = m.brand_id WHERE m.post_key {within} ORDER BY m.post_key, m.ordinal",
            keys,
        )
    )
    found = {}
    for key, day, import_id, *columns in rows:
        post = read_post(tuple(columns))
        told = judged.get(key)
        found[key] = AuditPost(
            key,
            iso_day(day),
            post,
            read_judgement(post.id, told[0], verdicts.get(key, ())) if told else None,
            tuple(dict.fromkeys(name for (name,) in brands.get(key, ()))),
            import_id,
        )
    return [found[key] for key in keys]


def _by_key(rows: list[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for key, *rest in rows:
        found.setdefault(key, []).append(tuple(rest))
    return found


def audit_findings(
    reader: Reader, chosen: FilterState, outcomes: Sequence[str] = ()
) -> Iterator[AuditFinding]:
    """All matching findings, open and decided, in order of time, then id.

    `outcomes` empty: all of them, also ``pass`` and ``error``. Quiet questions are left out.
    """
    where, values = select_findings(chosen)
    if outcomes:
        where += f" AND f.outcome IN ({','.join('?' * len(outcomes))})"
    rows = reader.rows(
        "SELECT f.id, max(p.day), p.platform, coalesce(v.decision, 'open') FROM"
        f" {FINDINGS} JOIN finding_posts fp ON fp.finding_id = f.id JOIN posts p"
        f" ON p.key = fp.post_key WHERE f.is_quiet = 0 AND {where} GROUP BY f.id"
        " ORDER BY max(p.published_at) IS NULL, max(p.published_at), f.id",
        (today(), *values, *outcomes),
    )
    for at in range(0, len(rows), _AT_ONCE):
        yield from _findings(reader, rows[at : at + _AT_ONCE])


def _findings(reader: Reader, lines: Sequence[tuple[Any, ...]]) -> Iterator[AuditFinding]:
    ids = [line[0] for line in lines]
    within = f"IN ({','.join('?' * len(ids))})"
    posts: dict[str, list[str]] = {}
    for id_, post_id in reader.rows(
        "SELECT fp.finding_id, p.id FROM finding_posts fp JOIN posts p ON p.key = fp.post_key"
        f" WHERE fp.finding_id {within} ORDER BY fp.finding_id, fp.position",
        ids,
    ):
        posts.setdefault(id_, []).append(post_id)
    reviews = {
        row[0]: read_review(row)
        for row in reader.rows(
            f"SELECT {REVIEW_COLUMNS} FROM reviews WHERE finding_id {within}", ids
        )
    }
    columns = ", ".join(f"f.{name}" for name in FINDING_COLUMNS.split(", "))
    told = {
        row[0]: row
        for row in reader.rows(
            f"SELECT {columns}, coalesce(b.name, f.brand), f.evidence_digest FROM findings f"
            f" LEFT JOIN brands b ON b.id = f.brand WHERE f.id {within}",
            ids,
        )
    }
    for id_, day, platform, decision in lines:
        *finding, brand, digest = told[id_]
        review = reviews.get(id_)
        yield AuditFinding(
            finding=read_finding(finding, tuple(posts[id_])),
            day=iso_day(day),
            platform=platform,
            brand=brand,
            decision=decision,
            review=review if review and review.decision is not Decision.OPEN else None,
            evidence_changed=bool(
                review and review.seen_evidence and review.seen_evidence != digest
            ),
        )
