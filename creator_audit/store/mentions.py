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
    listed = list(results)
    write_mention_rows(store, [key for key, *_ in listed], mention_rows(listed))


def mention_rows(
    results: Iterable[tuple[int, Judgement, Sequence[BrandMention]]],
) -> list[tuple[Any, ...]]:
    """The mentions as rows for `write_mention_rows`."""
    return [
        (
            key, n, m.brand_id, m.part, m.start, m.end, clean(m.text), m.stance.value,
            judgement.tie.strength.value,
        )
        for key, judgement, mentions in results
        for n, m in enumerate(mentions)
    ]  # fmt: skip


def write_mention_rows(store: Store, keys: Iterable[int], rows: Iterable[tuple[Any, ...]]) -> None:
    """Replace the mentions of the posts with these keys."""
    with store.atomic():
        store.run_many("DELETE FROM mentions WHERE post_key = ?", [(key,) for key in keys])
        store.run_many(_INSERT, rows)
