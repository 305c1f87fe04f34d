"""The TXT form: blocks of ``Label: value`` lines, labels in the language of the account."""

import io
import re
from collections.abc import Iterator
from functools import cache

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.archive_errors import DamagedMemberError
from creator_audit.importers.platform_facts import fold_label, platform_facts
from creator_audit.importers.tiktok.posts import FileReading, build_post
from creator_audit.importers.tiktok.words import is_nothing
from creator_audit.model.post import LabelKind, PlatformLabel, Post, Standing

DATE_LINE = re.compile(
    r"\s*(?P<label>[^:]{1,40}):{1,2}\s*"
    r"(?P<date>\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?\s*(?:UTC|Z)?)\s*\Z"
)
_LABELLED = re.compile(r"(?P<label>[^:\n]{1,40}):{1,2}(?:\s+(?P<value>.*)|)\Z", re.DOTALL)
_URL_LINE = re.compile(r"\s*https?://\S+\s*\Z")
PROFILE_BYTES = 1 << 16


class Block:
    """One record's lines: named fields, and labels that are not known."""

    def __init__(self, line: int) -> None:
        self.line = line
        self.fields: dict[str, str] = {}
        self.unknown: list[tuple[str, str]] = []
        self._pairs = 0
        self._latest = ""

    def add(self, line: str) -> None:
        """Take one line: a label with its value, a further link, or more of the text before."""
        found = _LABELLED.match(line)
        label = found["label"].strip() if found else ""
        name = _labels().get(fold_label(label)) if label else None
        if _URL_LINE.match(line) and self._latest != "title":
            self._append("link", line.strip())
        elif found and name is not None and not (self._latest == "title" and name in self.fields):
            self.start(name, (found["value"] or "").rstrip("\r\n"))
        elif found and label and self._latest != "title":
            self._take_unknown(label, (found["value"] or "").strip())
        elif self._latest in ("title", "alt_text", "add_yours"):
            self._append(self._latest, line.rstrip("\r\n"))

    def _take_unknown(self, label: str, value: str) -> None:
        """Second line is the link and third the number of likes in every language."""
        if self._pairs == 1 and _URL_LINE.match(value):
            self.start("link", value)
        elif self._pairs == 2 and value.isdecimal() and "link" in self.fields:
            self.start("likes", value)
        else:
            self._pairs += 1
            self._latest = ""
            self.unknown.append((label, value))

    def start(self, name: str, value: str) -> None:
        """Take a field; the first of a name counts."""
        self._pairs += 1
        self._latest = name
        if name != "passed_over":
            self.fields.setdefault(name, value)

    def _append(self, name: str, text: str) -> None:
        before = self.fields.get(name, "")
        self.fields[name] = f"{before}\n{text}" if before else text

    def settle(self) -> tuple[PlatformLabel, ...]:
        """Name unknown labels by position where the block has the full known length.

        What stays unknown is kept word for word, neither on nor off.
        """
        order = platform_facts("tiktok")["txt"]["order"]
        by_position = not self.fields.keys() & {"disclosure", "title", "sound"}
        if by_position and self._pairs == len(order):
            start = len(order) - len(self.unknown)
            for name, (_label, value) in zip(order[start:], self.unknown, strict=True):
                if name:
                    self.fields.setdefault(name, value)
            return ()
        return tuple(
            PlatformLabel(LabelKind.UNKNOWN, None, f"{label}: {value[:300]}")
            for label, value in self.unknown
            if not is_nothing(value)
        )


@cache
def _labels() -> dict[str, str]:
    table = platform_facts("tiktok")["txt"]["labels"]
    return {fold_label(word): name for name, words in table.items() for word in words}


def read_blocks(tree: ArchiveTree, at: FileReading) -> Iterator[Block]:
    """Records of the file; each begins at a line ``label: date``."""
    block: Block | None = None
    try:
        with tree.open_member(at.file) as stream:
            lines = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace")
            for number, line in enumerate(lines, start=1):
                found = DATE_LINE.match(line)
                if found and _starts_record(found["label"], block):
                    if block is not None:
                        yield block
                    block = Block(number)
                    block.start("date", found["date"].strip())
                elif block is not None and line.strip():
                    block.add(line)
    except DamagedMemberError as error:
        at.reject("", "file-broken", f"{error.what} Records before it are kept.")
    if block is not None:
        yield block


def _starts_record(label: str, block: Block | None) -> bool:
    name = _labels().get(fold_label(label))
    return name == "date" or (name is None and (block is None or "link" in block.fields))


def read_txt(tree: ArchiveTree, at: FileReading, *, is_deleted: bool) -> Iterator[Post]:
    """Own posts of one file; an empty section (its sentence is in any language) yields none."""
    standing = Standing.DELETED if is_deleted else Standing.OWN
    noted: set[str] = set()
    for block in read_blocks(tree, at):
        pointer = f"line {block.line}"
        labels = block.settle()
        post = build_post(block.fields, pointer, at, standing=standing, more_labels=labels)
        for label in (label.raw.split(":", 1)[0] for label in labels):
            if label not in noted:
                noted.add(label)
                detail = f"The label `{label}` is not known; it is kept word for word."
                at.note(pointer, "unknown-label", detail)
        if post is not None:
            yield post


def read_username(tree: ArchiveTree, name: str) -> str:
    """The handle in the profile's list; its other lines (mail, phone, birth date) are passed by."""
    wanted = {fold_label(word) for word in platform_facts("tiktok")["txt"]["username"]}
    for line in tree.head(name, PROFILE_BYTES).decode("utf-8-sig", "replace").splitlines():
        label, _, value = line.partition(":")
        if value and fold_label(label) in wanted:
            return value.lstrip(":").strip()
    return ""
