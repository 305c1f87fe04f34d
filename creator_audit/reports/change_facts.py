"""What changed since the last audit, as reports may tell it: facts, JSON and table cells."""

from dataclasses import replace
from typing import Any

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.model.finding import Family
from creator_audit.queries.audit import audit_findings
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import rule_of
from creator_audit.queries.since_last import SAME, SinceLast, since_last
from creator_audit.reports.outside import withheld_findings

_DEALS = frozenset({"deals", "history"})


def changes_for(reader: Reader, scope: AuditScope) -> SinceLast | None:
    """What changed, within the report's period; outside, without what needs the owner's deals."""
    found = since_last(reader, scope, is_report=True)
    if found is None or scope.edition is not Edition.OUTSIDE:
        return found
    withheld = withheld_findings(reader, scope)
    there = {one.finding.id for one in audit_findings(reader, FilterState())}
    kept = tuple(
        change
        for change in found.changes
        if change.finding_id not in withheld
        and (change.finding_id in there or not _may_need_deals(change.rule_id))
    )
    return replace(found, changes=kept)


def _may_need_deals(rule_id: str) -> bool:
    """Whether a finding that is gone may have rested on deals; it cannot be asked any more."""
    rule = rule_of(rule_id)
    return rule is not None and rule.family is Family.TRUST and bool(_DEALS & set(rule.needs))


def changes_head(reader: Reader, scope: AuditScope) -> dict[str, Any]:
    """The member ``changes`` of the JSON document; nothing before the first audit."""
    found = changes_for(reader, scope)
    return {} if found is None else {"changes": changes_json(found)}


def changes_json(found: SinceLast | None) -> dict[str, Any] | None:
    """What changed, as JSON: unchanged findings are counted, not listed."""
    if found is None:
        return None
    last = found.last
    return {
        "since": {
            "made_at": last.made_at.replace("+00:00", "Z"),
            "data_until": last.data_until or None,
            "rules": {"version": last.rules_version, "digest": last.rules_digest},
            "jurisdictions": list(last.jurisdictions),
            "scope": last.scope or None,
        },
        "same_rules": found.is_rules_same,
        "counts": found.counts,
        "findings": [
            {
                "id": change.finding_id,
                "change": change.kind,
                "rule": change.rule_id,
                "brand": change.brand or None,
                "outcome": change.outcome,
                "decision": change.decision,
                "post_ids": list(change.post_ids),
                "why": change.why or None,
            }
            for change in found.changes
            if change.kind != SAME
        ],
    }
