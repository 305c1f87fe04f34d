"""Read model of the Rules page: every rule of the pack with what it found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creator_audit.queries.open_state import FINDINGS, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import pack


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule and its numbers."""

    rule_id: str
    title: str
    family: str
    severity: str
    version: str
    jurisdictions: tuple[str, ...]
    gaps: int
    """Open ones."""
    questions: int
    """Open ones."""
    decided: int
    good_signs: int
    errors: int


def rule_lines(reader: Reader | None) -> tuple[RuleLine, ...]:
    """All rules in order of family, then title; without a client nothing is counted."""
    counts = {
        row[0]: row[1:]
        for row in (reader.rows if reader else _no_rows)(
            "SELECT f.rule_id, sum(f.outcome = 'flag' AND v.finding_id IS NULL),"
            " sum(f.outcome = 'needs_review' AND f.is_quiet = 0 AND v.finding_id IS NULL),"
            " count(v.finding_id), sum(f.outcome = 'pass'), sum(f.outcome = 'error')"
            f" FROM {FINDINGS} GROUP BY f.rule_id",
            (today(),),
        )
    }
    known = pack()
    lines = [
        RuleLine(
            rule.id,
            rule.title,
            rule.family.value,
            rule.severity.value,
            rule.version,
            tuple(code for code, place in known.jurisdictions.items() if rule.id in place.rules),
            *counts.get(rule.id, (0, 0, 0, 0, 0)),
        )
        for rule in known.rules.values()
    ]
    return tuple(sorted(lines, key=lambda line: (line.family, line.title, line.rule_id)))


def _no_rows(_sql: str, _values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    return []
