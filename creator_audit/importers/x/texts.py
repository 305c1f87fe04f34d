"""A post's words as a reader sees them: true links, no escapes, no address of its pictures."""

from collections.abc import Iterable, Iterator

from creator_audit.importers.decode import clean_text, text_of
from creator_audit.model.post import Media, MediaKind

WHOLE_LENGTH = 280
"""X shows texts up to this length in full; longer ones behind "Show more"."""
_KINDS = {"photo": MediaKind.PHOTO, "video": MediaKind.VIDEO, "animated_gif": MediaKind.VIDEO}
Record = dict[str, object]


def entities_of(tweet: Record, key: str, kind: str) -> Iterator[Record]:
    """Entries of one kind in ``entities`` or ``extended_entities``."""
    group = tweet.get(key)
    entries = group.get(kind) if isinstance(group, dict) else None
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict):
            yield entry


_ESCAPES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&amp;", "&"))


def unescape(text: str) -> str:
    """Undo the few escapes X writes, once; a full HTML reading would spoil ``&copy=`` in links."""
    for escape, letter in _ESCAPES:
        text = text.replace(escape, letter)
    return text


def expand(text: str, links: Iterable[tuple[str, str]]) -> str:
    """Put true targets for short addresses, longest first, so that none is part of another."""
    for short, target in sorted(links, key=lambda pair: -len(pair[0])):
        text = text.replace(short, target)
    return text


def short_links(tweet: Record) -> list[tuple[str, str, str]]:
    """(short address, true target, words shown) of a post."""
    return [
        (
            text_of(entry.get("url")),
            text_of(entry.get("expanded_url")),
            text_of(entry.get("display_url")),
        )
        for entry in entities_of(tweet, "entities", "urls")
        if entry.get("url") and entry.get("expanded_url")
    ]


def raw_text(tweet: Record) -> str:
    """The words with short addresses in them, without those of the post's own pictures."""
    text = clean_text(text_of(tweet.get("full_text")) or text_of(tweet.get("text")))
    if "http" in text:
        for key in ("entities", "extended_entities"):
            for entry in entities_of(tweet, key, "media"):
                address = text_of(entry.get("url"))
                if address and address in text:
                    text = text.replace(address, "").rstrip()
    return unescape(text) if "&" in text else text


def media_of(tweet: Record) -> tuple[tuple[Media, ...], tuple[str, ...]]:
    """Pictures and videos by address, and the words that describe them."""
    found: dict[str, Media] = {}
    words = []
    key = "extended_entities" if tweet.get("extended_entities") else "entities"
    for entry in entities_of(tweet, key, "media"):
        address = text_of(entry.get("media_url_https")) or text_of(entry.get("media_url"))
        if address:
            kind = _KINDS.get(text_of(entry.get("type")), MediaKind.UNKNOWN)
            found[address] = Media(address, kind)
        alternative = text_of(entry.get("ext_alt_text")) or text_of(entry.get("alt_text"))
        if alternative.strip():
            words.append(clean_text(alternative))
    return tuple(found.values()), tuple(words)
