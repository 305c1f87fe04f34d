"""What the user recorded and what changed, for the head of the audit's JSON."""

from typing import Any

from creator_audit.model.audit import AuditScope, Edition
from creator_audit.queries.brands import BrandLine, brand_lines
from creator_audit.queries.deals import DealLine, deal_lines
from creator_audit.queries.reader import Reader
from creator_audit.reports.change_facts import changes_head


def recorded_head(reader: Reader, scope: AuditScope) -> dict[str, Any]:
    """``deals`` and ``brands`` (never outside) and ``changes`` (from the second audit on)."""
    found = changes_head(reader, scope)
    if scope.edition is Edition.OUTSIDE:
        return found
    with_amounts = scope.edition is Edition.OWNER
    return {
        "deals": [_deal(line, with_amounts=with_amounts) for line in deal_lines(reader)],
        "brands": [_brand(line) for line in brand_lines(reader)],
        **found,
    }


def _deal(line: DealLine, *, with_amounts: bool) -> dict[str, Any]:
    deal = line.deal
    told: dict[str, Any] = {
        "brand": deal.brand,
        "kind": deal.kind.value,
        "status": deal.status.value,
        "starts": deal.starts.isoformat() if deal.starts else None,
        "ends": deal.ends.isoformat() if deal.ends else None,
        "codes": list(deal.codes),
        "posts": len(line.post_keys),
        "gaps": line.gaps,
    }
    if with_amounts and deal.amount is not None:
        told |= {"amount": str(deal.amount), "currency": deal.currency or None}
    return told


def _brand(line: BrandLine) -> dict[str, Any]:
    counts = line.counts
    return {
        "name": line.brand.name,
        "category": line.brand.category or None,
        "group": line.brand.parent or None,
        "by_class": {
            "sponsored": counts.sponsored,
            "recommending": counts.recommending,
            "deinfluencing": counts.deinfluencing,
            "other": counts.other,
        },
        "praise": line.praise,
        "against": line.dissuade,
        "gaps": line.gaps,
        "questions": line.questions,
        "chains": line.chains,
    }
