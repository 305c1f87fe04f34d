"""Read model of what the rules changed: findings new, gone or judged otherwise since an update."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creator_audit.queries.reader import Reader
from creator_audit.queries.rule_texts import rule_title

ORDER = ("new", "changed", "gone")
_AT_ONCE = 500
_DIFFERENCES = ("outcome", "severity", "verdict", "problem", "brand")


@dataclass(frozen=True, slots=True)
class RuleChange:
    """One finding that is there, gone or other only because the rules are."""

    finding_id: str
    change: str
    """One of `ORDER`."""
    rule_id: str
    title: str
    brand: str
    outcome: str
    """``flag`` or ``needs_review``; of a finding that is gone, what it was."""
    detail: str
    """What differs, in words: ``flag, was needs_review; gb: insufficient, was sufficient``."""
    post_ids: tuple[str, ...]
    post_keys: tuple[int, ...] = ()
    """Those of its posts that are still there."""


@dataclass(frozen=True, slots=True)
class RuleUpdate:
    """One change of rules under a client's posts."""

    id: int
    before: str
    """Version of the rules."""
    after: str
    at: str
    is_app_same: bool
    """False: another version of the app judged as well, so not all need be the rules' doing."""
    changes: tuple[RuleChange, ...]

    def ids(self, *kinds: str) -> tuple[str, ...]:
        """Ids of the findings of these kinds of change that still stand."""
        return tuple(c.finding_id for c in self.changes if c.change in kinds)

    @property
    def sentence(self) -> str:
        """In words, as ``Rules were updated: 3 findings new, 2 gone``."""
        told = [
            f"{sum(c.change == kind for c in self.changes):,} {word}"
            for kind, word in zip(ORDER, ("new", "judged otherwise", "gone"), strict=True)
            if any(c.change == kind for c in self.changes)
        ]
        if not told:
            return f"Rules were updated to {self.after}: no finding changed."
        first, *more = told
        number, _, rest = first.partition(" ")
        noun = "finding" if number == "1" else "findings"
        return f"Rules were updated: {', '.join((f'{number} {noun} {rest}', *more))}."


def rule_updates(reader: Reader) -> tuple[RuleUpdate, ...]:
    """Finished changes of rules, newest first."""
    rows = reader.rows(
        "SELECT u.id, coalesce(o.version, ''), coalesce(n.version, ''), u.at,"
        " coalesce(o.app = n.app, 0) FROM rule_updates u"
        " LEFT JOIN rules_used o ON o.base = u.before LEFT JOIN rules_used n ON n.base = u.after"
        " WHERE u.is_done = 1 ORDER BY u.id DESC"
    )
    return tuple(
        RuleUpdate(id_, before, after, at, bool(same), _changes(reader, id_))
        for id_, before, after, at, same in rows
    )


def last_update(reader: Reader) -> RuleUpdate | None:
    """The newest change of rules, None where the client was only ever judged by one set."""
    return next(iter(rule_updates(reader)), None)


def _changes(reader: Reader, update: int) -> tuple[RuleChange, ...]:
    rows = reader.rows(
        "SELECT finding_id, change, before, after, posts FROM rule_changes WHERE update_id = ?",
        (update,),
    )
    keys = _keys(reader, {id_ for row in rows for id_ in json.loads(row[4])})
    found = [_change(row, keys) for row in rows]
    return tuple(sorted(found, key=lambda c: (ORDER.index(c.change), c.rule_id, c.finding_id)))


def _keys(reader: Reader, ids: set[str]) -> dict[str, int]:
    wanted = sorted(ids)
    found: dict[str, int] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(reader.rows(f"SELECT id, key FROM posts WHERE id IN ({marks})", some))
    return found


def _change(row: Sequence[Any], keys: dict[str, int]) -> RuleChange:
    id_, change, before, after, posts = row
    old = json.loads(before) if before else {}
    new = json.loads(after) if after else {}
    told = new or old
    return RuleChange(
        finding_id=id_,
        change=change,
        rule_id=told["rule"],
        title=rule_title(told["rule"]),
        brand=told["brand"],
        outcome=told["outcome"],
        detail=_detail(old, new) if old and new else "",
        post_ids=tuple(json.loads(posts)),
        post_keys=tuple(keys[id_] for id_ in json.loads(posts) if id_ in keys),
    )


def _detail(old: dict[str, Any], new: dict[str, Any]) -> str:
    pieces = [
        f"{new[name] or 'nothing'}, was {old[name] or 'nothing'}"
        for name in _DIFFERENCES
        if new[name] != old[name] and name != "verdict"
    ]
    views = dict(map(tuple, old["countries"]))
    for code, verdict in new["countries"]:
        if views.get(code) != verdict:
            pieces.append(f"{code}: {verdict}, was {views.get(code, 'not judged')}")
    gone = [code for code in views if code not in dict(map(tuple, new["countries"]))]
    pieces += [f"{code}: no longer, was {views[code]}" for code in gone]
    return "; ".join(pieces).replace("_", " ")


def is_judged_by(reader: Reader, digest: str, app: str) -> bool:
    """Whether the posts were last judged by the rules of this digest and this app."""
    used = reader.row(
        "SELECT u.digest, u.app FROM stages s JOIN rules_used u ON u.base = s.digest"
        " WHERE s.name = 'rules'"
    )
    if used is None:
        return not reader.value("SELECT 1 FROM judgements LIMIT 1")
    return bool(used == (digest, app))
