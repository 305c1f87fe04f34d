"""What a reader sees of an article's HTML: words, true link targets, pictures, the paywall."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.decode import clean_text
from creator_audit.model.post import Link, Media, MediaKind

LONGEST_HTML = 16 << 20
"""Beyond this nobody wrote an article; the tree of the parser would fill the memory."""
_UNSEEN = "script, style, template, noscript, form, .subscription-widget-wrap, .subscribe-widget"
_PAYWALL = "div.paywall-jump, div.paywall, [data-component-name=PaywallToDOM]"
_BLOCKS = (
    "p, div, blockquote, pre, ul, ol, table, figure, figcaption, section, article, "
    "h1, h2, h3, h4, h5, h6"
)
_LINES = "li, tr"
_MARK = "\ue000"
_SPACED_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MANY_BREAKS = re.compile(r"\n{3,}")
_KINDS = (("img", MediaKind.PHOTO), ("video", MediaKind.VIDEO), ("audio", MediaKind.AUDIO))


class Article(NamedTuple):
    """The parts of an article that can be judged."""

    text: str = ""
    links: tuple[Link, ...] = ()
    media: tuple[Media, ...] = ()
    described: tuple[str, ...] = ()
    """Alternative texts of the pictures."""
    fold: int | None = None
    """Offset in `text` where the part for paying readers begins."""


def read_article(fragment: str) -> Article:
    """The article of an HTML fragment; plain text comes back as it is."""
    if "<" not in fragment and "&" not in fragment:
        return Article(_tidy(clean_text(fragment)))
    body = LexborHTMLParser(fragment[:LONGEST_HTML].replace(_MARK, "")).body
    return read_node(body) if body is not None else Article()


def read_node(body: LexborNode) -> Article:
    """The article below a node; the node is changed on the way."""
    for unseen in body.css(_UNSEEN):
        unseen.decompose()
    media, described = _media(body)
    links = tuple(link for node in body.css("a") if (link := _link(node)) is not None)
    for node in body.css(_PAYWALL):
        node.replace_with(_MARK)
    for line_break in body.css("br"):
        line_break.replace_with("\n")
    for block in body.css(_BLOCKS):
        if block.mem_id == body.mem_id:
            continue
        block.insert_before("\n\n")
        block.insert_after("\n\n")
    for line in body.css(_LINES):
        line.insert_after("\n")
    text = _tidy(clean_text(body.text(deep=True, separator="", strip=False)))
    before, mark, after = text.partition(_MARK)
    after = after.replace(_MARK, "").lstrip("\n")
    before = before.rstrip("\n")
    fold = len(before) if mark and before and after else None
    text = "\n\n".join(piece for piece in (before, after) if piece)
    return Article(text, tuple(dict.fromkeys(links)), media, described, fold)


def _tidy(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\xa0", " ")
    return _MANY_BREAKS.sub("\n\n", _SPACED_BREAK.sub("\n", text)).strip()


def _link(node: LexborNode) -> Link | None:
    """The link with its target; where the words are the address, the words are enough."""
    target = clean_text((node.attributes.get("href") or "").strip())
    if not target.casefold().startswith(("http://", "https://")):
        return None
    shown = clean_text(node.text(deep=True, separator="", strip=False).strip())
    return Link(target, "" if shown == target else shown)


def _media(body: LexborNode) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    media, described = [], []
    for tag, kind in _KINDS:
        for node in body.css(tag):
            address = clean_text((node.attributes.get("src") or "").strip())
            if address and not address.startswith("data:"):
                media.append(Media(address, kind))
            words = clean_text((node.attributes.get("alt") or "").strip())
            if words:
                described.append(words)
    return tuple(dict.fromkeys(media)), tuple(dict.fromkeys(described))
