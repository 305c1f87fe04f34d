"""One own post, from the outbox (ActivityPub) or from a saved list of statuses (the API)."""

from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from creator_audit.importers.decode import clean_text, iso_moment, text_of
from creator_audit.importers.mastodon.texts import read_html
from creator_audit.model.account import account_id
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import (
    ImportSource,
    Link,
    Media,
    MediaKind,
    PartRole,
    Post,
    TextPart,
    digest_id,
    post_id,
)

PLATFORM = "mastodon"
Record = dict[str, object]
_PUBLIC = frozenset({"https://www.w3.org/ns/activitystreams#Public", "as:Public", "Public"})
_TYPES = ("Note", "Question", "Article", "Page", "Image", "Video", "Audio", "Event")
_KINDS = {"image": MediaKind.PHOTO, "video": MediaKind.VIDEO, "audio": MediaKind.AUDIO}
_KINDS |= {"gifv": MediaKind.VIDEO}
_SHOWN_TO_ALL = ("public", "unlisted")


@dataclass(slots=True)
class NoteReader:
    """Turns records into posts of one account, and counts what is left out."""

    handle: str
    host: str
    layout: str
    boosts: int = 0
    direct: int = 0
    others: dict[str, int] = field(default_factory=dict)
    """Kind of activity that is no post -> how many."""

    def activity(self, record: object, source: ImportSource) -> Post | ImportIssue | None:
        """The post of an entry of the outbox; None for boosts, direct messages and the like."""
        kind = text_of(record.get("type")) if isinstance(record, dict) else ""
        if not isinstance(record, dict) or not kind:
            return _unreadable(source)
        note = record if kind in _TYPES else record.get("object")
        if kind == "Announce":
            self.boosts += 1
        elif kind != "Create" and kind not in _TYPES:
            self.others[kind] = self.others.get(kind, 0) + 1
        elif not isinstance(note, dict):
            return _unreadable(source)
        elif (audience := _audience(record, note)) == "direct":
            self.direct += 1
        else:
            return self._post(note, audience, source, record.get("published"))
        return None

    def status(self, record: object, source: ImportSource) -> Post | ImportIssue | None:
        """The post of an entry of a saved list of statuses."""
        if not isinstance(record, dict):
            return _unreadable(source)
        if record.get("reblog") is not None:
            self.boosts += 1
            return None
        audience = text_of(record.get("visibility"))
        if audience == "direct":
            self.direct += 1
            return None
        language = text_of(record.get("language"))
        content = text_of(record.get("content"))
        attached = record.get("media_attachments")
        note: Record = {
            "id": text_of(record.get("uri")) or text_of(record.get("id")),
            "url": record.get("url"),
            "published": record.get("created_at"),
            "updated": record.get("edited_at"),
            "content": content,
            "contentMap": {language: content} if language else None,
            "summary": record.get("spoiler_text"),
            "inReplyTo": record.get("in_reply_to_id"),
            "attachment": attached,
            "likes": {"totalItems": record.get("favourites_count")},
            "shares": {"totalItems": record.get("reblogs_count")},
        }
        return self._post(note, audience, source, None)

    def _post(
        self, note: Record, audience: str, source: ImportSource, done_at: object
    ) -> Post | ImportIssue:
        address = text_of(note.get("id"))
        if not (address or "content" in note or "contentMap" in note):
            return _unreadable(source)
        moment = iso_moment(note.get("published") or done_at)
        updated = iso_moment(note.get("updated")).at
        parts, links = _words(note)
        native = address.rstrip("/").rsplit("/", 1)[-1] if address else ""
        host = urlsplit(address).hostname if "://" in address else ""
        media, described = _media(note)
        language = parts[0].language if parts else None
        return Post(
            id=post_id(PLATFORM, f"{host or self.host}/{native}")
            if native
            else digest_id(PLATFORM, str(moment.at), "".join(part.text for part in parts)),
            account_id=account_id(PLATFORM, self.handle),
            platform=PLATFORM,
            published_at=moment.at,
            source=source,
            native_id=native,
            utc_offset_minutes=moment.offset_minutes or None,
            edited_at=_later(updated, moment.at),
            permalink=_first_address(note.get("url")) or (address if "://" in address else ""),
            parts=parts + tuple(TextPart(PartRole.ALT_TEXT, one, language) for one in described),
            links=links,
            media=media,
            extra=_extra(note, audience),
        )


def time_note(post: Post) -> ImportIssue | None:
    """A remark where the post has no time that can be read."""
    if post.published_at is not None:
        return None
    detail = "No time that can be read; the post is kept without one."
    where = post.source
    return ImportIssue(where.file, where.pointer, "time-not-readable", detail, IssueSeverity.NOTE)


