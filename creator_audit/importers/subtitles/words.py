"""The spoken words of a subtitle file (SRT, WebVTT, SBV), without numbers, times and styles."""

import codecs
import re
from html import unescape

from creator_audit.importers.decode import clean_text

LONGEST = 8 << 20
"""Bytes; ten hours of speech need less than one million."""
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?[.,:]\d{1,3}\s*(?:-->|,)\s*\d")
_MARKUP = re.compile(r"<[^<>\n]{1,120}>|\{\\[^{}\n]{1,80}\}")
_NO_SPEECH = ("NOTE", "STYLE", "REGION", "X-TIMESTAMP-MAP")


def spoken_text(content: bytes) -> str:
    """One line for each line shown; lines that only roll on from the cue before are said once."""
    lines: list[str] = []
    for cue in _cues(_decoded(content)):
        lines += [line for line in cue if line not in lines[-2:]]
    return "\n".join(lines)


def is_subtitle(head: bytes) -> bool:
    """Whether the opening of a file holds the times of cues."""
    return _TIME.search(_decoded(head)) is not None


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = content.decode("utf-16", "replace")
    else:
        try:
            # Not final: the opening of a file may end in the middle of a character.
            text = codecs.getincrementaldecoder("utf-8-sig")().decode(content)
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
    return clean_text(text).replace("\r\n", "\n").replace("\r", "\n")


def _cues(text: str) -> list[list[str]]:
    """Lines of each cue; blocks without a time hold no speech."""
    cues = []
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((number for number, line in enumerate(lines) if _TIME.search(line)), None)
        if at is None or lines[0].startswith(_NO_SPEECH):
            continue
        cues.append(_said(lines[at + 1 :]))
    return cues


def _said(lines: list[str]) -> list[str]:
    said: list[str] = []
    for line in lines:
        if _TIME.search(line):
            # Cues that no empty line parts: the number before the time is no speech either.
            if said and said[-1].isdecimal():
                said.pop()
            continue
        bare = " ".join(unescape(_MARKUP.sub("", line)).split())
        if bare:
            said.append(bare)
    return said
