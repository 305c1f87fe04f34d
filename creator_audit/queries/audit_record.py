"""What stands in a client's file now, in the small form that audits are kept in."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

from creator_audit import __version__
from creator_audit.model.audit import AuditScope
from creator_audit.model.audit_record import AuditRecord, FindingState
from creator_audit.queries.open_state import DECISION, FINDINGS, today
from creator_audit.queries.overview import totals
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import pack
from creator_audit.store.audits import AUDIT_COLUMNS, STATE_COLUMNS, digest_states
from creator_audit.store.calendar import iso_day
from creator_audit.store.encoding import load

_RECORDS = (
    """id, brand, kind, starts, ends, status, declined_by, handles, codes, domains, exclusive_for,
       exclusive_until FROM deals""",
    "* FROM brands",
    "* FROM rivals",
    "* FROM names",
    "* FROM label_answers",
    "post_id, class, relation FROM corrections",
)
"""What findings rest on beside the posts; notes and amounts change none."""
_KEPT = "(f.outcome IN ('flag', 'needs_review') OR v.finding_id IS NOT NULL)"
_STATES = (
    "SELECT f.id, f.rule_id, f.rule_version, f.outcome, f.is_quiet, f.severity,"
    f" coalesce(b.name, f.brand), f.problem, f.verdicts, {DECISION} FROM {FINDINGS}"
    f" LEFT JOIN brands b ON b.id = f.brand WHERE {_KEPT} ORDER BY f.id"
)
_POSTS = (
    "SELECT fp.finding_id, p.id, p.digest, p.day, coalesce(c.class, ''), coalesce(c.relation, '')"
    " FROM finding_posts fp JOIN posts p ON p.key = fp.post_key LEFT JOIN corrections c"
    f" ON c.post_id = p.id WHERE fp.finding_id IN (SELECT f.id FROM {FINDINGS} WHERE {_KEPT})"
    " ORDER BY fp.finding_id, fp.position"
)


def record_now(
    reader: Reader, scope: AuditScope | None = None, made_at: datetime | None = None
) -> AuditRecord:
    """The whole client as an audit made now would keep it, whatever period the report shows."""
    moment = (made_at or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    countries = tuple(sorted(json.loads(reader.setting("jurisdictions", "[]"))))
    base = str(reader.value("SELECT digest FROM stages WHERE name = 'rules'") or "")
    states = _states(reader)
    records = _digest_of_records(reader)
    told = totals(reader)
    words = scope_words(scope)
    last = int(reader.value("SELECT coalesce(max(id), 0) FROM imports WHERE state = 'done'") or 0)
    return AuditRecord(
        made_at=moment.isoformat(),
        data_until=told.data_until,
        rules_version=pack().version,
        rules_digest=pack().digest,
        base=base,
        app=__version__,
        jurisdictions=countries,
        scope=words,
        records=records,
        last_import=last,
        posts=told.posts,
        findings=states,
        digest=digest_states(states, base, records, words, str(last), ",".join(countries)),
    )


def scope_words(scope: AuditScope | None) -> str:
    """Period and platforms of a report, empty for everything."""
    if scope is None or not (scope.since or scope.until or scope.platforms):
        return ""
    span = " to ".join(day.isoformat() if day else "…" for day in (scope.since, scope.until))
    is_dated = scope.since or scope.until
    return "; ".join(filter(None, (span if is_dated else "", ", ".join(scope.platforms))))


def audit_records(reader: Reader) -> tuple[AuditRecord, ...]:
    """The audits kept, newest first, without their findings."""
    rows = reader.rows(f"SELECT {AUDIT_COLUMNS} FROM audits ORDER BY id DESC")
    return tuple(map(_record, rows))


def states_of(reader: Reader, audit_id: int) -> tuple[FindingState, ...]:
    """The findings that an audit reported."""
    rows = reader.rows(
        f"SELECT {STATE_COLUMNS} FROM audit_findings WHERE audit_id = ? ORDER BY finding_id",
        (audit_id,),
    )
    return tuple(map(_state, rows))


def _state(row: Sequence[Any]) -> FindingState:
    (id_, rule, version, outcome, quiet, decision, severity, brand, verdict, basis, day,
     posts) = row  # fmt: skip
    return FindingState(
        id=id_,
        rule=rule,
        rule_version=version,
        outcome=outcome,
        is_quiet=bool(quiet),
        decision=decision,
        severity=severity,
        brand=brand,
        verdict=verdict,
        basis=basis,
        day=day,
        post_ids=tuple(load(posts)),
    )


def _record(row: Sequence[Any]) -> AuditRecord:
    (number, made_at, until, version, rules, base, app, countries, scope, records, last, posts,
     digest) = row  # fmt: skip
    return AuditRecord(
        made_at=made_at,
        data_until=until,
        rules_version=version,
        rules_digest=rules,
        base=base,
        app=app,
        jurisdictions=tuple(load(countries)),
        scope=scope,
        records=records,
        last_import=last,
        posts=posts,
        id=number,
        digest=digest,
    )


def _states(reader: Reader) -> tuple[FindingState, ...]:
    posts: dict[str, list[tuple[Any, ...]]] = {}
    for id_, *post in reader.rows(_POSTS, (today(),)):
        posts.setdefault(id_, []).append(tuple(post))
    found = []
    for row in reader.rows(_STATES, (today(),)):
        id_, rule, version, outcome, quiet, severity, brand, problem, verdicts, decision = row
        its = posts.get(id_, [])
        views = [(line[0], line[1]) for line in json.loads(verdicts)] if verdicts else []
        found.append(
            FindingState(
                id=id_,
                rule=rule,
                rule_version=version,
                outcome=outcome,
                is_quiet=bool(quiet),
                decision=decision,
                severity=severity,
                brand=brand,
                verdict=_short((outcome, severity, problem, views)),
                basis=_short([(post[0], post[1], post[3], post[4]) for post in its]),
                day=iso_day(max((post[2] for post in its), default=0)),
                post_ids=tuple(post[0] for post in its),
            )
        )
    return tuple(found)


def _digest_of_records(reader: Reader) -> str:
    return _short([reader.rows(f"SELECT {what} ORDER BY 1, 2") for what in _RECORDS])


def _short(value: object) -> str:
    told = repr(value).encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=8).hexdigest()
