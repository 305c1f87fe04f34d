"""Rows of the export's tables as posts."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from creator_audit.importers.decode import Moment, clean_text, iso_moment, text_of
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tables.headers import fold_header
from creator_audit.importers.youtube.columns import Columns
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    Media,
    MediaKind,
    PartRole,
    Post,
    PostKind,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

LONGEST_SHORT_MS = 180_000
"""Shorts may last three minutes since 15 October 2024, one minute before."""
_SHORTS_TAG = re.compile(r"#shorts?\b", re.IGNORECASE)
WATCH = "https://www.youtube.com/watch?v="


@dataclass(frozen=True, slots=True)
class VideoText:
    """Title and description as the table of texts has them, and when they were last changed."""

    title: str
    description: str
    updated: datetime | None


@dataclass(slots=True)
class RowReader:
    """Turns rows into posts of the export's channels."""

    layout: str
    exported_on: date | None
    default_channel: str = ""
    texts: dict[str, VideoText] = field(default_factory=dict)
    unknown_privacy: set[str] = field(default_factory=set)
    without_publication: int = 0

    def video(self, cells: Sequence[str], columns: Columns, source: ImportSource) -> Post:
        """An upload."""
        native = columns.cell(cells, "id").strip()
        known = self.texts.get(native)
        title, description = self._words(cells, columns, known)
        published = iso_moment(columns.cell(cells, "published"))
        created = iso_moment(columns.cell(cells, "created"))
        if published.at is None and created.at is not None:
            self.without_publication += 1
        moment = published if published.at is not None else created
        privacy = self._privacy(columns.cell(cells, "privacy"))
        duration = columns.cell(cells, "duration").strip()
        language = columns.cell(cells, "language").strip() or None
        parts = ((PartRole.TITLE, title), (PartRole.DESCRIPTION, description))
        updated = known.updated if known else None
        is_later = updated is not None and moment.at is not None and updated > moment.at
        return Post(
            id=post_id("youtube", native),
            account_id=self.account(columns.cell(cells, "channel")),
            platform="youtube",
            published_at=moment.at,
            source=source,
            kind=_kind(duration, f"{title} {description}"),
            standing=self._standing(privacy, published),
            native_id=native,
            utc_offset_minutes=moment.offset_minutes or None,
            edited_at=updated if is_later else None,
            permalink=f"{WATCH}{native}",
            parts=tuple(TextPart(role, text, language) for role, text in parts if text.strip()),
            extra=_video_extra(cells, columns, privacy, duration),
        )

    @staticmethod
    def _words(cells: Sequence[str], columns: Columns, known: VideoText | None) -> tuple[str, str]:
        """Title and description; the pieces of the table of texts fill what is missing or cut."""
        title = clean_text(columns.cell(cells, "title"))
        description = clean_text(columns.cell(cells, "description"))
        if known is not None:
            title = title if title.strip() else known.title
            is_cut = known.description.startswith(description) and len(known.description) > len(
                description
            )
            description = known.description if is_cut else description
        return title, description

    def _privacy(self, word: str) -> str:
        folded = fold_header(word)
        for key, words in platform_facts("youtube")["privacy"].items():
            if folded in words:
                return str(key)
        if folded:
            self.unknown_privacy.add(word.strip())
        return folded and "unknown"

    def _standing(self, privacy: str, published: Moment) -> Standing:
        """Private uploads are not public posts: scheduled if their time is to come, else drafts."""
        if privacy in ("", "unknown"):
            # A word nobody listed: what was never published is not public.
            return Standing.OWN if published.at is not None else Standing.DRAFT
        if privacy != "private":
            return Standing.OWN
        if published.at is not None and self.exported_on is not None:
            midnight = datetime(
                self.exported_on.year, self.exported_on.month, self.exported_on.day, tzinfo=UTC
            )
            if published.at > midnight:
                return Standing.SCHEDULED
        return Standing.DRAFT

    def account(self, channel: str) -> str:
        """Id of the account a row belongs to."""
        self.default_channel = self.default_channel or channel.strip()
        return account_id("youtube", channel.strip() or self.default_channel)

    def community(self, cells: Sequence[str], columns: Columns, source: ImportSource) -> Post:
        """A community post."""
        native = columns.cell(cells, "id").strip()
        text = _segments(columns.cell(cells, "text"))
        created = iso_moment(columns.cell(cells, "created"))
        updated = iso_moment(columns.cell(cells, "updated"))
        images = (cells[at] for at in columns.many.get("image", ()) if cells[at].strip())
        is_later = updated.at is not None and created.at is not None and updated.at > created.at
        return Post(
            id=post_id("youtube", native) if native else digest_id("youtube", text),
            account_id=self.account(columns.cell(cells, "channel")),
            platform="youtube",
            published_at=created.at,
            source=source,
            kind=PostKind.COMMUNITY,
            native_id=native,
            edited_at=updated.at if is_later else None,
            permalink=f"https://www.youtube.com/post/{native}" if native else "",
            parts=(TextPart(PartRole.CAPTION, text),) if text.strip() else (),
            media=tuple(Media(name.strip(), MediaKind.PHOTO) for name in images),
        )

    def comment(self, cells: Sequence[str], columns: Columns, source: ImportSource) -> Post:
        """A comment the account wrote; kept apart, it may hold the code of a pinned comment."""
        native = columns.cell(cells, "id").strip()
        text = _segments(columns.cell(cells, "text"))
        video = columns.cell(cells, "video").strip()
        extra = [("video", video), ("post", columns.cell(cells, "post").strip())]
        link = f"{WATCH}{video}&lc={native}" if video and native else ""
        created = iso_moment(columns.cell(cells, "created"))
        return Post(
            id=post_id("youtube", native) if native else digest_id("youtube", video, text),
            account_id=self.account(columns.cell(cells, "channel")),
            platform="youtube",
            published_at=created.at,
            source=source,
            kind=PostKind.COMMENT,
            standing=Standing.COMMENT,
            native_id=native,
            permalink=link,
            parts=(TextPart(PartRole.CAPTION, text),) if text.strip() else (),
            extra=tuple((name, value) for name, value in extra if value),
        )


