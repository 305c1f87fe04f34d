"""Brand mentions in and out, and the reduced posts that the trust risks look at."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from creator_audit.model.brand import BrandMention, Stance
from creator_audit.model.history import TimelineEntry, TrustPost
from creator_audit.store.calendar import read_day
from creator_audit.store.database import Store
from creator_audit.store.encoding import clean, load
from creator_audit.store.spans import read_spans

BATCH = 1_000
_INSERT = (
    'INSERT INTO mentions (post_key, ordinal, brand_id, published_at, part, start, "end", text,'
    " stance, tie) SELECT ?, ?, ?, published_at, ?, ?, ?, ?, ?, ? FROM posts WHERE key = ?1"
)


def write_mentions(
    store: Store, results: Iterable[tuple[int, str, Sequence[BrandMention]]]
) -> None:
    """Replace the mentions of these posts; rows of (post key, strength of its tie, mentions)."""
    keys: list[tuple[int]] = []
    rows: list[tuple[Any, ...]] = []
    for key, tie, mentions in results:
        keys.append((key,))
        rows.extend(
            (key, n, m.brand_id, m.part, m.start, m.end, clean(m.text), m.stance.value, tie)
            for n, m in enumerate(mentions)
        )
    with store.atomic():
        store.run_many("DELETE FROM mentions WHERE post_key = ?", keys)
        store.run_many(_INSERT, rows)


def trust_posts(store: Store) -> Iterator[TrustPost]:
    """Judged posts with a sign or a mention, in order of time, then id."""
    keys = [
        key
        for (key,) in store.rows(
            "SELECT p.key FROM posts p JOIN judgements j ON j.post_key = p.key"
            " WHERE p.standing = 'own' AND (EXISTS (SELECT 1 FROM spans s WHERE s.post_key = p.key)"
            " OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_key = p.key))"
            " ORDER BY p.published_at, p.id"
        )
    ]
    for at in range(0, len(keys), BATCH):
        yield from _trust_posts(store, keys[at : at + BATCH])


def _trust_posts(store: Store, keys: Sequence[int]) -> list[TrustPost]:
    marks = ",".join("?" * len(keys))
    rows = store.rows(
        "SELECT p.key, p.id, p.account_id, p.platform, p.day, p.parts, j.class, j.also, j.tie,"
        " j.redirect, j.is_disclosed FROM posts p JOIN judgements j ON j.post_key = p.key"
        f" WHERE p.key IN ({marks})",
        keys,
    )
    spans, mentions = read_spans(store, keys), _mentions(store, keys)
    found = {
        key: TrustPost(
            post_id=id_,
            account_id=account,
            platform=platform,
            day=read_day(day),
            post_class=class_,
            also=tuple(load(also)),
            tie=tie,
            redirect=bool(redirect),
            is_disclosed=bool(is_disclosed),
            signals=spans.get(key, ()),
            roles=tuple(part[0] for part in load(parts)),
            mentions=tuple(mentions.get(key, ())),
        )
        for key, id_, account, platform, day, parts, class_, also, tie, redirect, is_disclosed
        in rows
    }  # fmt: skip
    return [found[key] for key in keys]


def _mentions(store: Store, keys: Sequence[int]) -> dict[int, list[BrandMention]]:
    found: dict[int, list[BrandMention]] = {}
    for key, brand, id_, part, start, end, text, stance in store.rows(
        'SELECT m.post_key, m.brand_id, p.id, m.part, m.start, m."end", m.text, m.stance'
        " FROM mentions m JOIN posts p ON p.key = m.post_key"
        f" WHERE m.post_key IN ({','.join('?' * len(keys))}) ORDER BY m.post_key, m.ordinal",
        keys,
    ):
        mention = BrandMention(brand, id_, part, start, end, text, Stance(stance))
        found.setdefault(key, []).append(mention)
    return found


def timeline(store: Store) -> list[TimelineEntry]:
    """Every dated, judged post with text, in order of account, then time, then id."""
    rows = store.rows(
        "SELECT p.id, p.account_id, p.day, j.class FROM posts p JOIN judgements j"
        " ON j.post_key = p.key WHERE p.standing = 'own' AND p.has_text = 1 AND p.day > 0"
        " ORDER BY p.account_id, p.published_at, p.id"
    )
    return [
        TimelineEntry(id_, account, day, class_)
        for id_, account, number, class_ in rows
        if (day := read_day(number)) is not None
    ]


def trust_digest(store: Store) -> str:
    """Digest the trust findings were made with; empty: posts or facts changed since."""
    return str(store.value("SELECT digest FROM stages WHERE name = 'trust'") or "")


def set_trust_digest(store: Store, digest: str) -> None:
    """Note that the trust findings are up to date with `digest`."""
    with store.atomic():
        store.run("INSERT OR REPLACE INTO stages VALUES ('trust', ?)", (digest,))
