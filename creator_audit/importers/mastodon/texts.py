"""What a reader sees of a post's HTML, and where its links lead."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.decode import clean_text
from creator_audit.model.post import Link

_BLOCKS = "p, div, blockquote, pre, ul, ol, h1, h2, h3, h4, h5, h6"
_LINES = "li"
_SPACED_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MANY_BREAKS = re.compile(r"\n{3,}")
_PLAIN_TAG = re.compile(r"<(/?)(p|br|a|span)\b([^<>]*)>")
_UNPLAIN = re.compile(r"quote-inline|</br|\r|\x00")
_ATTRIBUTE = re.compile(r'(href|class)="([^"]*)"')
_SHOWS_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
LONGEST_HTML = 16 << 20
"""Beyond this no server keeps a post; the tree of the parser would fill the memory."""


def read_html(fragment: str) -> tuple[str, tuple[Link, ...]]:
    """(words with their line breaks, links with their true targets) of a post.

    Inline tags are joined without spaces, or ``#<span>ad</span>`` would no longer be a tag.
    """
    if "<" not in fragment and "&" not in fragment:
        return clean_text(fragment), ()
    plain = _read_plain(fragment)
    if plain is not None:
        return plain
    return read_any_html(fragment)


def read_any_html(fragment: str) -> tuple[str, tuple[Link, ...]]:
    """`read_html` for whatever tags a server writes, by a full parser."""
    body = LexborHTMLParser(fragment[:LONGEST_HTML]).body
    if body is None:
        return "", ()
    for aside in body.css("script, style, template, .quote-inline"):
        aside.decompose()
    links = tuple(link for node in body.css("a") if (link := _link_of(node)) is not None)
    for line_break in body.css("br"):
        line_break.replace_with("\n")
    for block in body.css(_BLOCKS):
        block.insert_before("\n\n")
        block.insert_after("\n\n")
    for line in body.css(_LINES):
        line.insert_after("\n")
    return _settle(body.text(deep=True, separator="", strip=False)), links


def _settle(text: str) -> str:
    return clean_text(_MANY_BREAKS.sub("\n\n", _SPACED_BREAK.sub("\n", text)).strip("\n"))


def _read_plain(fragment: str) -> tuple[str, tuple[Link, ...]] | None:
    """`read_html` for the few tags Mastodon itself writes, ten times as fast; else None."""
    if not fragment.startswith("<p>") or _UNPLAIN.search(fragment):
        return None
    # Text, slash, name of a tag and its attributes take turns.
    pieces = _PLAIN_TAG.split(fragment)
    if any("<" in text for text in pieces[::4]) or any(
        attributes.count('"') % 2 or "'" in attributes for attributes in pieces[3::4]
    ):
        return None
    words: list[str] = []
    links: list[Link] = []
    opened: tuple[int, str] | None = None
    for text, slash, name, attributes in zip(
        pieces[::4], ["", *pieces[1::4]], ["", *pieces[2::4]], ["", *pieces[3::4]], strict=True
    ):
        if name == "a" and (opened is None) == bool(slash):
            return None
        if name in ("p", "br"):
            words.append("\n" if name == "br" else "\n\n")
        elif name == "a" and not slash:
            opened = len(words), attributes
        elif opened is not None and name == "a":
            start, given = opened
            opened = None
            link, shown = _judge(given, "".join(words[start:]))
            words[start:] = [shown]
            if link is not None:
                links.append(link)
        words.append(unescape(text) if "&" in text else text)
    return None if opened is not None else (_settle("".join(words)), tuple(links))


def _judge(attributes: str, shown: str) -> tuple[Link | None, str]:
    """(link if it is one, words that stand for it) of a plain tag."""
    given = dict(_ATTRIBUTE.findall(attributes))
    link, stands = _link(unescape(given.get("href", "")), given.get("class", ""), shown)
    return link, stands or shown


def _link_of(node: LexborNode) -> Link | None:
    shown = node.text(deep=True, separator="", strip=False)
    attributes = node.attributes
    link, stands = _link(attributes.get("href") or "", attributes.get("class") or "", shown)
    if stands:
        node.replace_with(stands)
    return link


def _link(target: str, classes: str, shown: str) -> tuple[Link | None, str]:
    """The link, unless it only names an account or a tag, and what stands for its words.

    Where the words are an address (often shortened to the eye), the whole target stands for them.
    """
    target = clean_text(target.strip())
    if not target.casefold().startswith(("http://", "https://")) or "mention" in classes.split():
        return None, ""
    shown = clean_text(shown.strip())
    if shown == target:
        return Link(target), ""
    if shown[:1] in ("#", "@") and " " not in shown:
        return None, ""
    is_address = _SHOWS_ADDRESS.fullmatch(shown.rstrip("…"))
    return Link(target, shown), target if is_address else ""
