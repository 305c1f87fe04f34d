"""A client's judged posts, reduced to what the risks over several posts look at."""

from collections.abc import Sequence

from creator_audit.model.brand import BrandMention, Stance
from creator_audit.model.history import TOLD_ALONE, History, TimelineEntry, TrustPost
from creator_audit.rules.ownership import with_owners
from creator_audit.store.calendar import read_day
from creator_audit.store.database import Store
from creator_audit.store.encoding import load, part_rows
from creator_audit.store.facts import UserFacts
from creator_audit.store.spans import read_spans

BATCH = 1_000
_TELLING = (
    "SELECT p.key FROM posts p JOIN judgements j ON j.post_key = p.key"
    " WHERE p.standing = 'own' AND (j.redirect = 1"
    " OR EXISTS (SELECT 1 FROM mentions m WHERE m.post_key = p.key)"
    " OR EXISTS (SELECT 1 FROM spans s WHERE s.post_key = p.key"
    f" AND s.kind IN ({','.join('?' * len(TOLD_ALONE))})))"
    " ORDER BY p.published_at, p.id"
)


def read_history(store: Store, facts: UserFacts) -> History:
    """All judged posts that a risk may speak of, with deals, brands and rivals."""
    keys = [key for (key,) in store.rows(_TELLING, sorted(TOLD_ALONE))]
    posts: list[TrustPost] = []
    for at in range(0, len(keys), BATCH):
        posts.extend(_trust_posts(store, keys[at : at + BATCH]))
    return History(
        posts,
        _timeline(store),
        facts.deals,
        with_owners(facts.brands),
        facts.rivals,
        facts.not_rivals,
    )


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
        row[0]: TrustPost(
            post_id=row[1],
            account_id=row[2],
            platform=row[3],
            day=read_day(row[4]),
            post_class=row[6],
            also=tuple(load(row[7])),
            tie=row[8],
            redirect=bool(row[9]),
            is_disclosed=bool(row[10]),
            signals=spans.get(row[0], ()),
            roles=tuple(part[0].value for part in part_rows(row[5], "")),
            mentions=tuple(mentions.get(row[0], ())),
        )
        for row in rows
    }
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


def _timeline(store: Store) -> list[TimelineEntry]:
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
