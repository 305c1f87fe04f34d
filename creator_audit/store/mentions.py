"""Brand mentions of judged posts."""

from collections.abc import Iterable, Sequence
from typing import Any

from creator_audit.model.brand import BrandMention
from creator_audit.model.judgement import Judgement
from creator_audit.store.database import Store
from creator_audit.store.encoding import clean

_INSERT = (
    'INSERT INTO mentions (post_key, ordinal, brand_id, published_at, part, start, "end", text,'
    " stance, tie) SELECT ?, ?, ?, published_at, ?, ?, ?, ?, ?, ? FROM posts WHERE key = ?1"
)


def write_mentions(
    store: Store, results: Iterable[tuple[int, Judgement, Sequence[BrandMention]]]
) -> None:
    """Replace the mentions of these posts; rows of (post key, its judgement, mentions)."""
    keys: list[tuple[int]] = []
    rows: list[tuple[Any, ...]] = []
    for key, judgement, mentions in results:
        keys.append((key,))
        tie = judgement.tie.strength.value
        rows.extend(
            (key, n, m.brand_id, m.part, m.start, m.end, clean(m.text), m.stance.value, tie)
            for n, m in enumerate(mentions)
        )
    with store.atomic():
        store.run_many("DELETE FROM mentions WHERE post_key = ?", keys)
        store.run_many(_INSERT, rows)
