"""Which members hold the account's posts, whose they are, and what stays closed."""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.contract import NotRead
from creator_audit.importers.decode import clean_text, text_of
from creator_audit.importers.json_stream import top_level
from creator_audit.importers.platform_facts import platform_facts

HEAD_BYTES = 1 << 16
ACTOR_BYTES = 1 << 20
_STAMP = re.compile(r"archive-(20\d\d)(\d\d)(\d\d)\d{6}-[0-9a-f]{8,}")
_SAVED = re.compile(r"(?:.*/)?(?P<host>[\w-]+(?:\.[\w-]+)+)\.user\.(?P<name>[\w.-]+)\.json", re.I)
_ACTOR = re.compile(rb'"(?:actor|attributedTo)"\s*:\s*"(https?://[^"\\]{1,400})"')


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose archive it is; the handle is ``name@server``."""

    name: str = ""
    host: str = ""
    display_name: str = ""

    @property
    def handle(self) -> str:
        """``name@server``, or what of it is known."""
        return "@".join(piece for piece in (self.name, self.host) if piece)


def outboxes(tree: ArchiveTree) -> tuple[str, ...]:
    """Members that are an outbox by their first keys; the name alone proves nothing."""
    return tuple(
        name for name in tree.find("outbox.json") if _is_outbox(tree.head(name, HEAD_BYTES))
    )


def _is_outbox(head: bytes) -> bool:
    shape, keys = top_level(head)
    is_collection = b"OrderedCollection" in head or b"orderedItems" in head[:4096]
    return shape == "object" and is_collection and bool({"orderedItems", "type"} & set(keys))


def saved_lists(tree: ArchiveTree) -> tuple[str, ...]:
    """Lists of statuses as saved through the API: ``server.user.name.json``."""
    found = []
    for name in tree.names:
        if _SAVED.fullmatch(name) and b'"statuses"' in tree.head(name, ACTOR_BYTES):
            found.append(name)
    return tuple(found)


def owner_of(tree: ArchiveTree, members: Sequence[str]) -> Owner:
    """From ``actor.json``, else from the name of the list, else from the first activity."""
    for name in tree.find("actor.json"):
        with suppress(ValueError, RecursionError, DamagedMemberError):
            actor = json.loads(tree.head(name, ACTOR_BYTES))
            if isinstance(actor, dict) and text_of(actor.get("preferredUsername")):
                return _of_actor(actor)
    for name in members:
        saved = _SAVED.fullmatch(name)
        if saved:
            return Owner(saved["name"], saved["host"].casefold())
        found = _ACTOR.search(tree.head(name, HEAD_BYTES))
        if found:
            parts = urlsplit(found[1].decode("utf-8", "replace"))
            return Owner(
                parts.path.rstrip("/").rsplit("/", 1)[-1].lstrip("@"), parts.hostname or ""
            )
    return Owner()


def _of_actor(actor: Mapping[str, object]) -> Owner:
    host = urlsplit(text_of(actor.get("id")) or text_of(actor.get("url"))).hostname or ""
    name = clean_text(text_of(actor.get("preferredUsername")))
    return Owner(name, host, clean_text(text_of(actor.get("name"))))


def export_day(tree: ArchiveTree) -> date | None:
    """The day in the name under which the server offers the archive."""
    for name in (*(path.name for path in tree.sources), tree.names[0]):
        found = _STAMP.search(name)
        if found:
            with suppress(ValueError):
                year, month, day = map(int, found.groups())
                return datetime(year, month, day, tzinfo=UTC).date()
    return None


def closed_members(tree: ArchiveTree) -> tuple[NotRead, ...]:
    """Lists that are never opened; media are named once."""
    found = []
    for entry in platform_facts("mastodon")["not_read"]:
        for pattern in entry["names"]:
            found += [NotRead(name, entry["why"]) for name in tree.find(pattern)]
    media = tuple(name for name in tree.names if "media_attachments/" in name)
    if media:
        why = f"pictures and videos are never opened ({len(media)})"
        found.append(NotRead("media_attachments", why))
    return tuple(found)
