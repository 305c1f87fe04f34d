"""Findings in and out. A decision hangs on the finding's id, so rewriting keeps it."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any, NamedTuple

from creator_audit.model.disclosure import Verdict
from creator_audit.model.finding import Family, Finding, Outcome, Severity
from creator_audit.store.database import Store
from creator_audit.store.encoding import (
    clean,
    dump,
    evidence_column,
    load,
    read_channels,
    read_evidence,
    read_problem,
    read_verdicts,
    verdicts_column,
)

JUDGE, TRUST = "judge", "trust"
"""The stage that made a finding: only that stage may replace it."""

STRICTEST = (
    Verdict.NONE_FOUND,
    Verdict.INSUFFICIENT,
    Verdict.CANNOT_TELL,
    Verdict.SUFFICIENT,
    Verdict.NOT_REQUIRED,
)
"""Verdicts from the one that asks for most to the one that asks for nothing."""

FINDING_COLUMNS = (
    "id, rule_id, rule_version, family, outcome, severity, evidence, verdicts, brand, problem,"
    " missing, parameters, unsure_because"
)
_INSERT = (
    "INSERT INTO findings (id, stage, rule_id, rule_version, family, outcome, severity, rank,"
    " brand, problem, verdict, signs, evidence, verdicts, missing, parameters, unsure_because,"
    " evidence_digest, first_seen, last_seen) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
    " ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, rule_version ="
    " excluded.rule_version, outcome = excluded.outcome, severity = excluded.severity,"
    " rank = excluded.rank, brand = excluded.brand, problem = excluded.problem,"
    " verdict = excluded.verdict, signs = excluded.signs, evidence = excluded.evidence,"
    " verdicts = excluded.verdicts, missing = excluded.missing, parameters ="
    " excluded.parameters, unsure_because = excluded.unsure_because, evidence_digest ="
    " excluded.evidence_digest, last_seen = excluded.last_seen"
)
_AT_ONCE = 500


def strictest(verdicts: Iterable[Verdict]) -> str:
    """The verdict that asks for most; empty for none."""
    return min(verdicts, key=STRICTEST.index, default="")


class FindingColumns(NamedTuple):
    """Findings as rows of the tables."""

    findings: list[tuple[Any, ...]]
    posts: list[tuple[str, tuple[str, ...]]]
    """(finding id, ids of its posts), in the order of `findings`."""


def finding_columns(stage: str, findings: Iterable[Finding]) -> FindingColumns:
    """What a stage found, seen now, as rows."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    listed = list(findings)
    return FindingColumns(
        [_row(stage, finding, now) for finding in listed],
        [(finding.id, finding.post_ids) for finding in listed],
    )


def replace_judge_findings(store: Store, keys: Sequence[int], columns: FindingColumns) -> None:
    """Rewrite the findings of judged posts: those not seen again go."""
    old: set[str] = set()
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        old.update(
            row[0]
            for row in store.rows(
                "SELECT DISTINCT f.id FROM finding_posts fp JOIN findings f"
                " ON f.id = fp.finding_id WHERE f.stage = 'judge' AND fp.post_key IN"
                f" ({','.join('?' * len(some))})",
                some,
            )
        )
    _write(store, columns, old)


def replace_trust_findings(store: Store, findings: Sequence[Finding]) -> None:
    """Rewrite all findings over several posts."""
    with store.atomic():
        old = {row[0] for row in store.rows("SELECT id FROM findings WHERE stage = 'trust'")}
        _write(store, finding_columns(TRUST, findings), old)


def _write(store: Store, columns: FindingColumns, old: set[str]) -> None:
    gone = [(id_,) for id_ in sorted(old - {id_ for id_, _ in columns.posts})]
    # What a person decided on stays on record, even where the decision itself ended the finding.
    store.run_many(
        "UPDATE findings SET outcome = 'not_applicable' WHERE id = ?1 AND EXISTS"
        " (SELECT 1 FROM reviews v WHERE v.finding_id = ?1)",
        gone,
    )
    store.run_many(
        "DELETE FROM findings WHERE id = ?1 AND NOT EXISTS"
        " (SELECT 1 FROM reviews v WHERE v.finding_id = ?1)",
        gone,
    )
    if not columns.findings:
        return
    keys = keys_of(store, {id_ for _, post_ids in columns.posts for id_ in post_ids})
    store.run_many(_INSERT, columns.findings)
    store.run_many(
        "DELETE FROM finding_posts WHERE finding_id = ?", [(id_,) for id_, _ in columns.posts]
    )
    store.run_many(
        "INSERT INTO finding_posts (finding_id, post_key, position) VALUES (?,?,?)",
        [
            (finding_id, keys[id_], position)
            for finding_id, post_ids in columns.posts
            for position, id_ in enumerate(dict.fromkeys(post_ids))
            if id_ in keys
        ],
    )


def keys_of(store: Store, ids: Iterable[str]) -> dict[str, int]:
    """Row keys of posts by id."""
    wanted = sorted(ids)
    found: dict[str, int] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        found.update(
            store.rows(f"SELECT id, key FROM posts WHERE id IN ({','.join('?' * len(some))})", some)
        )
    return found


def posts_of(store: Store, finding_ids: Sequence[str]) -> tuple[str, ...]:
    """Ids of all posts of these findings, each once."""
    found: dict[str, None] = {}
    for finding_id in finding_ids:
        found.update(
            store.rows(
                "SELECT p.id, NULL FROM finding_posts fp JOIN posts p ON p.key = fp.post_key"
                " WHERE fp.finding_id = ? ORDER BY fp.position",
                (finding_id,),
            )
        )
    return tuple(found)


def _row(stage: str, finding: Finding, now: str) -> tuple[Any, ...]:
    evidence = clean(evidence_column(finding.evidence))
    problem = finding.problem.value if finding.problem else ""
    told = "\x1f".join((evidence, problem, finding.outcome, finding.brand))
    signals = sorted((e.signal for e in finding.evidence), key=lambda s: -s.strength.rank)
    return (
        finding.id,
        stage,
        finding.rule_id,
        finding.rule_version,
        finding.family.value,
        finding.outcome.value,
        finding.severity.value,
        finding.severity.rank,
        finding.brand,
        problem,
        strictest(v.verdict for v in finding.verdicts),
        dump(list(dict.fromkeys(s.kind.value for s in signals))),
        evidence,
        verdicts_column(finding.verdicts),
        dump(finding.missing_channels),
        clean(dump(finding.parameters)),
        finding.unsure_because,
        blake2b(told.encode(), digest_size=8).hexdigest(),
        now,
        now,
    )


def read_finding(row: Sequence[Any], post_ids: tuple[str, ...]) -> Finding:
    """A finding from its `FINDING_COLUMNS`."""
    (id_, rule, version, family, outcome, severity, evidence, verdicts, brand, problem, missing,
     parameters, unsure) = row  # fmt: skip
    return Finding(
        id=id_,
        rule_id=rule,
        rule_version=version,
        family=Family(family),
        outcome=Outcome(outcome),
        severity=Severity(severity),
        post_ids=post_ids,
        evidence=read_evidence(evidence),
        verdicts=read_verdicts(verdicts),
        brand=brand,
        problem=read_problem(problem),
        missing_channels=read_channels(missing),
        parameters=tuple((key, value) for key, value in load(parameters)),
        unsure_because=unsure,
    )
