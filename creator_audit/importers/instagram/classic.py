"""Posts of the classic JSON shape: ``{"media": [...], "title", "creation_timestamp"}``."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from creator_audit.importers.decode import (
    EARLIEST,
    LATEST,
    Moment,
    repair_text,
    text_of,
    unix_moment,
)
from creator_audit.importers.instagram.layouts import PostFile
from creator_audit.importers.instagram.subtitles import Subtitles
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import (
    ImportSource,
    Media,
    MediaKind,
    PartRole,
    Post,
    TextPart,
    digest_id,
)

PLATFORM = "instagram"
EARLIEST_SECONDS = int(EARLIEST.timestamp())
LATEST_SECONDS = int(LATEST.timestamp())
TIME_WORDS = {
    "time-missing": "The record has no time; the post is kept without one.",
    "time-not-readable": "The time cannot be read; the post is kept without one.",
    "time-not-plausible": "The time is outside any possible year; the post is kept without one.",
}
_MEDIA_ID = re.compile(r"_(\d{14,20})(?:\.\w+)?\Z")
_SUBTITLES = (".srt", ".vtt")
_KINDS = {
    "jpg": MediaKind.PHOTO,
    "jpeg": MediaKind.PHOTO,
    "webp": MediaKind.PHOTO,
    "heic": MediaKind.PHOTO,
    "png": MediaKind.PHOTO,
    "mp4": MediaKind.VIDEO,
    "mov": MediaKind.VIDEO,
    "m4a": MediaKind.AUDIO,
    "mp3": MediaKind.AUDIO,
}


@dataclass(slots=True)
class FileReading:
    """One post file while it is read."""

    file: str
    layout: str
    facts: PostFile
    account_id: str
    subtitles: Subtitles
    pointer_start: str = ""
    platform: str = PLATFORM
    """Whose export it is; Threads and Facebook share some of the shapes."""
    issues: list[ImportIssue] = field(default_factory=list)
    unknown_labels: dict[str, str] = field(default_factory=dict)
    """Label not in the dictionary -> pointer of the first record that has it."""

    def note(self, pointer: str, code: str, detail: str) -> None:
        """Something worth saying about a record that is kept."""
        self.issues.append(ImportIssue(self.file, pointer, code, detail, IssueSeverity.NOTE))

    def reject(self, pointer: str, code: str, detail: str) -> None:
        """A record that cannot become a post."""
        self.issues.append(ImportIssue(self.file, pointer, code, detail))


def media_id(uri: str) -> str:
    """The trailing digits of a media file's name: the only stable id of the export."""
    found = _MEDIA_ID.search(uri)
    return found[1] if found else ""


def read_media(item: dict[str, object]) -> Media | None:
    """A medium named by the record; None where it names none."""
    uri = item.get("uri")
    if type(uri) is not str or not uri:
        return None
    kind = _KINDS.get(uri.rpartition(".")[2])
    if kind is None:
        meta = item.get("media_metadata")
        has = meta if isinstance(meta, dict) else {}
        is_video = "video_metadata" in has
        is_photo = "photo_metadata" in has
        kind = MediaKind.VIDEO if is_video else MediaKind.PHOTO if is_photo else MediaKind.UNKNOWN
    return Media(uri, kind)


def fast_time(value: object) -> datetime | None:
    """A Unix time of whole seconds in the plausible range; None for everything else."""
    if type(value) is int and EARLIEST_SECONDS <= value <= LATEST_SECONDS:
        return datetime.fromtimestamp(value, UTC)
    return None


def read_time(record: dict[str, object], media: list[dict[str, object]]) -> Moment:
    """Publication time: outer if there is one that can be read, else of the first medium."""
    outer = unix_moment(record.get("creation_timestamp"))
    if outer.at is not None:
        return outer
    for item in media:
        inner = unix_moment(item.get("creation_timestamp"))
        if inner.at is not None:
            return inner
        if outer.fault == "time-missing":
            outer = inner
    return outer


def media_items(record: dict[str, object]) -> list[dict[str, object]]:
    """The media of a record; a flat record (stories) is its own medium."""
    media = record.get("media")
    if type(media) is list:
        return [item for item in media if type(item) is dict]
    if isinstance(media, dict):
        return [media]
    return [record] if "uri" in record else []


def read_texts(record: dict[str, object], media: list[dict[str, object]]) -> tuple[TextPart, ...]:
    """Caption (outer title, else the first filled inner one) and distinct titles of frames."""
    title = record.get("title")
    caption = repair_text(title if type(title) is str else text_of(title)) if title else ""
    parts: tuple[TextPart, ...] = (TextPart(PartRole.CAPTION, caption),) if caption else ()
    for index, item in enumerate(media):
        inner = item.get("title")
        if type(inner) is not str or not inner or item is record:
            continue
        text = repair_text(inner)
        if not parts:
            caption = text
            parts = (TextPart(PartRole.CAPTION, text),)
        elif text != caption:
            parts = (*parts, TextPart(PartRole.FRAME, text, frame=index + 1))
    return parts


def read_record(record: object, index: int, at: FileReading) -> Post | None:
    """One record as a post; what is wrong with it goes to the issues of `at`."""
    pointer = f"{at.pointer_start}/{index}"
    if type(record) is not dict:
        at.reject(pointer, "json-wrong-type", "A post was due here.")
        return None
    items = media_items(record)
    media = [medium for item in items if (medium := read_media(item)) is not None]
    parts = read_texts(record, items)
    if not media and not parts:
        at.reject(pointer, "record-empty", "The record holds neither text nor media.")
        return None
    first = items[0] if items else record
    published = fast_time(record.get("creation_timestamp", first.get("creation_timestamp")))
    if published is None:
        moment = read_time(record, items)
        published = moment.at
        if published is None:
            at.note(pointer, moment.fault, TIME_WORDS[moment.fault])
    if media and (at.subtitles or any(one.uri.endswith(_SUBTITLES) for one in media)):
        parts += at.subtitles.parts_for(media)
        media = [one for one in media if not one.uri.endswith(_SUBTITLES)]
    native_id = media_id(media[0].uri) if media else ""
    return Post(
        id=f"{at.platform}:{native_id}" if native_id else _digest(at, published, media, parts),
        account_id=at.account_id,
        platform=at.platform,
        published_at=published,
        source=ImportSource(at.file, pointer, at.layout),
        kind=at.facts.kind,
        standing=at.facts.standing,
        native_id=native_id,
        parts=parts,
        media=tuple(media),
        extra=at.facts.extra,
    )


def _digest(
    at: FileReading, when: datetime | None, media: list[Media], parts: tuple[TextPart, ...]
) -> str:
    name = media[0].uri.rsplit("/", 1)[-1] if media else ""
    fact = name or (parts[0].text if parts else "")
    return digest_id(at.platform, when.isoformat() if when else "", fact)