def read_text_row(cells: Sequence[str], columns: Columns) -> tuple[str, VideoText]:
    """(video id, its texts) of a row of the table of texts."""
    updated = iso_moment(columns.cell(cells, "updated")).at
    text = VideoText(
        clean_text(columns.joined(cells, "title_segments")),
        clean_text(columns.joined(cells, "description_segments")),
        updated.replace(microsecond=0) if updated else None,
    )
    return columns.cell(cells, "id").strip(), text


def _kind(duration: str, words: str) -> PostKind:
    """The export has no mark for Shorts; the creator's own tag on a short video tells."""
    is_short = duration.isdecimal() and 0 < int(duration) <= LONGEST_SHORT_MS
    return PostKind.SHORT if is_short and _SHORTS_TAG.search(words) else PostKind.VIDEO


def _video_extra(
    cells: Sequence[str], columns: Columns, privacy: str, duration: str
) -> tuple[tuple[str, str], ...]:
    pairs = (
        ("privacy", privacy if privacy != "public" else ""),
        ("duration_ms", duration),
        ("category", columns.cell(cells, "category").strip()),
        ("state", columns.cell(cells, "state").strip()),
    )
    return tuple((name, value) for name, value in pairs if value)


def _segments(cell: str) -> str:
    """Text that may be written as JSON objects in a row, one for each run of words."""
    stripped = cell.strip()
    if not stripped.startswith("{"):
        return clean_text(cell)
    decoder = json.JSONDecoder()
    words, at = [], 0
    try:
        while at < len(stripped):
            value, end = decoder.raw_decode(stripped, at)
            words.append(_segment_text(value))
            at = end + len(stripped[end:]) - len(stripped[end:].lstrip(", \n\r\t"))
    except ValueError:
        return clean_text(cell)
    return clean_text("".join(words))


def _segment_text(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    inner = value.get("takeoutSegments")
    if isinstance(inner, list):
        return "".join(_segment_text(one) for one in inner)
    return text_of(value.get("text"))
