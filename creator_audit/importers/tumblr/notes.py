"""A saved post of Tumblr's API as a post; other people's words are no own post."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from creator_audit.importers.article import Article, read_article
from creator_audit.importers.decode import clean_text, iso_moment, text_of, unix_moment
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

PLATFORM = "tumblr"
Record = Mapping[str, object]
_STANDINGS = {"": Standing.OWN, "published": Standing.OWN, "queued": Standing.SCHEDULED}
"""Drafts, private posts and states nobody listed are not public: kept apart with the drafts."""
KINDS = {"video": PostKind.VIDEO, "audio": PostKind.AUDIO}
_MEDIA = {"image": MediaKind.PHOTO, "video": MediaKind.VIDEO, "audio": MediaKind.AUDIO}
_REBLOG = ("reblogged_from_id", "reblogged_from_name", "reblogged_from_url", "reblogged_root_id")
_BODIES = ("body", "caption", "description", "answer")
LONGEST_CHAIN = 500
"""Blocks of one post; none that a person wrote has more."""


class Words(NamedTuple):
    """What a post says, put together from its fields or blocks."""

    text: str
    links: tuple[Link, ...]
    media: tuple[Media, ...]
    described: tuple[str, ...]


def read_note(record: Record, source: ImportSource) -> Post:
    """The post of one record of the API, in either of its shapes."""
    blog = clean_text(text_of(record.get("blog_name"))).strip()
    native = text_of(record.get("id_string")) or text_of(record.get("id"))
    moment = unix_moment(record.get("timestamp"))
    if moment.at is None:
        moment = iso_moment(record.get("date"))
    is_reblog = any(record.get(name) for name in _REBLOG)
    words = _own_words(record, blog) if is_reblog else _words(record)
    title = "" if is_reblog else read_article(text_of(record.get("title"))).text
    state = text_of(record.get("state")).casefold()
    kind = text_of(record.get("type")).casefold()
    standing = _STANDINGS.get(state, Standing.DRAFT)
    tags = hashtags(record.get("tags"))
    parts = [(PartRole.TITLE, title), (PartRole.CAPTION, words.text), (PartRole.HASHTAGS, tags)]
    parts += [(PartRole.ALT_TEXT, one) for one in words.described]
    return Post(
        id=post_id(PLATFORM, native) if native else digest_id(PLATFORM, blog, str(moment.at)),
        account_id=account_id(PLATFORM, blog),
        platform=PLATFORM,
        published_at=moment.at,
        source=source,
        kind=KINDS.get(kind, PostKind.FEED),
        standing=Standing.REPOST if is_reblog and standing is Standing.OWN else standing,
        native_id=native,
        permalink=clean_text(text_of(record.get("post_url"))),
        parts=tuple(TextPart(role, text) for role, text in parts if text.strip()),
        links=words.links,
        media=words.media,
        extra=_extra(record, state),
    )


def hashtags(tags: object) -> str:
    """The tag list as a reader sees it, below the post: ``#one #two words``."""
    named = [text_of(tag).strip().lstrip("#") for tag in tags] if isinstance(tags, list) else []
    return clean_text(" ".join(f"#{tag}" for tag in named if tag))


def _words(record: Record) -> Words:
    blocks = record.get("content")
    if isinstance(blocks, list) and blocks:
        return _of_blocks(blocks)
    return _of_fields(record)


def _own_words(record: Record, blog: str) -> Words:
    """What the blog itself added to somebody's post; the chain above it is other people's."""
    if isinstance(record.get("content"), list):
        return _words(record)
    trail = record.get("trail")
    for entry in reversed(trail if isinstance(trail, list) else []):
        writer = entry.get("blog") if isinstance(entry, dict) else None
        name = text_of(writer.get("name")) if isinstance(writer, dict) else ""
        if name and name == blog:
            return _of_article(read_article(text_of(entry.get("content"))))
    reblog = record.get("reblog")
    comment = text_of(reblog.get("comment")) if isinstance(reblog, dict) else ""
    return _of_article(read_article(comment))


def _of_article(article: Article) -> Words:
    return Words(article.text, article.links, article.media, article.described)


