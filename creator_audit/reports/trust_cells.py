"""Trust findings in JSON and in cells of tables: what would clear them, and good signs apart."""

from collections.abc import Iterable
from typing import Any

from creator_audit.model.finding import Family, Finding, Outcome
from creator_audit.queries.audit import AuditFinding
from creator_audit.queries.chains import rule_outs, seen_of
from creator_audit.queries.rule_texts import rule_of
from creator_audit.reports.words import Words


def trust_json(found: AuditFinding) -> dict[str, Any]:
    """What only a finding over posts in time has; nothing for a gap of disclosure."""
    finding = found.finding
    if finding.family is not Family.TRUST:
        return {}
    rule = rule_of(finding.rule_id)
    return {
        "seen": seen_of(found),
        "question": rule.doc.question if rule and not is_good_sign(finding) else "",
        "is_good_sign": is_good_sign(finding),
        "to_rule_out": [
            {"what": one.what, "found": one.found, "state": one.state} for one in rule_outs(finding)
        ],
    }


def is_good_sign(finding: Finding) -> bool:
    """Whether it builds trust: never counted among risks."""
    return finding.family is Family.TRUST and finding.outcome is Outcome.PASS


def rule_out_cell(finding: Finding, words: Words) -> str:
    """What would clear it and whether it was found, as one cell."""
    return "; ".join(
        words.say("risks.rule_out_line", what=one.what, found=words.days(one.found))
        for one in rule_outs(finding)
    )


def rule_outs_by_post(every: Iterable[AuditFinding], words: Words) -> dict[str, list[str]]:
    """Post id -> what would clear the questions it is part of."""
    told: dict[str, list[str]] = {}
    for found in every:
        cell = rule_out_cell(found.finding, words)
        for post_id in found.finding.post_ids if cell else ():
            told.setdefault(post_id, []).append(cell)
    return told


def good_sign_rows(every: Iterable[AuditFinding], words: Words) -> list[list[str]]:
    """Head and rows of the good signs, in order of time."""
    names = ("finding", "date", "platform", "brand", "rule", "seen", "quote", "posts")
    rows = [
        [
            found.finding.id,
            found.day,
            words.name("platform", found.platform),
            found.brand,
            found.finding.rule_id,
            seen_of(found),
            " | ".join(dict.fromkeys(e.signal.text for e in found.finding.evidence)),
            " ".join(found.finding.post_ids),
        ]
        for found in every
        if is_good_sign(found.finding)
    ]
    return [[words.say(f"table.{name}") for name in names], *rows]
