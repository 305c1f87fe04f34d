"""Long posts: X cuts them in the list of posts and keeps their whole text in a file of its own."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.decode import clean_text, iso_moment, text_of
from creator_audit.importers.x.assigned import stream_records
from creator_audit.model.issue import ImportIssue

CUT_MARK = "…"
SHORTEST_CUT = 200
"""A text that ends in the cut mark and is shorter than this was written so."""
SURE_START = 100
"""Characters that must agree where the times differ by a moment."""


@dataclass(frozen=True, slots=True)
class LongPost:
    """The whole text of a post and the links in it."""

    text: str
    links: tuple[tuple[str, str], ...]
    """(short address in the text, true target)."""
    place: str


@dataclass(slots=True)
class LongPosts:
    """All whole texts by the second they were written."""

    by_second: dict[datetime, list[LongPost]] = field(default_factory=dict)
    total: int = 0
    joined: int = 0

    def find(self, cut: str, at: datetime | None) -> LongPost | None:
        """The whole text that a cut text is the start of; None where that is not certain."""
        if at is None or not self.by_second:
            return None
        start = _bare(cut)
        second = at.replace(microsecond=0)
        fitting = [
            one for one in self.by_second.get(second, ()) if _bare(one.text).startswith(start)
        ]
        if not fitting and len(start) >= SURE_START:
            near = (second + timedelta(seconds=shift) for shift in (-2, -1, 1, 2))
            pool = (one for moment in near for one in self.by_second.get(moment, ()))
            fitting = [one for one in pool if _bare(one.text).startswith(start)]
        if not fitting or len({one.text for one in fitting}) > 1:
            return None
        self.joined += 1
        return fitting[0]


def looks_cut(text: str) -> bool:
    """Whether X cut the text."""
    return text.rstrip().endswith(CUT_MARK) and len(text) >= SHORTEST_CUT


def _bare(text: str) -> str:
    """Text without the cut mark at its end and without differences in white space."""
    words = " ".join(text.split())
    return words[:-1].rstrip() if words.endswith(CUT_MARK) else words


def read_long_posts(
    tree: ArchiveTree, members: Iterable[str], faults: list[ImportIssue]
) -> LongPosts:
    """Load the whole texts; few posts are long, so they are held in memory."""
    found = LongPosts()
    for name in members:
        for index, record in stream_records(tree, name, faults):
            note = record.get("noteTweet") if isinstance(record, dict) else None
            core = note.get("core") if isinstance(note, dict) else None
            if not isinstance(note, dict) or not isinstance(core, dict):
                continue
            at = iso_moment(note.get("createdAt")).at
            text = clean_text(text_of(core.get("text")))
            if at is None or not text:
                continue
            long_post = LongPost(text, _links(core.get("urls")), f"{name} /{index}")
            found.by_second.setdefault(at.replace(microsecond=0), []).append(long_post)
            found.total += 1
    return found


def _links(urls: object) -> tuple[tuple[str, str], ...]:
    entries = urls if isinstance(urls, list) else []
    return tuple(
        (text_of(entry.get("shortUrl")), text_of(entry.get("expandedUrl")))
        for entry in entries
        if isinstance(entry, dict) and entry.get("shortUrl") and entry.get("expandedUrl")
    )
