"""Give posts without text the caption that another file of the client holds for them."""

from collections import defaultdict
from typing import TYPE_CHECKING

from creator_audit.importers.joins import join
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post
from creator_audit.store import imports as stored
from creator_audit.store.caption_joins import (
    CaptionJoin,
    remove_captions,
    with_caption,
    write_joins,
)
from creator_audit.store.posts import PostWriter, captions_beside, posts_without_text

if TYPE_CHECKING:
    from creator_audit.store.database import Store

HOW = {"link": "by its link", "time": "by its time"}


def fill_captions(store: "Store") -> int:
    """Join every caption that fits exactly one post without text; how many were joined.

    The caption's own record goes, since it is the same post; each join stands as a note in the
    report of the import that brought the caption, and goes when that import is taken back.
    """
    blank = posts_without_text(store)
    if not blank:
        return 0
    captions: dict[str, tuple[Post, int]] = {
        post.id: (post, import_id)
        for post, import_id in captions_beside(store, {post.platform for post in blank})
    }
    posts = {post.id: post for post in blank}
    by_import: dict[int, list[CaptionJoin]] = defaultdict(list)
    for made in join(blank, (post for post, _ in captions.values())):
        found = CaptionJoin(
            made.caption_id, made.post_id, made.how, made.confidence, made.from_source
        )
        by_import[captions[made.caption_id][1]].append(found)
    for import_id, joins in by_import.items():
        _write(store, import_id, joins, posts, captions)
    return sum(map(len, by_import.values()))


def _write(
    store: "Store",
    import_id: int,
    joins: list[CaptionJoin],
    posts: dict[str, Post],
    captions: dict[str, tuple[Post, int]],
) -> None:
    with store.atomic():
        filled = [with_caption(posts[j.post_id], captions[j.caption_id][0]) for j in joins]
        remove_captions(store, import_id, [j.caption_id for j in joins])
        write_joins(store, import_id, joins)
        writer = PostWriter(store, import_id)
        writer.write(filled)
        writer.finish()
        stored.write_issues(store, import_id, [_note(captions, j) for j in joins])


def _note(captions: dict[str, tuple[Post, int]], made: CaptionJoin) -> ImportIssue:
    source = captions[made.caption_id][0].source
    return ImportIssue(
        source.file,
        source.pointer,
        "caption-joined",
        f"Its caption was given to the post {made.post_id}, found {HOW[made.how]}.",
        IssueSeverity.NOTE,
    )
