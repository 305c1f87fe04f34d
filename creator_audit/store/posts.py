"""Posts in: new, edited, unchanged or seen twice, counted exactly."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from creator_audit.model.account import Account
from creator_audit.model.post import Post, Standing
from creator_audit.store import encoding
from creator_audit.store.accounts import write_account
from creator_audit.store.calendar import time_zone
from creator_audit.store.caption_joins import joined_captions, with_caption
from creator_audit.store.database import Store
from creator_audit.store.post_rows import COLUMNS, INSERT, UPDATE, to_row, united
from creator_audit.store.search_index import refresh_search

_AT_ONCE = 500
_NEW, _EDITED, _UNCHANGED = "new", "edited", "unchanged"
_SIGHTING = "INSERT INTO sightings (import_id, post_key, state, was_missing) VALUES (?,?,?,?)"


@dataclass(slots=True)
class WriteCounts:
    """What became of the posts; ``found = new + edited + unchanged + duplicate + rejected``."""

    new: int = 0
    edited: int = 0
    unchanged: int = 0
    duplicate: int = 0
    other: dict[str, int] = field(default_factory=dict)
    """Records kept apart by standing (repost, draft …): outside the sum."""

    @property
    def written(self) -> int:
        """Own posts written; add the rejected ones to get `found`."""
        return self.new + self.edited + self.unchanged + self.duplicate

    def add(self, more: "WriteCounts") -> None:
        """Add the counts of another batch."""
        self.new += more.new
        self.edited += more.edited
        self.unchanged += more.unchanged
        self.duplicate += more.duplicate
        for standing, number in more.other.items():
            self.other[standing] = self.other.get(standing, 0) + number


class PostWriter:
    """Writes the posts of one import, batch by batch; call `finish` once at the end."""

    def __init__(self, store: Store, import_id: int) -> None:
        self.store = store
        self.import_id = import_id
        self.counts = WriteCounts()
        self._zone = time_zone(store.setting("time_zone"))
        self._next_key = int(store.value("SELECT coalesce(max(key), 0) FROM posts")) + 1
        self._accounts = {row[0] for row in store.rows("SELECT id FROM accounts")}
        self._joined = joined_captions(store)
        self._now = datetime.now(UTC).isoformat(timespec="seconds")

    def add_account(self, account: Account) -> None:
        """Write the account that the export names."""
        with self.store.atomic():
            write_account(self.store, account)
        self._accounts.add(account.id)

    def write(self, batch: Iterable[Post]) -> WriteCounts:
        """Write one batch in one transaction; what became of it."""
        posts = list(batch)
        counts = WriteCounts()
        with self.store.atomic():
            for at in range(0, len(posts), _AT_ONCE):
                self._write(posts[at : at + _AT_ONCE], counts)
        self.counts.add(counts)
        return counts

    def _write(self, posts: Sequence[Post], counts: WriteCounts) -> None:
        if self._joined:
            posts = [self._as_joined(post) for post in posts]
        self._know_accounts(posts)
        rows = [to_row(post, self._zone) for post in posts]
        known = self._known([row[0] for row in rows])
        fresh: dict[str, int] = {}
        inserts: list[tuple[Any, ...]] = []
        sightings: list[tuple[int, int, str, int | None]] = []
        later = []
        for post, row in zip(posts, rows, strict=True):
            id_ = row[0]
            if id_ in known or id_ in fresh:
                later.append((post, row))
                continue
            fresh[id_] = key = self._next_key
            self._next_key += 1
            inserts.append((*row, self.import_id, key))
            sightings.append((self.import_id, key, _NEW, None))
            self._count(counts, post, _NEW)
        self.store.run_many(INSERT, inserts)
        states = dict.fromkeys(fresh.values(), _NEW)
        for post, row in later:
            key, digest, was_missing, is_seen = known.get(row[0]) or (fresh[row[0]], "", None, 1)
            if is_seen:
                self._count_again(counts, key, post, states)
                self._merge(key, post)
                continue
            is_edited = digest != row[17] and self._merge(key, post)
            state = _EDITED if is_edited else _UNCHANGED
            known[row[0]] = (key, digest, None, 1)
            states[key] = state
            sightings.append((self.import_id, key, state, was_missing))
            self._count(counts, post, state)
        self.store.run_many(_SIGHTING, sightings)

    def _count_again(
        self, counts: WriteCounts, key: int, post: Post, states: dict[int, str]
    ) -> None:
        """A second record of a post: a duplicate, unless it says that the first counts no more."""
        was = "SELECT standing FROM posts WHERE key = ?"
        if post.standing is Standing.OWN or self.store.value(was, (key,)) != Standing.OWN:
            self._count(counts, post, "duplicate")
            return
        sighted = "SELECT state FROM sightings WHERE import_id = ? AND post_key = ?"
        state = states.get(key) or self.store.value(sighted, (self.import_id, key))
        setattr(counts, state, getattr(counts, state) - 1)
        standing = post.standing.value
        counts.other[standing] = counts.other.get(standing, 0) + 1

    def _count(self, counts: WriteCounts, post: Post, state: str) -> None:
        if post.standing is Standing.OWN:
            setattr(counts, state, getattr(counts, state) + 1)
        elif state != "duplicate":
            standing = post.standing.value
            counts.other[standing] = counts.other.get(standing, 0) + 1

    def _as_joined(self, post: Post) -> Post:
        """A caption joined to a post before is that post's text, not a post of its own."""
        owner = self._joined.get(post.id)
        if owner is None:
            return post
        row = self.store.connection.execute(
            f"SELECT {encoding.POST_COLUMNS} FROM posts WHERE id = ?", (owner,)
        ).fetchone()
        return with_caption(encoding.post(row), post) if row else post

    def _know_accounts(self, posts: Sequence[Post]) -> None:
        for post in posts:
            if post.account_id not in self._accounts:
                handle = post.account_id.partition(":")[2]
                write_account(self.store, Account(post.account_id, post.platform, handle))
                self._accounts.add(post.account_id)

    def _known(self, ids: Sequence[str]) -> dict[str, tuple[int, str, int | None, int]]:
        marks = ",".join("?" * len(ids))
        rows = self.store.rows(
            "SELECT p.id, p.key, p.digest, p.missing_since, s.post_key IS NOT NULL FROM posts p"
            " LEFT JOIN sightings s ON s.import_id = ? AND s.post_key = p.key"
            f" WHERE p.id IN ({marks})",
            (self.import_id, *ids),
        )
        return {row[0]: row[1:] for row in rows}

    def _merge(self, key: int, post: Post) -> bool:
        """Unite a record with the stored one; whether its words or facts changed."""
        columns = ", ".join(COLUMNS[:-1])
        row = self.store.connection.execute(
            f"SELECT {columns} FROM posts WHERE key = ?", (key,)
        ).fetchone()
        old = dict(zip(COLUMNS, row, strict=False))
        stored = self.store.connection.execute(
            f"SELECT {encoding.POST_COLUMNS} FROM posts WHERE key = ?", (key,)
        ).fetchone()
        new = to_row(united(encoding.post(stored), post), self._zone)
        if new == row[:-1]:
            return False
        is_changed = bool(new[17] != old["digest"])
        if is_changed:
            self._keep_version(key, old)
            forget_stages(self.store, [key])
        self.store.run(UPDATE, (*new, old["import_id"], key))
        return is_changed

    def _keep_version(self, key: int, old: dict[str, Any]) -> None:
        self.store.run(
            "INSERT OR IGNORE INTO post_versions (post_key, import_id, text, row, replaced_at)"
            " SELECT ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM sightings"
            " WHERE import_id = ?2 AND post_key = ?1 AND state = 'new')",
            (key, self.import_id, old["text"], json.dumps(old), self._now),
        )

    def finish(self) -> int:
        """Note what is missing since, and bring the search up to date; number missing.

        Missing are posts of the same account and layout family, of kinds this import holds and
        inside the span of time it covers, that it does not hold any more.
        """
        with self.store.atomic():
            missing = _mark_missing(self.store, self.import_id)
            refresh_search(self.store, self.import_id)
        return missing


