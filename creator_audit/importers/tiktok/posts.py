"""One post of TikTok's export, from the fields that the JSON and the TXT form share."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from creator_audit.importers.decode import clean_text, iso_moment
from creator_audit.importers.tiktok.words import ai_label, disclosure_label, is_nothing
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import (
    ImportSource,
    Media,
    MediaKind,
    PartRole,
    PlatformLabel,
    Post,
    PostKind,
    Standing,
    TextPart,
    digest_id,
)

PLATFORM = "tiktok"
TIME_WORDS = {
    "time-missing": "The record has no time; the post is kept without one.",
    "time-not-readable": "The time cannot be read; the post is kept without one.",
    "time-not-plausible": "The time is outside any possible year; the post is kept without one.",
}
_PUBLIC = re.compile(
    r"https?://(?:www\.|m\.)?(?:tiktok\.com/@[^/?#]+|tiktokv\.com/share)/(?:video|photo)/(\d{8,25})"
)
_PICTURE = re.compile(
    r"\.(?:jpe?g|webp|png|heic)(?:[?~]|\Z)|photomode|[/.-]ibyteimg\.", re.IGNORECASE
)
_PARTS = (
    ("title", PartRole.CAPTION),
    ("add_yours", PartRole.ON_SCREEN),
    ("alt_text", PartRole.ALT_TEXT),
)
_EXTRA = (
    ("likes", "likes"),
    ("who_can_view", "who_can_view"),
    ("sound", "sound"),
    ("collections", "collections"),
    ("deleted_on", "deleted_on"),
)


@dataclass(slots=True)
class FileReading:
    """One file while it is read."""

    file: str
    layout: str
    account_id: str
    issues: list[ImportIssue] = field(default_factory=list)

    def note(self, pointer: str, code: str, detail: str) -> None:
        """Something worth saying about a record that is kept."""
        self.issues.append(ImportIssue(self.file, pointer, code, detail, IssueSeverity.NOTE))

    def reject(self, pointer: str, code: str, detail: str) -> None:
        """A record that cannot become a post."""
        self.issues.append(ImportIssue(self.file, pointer, code, detail))


def build_post(
    fields: Mapping[str, str],
    pointer: str,
    at: FileReading,
    *,
    standing: Standing = Standing.OWN,
    more_labels: Iterable[PlatformLabel] = (),
) -> Post | None:
    """A post from named fields; without any text it has no parts, which is a state of its own."""
    links = [line.strip() for line in fields.get("link", "").splitlines()]
    links = [link for link in links if link and not is_nothing(link)]
    written = fields.get("date", "")
    if not links and is_nothing(written):
        at.reject(pointer, "record-empty", "The record holds neither time nor link.")
        return None
    moment = iso_moment(written)
    if moment.at is None:
        at.note(pointer, moment.fault, TIME_WORDS[moment.fault])
    public = next((found for link in links if (found := _PUBLIC.match(link))), None)
    native_id = public[1] if public else ""
    is_photo = bool(links) and all(_PICTURE.search(link) for link in links)
    stamp = moment.at.isoformat() if moment.at else written
    fact = links[0].split("?", 1)[0] if links else fields.get("sound", "") + fields.get("title", "")
    return Post(
        id=f"tiktok:{native_id}" if native_id else digest_id(PLATFORM, stamp, fact),
        account_id=at.account_id,
        platform=PLATFORM,
        published_at=moment.at,
        source=ImportSource(at.file, pointer, at.layout),
        kind=PostKind.FEED if is_photo else PostKind.VIDEO,
        standing=standing,
        native_id=native_id,
        utc_offset_minutes=moment.offset_minutes,
        permalink=public[0] if public else "",
        parts=_parts(fields),
        media=tuple(Media(link, _media_kind(is_photo=is_photo)) for link in links),
        labels=(*_labels(fields), *more_labels),
        extra=_extra(fields),
    )


def _media_kind(*, is_photo: bool) -> MediaKind:
    return MediaKind.PHOTO if is_photo else MediaKind.VIDEO


def _labels(fields: Mapping[str, str]) -> Iterator[PlatformLabel]:
    said = (
        disclosure_label(fields.get("disclosure", "").strip()),
        ai_label(fields.get("ai_generated", "").strip()),
    )
    yield from (label for label in said if label is not None)


def _parts(fields: Mapping[str, str]) -> tuple[TextPart, ...]:
    parts = []
    for name, role in _PARTS:
        text = fields.get(name, "")
        if text and not is_nothing(text.strip()):
            parts.append(TextPart(role, clean_text(text)))
    return tuple(parts)


def _extra(fields: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    found = ((key, fields.get(name, "")) for name, key in _EXTRA)
    return tuple((key, clean_text(value)) for key, value in found if not is_nothing(value))
