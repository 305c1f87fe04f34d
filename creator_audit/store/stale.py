"""Which posts a change to the user's records concerns: exactly those are judged again."""

import json
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from creator_audit.store.database import Store

_WORD = re.compile(r"[^\W_]+")
_NAME_LISTS = ("aliases", "handles", "codes", "domains")
_ALL_POSTS = frozenset({"time_zone", "jurisdictions", "audience", "country"})


def mark_stale(store: "Store", post_keys: Iterable[int]) -> None:
    """Have these posts judged again."""
    store.run_many(
        "UPDATE judgements SET digest = '' WHERE post_key = ?", [(key,) for key in post_keys]
    )
    store.run("DELETE FROM stages WHERE name = 'trust'")


def mark_concerned(
    store: "Store", table: str, before: dict[str, Any] | None, after: dict[str, Any] | None
) -> None:
    """Have the posts judged again that a changed row of a user's table speaks of."""
    rows = [row for row in (before, after) if row]
    if table in ("deals", "brands", "names"):
        mark_stale(store, naming(store, {name for row in rows for name in _names(row)}))
    elif table == "corrections":
        ids = [row["post_id"] for row in rows]
        marks = ",".join("?" * len(ids))
        mark_stale(
            store,
            (key for (key,) in store.rows(f"SELECT key FROM posts WHERE id IN ({marks})", ids)),
        )
    elif table == "label_answers":
        for row in rows:
            _mark_account(store, row)
    elif table == "settings" and any(row["key"] in _ALL_POSTS for row in rows):
        store.run("UPDATE judgements SET digest = ''")
        store.run("DELETE FROM stages WHERE name = 'trust'")
    elif table == "rivals" or (
        table == "settings" and any(row["key"] == "not_rivals" for row in rows)
    ):
        store.run("DELETE FROM stages WHERE name = 'trust'")


def _names(row: dict[str, Any]) -> Iterable[str]:
    yield from (row[name] for name in ("brand", "name") if row.get(name))
    for column in _NAME_LISTS:
        yield from json.loads(row.get(column) or "[]")


def _mark_account(store: "Store", row: dict[str, Any]) -> None:
    since, until = (int(row[name].replace("-", "") or 0) for name in ("since", "until"))
    store.run(
        "UPDATE judgements SET digest = '' WHERE post_key IN (SELECT key FROM posts"
        " WHERE account_id = ? AND label_state IS NULL AND (day = 0 OR day BETWEEN ? AND ?))",
        (row["account_id"], since, until),
    )
    store.run("DELETE FROM stages WHERE name = 'trust'")


def naming(store: "Store", names: Iterable[str]) -> set[int]:
    """Keys of posts that may name one of `names` in words, signs or links.

    Rather too many than too few: captions with look-alike letters, which the full text search
    cannot read, always count; so does a word that only begins with the name.
    """
    found: set[int] = set()
    wanted = {name.strip().lstrip("@#").casefold() for name in names} - {""}
    if not wanted:
        return found
    found.update(key for (key,) in store.rows("SELECT key FROM posts WHERE is_styled = 1"))
    found.update(_with_signs(store, wanted))
    for name in sorted(wanted):
        found.update(
            key
            for (key,) in store.rows(
                "SELECT key FROM posts WHERE (links <> '' AND links LIKE ?1 ESCAPE '!')"
                " OR (labels <> '' AND labels LIKE ?1 ESCAPE '!')"
                " OR (collaborators <> '' AND collaborators LIKE ?1 ESCAPE '!')",
                (f"%{_like(name)}%",),
            )
        )
        words = _WORD.findall(name)
        for phrase in {" ".join(words), "".join(words)} - {""}:
            found.update(
                key
                for (key,) in store.rows(
                    "SELECT rowid FROM posts_fts WHERE posts_fts MATCH ?", (f'"{phrase}" *',)
                )
            )
    return found


def _with_signs(store: "Store", wanted: set[str]) -> Iterable[int]:
    """Posts with a code, host or handle that holds one of the names."""
    for (value,) in store.rows("SELECT DISTINCT value FROM spans WHERE value <> ''"):
        folded = value.casefold()
        if any(name in folded for name in wanted):
            yield from (
                key
                for (key,) in store.rows(
                    "SELECT post_key FROM spans WHERE value = ? AND value <> ''", (value,)
                )
            )


def _like(name: str) -> str:
    return re.sub(r"([%_!])", r"!\1", name)