def _of_fields(record: Record) -> Words:
    """The older shape: HTML in fields that depend on the type."""
    articles = [read_article(text_of(record.get(name))) for name in _BODIES]
    quoted = read_article(text_of(record.get("text"))).text
    source = read_article(text_of(record.get("source")))
    pieces = [quoted, source.text, *(one.text for one in articles)]
    dialogue = record.get("dialogue")
    if not any(pieces) and isinstance(dialogue, list):
        lines = (f"{text_of(one.get('label'))} {text_of(one.get('phrase'))}".strip()
                 for one in dialogue if isinstance(one, dict))  # fmt: skip
        pieces.append(clean_text("\n".join(lines)))
    address = text_of(record.get("url"))
    links = [Link(clean_text(address))] if address.startswith("http") else []
    links += [link for one in (*articles, source) for link in one.links]
    media = [*_photos(record), *(one for article in articles for one in article.media)]
    described = [words for article in articles for words in article.described]
    return Words("\n\n".join(piece for piece in pieces if piece), tuple(dict.fromkeys(links)),
                 tuple(dict.fromkeys(media)), tuple(described))  # fmt: skip


def _photos(record: Record) -> Iterator[Media]:
    photos = record.get("photos")
    for photo in photos if isinstance(photos, list) else []:
        size = photo.get("original_size") if isinstance(photo, dict) else None
        address = text_of(size.get("url")) if isinstance(size, dict) else ""
        if address:
            yield Media(clean_text(address), MediaKind.PHOTO)
    for name, kind in (("video_url", MediaKind.VIDEO), ("audio_url", MediaKind.AUDIO)):
        if text_of(record.get(name)):
            yield Media(clean_text(text_of(record.get(name))), kind)


def _of_blocks(blocks: list[object]) -> Words:
    """The newer shape: a list of blocks of text, links and media."""
    pieces: list[str] = []
    links: list[Link] = []
    media: list[Media] = []
    described: list[str] = []
    for block in blocks[:LONGEST_CHAIN]:
        if not isinstance(block, dict):
            continue
        kind = text_of(block.get("type"))
        text = clean_text(text_of(block.get("text")))
        if text:
            pieces.append(text)
        links += _formatted(block, text)
        if kind == "link":
            named = [text_of(block.get(name)) for name in ("title", "description")]
            pieces += [clean_text(name) for name in named if name]
            links.append(Link(clean_text(text_of(block.get("url"))), clean_text(named[0])))
        elif kind in _MEDIA:
            media += [Media(one, _MEDIA[kind]) for one in _addresses(block)]
            described.append(clean_text(text_of(block.get("alt_text"))))
            caption = clean_text(text_of(block.get("caption")))
            pieces += [caption] if caption else []
    return Words("\n\n".join(pieces), tuple(dict.fromkeys(link for link in links if link.url)),
                 tuple(media), tuple(words for words in described if words))  # fmt: skip


def _formatted(block: Record, text: str) -> Iterator[Link]:
    """Links laid over words: their places are offsets in code points."""
    marks = block.get("formatting")
    for mark in marks if isinstance(marks, list) else []:
        address = text_of(mark.get("url")) if isinstance(mark, dict) else ""
        if not address.startswith("http"):
            continue
        start, end = mark.get("start"), mark.get("end")
        is_span = isinstance(start, int) and isinstance(end, int) and 0 <= start < end
        shown = text[start:end] if is_span else ""
        yield Link(clean_text(address), "" if shown == address else shown)


def _addresses(block: Record) -> Iterator[str]:
    media = block.get("media")
    for one in media if isinstance(media, list) else [media]:
        address = text_of(one.get("url")) if isinstance(one, dict) else ""
        if address:
            yield clean_text(address)
            return
    if text_of(block.get("url")):
        yield clean_text(text_of(block.get("url")))


def _extra(record: Record, state: str) -> tuple[tuple[str, str], ...]:
    pairs = [
        ("state", "" if state == "published" else state),
        ("notes", text_of(record.get("note_count"))),
        ("reblogged_from", text_of(record.get("reblogged_from_name"))),
        ("asked_by", text_of(record.get("asking_name"))),
        ("source_title", text_of(record.get("source_title"))),
    ]
    return tuple((name, clean_text(value)) for name, value in pairs if value)
