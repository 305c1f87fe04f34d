"""What each audit reported: written once, never undone, gone with the client's file."""

from collections.abc import Iterable
from hashlib import blake2b

from creator_audit.model.audit_record import AuditRecord, FindingState
from creator_audit.store.database import Store
from creator_audit.store.encoding import dump

AUDIT_COLUMNS = (
    "id, made_at, data_until, rules_version, rules_digest, base, app, jurisdictions, scope,"
    " records, last_import, posts, digest"
)
STATE_COLUMNS = (
    "finding_id, rule, rule_version, outcome, is_quiet, decision, severity, brand, verdict,"
    " basis, day, posts"
)


def write_audit(store: Store, made: AuditRecord) -> int:
    """Keep an audit; its number. The same audit again on the same day is kept once."""
    with store.atomic():
        known = store.rows("SELECT id, digest, made_at FROM audits ORDER BY id DESC LIMIT 1")
        if known and known[0][1] == made.digest and known[0][2][:10] == made.made_at[:10]:
            return int(known[0][0])
        number = 1 + int(store.value("SELECT coalesce(max(id), 0) FROM audits"))
        store.run(
            f"INSERT INTO audits ({AUDIT_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                number, made.made_at, made.data_until, made.rules_version, made.rules_digest,
                made.base, made.app, dump(list(made.jurisdictions)), made.scope, made.records,
                made.last_import, made.posts, made.digest,
            ),
        )  # fmt: skip
        store.run_many(
            f"INSERT INTO audit_findings (audit_id, {STATE_COLUMNS})"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
            [(number, *_row(state)) for state in made.findings],
        )
    return number


def digest_states(states: Iterable[FindingState], *more: str) -> str:
    """One digest over findings as they stand, and over `more`."""
    digest = blake2b(digest_size=16)
    for item in (*more, *(repr(state) for state in states)):
        digest.update(item.encode("utf-8", "surrogatepass"))
        digest.update(b"\x1f")
    return digest.hexdigest()


def _row(state: FindingState) -> tuple[object, ...]:
    return (
        state.id, state.rule, state.rule_version, state.outcome, int(state.is_quiet),
        state.decision, state.severity, state.brand, state.verdict, state.basis, state.day,
        dump(list(state.post_ids)),
    )  # fmt: skip
