"""The HTML form: the same posts without time zone and without any flag."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.decode import clean_text, fragment_text, is_plausible, iso_moment
from creator_audit.importers.human_time import month_numbers, read_human_time
from creator_audit.importers.instagram.classic import (
    TIME_WORDS,
    FileReading,
    media_id,
    read_media,
)
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.post import ImportSource, Media, PartRole, Post, TextPart, digest_id

CHUNK_BYTES = 1 << 18
# Two class tokens of the box around one post: the whole attribute changes between exports.
_BLOCK = re.compile(rb'<div\s[^>]*class="[^"]*\buiBoxWhite\b[^"]*\bnoborder\b[^"]*"')
_LONGEST_TAG = 400


def html_blocks(
    tree: ArchiveTree, name: str, start_of: re.Pattern[bytes] = _BLOCK
) -> Iterator[bytes]:
    """The boxes of the page one by one, so that memory stays flat."""
    with tree.open_member(name) as stream:
        pending = b""
        is_inside = False
        while chunk := stream.read(CHUNK_BYTES):
            pending += chunk
            starts = [found.start() for found in start_of.finditer(pending)]
            for start, following in pairwise(starts):
                yield pending[start:following]
            if starts:
                pending = pending[starts[-1] :]
                is_inside = True
            elif not is_inside:
                pending = pending[-_LONGEST_TAG:]
        if is_inside:
            yield pending


def read_html(tree: ArchiveTree, at: FileReading, time_zone: str) -> Iterator[Post]:
    """Posts of one page; a time that cannot be read leaves a note, not a gap."""
    zone = ZoneInfo(time_zone) if time_zone else None
    try:
        for index, block in enumerate(html_blocks(tree, at.file), start=1):
            post = _read_block(block, f"entry {index}", at, zone)
            if post is not None:
                yield post
    except DamagedMemberError as error:
        at.reject("", "html-broken", f"{error.what} Posts before it are kept.")


def _read_block(block: bytes, pointer: str, at: FileReading, zone: ZoneInfo | None) -> Post | None:
    root = LexborHTMLParser(block.decode("utf-8", "replace")).body
    if root is None:
        return None
    caption = _caption(root)
    found = _media(root)
    media = [one for one in found if not one.uri.endswith((".srt", ".vtt"))]
    written = _time_text(root)
    if not (caption or media):
        if written:
            at.reject(pointer, "record-empty", "The entry holds neither text nor media.")
        return None
    published, offset = read_time_text(written, zone)
    if published is None:
        fault = "time-not-readable" if written else "time-missing"
        at.note(pointer, fault, TIME_WORDS[fault])
    native_id = media_id(media[0].uri) if media else ""
    parts = (TextPart(PartRole.CAPTION, caption),) if caption else ()
    return Post(
        id=f"{at.platform}:{native_id}" if native_id else digest_id(at.platform, written, caption),
        account_id=at.account_id,
        platform=at.platform,
        published_at=published,
        source=ImportSource(at.file, pointer, at.layout),
        kind=at.facts.kind,
        standing=at.facts.standing,
        native_id=native_id,
        utc_offset_minutes=offset,
        is_zone_known=zone is not None or published is None,
        parts=parts + (at.subtitles.parts_for(found) if at.subtitles else ()),
        media=tuple(media),
        extra=at.facts.extra,
    )


def _caption(root: LexborNode) -> str:
    for node in root.css("h2._a6-h, div._a6-h._a6-i, h2._a6-i"):
        text = clean_text(fragment_text(node)).strip()
        if text:
            return text
    return ""


def _media(root: LexborNode) -> list[Media]:
    found: dict[str, Media] = {}
    for node in root.css("a[href], img[src], video[src], source[src]"):
        uri = node.attributes.get("href") or node.attributes.get("src") or ""
        start = uri.find("media/")
        if start < 0 or "://" in uri:
            continue
        uri = uri[start:]
        is_video = node.tag in ("video", "source")
        meta = ["video_metadata"] if is_video else []
        medium = read_media({"uri": uri, "media_metadata": dict.fromkeys(meta)})
        if medium is not None:
            found.setdefault(uri, medium)
    return list(found.values())


def _time_text(root: LexborNode) -> str:
    nodes = root.css("div._3-94._a6-o, div._a6-o, div._a72d")
    texts = [fragment_text(node).strip() for node in nodes]
    return next((text for text in reversed(texts) if text and any(map(str.isdigit, text))), "")


def read_time_text(text: str, zone: ZoneInfo | None) -> tuple[datetime | None, int | None]:
    """(UTC, stated offset) of a time of the page; a time without `zone` is taken as UTC."""
    if not text:
        return None, None
    naive = read_human_time(text, _months())
    if naive is None:
        at = iso_moment(text).at
        naive = at.replace(tzinfo=None) if at else None
    if naive is None:
        return None, None
    local = naive.replace(tzinfo=zone or UTC)
    published = local.astimezone(UTC)
    if not is_plausible(published):
        return None, None
    offset = local.utcoffset() if zone else None
    return published, int(offset.total_seconds() // 60) if offset is not None else None


@cache
def _months() -> dict[str, int]:
    return month_numbers(platform_facts("instagram")["months"])
