"""The HTML form: the same posts in local time without a zone."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.decode import clean_text, fragment_text
from creator_audit.importers.facebook.identity import PLATFORM, Identities
from creator_audit.importers.instagram.classic import TIME_WORDS, FileReading, read_media
from creator_audit.importers.instagram.html import html_blocks, read_time_text
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.post import ImportSource, Link, Media, PartRole, Post, TextPart

# One class token of the box around a post: `_a6-g` since 2020, before it two others.
_BLOCK = re.compile(
    rb'<(?:div|section)\s[^>]*class="(?:[^"]*\s)?'
    rb'(?:_a6-g(?=[\s"])|[^"]*\buiBoxWhite\b[^"]*\bnoborder\b)[^"]*"'
)
_LONGEST_TIME = 60
_CAMERA_DATA = "table, ._a6-q, ._a6-r"
"""Where the page lists address of upload, camera and place of a medium: never read."""
_OWN_HOSTS = ("facebook.com/dyi", "fb.com/dyi")


def read_html(
    tree: ArchiveTree, at: FileReading, names: Identities, time_zone: str
) -> Iterator[Post]:
    """Posts of one page; a time that cannot be read leaves a note, not a gap."""
    zone = ZoneInfo(time_zone) if time_zone else None
    try:
        for index, block in enumerate(html_blocks(tree, at.file, _BLOCK), start=1):
            post = _read_block(block, f"entry {index}", at, names, zone)
            if post is not None:
                yield post
    except DamagedMemberError as error:
        at.reject("", "html-broken", f"{error.what} Posts before it are kept.")


def _read_block(
    block: bytes, pointer: str, at: FileReading, names: Identities, zone: ZoneInfo | None
) -> Post | None:
    root = LexborHTMLParser(block.decode("utf-8", "replace")).body
    if root is None:
        return None
    for node in root.css(_CAMERA_DATA):
        node.decompose()
    media, links = _media(root), _links(root)
    shown = {link.text or link.url for link in links}
    lines = [line for line in _lines(root) if line not in shown]
    written, updated, words = _sort_lines(lines, _footer_time(root))
    if not (words or media or links):
        if not written:
            return None
        at.note(pointer, "record-empty", "The entry holds neither text, media nor a link.")
    published, offset = read_time_text(written, zone)
    if published is None:
        fault = "time-not-readable" if written else "time-missing"
        at.note(pointer, fault, TIME_WORDS[fault])
    parts = [TextPart(PartRole.CAPTION, words[0])] if words else []
    parts += [TextPart(PartRole.DESCRIPTION, text) for text in words[1:]]
    sentence = _sentence(root)
    return Post(
        id=names.name(written, media[0].uri if media else "", words[0] if words else ""),
        account_id=at.account_id,
        platform=PLATFORM,
        published_at=published,
        source=ImportSource(at.file, pointer, at.layout),
        kind=at.facts.kind,
        standing=at.facts.standing,
        utc_offset_minutes=offset,
        is_zone_known=zone is not None or published is None,
        edited_at=_edited(updated, published, zone),
        parts=tuple(parts),
        links=links,
        media=tuple(media),
        extra=(*at.facts.extra, *((("facebook_says", sentence),) if sentence else ())),
    )


def _media(root: LexborNode) -> list[Media]:
    found: dict[str, Media] = {}
    for node in root.css("a[href], img[src], video[src], source[src]"):
        uri = node.attributes.get("href") or node.attributes.get("src") or ""
        if not uri or ":" in uri[:8] or uri.startswith(("#", "/")) or "." not in uri[-6:]:
            continue
        is_video = node.tag in ("video", "source")
        meta = dict.fromkeys(["video_metadata"] if is_video else [])
        medium = read_media({"uri": uri.removeprefix("../../"), "media_metadata": meta})
        if medium is not None and not uri.endswith((".html", ".srt", ".vtt")):
            found.setdefault(medium.uri, medium)
    return list(found.values())


def _links(root: LexborNode) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for node in root.css("a[href^='http']"):
        address = node.attributes.get("href") or ""
        if not any(host in address for host in _OWN_HOSTS):
            shown = clean_text(node.text(deep=True)).strip()
            found.setdefault(address, Link(address, "" if shown == address else shown))
    return tuple(found.values())


def _sentence(root: LexborNode) -> str:
    node = root.css_first("h2._a6-h, div._a6-h, h2")
    return clean_text(fragment_text(node)).strip() if node is not None else ""


def _footer_time(root: LexborNode) -> str:
    for node in root.css("._a72d, footer, div._3-94._2lem"):
        text = fragment_text(node).strip()
        if text and len(text) <= _LONGEST_TIME and any(map(str.isdigit, text)):
            return text
    return ""


def _lines(root: LexborNode) -> list[str]:
    """Texts of the innermost boxes of the content, in order, each once."""
    boxes = root.css("div._2pin") or root.css("div._3-96 > div, div._2let > div")
    found: dict[str, None] = {}
    for box in boxes:
        if len(box.css("div._2pin")) > 1:
            continue
        text = clean_text(fragment_text(box)).strip()
        if text:
            found.setdefault(text)
    return list(found)


def _sort_lines(lines: list[str], footer: str) -> tuple[str, str, list[str]]:
    """(time of publication, time of the last change, the words of the post)."""
    updated, words = "", []
    for line in lines:
        plain = _without_prefix(line)
        if line == footer:
            continue
        if plain != line and read_time_text(plain, None)[0] is not None:
            updated = plain
        else:
            words.append(line)
    is_time = bool(words) and len(words[-1]) <= _LONGEST_TIME
    if not footer and is_time and read_time_text(words[-1], None)[0] is not None:
        footer = words.pop()
    return footer, updated, words


def _without_prefix(line: str) -> str:
    if len(line) > _LONGEST_TIME:
        return line
    first, _space, rest = line.partition(" ")
    return rest.strip() if first.casefold().rstrip(":") in _updated_words() else line


def _edited(text: str, published: datetime | None, zone: ZoneInfo | None) -> datetime | None:
    updated = read_time_text(text, zone)[0] if text else None
    return updated if updated and published and updated > published else None


@cache
def _updated_words() -> frozenset[str]:
    return frozenset(word.casefold() for word in platform_facts("facebook")["html"]["updated"])
