"""Posts that share something with one post and have no answer of their own yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from creator_audit.analysis.owner_lessons import feature_words, features_of
from creator_audit.model.brand import BrandMention
from creator_audit.model.judgement import ScanInput
from creator_audit.model.lesson import Feature
from creator_audit.queries.posts import PostRow, post_rows
from creator_audit.queries.reader import Reader
from creator_audit.store.lessons import alike_query, lessons_from
from creator_audit.store.spans import SPAN_COLUMNS, scan_parts, signals_of

MOST = 500
"""Posts offered at once, newest first."""


@dataclass(frozen=True, slots=True)
class AlikeGroup:
    """Posts with one thing in common."""

    words: str
    """``the code CLUB5``."""
    rows: tuple[PostRow, ...]
    """The others, newest first; never posts with an answer of the owner or a recorded tie."""


def alike_posts(reader: Reader, key: int) -> tuple[AlikeGroup, ...]:
    """Groups of posts like this one, the most telling likeness first; each set of posts once."""
    wanted = _features(reader, (key,)).get(key, {})
    candidates = {feature: _candidates(reader, feature, key) for feature in wanted.values()}
    known = _features(reader, {one for keys in candidates.values() for one in keys})
    groups: dict[tuple[int, ...], str] = {}
    for feature, keys in candidates.items():
        alike = tuple(one for one in keys if feature.key in known.get(one, {}))
        if alike:
            groups.setdefault(alike, feature_words(feature))
    return tuple(AlikeGroup(words, tuple(post_rows(reader, k))) for k, words in groups.items())


def learned(reader: Reader) -> tuple[tuple[str, str, int], ...]:
    """(answer, what posts share, number of corrected posts) of all that was learned."""
    text = reader.value("SELECT digest FROM stages WHERE name = 'lessons'") or ""
    return tuple(
        (one.answer, feature_words(one.feature), one.support) for one in lessons_from(text)
    )


def _candidates(reader: Reader, feature: Feature, key: int) -> list[int]:
    query, values = alike_query(feature)
    rows = reader.rows(
        "SELECT p.key FROM posts p JOIN judgements j ON j.post_key = p.key"
        f" WHERE p.key IN ({query}) AND p.standing = 'own' AND p.key <> ? AND j.tie <> 'recorded'"
        " AND NOT EXISTS (SELECT 1 FROM corrections c WHERE c.post_id = p.id)"
        " ORDER BY p.published_at DESC, p.key DESC LIMIT ?",
        (*values, key, MOST),
    )
    return [one for (one,) in rows]


def _features(reader: Reader, keys: Iterable[int]) -> dict[int, dict[tuple[str, str], Feature]]:
    found: dict[int, dict[tuple[str, str], Feature]] = {}
    listed = sorted(keys)
    for at in range(0, len(listed), MOST):
        found.update(_read_features(reader, listed[at : at + MOST]))
    return found


def _read_features(
    reader: Reader, keys: Sequence[int]
) -> dict[int, dict[tuple[str, str], Feature]]:
    marks = ",".join("?" * len(keys))
    signals = signals_of(
        reader.rows(
            f"SELECT post_key, {SPAN_COLUMNS} FROM spans WHERE post_key IN ({marks})"
            " ORDER BY post_key, ordinal",
            keys,
        )
    )
    named: dict[int, list[BrandMention]] = {}
    for post, brand, name in reader.rows(
        "SELECT m.post_key, m.brand_id, coalesce(b.name, m.text) FROM mentions m LEFT JOIN brands"
        f" b ON b.id = m.brand_id WHERE m.post_key IN ({marks}) ORDER BY m.post_key, m.ordinal",
        keys,
    ):
        named.setdefault(post, []).append(BrandMention(brand, "", 0, 0, 0, name))
    texts = reader.rows(
        f"SELECT key, id, platform, parts, text FROM posts WHERE key IN ({marks})", keys
    )
    return {
        key: features_of(
            ScanInput(id_, platform, scan_parts(parts, text)),
            signals.get(key, ()),
            named.get(key, ()),
        )
        for key, id_, platform, parts, text in texts
    }
