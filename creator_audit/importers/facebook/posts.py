"""One record of the JSON form as a post: ``{timestamp, data, attachments, title, tags}``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from creator_audit.importers.decode import Moment, repair_text, text_of, unix_moment
from creator_audit.importers.facebook.identity import PLATFORM, Identities
from creator_audit.importers.instagram.classic import (
    TIME_WORDS,
    FileReading,
    fast_time,
    read_media,
)
from creator_audit.model.post import ImportSource, Link, Media, PartRole, Post, TextPart

_MENTION = re.compile(r"@\[\d+:\d+:([^\]\n]{1,200})\]")
_WEB = ("http://", "https://")


@lru_cache(maxsize=32)
def _words(raw: str) -> str:
    """Text as readers see it: mended, with names in place of `@[id:n:Name]`; empty for blanks.

    Media repeat the words of their post, hence the small memory.
    """
    text = repair_text(raw)
    if "@[" in text:
        text = _MENTION.sub(r"\1", text)
    return text if text.strip() else ""


@dataclass(slots=True)
class _Content:
    """What the lists of one record hold."""

    texts: list[str] = field(default_factory=list)
    described: list[tuple[int, str]] = field(default_factory=list)
    """(number of the medium from 1, its description)."""
    media: dict[str, Media] = field(default_factory=dict)
    media_times: list[object] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    updated: object = None
    backdated: object = None
    extra: list[tuple[str, str]] = field(default_factory=list)


def read_post(record: object, index: int, at: FileReading, names: Identities) -> Post | None:
    """The post, or None with an issue in `at`; never keeps addresses, places or camera data."""
    pointer = f"{at.pointer_start}/{index}"
    if not isinstance(record, dict):
        at.reject(pointer, "json-wrong-type", "A post was due here.")
        return None
    content = _Content()
    _take_data(record.get("data"), content)
    _take_attachments(record.get("attachments"), content)
    parts = _parts(content)
    moment = _time(record, content)
    if not (parts or content.media or content.links or moment.at):
        at.reject(pointer, "record-empty", "The record holds neither text, media nor time.")
        return None
    if moment.at is None:
        at.note(pointer, moment.fault, TIME_WORDS[moment.fault])
    names.media.update(hash(uri.rsplit("/", 1)[-1]) for uri in content.media)
    stamp = moment.at.isoformat() if moment.at else ""
    caption = parts[0].text if parts else ""
    return Post(
        id=names.name(stamp, next(iter(content.media), ""), caption),
        account_id=at.account_id,
        platform=PLATFORM,
        published_at=moment.at,
        source=ImportSource(at.file, pointer, at.layout),
        kind=at.facts.kind,
        standing=at.facts.standing,
        edited_at=_edited(content.updated, moment.at),
        parts=parts
        + (at.subtitles.parts_for(list(content.media.values())) if at.subtitles else ()),
        links=tuple(content.links),
        media=tuple(content.media.values()),
        extra=(*at.facts.extra, *_extra(record, content)),
    )


def read_medium(item: object, index: int, at: FileReading, names: Identities) -> Post | None:
    """An entry of an album or a list of videos with words, if no post names it; else None."""
    if not isinstance(item, dict):
        at.reject(
            f"{at.pointer_start}/{index}", "json-wrong-type", "A photo or video was due here."
        )
        return None
    medium = read_media(item)
    text = _shown(item.get("description"))
    if medium is None or not text or hash(medium.uri.rsplit("/", 1)[-1]) in names.media:
        return None
    record = {
        "timestamp": item.get("creation_timestamp"),
        "attachments": [{"data": [{"media": item}]}],
    }
    return read_post(record, index, at, names)


def _take_data(data: object, content: _Content) -> None:
    for entry in _dicts(data):
        text = _shown(entry.get("post"))
        if text:
            content.texts.append(text)
        content.updated = entry.get("update_timestamp", content.updated)
        content.backdated = entry.get("backdated_timestamp", content.backdated)


def _take_attachments(attachments: object, content: _Content) -> None:
    for attachment in _dicts(attachments):
        for entry in _dicts(attachment.get("data")):
            _take_medium(entry.get("media"), content)
            _take_link(entry.get("external_context"), content)
            _take_offer(entry.get("for_sale_item"), content)
            text = _shown(entry.get("text"))
            if text:
                content.texts.append(text)


def _take_medium(item: object, content: _Content) -> None:
    if not isinstance(item, dict):
        return
    medium = read_media(item)
    if medium is not None:
        content.media.setdefault(medium.uri, medium)
    content.media_times.append(item.get("creation_timestamp"))
    text = _shown(item.get("description"))
    if text:
        content.described.append((len(content.media), text))


def _take_link(context: object, content: _Content) -> None:
    if not isinstance(context, dict):
        return
    address = repair_text(text_of(context.get("url"))).strip()
    if address.startswith(_WEB):
        content.links.append(Link(address, _shown(context.get("name"))))


def _take_offer(item: object, content: _Content) -> None:
    if isinstance(item, dict):
        named = " ".join(filter(None, (_shown(item.get("title")), _shown(item.get("price")))))
        content.extra.append(("for_sale", named or "yes"))


def _parts(content: _Content) -> tuple[TextPart, ...]:
    """The post's words first; descriptions of media only where they say something else."""
    texts = list(dict.fromkeys(content.texts))
    parts = [TextPart(PartRole.CAPTION, texts[0])] if texts else []
    parts += [TextPart(PartRole.DESCRIPTION, text) for text in texts[1:]]
    seen = set(texts)
    for number, text in content.described:
        if text in seen:
            continue
        seen.add(text)
        if parts:
            parts.append(TextPart(PartRole.FRAME, text, frame=number))
        else:
            parts.append(TextPart(PartRole.CAPTION, text))
    return tuple(parts)


def _time(record: dict[str, object], content: _Content) -> Moment:
    """When it was published; the day that a backdated post shows only where nothing else is."""
    at = fast_time(record.get("timestamp"))
    if at is not None:
        return Moment(at)
    first = unix_moment(record.get("timestamp"))
    if first.at is not None:
        return first
    for value in (content.backdated, *content.media_times):
        other = unix_moment(value)
        if other.at is not None:
            return other
    return first


def _edited(value: object, published: datetime | None) -> datetime | None:
    updated = unix_moment(value).at if value is not None else None
    return updated if updated and published and updated > published else None


def _extra(record: dict[str, object], content: _Content) -> Iterator[tuple[str, str]]:
    yield from content.extra
    if content.backdated is not None:
        shown = unix_moment(content.backdated).at
        if shown is not None:
            yield "shown_date", shown.date().isoformat()
    tags = record.get("tags")
    names = []
    for tag in tags if isinstance(tags, list) else ():
        names.append(_shown(tag.get("name") if isinstance(tag, dict) else tag))
    if any(names):
        yield "tagged", ", ".join(filter(None, names))
    title = _shown(record.get("title"))
    if title:
        yield "facebook_says", title


def _shown(value: object) -> str:
    raw = value if type(value) is str else text_of(value)
    return _words(raw) if raw else ""


def _dicts(values: object) -> Iterator[dict[str, object]]:
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict):
            yield value
