"""Tells a label from the same word in running text by the place it stands in."""

import re

from creator_audit.analysis.reading import Hit, Reading

_MARK_AFTER = re.compile(r"\s*(?:[:|/)\]*\-~•·+,&•►👉]|$|\n|[^\w\s.,'\"!?;@#%]|#|@)")
_MARK_BEFORE = re.compile(r"(?:^|\n|[(\[*|/•·~_]|[:.!?] |[^\w\s'\",.;:@#%$€£-]\s?)\s*$")
_OPENED = re.compile(r"[(\[*|/]\s*$")
_CLOSED = re.compile(r"\s*[)\]*|/]")
_ALONE = re.compile(r"[.!](?:\s|$)")
_COMPOUND = re.compile(r"-\w")
_NAMED = re.compile(r"\s+(?:\w{2,6}\s+)?@\w")
_NEXT_WORD = re.compile(r"\s*([\w']+)")
_LAST_WORD = re.compile(r"([\w']+)\s*$")


def is_marked(reading: Reading, hit: Hit) -> bool:
    """Whether an everyday word stands where a label stands."""
    text = reading.text
    if _COMPOUND.match(text, hit.end):
        return False
    following = _NEXT_WORD.match(text, hit.end)
    preceding = _LAST_WORD.search(text, max(0, hit.start - 20), hit.start)
    begins_line = not text[: hit.start].strip() or text[: hit.start].rstrip(" \t*_[(").endswith(
        "\n"
    )
    if following and following.group(1) in reading.listed("after_label"):
        return False
    if _OPENED.search(text, max(0, hit.start - 24), hit.start) and _CLOSED.match(text, hit.end):
        return True
    if begins_line:
        return _opens_line(reading, hit)
    if preceding and preceding.group(1) in reading.listed("before_label"):
        return False
    is_set_off = bool(_MARK_BEFORE.search(text, max(0, hit.start - 24), hit.start))
    return is_set_off and bool(_MARK_AFTER.match(text, hit.end))


def _opens_line(reading: Reading, hit: Hit) -> bool:
    """A label at the start of a line: marked off, in capitals, or joined to a name or handle."""
    text = reading.text
    if _MARK_AFTER.match(text, hit.end) or _ALONE.match(text, hit.end):
        return True
    if _NAMED.match(text, hit.end):
        return True
    if any(
        text.startswith(words if words.endswith("@") else f"{words} ", hit.start)
        for words in reading.listed("joined_labels")
    ):
        return True
    return _is_written_as_label(reading, hit)


def begins_statement(
    text: str, start: int, subjects: frozenset[str], verbs: frozenset[str]
) -> bool:
    """Whether words at `start` begin a line or sentence, or tell of this very post.

    "Hosted by @inn", "this stay was kindly hosted by @inn", but not "the awards, hosted by".
    """
    before = text[max(0, start - 60) : start].rstrip(" \t")
    words = before.split()
    while words and (words[-1] in verbs or " ".join(words[-2:]) in verbs):
        words.pop()
    if len(words) < len(before.split()):
        return " ".join(words[-2:]) in subjects or not words or words[-1] in subjects
    if not before or not (before[-1].isalnum() or before[-1] in ",'\"”’&"):
        return True
    return " ".join(words[-2:]) in subjects


def _is_written_as_label(reading: Reading, hit: Hit) -> bool:
    """Capitals at the start of a line: ``AD I've tried`` or ``Ad We met``."""
    first, last = reading.folded.original(hit.start, hit.end)
    source = reading.folded.source
    word = source[first:last]
    following = _NEXT_WORD.match(source, last)
    if len(word) > 1 and word.isupper():
        return following is None or not following.group(1).isupper() or following.group(1) == "I"
    behind = source[last : last + 2].strip()
    return word.istitle() and bool(behind) and behind[0].isupper()
