"""Captions from another file given to posts that came without text, each join on record."""

from dataclasses import dataclass, replace

from creator_audit.model.post import PartRole, Post, TextPart
from creator_audit.store.database import Store


@dataclass(frozen=True, slots=True)
class CaptionJoin:
    """One caption that belongs to a post, and how that was found."""

    caption_id: str
    """Id the caption's record would have as a post of its own."""
    post_id: str
    how: str
    """``link`` or ``time``."""
    confidence: float
    """0 to 1."""
    place: str
    """``file place`` of the record that held the caption."""


def with_caption(post: Post, caption: Post) -> Post:
    """The post with the caption's words, link and counts; its own time and place stay.

    Spoken words are added to what the post says, a caption stands where it had none.
    """
    known = {name for name, _value in post.extra}
    added = tuple((name, value) for name, value in caption.extra if name not in known)
    return replace(
        post,
        parts=_with_words(post, caption),
        links=tuple(dict.fromkeys((*post.links, *caption.links))),
        permalink=caption.permalink or post.permalink,
        extra=(*post.extra, *added),
    )


def _with_words(post: Post, caption: Post) -> tuple[TextPart, ...]:
    if any(part.role is not PartRole.TRANSCRIPT for part in caption.parts):
        return caption.parts
    said = {part.text for part in post.parts if part.role is PartRole.TRANSCRIPT}
    return (*post.parts, *(part for part in caption.parts if part.text not in said))


def joined_captions(store: Store) -> dict[str, str]:
    """Caption id -> id of the post it was joined to."""
    return dict(store.rows("SELECT caption_id, post_id FROM joins"))


def write_joins(store: Store, import_id: int, joins: list[CaptionJoin]) -> None:
    """Keep the joins of one import's captions."""
    store.run_many(
        "INSERT OR REPLACE INTO joins (caption_id, post_id, how, confidence, place, import_id)"
        " VALUES (?,?,?,?,?,?)",
        [(j.caption_id, j.post_id, j.how, j.confidence, j.place, import_id) for j in joins],
    )


def remove_captions(store: Store, import_id: int, caption_ids: list[str]) -> int:
    """Take the records out that became text of other posts; they were new in this import."""
    removed = 0
    for caption_id in caption_ids:
        removed += store.run(
            "DELETE FROM posts WHERE id = ? AND import_id = ?", (caption_id, import_id)
        )
    store.run(
        "UPDATE imports SET new = new - ?1, edited = edited + ?1 WHERE id = ?2",
        (removed, import_id),
    )
    return removed
