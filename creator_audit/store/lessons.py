"""Corrected posts to learn from, what was learned last, and posts that share a feature."""

import json
from collections.abc import Iterable, Sequence

from creator_audit.model.lesson import Feature, Lesson
from creator_audit.store.database import Store
from creator_audit.store.facts import UserFacts
from creator_audit.store.judgements import POSTS_TO_JUDGE, JudgeRow, RawRows, judge_rows
from creator_audit.store.spans import raw_spans
from creator_audit.store.stages import set_current

_STAGE = "lessons"
_AT_ONCE = 500
_KINDS_OF_VALUE = {
    "code": ("discount_code",),
    "host": ("shop_link", "tracking_link", "call_to_buy"),
    "network": ("affiliate_link", "storefront_link"),
    "handle": ("brand_tag",),
}


def corrected_rows(store: Store, facts: UserFacts) -> list[JudgeRow]:
    """The scanned own posts the owner answered for, as the judge sees them."""
    found = []
    ids = sorted(facts.corrections)
    for at in range(0, len(ids), _AT_ONCE):
        some = ids[at : at + _AT_ONCE]
        rows = store.rows(
            f"{POSTS_TO_JUDGE} FROM posts p JOIN scans c ON c.post_key = p.key"
            f" WHERE p.standing = 'own' AND p.id IN ({','.join('?' * len(some))})",
            some,
        )
        spans = raw_spans(store, [row[0] for row in rows])
        found.extend(judge_rows(RawRows(rows, spans), facts))
    return found


def read_lessons(store: Store) -> tuple[Lesson, ...]:
    """What the posts were last judged with."""
    text = store.value("SELECT digest FROM stages WHERE name = ?", (_STAGE,))
    return lessons_from(text or "")


def lessons_from(text: str) -> tuple[Lesson, ...]:
    """Back from the column `write_lessons` fills."""
    rows = json.loads(text) if text else []
    return tuple(Lesson(Feature(*feature), answer, number) for feature, answer, number in rows)


def write_lessons(store: Store, lessons: Iterable[Lesson]) -> None:
    """Note what the posts are judged with from now on."""
    listed = list(lessons)
    if listed:
        set_current(store, _STAGE, json.dumps(listed, ensure_ascii=False))
    else:
        store.run("DELETE FROM stages WHERE name = ?", (_STAGE,))


def mark_alike(store: Store, features: Iterable[Feature]) -> None:
    """Have posts with one of these features judged again. Rather too many than too few."""
    for feature in features:
        query, values = alike_query(feature)
        store.run(f"UPDATE judgements SET digest = '' WHERE post_key IN ({query})", values)


def alike_query(feature: Feature) -> tuple[str, Sequence[object]]:
    """Keys of posts that may have a feature, by an index, with the values to bind."""
    kinds = _KINDS_OF_VALUE.get(feature.kind)
    if kinds is not None:
        marks = ",".join("?" * len(kinds))
        # The index on values holds only those that are not empty, and must be told so.
        query = f"SELECT post_key FROM spans WHERE value = ? AND value <> '' AND kind IN ({marks})"
        return query, (feature.value, *kinds)
    if feature.kind == "brand":
        return "SELECT post_key FROM mentions WHERE brand_id = ?", (feature.value,)
    phrase = feature.value.replace('"', " ")
    return "SELECT rowid FROM posts_fts WHERE posts_fts MATCH ?", (f'"{phrase}"',)