def ids_of(store: Store, keys: Sequence[int]) -> tuple[str, ...]:
    """Ids of the posts in these rows, in their order."""
    found: dict[int, str] = {}
    for at in range(0, len(keys), _AT_ONCE):
        some = keys[at : at + _AT_ONCE]
        marks = ",".join("?" * len(some))
        found.update(store.rows(f"SELECT key, id FROM posts WHERE key IN ({marks})", some))
    return tuple(found[key] for key in keys if key in found)


def forget_stages(store: Store, keys: Iterable[int]) -> None:
    """Drop the scan of posts whose words changed; their judgement follows from the new one."""
    store.run_many("DELETE FROM scans WHERE post_key = ?", [(key,) for key in keys])


def _mark_missing(store: Store, import_id: int) -> int:
    store.run(
        "UPDATE posts SET missing_since = NULL WHERE missing_since IS NOT NULL AND key IN"
        " (SELECT post_key FROM sightings WHERE import_id = ?)",
        (import_id,),
    )
    spans = store.rows(
        "SELECT p.account_id, p.kind, min(p.published_at), max(p.published_at)"
        " FROM sightings s JOIN posts p ON p.key = s.post_key"
        " WHERE s.import_id = ? AND p.standing = 'own' AND p.published_at IS NOT NULL"
        " GROUP BY p.account_id, p.kind",
        (import_id,),
    )
    layout = store.value("SELECT layout FROM imports WHERE id = ?", (import_id,)) or ""
    # A table or an HTML export beside the JSON one says nothing of what the latter lost.
    family = f"{layout.partition(' ')[0]} %{layout.rpartition(' ')[2]}"
    missing = 0
    for account, kind, first, last in spans:
        missing += store.run(
            "UPDATE posts SET missing_since = ?1 WHERE account_id = ?2 AND kind = ?3"
            " AND standing = 'own' AND published_at BETWEEN ?4 AND ?5 AND missing_since IS NULL"
            " AND import_id <> ?1 AND layout LIKE ?6 AND NOT EXISTS"
            " (SELECT 1 FROM sightings s WHERE s.import_id = ?1 AND s.post_key = posts.key)",
            (import_id, account, kind, first, last, family),
        )
    return missing


