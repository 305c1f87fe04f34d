"""Read model of the Trust page: a finding over several posts beside all said of its brands."""

import re
from dataclasses import dataclass

from creator_audit.model.deal import Deal
from creator_audit.model.finding import Finding, Outcome
from creator_audit.queries.audit import AuditFinding
from creator_audit.queries.brands import StancePoint, deals_of, stance_points
from creator_audit.queries.findings import FindingDetail, finding_detail
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import fill, rule_of

_PARTNERS = ("rival", "partner")
"""Parameters of a finding that name a second brand."""
_MOST_BRANDS = 3
_NOT_FOUND = ("none ", "no ")
"""How what was found opens where nothing was."""
_COUNTED = re.compile(r"(\d+) of (\d+)\b")


@dataclass(frozen=True, slots=True)
class BrandLane:
    """All said of one brand, and the deals with it."""

    brand_id: str
    name: str
    points: tuple[StancePoint, ...]
    deals: tuple[Deal, ...]


@dataclass(frozen=True, slots=True)
class RuleOut:
    """What would clear a question, and whether it was found."""

    what: str
    """For instance ``a post that explains the change``."""
    found: str
    """For instance ``none found in 4 posts from 2025-01-10 to 2025-03-10``."""

    @property
    def sentence(self) -> str:
        """Both as one line, as the page shows it."""
        return f"To rule out: {self.what}: {self.found}."

    @property
    def where(self) -> str:
        """What follows the word of `state`: ``in 4 posts from …``, or a sentence of its own."""
        return self.found.removeprefix("none found ")

    @property
    def state(self) -> str:
        """``found``, ``not_found``, or ``in_part`` where it holds for some of the posts."""
        counted = _COUNTED.match(self.found)
        if counted:
            some, whole = int(counted[1]), int(counted[2])
            return "not_found" if not some else "in_part" if some < whole else "found"
        return "not_found" if self.found.startswith(_NOT_FOUND) else "found"


@dataclass(frozen=True, slots=True)
class Chain:
    """A finding with its brands in time."""

    detail: FindingDetail
    lanes: tuple[BrandLane, ...]
    """The finding's own brand first; empty when it concerns many brands or none."""
    ruled_out: tuple[RuleOut, ...] = ()
    """Contradicting evidence: what was looked for, and what came of it."""


def chain(reader: Reader, finding_id: str) -> Chain:
    """One chain in full. Raises `UserError` when it is gone."""
    detail = finding_detail(reader, finding_id)
    lanes = tuple(_lane(reader, id_) for id_ in _brands(reader, detail))
    return Chain(detail, lanes, rule_outs(detail.finding))


def rule_outs(finding: Finding) -> tuple[RuleOut, ...]:
    """What would clear a finding over several posts; empty for a good sign or an older one."""
    told = dict(finding.parameters)
    if finding.outcome is Outcome.FLAG and (rule := rule_of(finding.rule_id)):
        # Rules of one post say both themselves: they flag only where it was not found.
        told = {
            key: rule.phrases[key] for key in ("clears", "cleared") if key in rule.phrases
        } | told
    what, found = told.get("clears", ""), told.get("cleared", "")
    return (RuleOut(what, found),) if what and found else ()


def seen_of(found: AuditFinding) -> str:
    """What was seen, in the rule's words filled from the finding's parameters."""
    finding, rule = found.finding, rule_of(found.finding.rule_id)
    if rule is None:
        return ""
    given = {"posts": str(len(finding.post_ids)), "brand": found.brand} | dict(finding.parameters)
    is_unsure = finding.outcome is Outcome.NEEDS_REVIEW
    return fill(rule.message_when_unsure if is_unsure else rule.message, given.items())


def _brands(reader: Reader, detail: FindingDetail) -> list[str]:
    finding = detail.finding
    named = dict(finding.parameters)
    found = [finding.brand] if finding.brand else []
    for key in _PARTNERS:
        id_ = reader.value("SELECT id FROM brands WHERE name = ?", (named.get(key, ""),))
        if id_:
            found.append(id_)
    if not found:
        marks = ",".join("?" * len(detail.posts))
        rows = reader.rows(
            f"SELECT DISTINCT brand_id FROM mentions WHERE post_key IN ({marks})",
            [post.key for post in detail.posts],
        )
        found = [id_ for (id_,) in rows] if len(rows) <= _MOST_BRANDS else []
    return list(dict.fromkeys(found))


def _lane(reader: Reader, brand_id: str) -> BrandLane:
    name = reader.value("SELECT name FROM brands WHERE id = ?", (brand_id,)) or brand_id
    return BrandLane(brand_id, name, stance_points(reader, brand_id), deals_of(reader, (brand_id,)))
