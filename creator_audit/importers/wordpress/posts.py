"""One entry of a WordPress export as a post."""

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from creator_audit.importers.article import read_article
from creator_audit.importers.decode import Moment, clean_text, html_text, is_plausible, iso_moment
from creator_audit.importers.wordpress.items import Channel, Item
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    Link,
    PartRole,
    Post,
    Standing,
    TextPart,
    digest_id,
    post_id,
)

PLATFORM = "wordpress"
_STANDINGS = {
    "publish": Standing.OWN,
    "future": Standing.SCHEDULED,
    "trash": Standing.TRASHED,
}
"""Any other state (draft, pending, private …) is not public: kept apart with the drafts."""
_PAGES = ("page",)
_POSTS = ("post", "")
_QUOTED = r"""(?:"[^"\]]*"|'[^'\]]*'|[^\s\]"']+)"""
_SHORTCODE = re.compile(rf"\[[a-zA-Z][\w-]{{0,60}}(?:\s+[\w-]{{1,60}}={_QUOTED})+\s*/?\]")
_CLOSING = re.compile(r"\[/([a-zA-Z][\w-]{0,60})\]")
_BARE = re.compile(r"\[/?([a-zA-Z][\w-]{0,60})\]")
_ADDRESS = re.compile(r"""https?://[^\s"'\]<>]{3,2000}""")
_REUSED = re.compile(r'<!--\s*wp:block\s+\{[^{}]{0,200}"ref":\s*(\d+)')
LONGEST_OFFSET = 14 * 60
"""Minutes; no zone lies further from UTC."""


@dataclass(slots=True)
class PostReader:
    """Turns entries into posts of one blog, and counts what is left out."""

    channel: Channel
    account: str
    layout: str
    zone: str = ""
    left_out: Counter[str] = field(default_factory=Counter)
    """Type of entry that is no post -> how many."""
    reused: int = 0
    """Posts with a block whose words stand elsewhere."""

    def post(self, item: Item, member: str) -> Post | None:
        """The post, or None for pictures, menus and other entries that are none."""
        kind = item.local("post_type")
        if kind not in (*_POSTS, *_PAGES):
            self.left_out[kind] += 1
            return None
        raw = item.fields.get("content:encoded", "")
        reused = ", ".join(dict.fromkeys(_REUSED.findall(raw)))
        self.reused += bool(reused)
        words, hidden_links = _without_shortcodes(raw)
        article = read_article(words)
        title = clean_text(html_text(item.fields.get("title", ""))).strip()
        parts = ((PartRole.TITLE, title), (PartRole.CAPTION, article.text))
        moment = published_at(item)
        native = item.local("post_id")
        permalink = clean_text(item.fields.get("link", "")).strip()
        return Post(
            id=self._id(native, permalink or item.fields.get("guid", ""), article.text),
            account_id=account_id(PLATFORM, self.account),
            platform=PLATFORM,
            published_at=moment.at,
            source=ImportSource(member, f"item {item.number}", self.layout),
            standing=_standing(kind, item.local("status")),
            native_id=native,
            utc_offset_minutes=moment.offset_minutes or None,
            is_zone_known=moment.is_zone_known,
            edited_at=_later(iso_moment(item.local("post_modified_gmt")).at, moment.at),
            permalink=permalink if "://" in permalink else "",
            parts=tuple(
                [TextPart(role, text) for role, text in parts if text]
                + [TextPart(PartRole.ALT_TEXT, text) for text in article.described]
            ),
            links=tuple(dict.fromkeys((*article.links, *hidden_links))),
            media=article.media,
            extra=_extra(item, reused),
        )

    def _id(self, native: str, address: str, text: str) -> str:
        if native:
            return post_id(PLATFORM, f"{self.account}/{native}")
        return digest_id(PLATFORM, self.account, address, "" if address else text)


def blog_handle(address: str) -> str:
    """``host`` or ``host/folder`` of a blog's address."""
    parts = urlsplit(address if "://" in address else f"https://{address}")
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}".casefold()


def published_at(item: Item) -> Moment:
    """The time: UTC as stated, else of the feed's own field, else local without a zone."""
    local = iso_moment(item.local("post_date"), default_is_utc=False)
    stated = iso_moment(item.local("post_date_gmt"))
    at = stated.at or _feed_time(item.fields.get("pubDate", ""))
    if at is None:
        return local
    minutes = round((local.at - at).total_seconds() / 60) if local.at else 0
    is_offset = abs(minutes) <= LONGEST_OFFSET and minutes % 15 == 0
    return Moment(at, minutes if is_offset else None)


def _feed_time(text: str) -> datetime | None:
    if "-0001" in text:
        return None
    try:
        at = parsedate_to_datetime(text.strip())
        at = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return at if is_plausible(at) else None


def _later(edited: datetime | None, published: datetime | None) -> datetime | None:
    return edited if edited and published and edited > published else None


def _standing(kind: str, status: str) -> Standing:
    if kind in _PAGES:
        return Standing.PAGE
    return _STANDINGS.get(status, Standing.DRAFT) if status else Standing.OWN


def _without_shortcodes(raw: str) -> tuple[str, tuple[Link, ...]]:
    """The HTML without the brackets of plugins, and the links inside these.

    A bracket alone, such as ``[Anzeige]``, is somebody's word and stays.
    """
    if "[" not in raw:
        return raw, ()
    links: list[Link] = []

    def take(found: re.Match[str]) -> str:
        links.extend(Link(clean_text(one)) for one in _ADDRESS.findall(found[0]))
        return ""

    text = _SHORTCODE.sub(take, raw)
    closed = set(_CLOSING.findall(text))
    if closed:
        text = _BARE.sub(lambda found: "" if found[1] in closed else found[0], text)
    return text, tuple(links)


def _extra(item: Item, reused: str) -> tuple[tuple[str, str], ...]:
    tags = [name for domain, name in item.categories if domain in ("post_tag", "tag")]
    groups = [name for domain, name in item.categories if domain == "category"]
    languages = [name for domain, name in item.categories if domain == "language"]
    pairs = [
        ("author", item.fields.get("dc:creator", "").strip()),
        ("status", "" if item.local("status") == "publish" else item.local("status")),
        ("audience", "password" if item.local("post_password") else ""),
        ("tags", " | ".join(tags)),
        ("categories", " | ".join(groups)),
        ("blog_language", " | ".join(languages)),
        ("excerpt", html_text(item.fields.get("excerpt:encoded", "")).strip()),
        ("reusable_blocks", reused),
    ]
    return tuple((name, clean_text(html_text(value))) for name, value in pairs if value)
