"""What changed in the findings only because the rules did.

Before posts are judged by other rules, the findings of those that were up to date are set aside;
once all are judged again the two are compared. Posts that were stale for a reason of their own
(new, edited, another deal or answer) do not count, as their findings may change for that reason.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from creator_audit.store.database import Store
from creator_audit.store.encoding import dump, load
from creator_audit.store.stages import is_current, set_current

STAGE = "rules"
NEW, GONE, CHANGED = "new", "gone", "changed"
_KEPT = 6
"""Updates whose changes are kept."""
_COLUMNS = (
    "f.id, f.is_quiet, f.rule_id, f.brand, f.outcome, f.severity, f.problem, f.verdict, f.verdicts"
)
_RAISED = "f.outcome IN ('flag', 'needs_review')"
_OF_JUDGE = (
    "f.stage = 'judge' AND EXISTS (SELECT 1 FROM finding_posts fp JOIN judged_before b"
    " ON b.post_key = fp.post_key WHERE fp.finding_id = f.id)"
)


@dataclass(frozen=True, slots=True)
class RulesUsed:
    """The rules (and the app) that a judgement came from."""

    base: str
    """Digest of all of it; stands with each judgement."""
    version: str
    digest: str
    """Of the rules alone."""
    app: str


def trust_digest(base: str, facts: str) -> str:
    """What the comparison of posts depends on."""
    return sha256(f"{base}\0{facts}".encode()).hexdigest()


def set_findings_aside(store: Store, now: RulesUsed, facts: str) -> None:
    """Keep what was found so far, where other rules than `now` found it.

    `facts` is the digest of the user's own records.
    """
    if is_current(store, STAGE, now.base):
        return
    with store.atomic():
        before = _used_before(store, now)
        store.run(
            "INSERT OR IGNORE INTO rules_used VALUES (?,?,?,?,?)",
            (now.base, now.version, now.digest, now.app, _moment()),
        )
        if before is None:
            set_current(store, STAGE, now.base)
            return
        has_trust = is_current(store, "trust", trust_digest(before, facts))
        _open_update(store, before, now, has_trust=has_trust)
        set_current(store, STAGE, now.base)


def compare_with_aside(store: Store) -> None:
    """List what is new, gone or changed, once everything is judged by the rules of now."""
    update = store.rows("SELECT id, has_trust FROM rule_updates WHERE is_done = 0 ORDER BY id")
    if not update:
        return
    id_, has_trust = update[-1]
    stages = ("judge", "trust") if has_trust else ("judge",)
    before = {
        row[0]: row[1:]
        for row in store.rows("SELECT id, is_quiet, told, posts, stage FROM findings_before")
        if row[4] in stages
    }
    after = {row[0]: row[1:] for row in _findings(store, has_trust=bool(has_trust))}
    with store.atomic():
        store.run_many(
            "INSERT OR REPLACE INTO rule_changes VALUES (?,?,?,?,?,?)",
            [(id_, *row) for row in _changes(before, after)],
        )
        store.run("UPDATE rule_updates SET is_done = 1, at = ? WHERE id = ?", (_moment(), id_))
        store.run("DELETE FROM findings_before")
        store.run("DELETE FROM judged_before")
        store.run("DELETE FROM rule_updates WHERE id <= ?", (id_ - _KEPT,))


def _used_before(store: Store, now: RulesUsed) -> str | None:
    """The rules that most posts were judged by, if they are known and other than now."""
    return store.value(  # type: ignore[no-any-return]
        "SELECT j.digest FROM judgements j JOIN rules_used u ON u.base = j.digest"
        " WHERE j.digest <> ? GROUP BY j.digest ORDER BY count(*) DESC LIMIT 1",
        (now.base,),
    )


def _open_update(store: Store, before: str, now: RulesUsed, *, has_trust: bool) -> None:
    running = store.rows("SELECT id FROM rule_updates WHERE is_done = 0")
    if running:  # judged in part only: what was set aside first stays the state before
        store.run("UPDATE rule_updates SET after = ? WHERE is_done = 0", (now.base,))
        return
    store.run(
        "INSERT INTO rule_updates (before, after, at, has_trust) VALUES (?,?,?,?)",
        (before, now.base, _moment(), has_trust),
    )
    store.run(
        "INSERT INTO judged_before SELECT post_key FROM judgements WHERE digest = ?", (before,)
    )
    store.run_many(
        "INSERT INTO findings_before (id, is_quiet, told, posts, stage) VALUES (?,?,?,?,?)",
        _findings(store, has_trust=has_trust),
    )


def _findings(store: Store, *, has_trust: bool) -> list[tuple[Any, ...]]:
    """Id, whether quiet, what is told of it, its posts and its stage."""
    found = [(row, "judge") for row in _rows(store, _OF_JUDGE)]
    if has_trust:
        found += [(row, "trust") for row in _rows(store, "f.stage = 'trust'")]
    return [(row[0], row[1], _told(row[2:]), _posts(store, row[0]), stage) for row, stage in found]


def _rows(store: Store, where: str) -> list[tuple[Any, ...]]:
    return store.rows(f"SELECT {_COLUMNS} FROM findings f WHERE {_RAISED} AND {where}")


def _told(row: Sequence[Any]) -> str:
    rule, brand, outcome, severity, problem, verdict, verdicts = row
    by_country = [(line[0], line[1]) for line in load(verdicts)] if verdicts else []
    return dump(
        {
            "rule": rule,
            "brand": brand,
            "outcome": outcome,
            "severity": severity,
            "problem": problem,
            "verdict": verdict,
            "countries": by_country,
        }
    )


def _posts(store: Store, finding_id: str) -> str:
    rows = store.rows(
        "SELECT p.id FROM finding_posts fp JOIN posts p ON p.key = fp.post_key"
        " WHERE fp.finding_id = ? ORDER BY fp.position",
        (finding_id,),
    )
    return dump([id_ for (id_,) in rows])


def _changes(
    before: dict[str, tuple[Any, ...]], after: dict[str, tuple[Any, ...]]
) -> Iterable[tuple[str, ...]]:
    """Id, kind of change, what was told before and after, posts. Quiet questions stay quiet."""
    for id_ in sorted(before.keys() | after.keys()):
        old, new = before.get(id_), after.get(id_)
        if old is None and new is not None and not new[0]:
            yield id_, NEW, "", new[1], new[2]
        elif new is None and old is not None and not old[0]:
            yield id_, GONE, old[1], "", old[2]
        elif old and new and old[1] != new[1] and not (old[0] and new[0]):
            yield id_, CHANGED, old[1], new[1], new[2]


def _moment() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
