"""The detailed and the classic files of one export hold the same posts: joined by media id."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.instagram.classic import media_id, media_items, read_media
from creator_audit.importers.instagram.layouts import (
    PostFile,
    base_of,
    file_facts,
    is_detailed,
)
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.model.post import Post


@dataclass(slots=True)
class Join:
    """Detailed posts (with flags) come first; classic files add only what is new.

    Holds media ids alone, and those detailed posts that lack their text.
    """

    detailed: frozenset[str] = frozenset()
    lends_text: bool = False
    seen: set[str] = field(default_factory=set)
    places: dict[str, PostFile] = field(default_factory=dict)
    """Media id -> kind, where a classic file knows that a post is a reel, story or archived."""
    waiting: dict[str, Post] = field(default_factory=dict)

    @classmethod
    def of(cls, tree: ArchiveTree, files: Iterable[str]) -> "Join":
        """Look which files are detailed; without any, nothing is held."""
        names = list(files)
        detailed = frozenset(name for name in names if is_detailed(tree, name))
        others = [name for name in names if name not in detailed and name.endswith(".json")]
        if not detailed or not others:
            return cls(detailed)
        join = cls(detailed, lends_text=True)
        for name in others:
            if base_of(name) != "posts":
                join.places.update(_ids_in(tree, name))
        return join

    def ordered(self, files: Iterable[str]) -> list[str]:
        """Detailed files first, then by what they hold."""
        return sorted(files, key=lambda name: (name not in self.detailed, file_facts(name).order))

    def follow(self, name: str, posts: Iterator[Post]) -> Iterator[Post]:
        """The posts of one file without those already read."""
        if not self.detailed:
            return posts
        return self._remember(posts) if name in self.detailed else self._add_new(posts)

    def left(self) -> Iterator[Post]:
        """Detailed posts whose text was found nowhere."""
        yield from self.waiting.values()
        self.waiting.clear()

    def _remember(self, posts: Iterator[Post]) -> Iterator[Post]:
        for post in posts:
            ids = _ids_of(post)
            self.seen |= ids
            facts = next((self.places[one] for one in ids if one in self.places), None)
            known = post if facts is None else replace(post, kind=facts.kind, extra=facts.extra)
            if self.lends_text and not known.has_text and known.native_id:
                self.waiting[known.native_id] = known
            else:
                yield known

    def _add_new(self, posts: Iterator[Post]) -> Iterator[Post]:
        for post in posts:
            ids = _ids_of(post)
            if ids.isdisjoint(self.seen):
                yield post
                continue
            waits = next((self.waiting.pop(one) for one in ids if one in self.waiting), None)
            if waits is not None:
                yield replace(waits, parts=post.parts + waits.parts)


def _ids_of(post: Post) -> set[str]:
    ids = {number for one in post.media if (number := media_id(one.uri))}
    return ids | {post.native_id} if post.native_id else ids


def _ids_in(tree: ArchiveTree, name: str) -> Iterator[tuple[str, PostFile]]:
    facts = file_facts(name)
    shape, keys = top_level(tree.head(name))
    prefix = f"{keys[0]}.item" if shape == "object" and keys else "item"
    for _index, record in stream_items(tree, name, prefix, []):
        for item in media_items(record) if isinstance(record, dict) else ():
            medium = read_media(item)
            number = media_id(medium.uri) if medium else ""
            if number:
                yield number, facts
