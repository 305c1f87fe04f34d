"""Labels of disclosure: the terms that jurisdictions list, where they are meant as labels.

"Ad" is a label in ``Ad: my new lamp``, ``[ad]`` or ``#ad``, but not in "that ad on TV" or
"ad astra". Words with everyday senses therefore need a label's place: the start of a line with
a mark behind, brackets, a line of their own.
"""

import re

from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind

DETECTOR = "disclosure_labels"
_MARK_AFTER = re.compile(r"\s*(?:[:|/)\]*\-~•·+,&•►👉]|$|\n|[^\w\s.,'\"!?;@#%]|#|@)")
_MARK_BEFORE = re.compile(r"(?:^|\n|[(\[*|/•·~_]|[:.!?] |[^\w\s'\",.;:@#%$€£-]\s?)\s*$")
_OPENED = re.compile(r"[(\[*|/]\s*$")
_CLOSED = re.compile(r"\s*[)\]*|/]")
_NEXT_WORD = re.compile(r"\s*([\w']+)")
_LAST_WORD = re.compile(r"([\w']+)\s*$")


def detect(reading: Reading) -> list[Signal]:
    """Label signals; `value` is the folded term. Inside a denial or a longer label they drop."""
    labels = [hit for hit in reading.hits if hit.entry.is_label]
    if not labels:
        return []
    denials = [hit for hit in reading.hits if hit.entry.kind == SignalKind.DENIAL]
    kept: list[Hit] = []
    for hit in labels:
        if any(d.start <= hit.start and hit.end <= d.end for d in denials):
            continue
        if any(k.start <= hit.start and hit.end <= k.end for k in kept):
            continue
        if hit.entry.is_word and not is_marked(reading, hit):
            continue
        kept.append(hit)
    return [
        reading.signal(
            SignalKind.DISCLOSURE_LABEL,
            hit.entry.strength,
            hit.start,
            hit.end,
            value=hit.entry.id,
            detector=DETECTOR,
            language=_language(hit.entry.languages, reading.language),
        )
        for hit in kept
    ]


def _language(languages: tuple[str, ...], spoken: str) -> str:
    """English terms stay English in any list; others follow the text where they can."""
    if "en" in languages:
        return "en"
    return spoken if spoken in languages else languages[0] if languages else ""


def is_marked(reading: Reading, hit: Hit) -> bool:
    """Whether an everyday word stands where a label stands."""
    text = reading.text
    following = _NEXT_WORD.match(text, hit.end)
    preceding = _LAST_WORD.search(text, max(0, hit.start - 20), hit.start)
    begins_line = not text[: hit.start].strip() or text[: hit.start].rstrip(" \t*_[(").endswith(
        "\n"
    )
    if following and following.group(1) in reading.listed("after_label"):
        return False
    if _OPENED.search(text, 0, hit.start) and _CLOSED.match(text, hit.end):
        return True
    if begins_line:
        return bool(_MARK_AFTER.match(text, hit.end)) or _is_written_as_label(reading, hit)
    if preceding and preceding.group(1) in reading.listed("before_label"):
        return False
    is_set_off = bool(_MARK_BEFORE.search(text, 0, hit.start))
    return is_set_off and bool(_MARK_AFTER.match(text, hit.end))


def _is_written_as_label(reading: Reading, hit: Hit) -> bool:
    """Capitals at the start of a line: ``AD I've tried`` or ``Ad We met``."""
    first, last = reading.folded.original(hit.start, hit.end)
    source = reading.folded.source
    word = source[first:last]
    if len(word) > 1 and word.isupper() and not source.isupper():
        return True
    behind = source[last : last + 2].strip()
    return word.istitle() and bool(behind) and behind[0].isupper()
