"""Read models of the Findings and Trust pages."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creator_audit.errors import UserError
from creator_audit.model.finding import Finding, Outcome, Review
from creator_audit.model.rule import Rule
from creator_audit.queries.filters import FilterState
from creator_audit.queries.finding_selection import select_findings
from creator_audit.queries.open_state import (
    DECISION,
    FINDINGS,
    IS_LISTED,
    IS_OPEN,
    IS_TRUST,
    OUTCOME_ORDER,
    today,
)
from creator_audit.queries.posts import PostDetail, post_detail
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import citations_of, fill, rule_of, rule_title
from creator_audit.queries.suggestion import NO_SUGGESTION, Suggestion, suggestion_of
from creator_audit.store.calendar import iso_day
from creator_audit.store.encoding import load
from creator_audit.store.findings import FINDING_COLUMNS, read_finding
from creator_audit.store.reviews import REVIEW_COLUMNS, read_review


@dataclass(frozen=True, slots=True)
class FindingItem:
    """One line of the work list."""

    finding_id: str
    rule_id: str
    title: str
    """The rule's short name."""
    outcome: str
    """``flag`` (gap) or ``needs_review`` (question)."""
    severity: str
    verdict: str
    problem: str
    day: str
    platform: str
    brand: str
    signs: tuple[str, ...]
    """Signal kinds, strongest first, each once."""
    post_keys: tuple[int, ...]
    decision: str


@dataclass(frozen=True, slots=True)
class CitationLine:
    """A source as shown beside a rule."""

    id: str
    title: str
    publisher: str
    locator: str
    url: str
    basis: str


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """One finding with its posts and the rule in words."""

    finding: Finding
    title: str
    message: str
    """What was seen, filled from the finding's parameters."""
    rule_text: str
    innocent: str
    question: str
    remedy: str
    suggestion: str
    """Proposed text of the post, empty when none can be made."""
    citations: tuple[CitationLine, ...]
    posts: tuple[PostDetail, ...]
    review: Review | None
    evidence_changed: bool
    """Decided before on other evidence: seen again, evidence changed."""
    similar: tuple[str, ...]
    """Other open findings of the same rule and brand."""
    suggested: Suggestion = NO_SUGGESTION
    """The proposal with what changes, and steps for what text cannot mend."""


def finding_items(
    reader: Reader, chosen: FilterState, family: str = "disclosure", status: str = "open"
) -> tuple[FindingItem, ...]:
    """The work list: `status` open, decided or all; gaps first, then questions, newest first."""
    where, values = select_findings(chosen)
    of_family = f"{IS_TRUST} AND (f.outcome = 'pass' OR {IS_LISTED})"
    if family != "trust":
        of_family = f"f.family = 'disclosure' AND {IS_LISTED}"
    of_status = {"open": "v.finding_id IS NULL", "decided": "v.finding_id IS NOT NULL"}
    rows = reader.rows(
        "SELECT f.id, f.rule_id, f.outcome, f.severity, f.verdict, f.problem, max(p.day),"
        " p.platform, coalesce(b.name, f.brand), f.signs, group_concat(p.key),"
        f" {DECISION}, f.rank FROM {FINDINGS} JOIN finding_posts fp ON fp.finding_id = f.id"
        " JOIN posts p ON p.key = fp.post_key LEFT JOIN brands b ON b.id = f.brand"
        f" WHERE {of_family} AND {of_status.get(status, '1 = 1')} AND {where} GROUP BY f.id"
        f" ORDER BY {OUTCOME_ORDER}, max(p.published_at) DESC, f.rank DESC, f.id",
        (today(), *values),
    )
    return tuple(map(_item, rows))


def _item(row: Sequence[Any]) -> FindingItem:
    (id_, rule, outcome, severity, verdict, problem, day, platform, brand, signs, keys, decision,
     _rank) = row  # fmt: skip
    return FindingItem(
        finding_id=id_,
        rule_id=rule,
        title=rule_title(rule),
        outcome=outcome,
        severity=severity,
        verdict=verdict,
        problem=problem,
        day=iso_day(day),
        platform=platform,
        brand=brand,
        signs=tuple(load(signs)),
        post_keys=tuple(map(int, keys.split(","))),
        decision=decision,
    )


def finding_detail(reader: Reader, finding_id: str) -> FindingDetail:
    """One finding in full. Raises `UserError` when it is gone."""
    row = reader.row(
        f"SELECT {FINDING_COLUMNS}, evidence_digest FROM findings WHERE id = ?", (finding_id,)
    )
    if row is None:
        raise UserError("This finding is not there any more.", next_step="Reload the list.")
    keys = reader.rows(
        "SELECT fp.post_key, p.id FROM finding_posts fp JOIN posts p ON p.key = fp.post_key"
        " WHERE fp.finding_id = ? ORDER BY fp.position",
        (finding_id,),
    )
    finding = read_finding(row[:-1], tuple(id_ for _key, id_ in keys))
    posts = tuple(post_detail(reader, key) for key, _id in keys)
    review = _review(reader, finding_id)
    rule = rule_of(finding.rule_id)
    is_unsure = finding.outcome is Outcome.NEEDS_REVIEW
    message = (rule.message_when_unsure if is_unsure else rule.message) if rule else ""
    proposed = _proposed(finding, posts)
    return FindingDetail(
        finding=finding,
        title=rule_title(finding.rule_id),
        message=fill(message, _values(reader, finding)),
        rule_text=rule.doc.what if rule else "",
        innocent=rule.doc.innocent if rule else "",
        question=rule.doc.question if rule else "",
        remedy=rule.doc.fix if rule else "",
        suggestion=proposed.text,
        suggested=proposed,
        citations=_citations(finding, rule),
        posts=posts,
        review=review,
        evidence_changed=bool(review and review.seen_evidence and review.seen_evidence != row[-1]),
        similar=_similar(reader, finding),
    )


def _proposed(finding: Finding, posts: Sequence[PostDetail]) -> Suggestion:
    if not posts:
        return NO_SUGGESTION
    return suggestion_of(finding, posts[0].post, posts[0].judgement)


def brand_name(reader: Reader, brand_id: str) -> str:
    """A brand's name; the id itself for a brand outside the directory."""
    found = reader.value("SELECT name FROM brands WHERE id = ?", (brand_id,))
    return brand_id if found is None else str(found)


def _values(reader: Reader, finding: Finding) -> tuple[tuple[str, str], ...]:
    given = dict(finding.parameters)
    given.setdefault("posts", str(len(finding.post_ids)))
    if finding.brand:
        given.setdefault("brand", brand_name(reader, finding.brand))
    return tuple(given.items())


def _citations(finding: Finding, rule: Rule | None) -> tuple[CitationLine, ...]:
    ids = [id_ for verdict in finding.verdicts for id_ in verdict.citations]
    if rule:
        ids.extend(rule.citations)
    return tuple(
        CitationLine(c.id, c.title, c.publisher, c.locator, c.url, c.basis.value)
        for c in citations_of(ids)
    )


def _review(reader: Reader, finding_id: str) -> Review | None:
    row = reader.row(f"SELECT {REVIEW_COLUMNS} FROM reviews WHERE finding_id = ?", (finding_id,))
    return read_review(row) if row else None


def _similar(reader: Reader, finding: Finding) -> tuple[str, ...]:
    rows = reader.rows(
        f"SELECT f.id FROM {FINDINGS} WHERE {IS_OPEN} AND f.rule_id = ? AND f.brand = ?"
        " AND f.id <> ? ORDER BY f.id",
        (today(), finding.rule_id, finding.brand, finding.id),
    )
    return tuple(id_ for (id_,) in rows)
