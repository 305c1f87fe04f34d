"""Which findings a filter means: those with a post that matches it."""

from dataclasses import replace
from typing import NamedTuple

from creator_audit.queries.filters import FilterState
from creator_audit.queries.open_state import FINDINGS, IS_OPEN, today
from creator_audit.queries.reader import Reader
from creator_audit.queries.selection import POSTS, Selection, select
from creator_audit.store.encoding import load


class OpenFinding(NamedTuple):
    """An open finding, as far as counting needs it."""

    finding_id: str
    rule_id: str
    family: str
    outcome: str
    signs: tuple[str, ...]
    tie: str
    """Strength of the tie of its newest post."""
    day: int
    post_keys: tuple[int, ...]


def select_findings(chosen: FilterState) -> Selection:
    """A condition over findings `f`."""
    terms = ["1 = 1"]
    values: list[object] = []
    if chosen.rules:
        terms.append(f"f.rule_id IN ({','.join('?' * len(chosen.rules))})")
        values.extend(chosen.rules)
    rest = replace(chosen, rules=())
    if not rest.is_empty:
        where, more = select(rest)
        terms.append(
            "f.id IN (SELECT fp.finding_id FROM finding_posts fp WHERE fp.post_key IN"
            f" (SELECT p.key FROM {POSTS} WHERE {where}))"
        )
        values.extend(more)
    return Selection(" AND ".join(terms), tuple(values))


def open_findings(reader: Reader, chosen: FilterState) -> list[OpenFinding]:
    """All open findings that match, in order of id."""
    where, values = select_findings(chosen)
    rows = reader.rows(
        "SELECT f.id, f.rule_id, f.family, f.outcome, f.signs, coalesce(j.tie, ''), max(p.day),"
        f" group_concat(p.key) FROM {FINDINGS} JOIN finding_posts fp ON fp.finding_id = f.id"
        " JOIN posts p ON p.key = fp.post_key LEFT JOIN judgements j ON j.post_key = p.key"
        f" WHERE {IS_OPEN} AND {where} GROUP BY f.id ORDER BY f.id",
        (today(), *values),
    )
    return [
        OpenFinding(
            id_,
            rule,
            family,
            outcome,
            tuple(load(signs)),
            tie,
            day,
            tuple(map(int, keys.split(","))),
        )
        for id_, rule, family, outcome, signs, tie, day, keys in rows
    ]
