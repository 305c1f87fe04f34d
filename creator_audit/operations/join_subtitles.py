"""Give videos the words of subtitle files that were imported, each join on record."""

from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from creator_audit.importers.subtitles.names import folded, read_name
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import PartRole, Post
from creator_audit.operations.fill_captions import fill_captions
from creator_audit.store import imports as stored
from creator_audit.store.caption_joins import (
    CaptionJoin,
    remove_captions,
    with_caption,
    write_joins,
)
from creator_audit.store.posts import PostWriter, subtitles_and_videos

if TYPE_CHECKING:
    from creator_audit.store.database import Store

BY_ID, BY_FILE, BY_TITLE = "id", "file", "title"
HOW = {
    BY_ID: "by its id in the file's name",
    BY_FILE: "by the name of its media file",
    BY_TITLE: "by its title, which is the file's name",
}
CONFIDENCE = {BY_ID: 1.0, BY_FILE: 0.95, BY_TITLE: 0.9}


def join_what_fits(store: "Store") -> int:
    """Captions to posts without text, then spoken words to videos; how many were joined."""
    return fill_captions(store) + join_subtitles(store)


def join_subtitles(store: "Store") -> int:
    """Join every subtitle file that fits exactly one video; how many were joined.

    The words become the video's transcript; the join stands as a note in the report of the
    subtitles' import and goes when that is taken back. A file that fits none stays a record of
    its own and is tried again after the next import.
    """
    subtitles, videos = subtitles_and_videos(store)
    if not subtitles or not videos:
        return 0
    keys = _keys_of(videos)
    by_import: dict[int, list[tuple[Post, CaptionJoin]]] = defaultdict(list)
    for words, import_id in subtitles:
        found = _fitting(words, keys)
        if found is not None:
            video, how = found
            place = words.source.file
            join = CaptionJoin(words.id, video, how, CONFIDENCE[how], place)
            by_import[import_id].append((words, join))
    posts = {post.id: post for post in videos}
    for import_id, joins in by_import.items():
        _write(store, import_id, joins, posts)
    return sum(map(len, by_import.values()))


def _keys_of(videos: list[Post]) -> dict[tuple[str, str], set[str]]:
    """(kind of key, key) -> ids of the videos that have it."""
    keys: dict[tuple[str, str], set[str]] = defaultdict(set)
    for post in videos:
        if post.native_id:
            keys[BY_ID, post.native_id].add(post.id)
        for medium in post.media:
            keys[BY_FILE, folded(PurePosixPath(medium.uri).stem)].add(post.id)
        for part in post.parts:
            if part.role is PartRole.TITLE:
                keys[BY_TITLE, folded(part.text)].add(post.id)
    return keys


def _fitting(words: Post, keys: dict[tuple[str, str], set[str]]) -> tuple[str, str] | None:
    """(id of the one video that fits, how it was found), or None."""
    name = read_name(words.source.file)
    tries = [(BY_ID, one) for one in name.ids]
    stems = dict.fromkeys(folded(stem) for stem in (name.stem, name.whole))
    tries += [(how, stem) for stem in stems for how in (BY_FILE, BY_TITLE) if stem]
    for key in tries:
        fitting = keys.get(key, set())
        if len(fitting) == 1:
            return next(iter(fitting)), key[0]
    return None


def _write(
    store: "Store",
    import_id: int,
    joins: list[tuple[Post, CaptionJoin]],
    posts: dict[str, Post],
) -> None:
    with store.atomic():
        for words, made in joins:
            posts[made.post_id] = with_caption(posts[made.post_id], words)
        made_joins = [made for _words, made in joins]
        remove_captions(store, import_id, [made.caption_id for made in made_joins])
        write_joins(store, import_id, made_joins)
        writer = PostWriter(store, import_id)
        writer.write([posts[one] for one in dict.fromkeys(made.post_id for made in made_joins)])
        writer.finish()
        stored.write_issues(store, import_id, [_note(words, made) for words, made in joins])


def _note(words: Post, made: CaptionJoin) -> ImportIssue:
    return ImportIssue(
        words.source.file,
        words.source.pointer,
        "subtitles-joined",
        f"Its words are the transcript of the video {made.post_id}, found {HOW[made.how]}.",
        IssueSeverity.NOTE,
    )
