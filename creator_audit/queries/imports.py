"""Read models of what came in: each import, its sum, what it left unread."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from creator_audit.queries.posts import one_line
from creator_audit.queries.reader import Reader
from creator_audit.store.calendar import iso_day


@dataclass(frozen=True, slots=True)
class ImportLine:
    """One source of one import; found = new + edited + unchanged + duplicate + rejected."""

    import_id: int
    file: str
    """Name without its folder: no path of the machine goes into a read model."""
    sha256: str
    """Of the file, or of the members read until the whole file's is known."""
    size: int
    platform: str
    layout: str
    account: str
    imported_at: str
    exported_on: str
    found: int
    new: int
    edited: int
    unchanged: int
    duplicate: int
    rejected: int
    missing_since: int
    other: tuple[tuple[str, int], ...]
    """Records kept apart, by standing (repost, draft …)."""
    without_text: int
    first_day: str
    last_day: str
    why: tuple[str, ...]
    notes: tuple[str, ...]
    not_read: tuple[tuple[str, str], ...]
    is_undone: bool


@dataclass(frozen=True, slots=True)
class IssueLine:
    """One record that could not be read, or a note on one."""

    import_id: int
    member: str
    pointer: str
    code: str
    detail: str
    severity: str


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A frequent handle, domain or code to ask about."""

    name: str
    kind: str
    """handle, domain or code."""
    posts: int
    role: str
    """brand, friend, own, or empty: not answered."""
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LabelQuestion:
    """Was the platform's own label on for these posts? One per account and period."""

    account_id: str
    account: str
    platform: str
    since: str
    until: str
    post_keys: tuple[int, ...]
    answer: str
    """all, none, some, or empty: not answered."""


def imports(reader: Reader) -> tuple[ImportLine, ...]:
    """All imports, newest first."""
    rows = reader.rows(
        "SELECT i.id, i.file, i.sha256, i.size, i.platform, i.layout, i.account, i.imported_at,"
        " i.exported_on, i.found, i.new, i.edited, i.unchanged, i.duplicate, i.rejected,"
        " i.missing, i.other, count(p.key) - coalesce(sum(p.has_text), 0),"
        " coalesce(min(nullif(p.day, 0)), 0), coalesce(max(p.day), 0), i.why, i.notes,"
        " i.not_read, i.state FROM imports i LEFT JOIN sightings s ON s.import_id = i.id"
        " LEFT JOIN posts p ON p.key = s.post_key AND p.standing = 'own'"
        " GROUP BY i.id ORDER BY i.id DESC"
    )
    return tuple(map(_import_line, rows))


def _import_line(row: Sequence[Any]) -> ImportLine:
    *plain, other, without_text, first, last, why, notes, not_read, state = row
    values: tuple[Any, ...] = (
        *plain,
        tuple(sorted(json.loads(other).items())),
        without_text,
        iso_day(first),
        iso_day(last),
        tuple(json.loads(why)),
        tuple(json.loads(notes)),
        tuple((member, reason) for member, reason in json.loads(not_read)),
        state == "undone",
    )
    return ImportLine(*values)


def issues(reader: Reader, import_id: int) -> tuple[IssueLine, ...]:
    """What could not be read in one import."""
    rows = reader.rows(
        "SELECT import_id, member, pointer, code, detail, severity FROM issues"
        " WHERE import_id = ? ORDER BY id",
        (import_id,),
    )
    return tuple(IssueLine(*row) for row in rows)


_KINDS = {
    "brand_tag": "handle",
    "brand_thanks": "handle",
    "affiliate_link": "domain",
    "storefront_link": "domain",
    "tracking_link": "domain",
    "shop_link": "domain",
    "discount_code": "code",
}
_EXAMPLES = 3


def name_candidates(reader: Reader, most: int = 30) -> tuple[NameCandidate, ...]:
    """The most frequent handles, domains and codes of the client's posts."""
    kinds = " ".join(f"WHEN '{sign}' THEN '{kind}'" for sign, kind in _KINDS.items())
    rows = reader.rows(
        "WITH named AS (SELECT DISTINCT value, post_key,"
        f" CASE kind {kinds} END AS kind FROM spans WHERE value <> ''"
        f" AND kind IN ({','.join('?' * len(_KINDS))}))"
        " SELECT c.value, c.kind, count(*), coalesce(n.role, '') FROM named c"
        " LEFT JOIN names n ON n.kind = c.kind AND n.name = ltrim(lower(c.value), '@')"
        " GROUP BY c.value, c.kind ORDER BY count(*) DESC, c.kind, c.value LIMIT ?",
        (*_KINDS, most),
    )
    return tuple(
        NameCandidate(name, kind, number, role, _examples(reader, name, kind))
        for name, kind, number, role in rows
    )


def name_roles(reader: Reader) -> dict[tuple[str, str], str]:
    """Answers so far: (folded name, kind) -> brand, friend or own."""
    rows = reader.rows("SELECT name, kind, role FROM names")
    return {(name, kind): role for name, kind, role in rows}


def _examples(reader: Reader, name: str, kind: str) -> tuple[str, ...]:
    signs = [sign for sign, known in _KINDS.items() if known == kind]
    rows = reader.rows(
        "SELECT substr(text, 1, 480) FROM posts WHERE key IN (SELECT post_key FROM spans"
        f" WHERE value = ? AND value <> '' AND kind IN ({','.join('?' * len(signs))}))"
        " ORDER BY published_at DESC LIMIT ?",
        (name, *signs, _EXAMPLES),
    )
    return tuple(one_line(text) for (text,) in rows)


def label_questions(reader: Reader) -> tuple[LabelQuestion, ...]:
    """Open and answered questions on platform labels that the export does not hold.

    A question is about posts with signs of a deal for which the export does not say whether
    the platform's own label was on; one per account and period, a new one for posts outside
    the periods answered before.
    """
    answers = reader.rows("SELECT account_id, since, until, answer FROM label_answers")
    groups: dict[tuple[str, str, str, str], list[tuple[int, str]]] = {}
    names: dict[str, tuple[str, str]] = {}
    for key, day, account, platform, shown in reader.rows(
        "SELECT p.key, p.day, a.id, a.platform, iif(a.display_name = '', a.handle,"
        " a.display_name) FROM posts p JOIN judgements j ON j.post_key = p.key"
        " JOIN accounts a ON a.id = p.account_id WHERE p.standing = 'own'"
        " AND p.label_state IS NULL AND (j.tie <> 'none' OR EXISTS (SELECT 1 FROM label_answers"
        " l WHERE l.account_id = p.account_id AND EXISTS (SELECT 1 FROM spans s WHERE"
        " s.post_key = p.key AND s.strength = 'strong'))) ORDER BY a.id, p.day, p.key"
    ):
        names[account] = (shown, platform)
        on = iso_day(day)
        known = next(
            (x for x in answers if x[0] == account and (not on or x[1] <= on <= x[2])), None
        )
        groups.setdefault(known or (account, "", "", ""), []).append((key, on))
    return tuple(
        _question(group, posts, *names[group[0]]) for group, posts in sorted(groups.items())
    )


def _question(
    group: tuple[str, str, str, str], posts: list[tuple[int, str]], shown: str, platform: str
) -> LabelQuestion:
    account, since, until, answer = group
    days = [day for _key, day in posts if day]
    return LabelQuestion(
        account_id=account,
        account=shown,
        platform=platform,
        since=since or min(days, default=""),
        until=until or max(days, default=""),
        post_keys=tuple(key for key, _day in posts),
        answer=answer,
    )
