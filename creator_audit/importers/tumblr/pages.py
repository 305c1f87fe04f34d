"""Saved pages of single posts: those of backup programs, and those of Tumblr's own export."""

from datetime import UTC

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.article import LONGEST_HTML, read_node
from creator_audit.importers.decode import Moment, clean_text, is_plausible, iso_moment
from creator_audit.importers.human_time import month_numbers, read_human_time
from creator_audit.importers.platform_facts import platform_facts
from creator_audit.importers.tumblr.notes import KINDS, PLATFORM, hashtags
from creator_audit.model.account import account_id
from creator_audit.model.post import (
    ImportSource,
    PartRole,
    Post,
    PostKind,
    Standing,
    TextPart,
    post_id,
)

_TAGS = "footer .tag, footer a[href*=tag], #footer .tag"
_REBLOG_SIGN = "⬀"
"""The link to the post that was passed on, as backup programs write it."""


def read_page(html: str, native: str, blog: str, source: ImportSource) -> Post | None:
    """The post of one page; None where the page holds none."""
    body = LexborHTMLParser(html[:LONGEST_HTML]).body
    if body is None:
        return None
    article = body.css_first("article")
    foot = body.css_first("#footer")
    root = article if article is not None else body if foot is not None else None
    if root is None:
        return None
    moment = _moment(root)
    permalink = _permalink(root)
    is_reblog = _is_reblog(root)
    tags = hashtags([node.text(strip=True) for node in root.css(_TAGS)])
    heading = root.css_first("h1, h2")
    title = clean_text(heading.text(strip=True)) if heading is not None else ""
    for aside in [*root.css("header"), *root.css("footer"), *root.css("#footer"), heading]:
        if aside is not None:
            aside.decompose()
    kind = (root.attributes.get("class") or "").partition(" ")[0]
    read = read_node(root)
    parts = [(PartRole.TITLE, title), (PartRole.CAPTION, read.text), (PartRole.HASHTAGS, tags)]
    if is_reblog:
        parts = []
    parts += [(PartRole.ALT_TEXT, words) for words in read.described if not is_reblog]
    return Post(
        id=post_id(PLATFORM, native),
        account_id=account_id(PLATFORM, blog),
        platform=PLATFORM,
        published_at=moment.at,
        source=source,
        kind=KINDS.get(kind, PostKind.FEED),
        standing=Standing.REPOST if is_reblog else Standing.OWN,
        native_id=native,
        is_zone_known=moment.is_zone_known,
        permalink=permalink,
        parts=tuple(TextPart(role, text) for role, text in parts if text.strip()),
        links=() if is_reblog else read.links,
        media=read.media,
    )


def _moment(root: LexborNode) -> Moment:
    stated = root.css_first("time[datetime]")
    if stated is not None:
        return iso_moment(stated.attributes.get("datetime"), default_is_utc=False)
    shown = root.css_first("#timestamp")
    words = shown.text(strip=True) if shown is not None else ""
    naive = read_human_time(words, month_numbers(platform_facts(PLATFORM)["months"]))
    at = naive.replace(tzinfo=UTC) if naive else None
    return Moment(at if at and is_plausible(at) else None, is_zone_known=False)


def _permalink(root: LexborNode) -> str:
    for node in root.css("header a"):
        address = (node.attributes.get("href") or "").strip()
        if address.startswith("http") and node.text(strip=True) != _REBLOG_SIGN:
            return clean_text(address)
    return ""


def _is_reblog(root: LexborNode) -> bool:
    """Whether the page passes on somebody's post: by the sign, or by the chain of quotes."""
    if any(node.text(strip=True) == _REBLOG_SIGN for node in root.css("header a")):
        return True
    return root.css_first("a.tumblr_blog") is not None and root.css_first("blockquote") is not None