def posts_without_text(store: Store) -> list[Post]:
    """Own posts whose export held no text for them."""
    rows = store.connection.execute(
        f"SELECT {encoding.POST_COLUMNS} FROM posts WHERE standing = 'own' AND has_text = 0"
        " ORDER BY key"
    )
    return [encoding.post(row) for row in rows]


def captions_beside(store: Store, platforms: Iterable[str]) -> Iterator[tuple[Post, int]]:
    """Posts with text that came from a table, with the import that brought them."""
    for platform in sorted(platforms):
        rows = store.connection.execute(
            f"SELECT {encoding.POST_COLUMNS}, import_id FROM posts WHERE standing = 'own'"
            " AND has_text = 1 AND platform = ? AND layout LIKE '%table%' ORDER BY key",
            (platform,),
        )
        yield from ((encoding.post(row[:-1]), row[-1]) for row in rows)


def subtitles_and_videos(store: Store) -> tuple[list[tuple[Post, int]], list[Post]]:
    """Words of subtitle files no video has yet, with their import; and the videos, if any wait."""
    chosen = f"SELECT {encoding.POST_COLUMNS}, import_id FROM posts WHERE standing = 'own'"
    rows = store.connection.execute(f"{chosen} AND platform = 'subtitles' ORDER BY key").fetchall()
    waiting = [(encoding.post(row[:-1]), int(row[-1])) for row in rows]
    if not waiting:
        return [], []
    rows = store.connection.execute(f"{chosen} AND platform <> 'subtitles' ORDER BY key").fetchall()
    return waiting, [encoding.post(row[:-1]) for row in rows]
