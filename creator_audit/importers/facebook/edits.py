"""The history of edits: days on which the words of a post were written anew."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import blake2b

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.decode import repair_text, text_of, unix_moment
from creator_audit.importers.facebook.layouts import edit_files
from creator_audit.importers.instagram.label_words import label_words
from creator_audit.importers.json_stream import stream_items, top_level
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post


@dataclass(slots=True)
class Edits:
    """Wordings with the time they were written, by digest: the texts themselves are not kept.

    An entry names no post. It is given to a post only where its words are just the post's present
    ones: they, labels among them, then stand there since that time.
    """

    times: dict[bytes, list[datetime]] = field(default_factory=dict)
    used: set[bytes] = field(default_factory=set)
    edited: int = 0
    issues: list[ImportIssue] = field(default_factory=list)
    file: str = ""

    @classmethod
    def of(cls, tree: ArchiveTree) -> "Edits":
        """Read the history, if the export has one."""
        edits = cls()
        for name in edit_files(tree):
            edits.file = name
            shape, keys = top_level(tree.head(name))
            prefix = f"{keys[0]}.item" if shape == "object" and keys else "item"
            if not shape:
                continue
            for _index, record in stream_items(tree, name, prefix, edits.issues):
                edits._take(record)
        return edits

    def mark(self, post: Post) -> Post:
        """The post with the time its words were last written, where the history tells it."""
        if self.times and post.parts and post.published_at is not None:
            key = _key(post.parts[0].text)
            later = [time for time in self.times.get(key, ()) if time > post.published_at]
            if later:
                self.used.add(key)
                last = max(later)
                extra = (*post.extra, ("words_written_at", last.isoformat()))
                edited_at = max(last, post.edited_at or last)
                post = replace(post, edited_at=edited_at, extra=extra)
        self.edited += post.edited_at is not None
        return post

    def notes(self, file: str) -> list[ImportIssue]:
        """What a person should know of edits, once for the whole export."""
        found = list(self.issues)
        if self.edited:
            detail = (
                f"Posts that were changed after publication: {self.edited}. Words in them, labels "
                "too, may have been added later; the export holds the last wording."
            )
            found.append(ImportIssue(file, "", "text-may-be-edited", detail, IssueSeverity.NOTE))
        left = len(self.times) - len(self.used)
        if left:
            detail = f"Wordings in the history of edits that are no post's present words: {left}."
            found.append(
                ImportIssue(self.file, "", "edit-without-post", detail, IssueSeverity.NOTE)
            )
        return found

    def _take(self, record: object) -> None:
        if not isinstance(record, dict):
            return
        at = unix_moment(record.get("timestamp")).at
        if at is None:
            return
        for text in _texts(record):
            if text.strip():
                self.times.setdefault(_key(text), []).append(at)


def _texts(record: dict[str, object]) -> list[str]:
    found = []
    for entry in _list(record.get("data")):
        if isinstance(entry, dict):
            found.append(repair_text(text_of(entry.get("post") or entry.get("text"))))
    words = label_words("facebook")
    for entry in _list(record.get("label_values")):
        if isinstance(entry, dict):
            meaning = words.meaning(repair_text(text_of(entry.get("label"))))
            if meaning is not None and meaning.name == "caption":
                found.append(repair_text(text_of(entry.get("value"))))
    return found


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _key(text: str) -> bytes:
    return blake2b(text.strip().encode("utf-8", "surrogatepass"), digest_size=12).digest()
