"""A post as the columns of its row, and what a second export of it adds."""

import re
from dataclasses import replace
from datetime import UTC, tzinfo
from hashlib import blake2b
from typing import Any

from creator_audit.model.post import PartRole, Post, label_state
from creator_audit.store.calendar import local_day
from creator_audit.store.encoding import (
    PART_BREAK,
    clean,
    dump,
    epoch,
    labels_column,
    parts_column,
)

COLUMNS = (
    "id", "account_id", "platform", "kind", "standing", "native_id", "published_at",
    "utc_offset", "zone_known", "edited_at", "day", "ym", "permalink", "has_text", "is_styled",
    "label_state", "relation", "digest", "file", "pointer", "layout", "parts", "links", "media",
    "labels", "collaborators", "extra", "text", "import_id", "key",
)  # fmt: skip
"""Order of `to_row`, which ends before the last two."""

INSERT = f"INSERT INTO posts ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
UPDATE = f"UPDATE posts SET {', '.join(f'{c} = ?' for c in COLUMNS[:-1])} WHERE key = ?"

_STYLED = re.compile(
    "[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff\uff01-\uff5e\u2100-\u214f\u2460-\u24ff"
    "\U0001d400-\U0001d7ff\U0001f100-\U0001f1e5]"
)
"""Letters that look like others or break words: the full text search does not see through."""


def to_row(post: Post, zone: tzinfo) -> tuple[Any, ...]:
    """The columns of a post, without import and key."""
    parts = post.parts
    text = parts[0].text if len(parts) == 1 else PART_BREAK.join([p.text for p in parts])
    if not text.isascii():
        text = clean(text)
        is_styled = _STYLED.search(text) is not None
    else:
        is_styled = False
    state = label_state(post.labels) if post.labels else None
    published = post.published_at
    day = local_day(published, zone)
    columns = parts_column(parts) if parts else ""
    links = clean(dump([[x.url, x.text] if x.text else [x.url] for x in post.links]))
    labels = clean(labels_column(post.labels)) if post.labels else ""
    seconds = None if published is None else int(published.timestamp() // 1)
    permalink = clean(post.permalink)
    kind, standing = post.kind.value, post.standing.value
    told = f"{kind}\x1f{standing}\x1f{seconds}\x1f{permalink}\x1f{columns}\x1f{links}\x1f{labels}"
    digest = blake2b(f"{told}\x1f{text}".encode(), digest_size=8).hexdigest()
    relation = next((v for k, v in post.extra if k == "relation"), "") if post.extra else ""
    return (
        clean(post.id), post.account_id, post.platform, kind, standing, clean(post.native_id),
        seconds, post.utc_offset_minutes, post.is_zone_known, epoch(post.edited_at), day,
        day // 100, permalink, post.has_text, is_styled, state, relation.strip().lower(), digest,
        clean(post.source.file), clean(post.source.pointer), post.source.layout, columns, links,
        clean(dump([[x.uri, x.kind.value] for x in post.media])), labels,
        clean(dump(post.collaborators)), clean(dump(post.extra)), text,
    )  # fmt: skip


ONLY_ADDS = "studio table"
"""Layouts that end so hold titles, days and counts: they add to a fuller record, never replace."""


def united(old: Post, new: Post) -> Post:
    """The newer record with everything it lost against the older one."""
    if new.source.layout.endswith(ONLY_ADDS) and not old.source.layout.endswith(ONLY_ADDS):
        old, new = new, old
    words = new.parts if new.has_text or not old.has_text else old.parts
    if not any(part.role is PartRole.TRANSCRIPT for part in words):
        # Spoken words come from a file of their own; an export without them takes none away.
        words += tuple(part for part in old.parts if part.role is PartRole.TRANSCRIPT)
    stated = dict(old.extra) | dict(new.extra)
    published = new.published_at or old.published_at
    if published is not None:
        published = published.astimezone(UTC).replace(microsecond=0)
    is_newer_zone_worse = old.is_zone_known and not new.is_zone_known
    return replace(
        new,
        account_id=old.account_id if new.account_id.endswith(":") else new.account_id,
        published_at=old.published_at if is_newer_zone_worse else published,
        is_zone_known=old.is_zone_known or new.is_zone_known,
        edited_at=new.edited_at or old.edited_at,
        native_id=new.native_id or old.native_id,
        permalink=new.permalink or old.permalink,
        parts=words,
        links=_union(old.links, new.links),
        media=new.media or old.media,
        labels=_union(old.labels, new.labels),
        collaborators=_union(old.collaborators, new.collaborators),
        extra=tuple(stated.items()),
    )


def _union(old: tuple[Any, ...], new: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*new, *(item for item in old if item not in new)) if old != new else new
