"""What a reader sees of a post's HTML, and where its links lead."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from creator_audit.importers.decode import clean_text
from creator_audit.model.post import Link

_BLOCKS = "p, div, blockquote, pre, ul, ol, h1, h2, h3, h4, h5, h6"
_LINES = "li"
_SPACED_BREAK = re.compile(r"[ \t]*\n[ \t]*")
_MANY_BREAKS = re.compile(r"\n{3,}")
_SHOWS_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE)
LONGEST_HTML = 16 << 20
"""Beyond this no server keeps a post; the tree of the parser would fill the memory."""


def read_html(fragment: str) -> tuple[str, tuple[Link, ...]]:
    """(words with their line breaks, links with their true targets) of a post.

    Inline tags are joined without spaces, or ``#<span>ad</span>`` would no longer be a tag.
    """
    if "<" not in fragment and "&" not in fragment:
        return clean_text(fragment), ()
    body = LexborHTMLParser(fragment[:LONGEST_HTML]).body
    if body is None:
        return "", ()
    for aside in body.css("script, style, template, .quote-inline"):
        aside.decompose()
    links = tuple(link for node in body.css("a") if (link := _link(node)) is not None)
    for line_break in body.css("br"):
        line_break.replace_with("\n")
    for block in body.css(_BLOCKS):
        block.insert_before("\n\n")
        block.insert_after("\n\n")
    for line in body.css(_LINES):
        line.insert_after("\n")
    text = _SPACED_BREAK.sub("\n", body.text(deep=True, separator="", strip=False))
    return clean_text(_MANY_BREAKS.sub("\n\n", text).strip("\n")), links


def _link(node: LexborNode) -> Link | None:
    """The link, unless it only names an account or a tag.

    Where the words are an address (often shortened to the eye), the whole target stands for them.
    """
    target = clean_text((node.attributes.get("href") or "").strip())
    classes = (node.attributes.get("class") or "").split()
    if not target.casefold().startswith(("http://", "https://")) or "mention" in classes:
        return None
    shown = clean_text(node.text(deep=True, separator="", strip=False).strip())
    if shown == target:
        return Link(target)
    if shown[:1] in ("#", "@") and " " not in shown:
        return None
    if _SHOWS_ADDRESS.fullmatch(shown.rstrip("…")):
        node.replace_with(target)
        return Link(target, shown)
    return Link(target, shown)
