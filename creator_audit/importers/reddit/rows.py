"""Rows of Reddit's lists as posts and comments. The column of addresses (``ip``) is never kept."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from creator_audit.importers.decode import iso_moment
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    Link,
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

PLATFORM = "reddit"
SITE = "https://www.reddit.com"
ROW_START = re.compile(
    r'\n"?[a-z0-9]{4,12}"?[,;]"?https?://(?:www\.)?reddit\.com/[^\n]{0,300}?\d{4}-\d\d-\d\d '
)
_ESCAPE = re.compile(r"&(amp|lt|gt|quot|apos|nbsp|#39|#x27|#x200B);", re.IGNORECASE)
_LETTERS = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": " "}
_LETTERS |= {"#39": "'", "#x27": "'", "#x200b": ""}
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((https?://[^\s()]+(?:\([^\s()]*\))?)\)")
_PICTURE = re.compile(r"https?://(?:i|preview)\.redd\.it/|\.(?:jpe?g|png|gif|webp)(?:\?|\Z)", re.I)
_VIDEO = re.compile(r"https?://v\.redd\.it/", re.IGNORECASE)
_OWN_PLACE = re.compile(r"https?://(?:www\.|old\.|new\.)?reddit\.com(?=/)", re.IGNORECASE)


@dataclass(slots=True)
class RowReader:
    """Turns rows into posts of one account."""

    handle: str
    layout: str

    def post(self, cells: Mapping[str, str], source: ImportSource) -> Post | None:
        """A post; None where the row has neither an id nor words."""
        native = cells.get("id", "").strip()
        title, body = unescape(cells.get("title", "")), unescape(cells.get("body", ""))
        links, media = _target(cells.get("url", "").strip(), cells.get("permalink", "").strip())
        if not (native or title.strip() or body.strip()):
            return None
        parts = [TextPart(PartRole.TITLE, title)] if title.strip() else []
        is_removed = _is_removed(body)
        if body.strip() and not is_removed:
            parts.append(TextPart(PartRole.CAPTION, body))
        at = iso_moment(cells.get("date")).at
        subreddit = cells.get("subreddit", "").strip()
        return Post(
            id=post_id(PLATFORM, native) if native else digest_id(PLATFORM, str(at), title, body),
            account_id=account_id(PLATFORM, self.handle),
            platform=PLATFORM,
            published_at=at,
            source=source,
            standing=Standing.DELETED if is_removed else Standing.OWN,
            native_id=native,
            permalink=_whole(cells.get("permalink", "").strip()),
            parts=tuple(parts),
            links=(*links, *_links_of(body)),
            media=media,
            extra=_extra(("subreddit", subreddit)),
        )

    def comment(self, cells: Mapping[str, str], source: ImportSource) -> Post | None:
        """A comment of the account, kept apart from posts."""
        native = cells.get("id", "").strip()
        body = unescape(cells.get("body", ""))
        is_removed = _is_removed(body)
        if not (native or body.strip()):
            return None
        at = iso_moment(cells.get("date")).at
        media = cells.get("media", "").strip()
        return Post(
            id=post_id(PLATFORM, f"t1_{native}")
            if native
            else digest_id(PLATFORM, "comment", str(at), body),
            account_id=account_id(PLATFORM, self.handle),
            platform=PLATFORM,
            published_at=at,
            source=source,
            kind=PostKind.COMMENT,
            standing=Standing.COMMENT,
            native_id=native,
            permalink=_whole(cells.get("permalink", "").strip()),
            parts=(TextPart(PartRole.CAPTION, body),) if body.strip() and not is_removed else (),
            links=_links_of(body),
            media=(Media(media),) if "://" in media and " " not in media else (),
            extra=_extra(
                ("subreddit", cells.get("subreddit", "").strip()),
                ("post", _whole(cells.get("link", "").strip())),
                ("reply_to", cells.get("parent", "").strip()),
            ),
        )


def unescape(text: str) -> str:
    """Undo the few escapes of HTML that occur, once; line breaks as elsewhere."""
    if "&" in text:
        text = _ESCAPE.sub(lambda found: _LETTERS[found[1].casefold()], text)
    return text.replace("\r\n", "\n") if "\r" in text else text


def _is_removed(body: str) -> bool:
    return body.strip().casefold() in platform_facts("reddit")["words"]["removed"]


def _target(url: str, permalink: str) -> tuple[tuple[Link, ...], tuple[Media, ...]]:
    """Where a link post leads; the post's own path, a picture or a video is no such link."""
    if "://" not in url or _path(url) == _path(permalink):
        return (), ()
    if _VIDEO.match(url):
        return (), (Media(url, MediaKind.VIDEO),)
    if _PICTURE.search(url):
        return (), (Media(url, MediaKind.PHOTO),)
    return (Link(url),), ()


def _path(address: str) -> str:
    return _OWN_PLACE.sub("", address).rstrip("/")


def _whole(address: str) -> str:
    return f"{SITE}{address}" if address.startswith("/") else address


def _links_of(body: str) -> tuple[Link, ...]:
    """Links written as ``[words](address)``."""
    if "](" not in body:
        return ()
    found = {target: words for words, target in reversed(_MARKDOWN_LINK.findall(body))}
    return tuple(Link(target, words) for target, words in reversed(found.items()))


def _extra(*pairs: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in pairs if value)
