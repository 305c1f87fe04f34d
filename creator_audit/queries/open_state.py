"""What counts as an open finding, said once for every list and number."""

from datetime import UTC, datetime

FINDINGS = (
    "findings f LEFT JOIN reviews v ON v.finding_id = f.id AND v.decision <> 'open'"
    " AND (v.expires = '' OR v.expires >= ?)"
)
"""Findings with the decision that holds today; its one value is `today()`."""

DECISION = "coalesce(v.decision, 'open')"
IS_RAISED = "(f.outcome IN ('flag', 'needs_review') AND f.is_quiet = 0)"
"""Quiet questions, of which there would be too many, stay in the detail of their posts."""
IS_LISTED = f"({IS_RAISED} OR (f.outcome = 'not_applicable' AND v.finding_id IS NOT NULL))"
"""Also those that a decision ended: the decision stays on record."""
IS_OPEN = f"{IS_RAISED} AND v.finding_id IS NULL"

ALSO_TRUST = ("hidden-stake", "misleading-denial")
"""Disclosure rules that the Trust page shows as well."""

IS_TRUST = "(f.family = 'trust' OR f.rule_id IN ('hidden-stake', 'misleading-denial'))"

OUTCOME_ORDER = (
    "CASE f.outcome WHEN 'flag' THEN 0 WHEN 'needs_review' THEN 1 WHEN 'pass' THEN 3 ELSE 2 END"
)


def today() -> str:
    """ISO day on which decisions may have expired."""
    return datetime.now(UTC).date().isoformat()
