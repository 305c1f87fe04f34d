"""Read model of what changed since the last audit: every finding of then and now, once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from creator_audit.errors import UserError
from creator_audit.model.audit import AuditScope
from creator_audit.model.audit_record import AuditRecord, FindingState
from creator_audit.queries.audit_record import audit_records, record_now, states_of
from creator_audit.queries.post_states import PostStates, post_states
from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_changes import rule_updates
from creator_audit.queries.rule_texts import rule_of, rule_title

NEW, REOPENED, CHANGED, RULES = "new", "reopened", "changed", "rules"
FIXED, ANSWERED, NOT_RECHECKED, RULE_GONE, SAME = (
    "fixed", "answered", "not_rechecked", "rule_gone", "unchanged",
)  # fmt: skip
KINDS = (NEW, REOPENED, CHANGED, RULES, NOT_RECHECKED, FIXED, ANSWERED, RULE_GONE, SAME)
"""Every finding of then or now is exactly one of these; the first five still stand or may stand."""
_WORDS = {
    NEW: "new",
    REOPENED: "reopened",
    CHANGED: "changed",
    RULES: "changed only because rules changed",
    NOT_RECHECKED: "not re-checked",
    FIXED: "fixed",
    ANSWERED: "answered otherwise",
    RULE_GONE: "gone with the rule",
    SAME: "unchanged",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One finding, then and now."""

    finding_id: str
    kind: str
    """One of `KINDS`."""
    rule_id: str
    title: str
    outcome: str
    """As it is now; of a finding that is gone, as it was."""
    decision: str
    brand: str
    day: str
    severity: str
    post_ids: tuple[str, ...]
    why: str = ""
    """What led to this kind, in a few words."""


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What changed since one audit."""

    last: AuditRecord
    changes: tuple[Change, ...]
    is_rules_same: bool
    is_same_countries: bool = True

    @property
    def counts(self) -> dict[str, int]:
        """Findings of each kind; their sum is the number of `changes`."""
        counted = Counter(change.kind for change in self.changes)
        return {kind: counted[kind] for kind in KINDS}

    @property
    def sentence(self) -> str:
        """In words, as ``4 new, 6 fixed``; ``no change`` where nothing did."""
        told = [f"{n:,} {_WORDS[kind]}" for kind, n in self.counts.items() if n and kind != SAME]
        return ", ".join(told) or "no change"

    def of_kind(self, *kinds: str) -> tuple[Change, ...]:
        """The changes of these kinds."""
        return tuple(change for change in self.changes if change.kind in kinds)


def kind_words(kind: str) -> str:
    """A kind in words."""
    return _WORDS[kind]


def since_last(
    reader: Reader, scope: AuditScope | None = None, audit_id: int = 0, *, is_report: bool = False
) -> SinceLast | None:
    """What changed since the last audit, or since the one chosen; None before the first.

    With `is_report` an audit of today that says just the same is left out: a report made in two
    formats is one audit, and both compare with the one before it. The last
    audit by the rules of the same countries counts; without one, the last of any. `scope` leaves
    out what lies outside its period and platforms. Raises `UserError` for an audit not kept.
    """
    now = record_now(reader, scope)
    last = _chosen(audit_records(reader), now, audit_id, is_report=is_report)
    if last is None:
        return None
    before = {state.id: state for state in states_of(reader, last.id)}
    after = {state.id: state for state in now.findings}
    union = [
        id_
        for id_ in sorted(before.keys() | after.keys())
        if any(state.is_raised for state in (before.get(id_), after.get(id_)) if state)
    ]
    posts = post_states(reader, {p for id_ in union for p in _posts(before, after, id_)})
    compare = _Comparison(last, now, posts, _by_rules_alone(reader, last))
    changes = [compare(before.get(id_), after.get(id_)) for id_ in union]
    kept = [change for change in changes if _is_inside(change, scope, posts)]
    kept.sort(key=lambda c: (KINDS.index(c.kind), c.title, c.day, c.finding_id))
    return SinceLast(
        last, tuple(kept), compare.is_rules_same, last.jurisdictions == now.jurisdictions
    )


def _chosen(
    kept: Sequence[AuditRecord], now: AuditRecord, wanted: int, *, is_report: bool
) -> AuditRecord | None:
    if wanted:
        for record in kept:
            if record.id == wanted:
                return record
        raise UserError(
            "There is no audit of this number.",
            where=str(wanted),
            next_step="`creator-audit clients audits NAME` lists them.",
        )
    earlier = [
        record
        for record in kept
        if not is_report or (record.digest, record.made_at[:10]) != (now.digest, now.made_at[:10])
    ]
    same = [record for record in earlier if record.jurisdictions == now.jurisdictions]
    return next(iter(same or earlier), None)


def _posts(
    before: dict[str, FindingState], after: dict[str, FindingState], id_: str
) -> tuple[str, ...]:
    return tuple(p for s in (before.get(id_), after.get(id_)) if s for p in s.post_ids)


def _by_rules_alone(reader: Reader, last: AuditRecord) -> frozenset[str]:
    """Findings that a change of rules since then is known to have made, ended or altered."""
    return frozenset(
        change.finding_id
        for update in rule_updates(reader)
        if update.at >= last.made_at
        for change in update.changes
    )


def _is_inside(change: Change, scope: AuditScope | None, posts: PostStates) -> bool:
    if scope is None:
        return True
    if scope.since and (not change.day or change.day < scope.since.isoformat()):
        return False
    if scope.until and (not change.day or change.day > scope.until.isoformat()):
        return False
    platforms = {posts.platform(id_) for id_ in change.post_ids}
    return not scope.platforms or bool(platforms & set(scope.platforms))


class _Comparison:
    """Says of one finding what became of it, and why."""

    def __init__(
        self, last: AuditRecord, now: AuditRecord, posts: PostStates, ruled: frozenset[str]
    ) -> None:
        self._last, self._posts, self._ruled = last, posts, ruled
        self.is_rules_same = last.base == now.base and last.jurisdictions == now.jurisdictions
        self._is_record_same = last.records == now.records

    def __call__(self, before: FindingState | None, after: FindingState | None) -> Change:
        if before is None:
            assert after is not None
            told, (kind, why) = after, self._begun(after)
        elif after is None or not (after.is_raised or after.is_quiet):
            told, (kind, why) = before, self._ended(before, after)
        else:
            told, (kind, why) = after, self._stayed(before, after)
        shown = after or before
        assert shown is not None
        return Change(
            finding_id=shown.id,
            kind=kind,
            rule_id=shown.rule,
            title=rule_title(shown.rule),
            outcome=told.outcome,
            decision=after.decision if after else "open",
            brand=shown.brand,
            day=shown.day,
            severity=told.severity,
            post_ids=shown.post_ids,
            why=why,
        )

    def _begun(self, now: FindingState) -> tuple[str, str]:
        was_there = all(self._posts.is_same_since(p, self._last.last_import) for p in now.post_ids)
        if was_there and self._are_only_rules_other(now.id):
            return RULES, "the rules ask for it now"
        return NEW, "" if was_there else "in a post that is new or was edited"

    def _stayed(self, before: FindingState, now: FindingState) -> tuple[str, str]:
        if before.decision != "open" and now.decision == "open":
            return REOPENED, "the earlier answer no longer holds"
        if now.decision != before.decision:
            return _answer(now.decision)
        missing = self._unchecked(now)
        if missing:
            return NOT_RECHECKED, missing
        if before.verdict == now.verdict:
            return SAME, ""
        is_post_same = now.basis == before.basis
        if is_post_same and self._are_only_rules_other(now.id):
            return RULES, "judged otherwise by the rules of now"
        return CHANGED, "a deal, brand or answer changed" if is_post_same else "the post changed"

    def _ended(self, before: FindingState, now: FindingState | None) -> tuple[str, str]:
        decision = now.decision if now else "open"
        if decision not in (before.decision, "open"):
            return _answer(decision)
        if rule_of(before.rule) is None:
            return RULE_GONE, "there is no such rule now"
        missing = self._unchecked(before)
        if missing:
            return NOT_RECHECKED, missing
        if before.decision != "open":
            return SAME, "answered before"
        is_same = all(self._posts.is_same_since(p, self._last.last_import) for p in before.post_ids)
        if is_same and self._are_only_rules_other(before.id):
            return RULES, "the rules do not ask for it now"
        why = "not found any more"
        return FIXED, why if self._is_record_same else f"{why}; deals, brands or answers changed"

    def _are_only_rules_other(self, finding_id: str) -> bool:
        """Where posts are the same: other rules, and no record of the user that changed since."""
        if finding_id in self._ruled:
            return True
        return not self.is_rules_same and self._is_record_same

    def _unchecked(self, state: FindingState) -> str:
        """Why a finding could not be looked at again, empty if it was."""
        if any(not self._posts.is_there(p) for p in state.post_ids) or not state.post_ids:
            return "its post is not in the newest archive"
        if any(not self._posts.is_judged(p) for p in state.post_ids):
            return "its post is not judged yet"
        return ""


def _answer(decision: str) -> tuple[str, str]:
    if decision == "fixed":
        return FIXED, "marked as fixed"
    return ANSWERED, _ANSWERS.get(decision, decision.replace("_", " "))


_ANSWERS: dict[str, str] = {
    "accepted": "accepted with a reason",
    "not_a_problem": "marked as not a problem",
    "no_tie": "no commercial tie",
    "wrong_class": "wrong class",
}
