"""One record ``app.bsky.feed.post`` as a post, whichever form of the repository it came from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from creator_audit.importers.bluesky.cbor import Cid, cid_text
from creator_audit.importers.decode import clean_text, is_plausible, iso_moment, text_of
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

PLATFORM = "bluesky"
POST_TYPE = "app.bsky.feed.post"
_LETTERS = {letter: at for at, letter in enumerate("234567abcdefghijklmnopqrstuvwxyz")}
KEY_LENGTH = 13
_FAR_APART = timedelta(days=1)
Record = Mapping[str, object]


@dataclass(slots=True)
class PostReader:
    """Turns records into posts of one account."""

    did: str
    layout: str
    moved: int = 0
    """Posts whose stated time lies more than a day from the time in their key."""

    def read(self, record: object, key: str, source: ImportSource) -> Iterator[Post | ImportIssue]:
        """The post of a record, with a note where its time had to be taken from elsewhere."""
        if not isinstance(record, Mapping) or not isinstance(record.get("text", ""), str):
            detail = "The record holds no post."
            yield ImportIssue(source.file, source.pointer, "record-not-readable", detail)
            return
        stated, in_key = iso_moment(record.get("createdAt")), time_in_key(key)
        at = stated.at or in_key
        if stated.at is None:
            code = "time-from-id" if in_key else "time-not-readable"
            rest = "the time inside its key is taken" if in_key else "it is kept without one"
            detail = f"The post's time cannot be read; {rest}."
            yield ImportIssue(source.file, source.pointer, code, detail, IssueSeverity.NOTE)
        is_moved = bool(stated.at and in_key and abs(stated.at - in_key) > _FAR_APART)
        self.moved += is_moved
        offset = stated.offset_minutes or None
        yield self._post(record, key, source, at, offset, in_key if is_moved else None)

    def _post(
        self,
        record: Record,
        key: str,
        source: ImportSource,
        at: datetime | None,
        offset: int | None,
        recorded: datetime | None,
    ) -> Post:
        parts = tuple(_parts(record))
        whole = "".join(part.text for part in parts)
        return Post(
            id=post_id(PLATFORM, f"{self.did}/{key}")
            if key
            else digest_id(PLATFORM, self.did, str(at), whole),
            account_id=account_id(PLATFORM, self.did),
            platform=PLATFORM,
            published_at=at,
            source=source,
            native_id=key,
            utc_offset_minutes=offset,
            permalink=f"https://bsky.app/profile/{self.did}/post/{key}"
            if key and self.did.startswith("did:")
            else "",
            parts=parts,
            links=_links(record),
            media=_media(record),
            extra=_extra(record, recorded),
        )


def time_in_key(key: str) -> datetime | None:
    """When the record was made, by its key: 53 bits of microseconds in 13 letters."""
    if len(key) != KEY_LENGTH or not all(letter in _LETTERS for letter in key):
        return None
    number = 0
    for letter in key:
        number = number << 5 | _LETTERS[letter]
    try:
        at = datetime.fromtimestamp((number >> 10) / 1_000_000, UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return None
    return at if is_plausible(at) else None


def _table(value: object) -> Record:
    return value if isinstance(value, Mapping) else {}


def _tables(value: object) -> Iterator[Record]:
    for one in value if isinstance(value, list) else ():
        if isinstance(one, Mapping):
            yield one


def _texts(value: object) -> list[str]:
    words = value if isinstance(value, list) else []
    return [clean_text(word) for word in words if isinstance(word, str) and word.strip()]


def _embeds(record: Record) -> Iterator[Record]:
    """The embed and, where a quote comes with media, the media."""
    embed = _table(record.get("embed"))
    yield embed
    yield _table(embed.get("media"))


def _parts(record: Record) -> Iterator[TextPart]:
    codes = _texts(record.get("langs"))
    language = codes[0] if codes else None
    text = clean_text(text_of(record.get("text")))
    if text.strip():
        yield TextPart(PartRole.CAPTION, text, language)
    tags = _texts(record.get("tags"))
    if tags:
        words = " ".join(tag if tag.startswith("#") else f"#{tag}" for tag in tags)
        yield TextPart(PartRole.HASHTAGS, words, language)
    for embed in _embeds(record):
        for pictured in (*_tables(embed.get("images")), embed):
            words = clean_text(text_of(pictured.get("alt")))
            if words.strip():
                yield TextPart(PartRole.ALT_TEXT, words, language)


def _links(record: Record) -> tuple[Link, ...]:
    """True targets: of links in the text (often shown shortened) and of the card below it."""
    raw = text_of(record.get("text")).encode("utf-8", "replace")
    found: dict[str, Link] = {}
    for facet in _tables(record.get("facets")):
        place = _table(facet.get("index"))
        start, end = place.get("byteStart"), place.get("byteEnd")
        shown = ""
        if isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(raw):
            # Offsets count bytes, and some clients count them wrongly.
            shown = clean_text(raw[start:end].decode("utf-8", "ignore"))
        for feature in _tables(facet.get("features")):
            target = clean_text(text_of(feature.get("uri")).strip())
            if target:
                found.setdefault(target, Link(target, "" if shown == target else shown))
    for embed in _embeds(record):
        card = _table(embed.get("external"))
        target = clean_text(text_of(card.get("uri")).strip())
        if target:
            found.setdefault(target, Link(target, clean_text(text_of(card.get("title")))))
    return tuple(found.values())


def _media(record: Record) -> tuple[Media, ...]:
    """Pictures and videos by the name of their block; the files themselves are not exported."""
    found = []
    for embed in _embeds(record):
        blobs = [(image.get("image"), MediaKind.PHOTO) for image in _tables(embed.get("images"))]
        for blob, kind in (*blobs, (embed.get("video"), MediaKind.VIDEO)):
            if isinstance(blob, Mapping):
                ref = blob.get("ref")
                name = cid_text(ref) if isinstance(ref, Cid) else _table(ref).get("$link")
                found.append(Media(clean_text(text_of(name)) or kind.value, kind))
    return tuple(found)


def _extra(record: Record, recorded: datetime | None) -> tuple[tuple[str, str], ...]:
    embed = _table(record.get("embed"))
    quoted = _table(embed.get("record"))
    quoted = _table(quoted.get("record")) or quoted
    card = next((one for e in _embeds(record) if (one := _table(e.get("external")))), {})
    labels = _tables(_table(record.get("labels")).get("values"))
    pairs = (
        ("reply_to", _table(_table(record.get("reply")).get("parent")).get("uri")),
        ("quotes", quoted.get("uri")),
        ("card_title", card.get("title")),
        ("card_description", card.get("description")),
        ("self_labels", ", ".join(text_of(label.get("val")) for label in labels)),
        ("recorded_at", recorded.isoformat() if recorded else ""),
    )
    return tuple((name, words) for name, value in pairs if (words := clean_text(text_of(value))))