def _unreadable(source: ImportSource) -> ImportIssue:
    detail = "The record holds no post."
    return ImportIssue(source.file, source.pointer, "record-not-readable", detail)


def _later(updated: datetime | None, published: datetime | None) -> datetime | None:
    return updated if updated and published and updated > published else None


def _addresses(value: object) -> list[str]:
    entries = value if isinstance(value, list) else [value]
    return [text_of(one.get("id")) if isinstance(one, dict) else text_of(one) for one in entries]


def _audience(activity: Record, note: Record) -> str:
    """``public``, ``unlisted``, ``followers`` or ``direct``, by whom it is addressed to.

    A post that names nobody at all is of a server that leaves addresses out, not a message.
    """
    to = {*_addresses(note.get("to") or activity.get("to")), *_addresses(activity.get("to"))}
    copies = {*_addresses(note.get("cc") or activity.get("cc")), *_addresses(activity.get("cc"))}
    if to & _PUBLIC:
        return "public"
    if copies & _PUBLIC:
        return "unlisted"
    named = {one for one in to | copies if one}
    if not named and not ({"to", "cc"} & (note.keys() | activity.keys())):
        return "public"
    return "followers" if any(_is_followers(one) for one in named) else "direct"


def _is_followers(address: str) -> bool:
    return address.rstrip("/").endswith("/followers")


def _words(note: Record) -> tuple[tuple[TextPart, ...], tuple[Link, ...]]:
    """The texts: the content warning first, as readers meet it, the rest behind "Show more"."""
    by_language = note.get("contentMap")
    by_language = by_language if isinstance(by_language, dict) else {}
    language, content = next(
        ((code, text_of(words)) for code, words in by_language.items() if text_of(words)),
        ("", ""),
    )
    text, links = read_html(text_of(note.get("content")) or content)
    warning = clean_text(text_of(note.get("summary"))).strip()
    if "<" in warning or "&" in warning:
        warning = read_html(warning)[0]
    code = language if language not in ("", "und") else None
    parts = []
    title = clean_text(text_of(note.get("name"))).strip()
    if title:
        parts.append(TextPart(PartRole.TITLE, title, code))
    whole = "\n\n".join(words for words in (warning, text) if words.strip())
    if whole:
        fold = len(warning) if warning and text.strip() else None
        parts.append(TextPart(PartRole.CAPTION, whole, code, None, fold))
    return tuple(parts), tuple({link.url: link for link in reversed(links)}.values())[::-1]


def _media(note: Record) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    """Pictures and videos by address, and the words that describe them."""
    attached = note.get("attachment")
    media, words = [], []
    for entry in attached if isinstance(attached, list) else [attached]:
        if not isinstance(entry, dict):
            continue
        address = _first_address(entry.get("url")) or text_of(entry.get("remote_url"))
        kind = text_of(entry.get("mediaType")).split("/", 1)[0] or text_of(entry.get("type"))
        if address and text_of(entry.get("type")) != "Link":
            media.append(Media(clean_text(address.lstrip("/")), _kind(kind)))
        described = text_of(entry.get("name")) or text_of(entry.get("description"))
        if described.strip():
            words.append(clean_text(described))
    return tuple(media), tuple(words)


def _kind(word: str) -> MediaKind:
    return _KINDS.get(word.casefold(), MediaKind.UNKNOWN)


def _first_address(value: object) -> str:
    """An address given as text, as a record with ``href``, or as a list of either."""
    for one in value if isinstance(value, list) else [value]:
        found = text_of(one.get("href")) if isinstance(one, dict) else text_of(one)
        if found:
            return clean_text(found)
    return ""


def _extra(note: Record, audience: str) -> tuple[tuple[str, str], ...]:
    pairs = [
        ("audience", "" if audience in ("", *_SHOWN_TO_ALL) else audience),
        ("content_warning", clean_text(text_of(note.get("summary")).strip())),
        ("reply_to", text_of(note.get("inReplyTo"))),
        ("quotes", text_of(note.get("quote")) or text_of(note.get("quoteUri"))),
        ("likes", _total(note.get("likes"))),
        ("reposts", _total(note.get("shares"))),
        ("poll", _poll(note)),
    ]
    return tuple((name, value) for name, value in pairs if value)


def _total(value: object) -> str:
    return text_of(value.get("totalItems")) if isinstance(value, dict) else ""


def _poll(note: Record) -> str:
    choices = note.get("oneOf") or note.get("anyOf")
    named = choices if isinstance(choices, list) else []
    words = [text_of(one.get("name")) for one in named if isinstance(one, dict)]
    return clean_text(" | ".join(word for word in words if word))
