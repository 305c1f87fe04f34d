"""What the name of a subtitle file says: its language and its video."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from creator_audit.importers.platform_facts import platform_facts

SUFFIXES = (".srt", ".vtt", ".sbv")
_LANGUAGE = re.compile(r"(?P<stem>.+?)[._ -]\(?(?P<code>[a-z]{2,3})(?:[-_][A-Za-z]{2,8}){0,2}\)?")
_BRACKETED = re.compile(r"[\[(]([\w-]{8,24})[\])]")
_TOKEN = re.compile(r"[\w-]{11}|\d{15,20}")


@dataclass(frozen=True, slots=True)
class SubtitleName:
    """The parts of a name."""

    stem: str
    """Without suffix and language."""
    whole: str
    """Without suffix alone: what looks like a language may be a word of the title."""
    language: str | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """What may be a video's id: in brackets, the whole name, or its last or first word."""
        words = [*_BRACKETED.findall(self.stem), self.stem, self.stem[-11:], self.stem[:11]]
        words += re.findall(r"(?<!\d)\d{15,20}(?!\d)", self.stem)
        return tuple(dict.fromkeys(word for word in words if _TOKEN.fullmatch(word)))


def read_name(member: str) -> SubtitleName:
    """The name taken apart: ``My talk.en-US.srt`` is English for ``My talk``."""
    stem = PurePosixPath(member).name
    for suffix in SUFFIXES:
        if stem.casefold().endswith(suffix):
            stem = stem[: -len(suffix)]
    found = _LANGUAGE.fullmatch(stem)
    if found and found["code"] in platform_facts("subtitles")["names"]["languages"]:
        return SubtitleName(found["stem"].strip(), stem.strip(), found["code"])
    return SubtitleName(stem.strip(), stem.strip())


def folded(words: str) -> str:
    """Letters and digits alone: file names replace what a title may hold."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())
