"""Tells a label from the same word in running text by the place it stands in."""

import re

from creator_audit.analysis.reading import Hit, Reading

_MARK_AFTER = re.compile(r"\s*(?:[:|/)\]*\-~•·+,&•►👉]|$|\n|[^\w\s.,'\"!?;@#%]|#|@)")
_MARK_BEFORE = re.compile(r"(?:^|\n|[(\[*|/•·~_]|[:.!?] | - |[^\w\s'\",.;:@#%$€£-]\s?)\s*$")
_OPENED = re.compile(r"[(\[*|/]\s*$")
_CLOSED = re.compile(r"\s*[)\]*|/]")
_ALONE = re.compile(r"[.!]+(?:\s|$)")
_BRACKET_AFTER = re.compile(r"[^\S\n]+[(\[]")
_COMPOUND = re.compile(r"[-&]\w")
_NAMED = re.compile(r"\s+(?:\w{2,6}\s+)?@\w")
_NEXT_WORD = re.compile(r"\s*([\w']+)")
# A line that holds nothing but a handle in front of the label.
_HANDLE_BEFORE = re.compile(r"(?:^|\n)[^\S\n]*@[\w.]+[^\S\n]+$")
_LINE_END = re.compile(r"[^\S\n]*(?:\n|$)")
_LAST_WORD = re.compile(r"([\w']+)\s*$")
# The year of an era: a number alone, in front of a mark or of a word no count stands before.
_YEAR_AFTER = re.compile(
    r"[^\S\n]*\(?\d{1,4}(?!\w|%|[.,:]\d)"
    r"(?:[^\S\n]*(?:$|[^\w\s#@€$£+%])|\s+(?:a|an|and|as|at|by|in|is|on|saw|that|the|to|was|when)\b)"
)
_YEAR_BEFORE = re.compile(r"\d\s*$|\bcentury\s*$|\bbce?\W{1,3}$")


def is_marked(reading: Reading, hit: Hit) -> bool:
    """Whether an everyday word stands where a label stands."""
    text = reading.text
    if _COMPOUND.match(text, hit.end) or is_era(reading, hit):
        return False
    following = _NEXT_WORD.match(text, hit.end)
    preceding = _LAST_WORD.search(text, max(0, hit.start - 20), hit.start)
    begins_line = not text[: hit.start].strip() or text[: hit.start].rstrip(" \t*_[(").endswith(
        "\n"
    )
    if following and _goes_on(reading, hit, following):
        return False
    if _OPENED.search(text, max(0, hit.start - 24), hit.start) and _CLOSED.match(text, hit.end):
        return True
    if begins_line or _follows_handle(text, hit):
        return not begins_line or _opens_line(reading, hit)
    if preceding and preceding.group(1) in reading.listed("before_label"):
        return False
    is_set_off = bool(_MARK_BEFORE.search(text, max(0, hit.start - 24), hit.start))
    return (is_set_off and bool(_MARK_AFTER.match(text, hit.end))) or _opens_sentence(reading, hit)


def _follows_handle(text: str, hit: Hit) -> bool:
    """Whether a line holds nothing but a handle and the label."""
    if not _LINE_END.match(text, hit.end):
        return False
    return _HANDLE_BEFORE.search(text, max(0, hit.start - 48), hit.start) is not None


def _goes_on(reading: Reading, hit: Hit, following: re.Match[str]) -> bool:
    """Whether a word behind makes everyday talk of a label: "Werbung der Konkurrenz", "ad break".

    Not in another line, and not a small word whose capital opens a sentence: "Werbung Der Mixer".
    """
    if following.group(1) not in reading.listed("after_label"):
        return False
    if "\n" in reading.text[hit.end : following.start(1)]:
        return False
    if following.group(1) not in spoken_words(reading, hit, "sentence_openers"):
        return True
    first, last = reading.folded.original(*following.span(1))
    return not reading.folded.source[first:last].istitle()


def _opens_line(reading: Reading, hit: Hit) -> bool:
    """A label at the start of a line: marked off, in capitals, or joined to a name or handle."""
    text = reading.text
    if _MARK_AFTER.match(text, hit.end) or _ALONE.match(text, hit.end):
        return True
    if _NAMED.match(text, hit.end) or _BRACKET_AFTER.match(text, hit.end):
        return True
    if any(_is_joined(reading, hit, words) for words in spoken_words(reading, hit, _JOINED)):
        return True
    if reading.text[hit.start : hit.end] in spoken_words(reading, hit, "abbreviated_labels"):
        return False
    return _is_written_as_label(reading, hit)


def _opens_sentence(reading: Reading, hit: Hit) -> bool:
    """A label joined to a name behind a full stop, or with a capital behind unended words.

    "… by seven. Ad for @inn" and "… one more day Publicidad @inn": who writes a capital in the
    middle begins anew. German, which gives every noun one, shows nothing by it.
    """
    text = reading.text
    before = text[max(0, hit.start - 24) : hit.start].rstrip(" \t")
    if before.endswith((".", "!", "?")):
        return any(_is_joined(reading, hit, one) for one in spoken_words(reading, hit, _JOINED))
    if _CAPITAL_NOUNS in (*hit.entry.languages, reading.language):
        return False
    first, last = reading.folded.original(hit.start, hit.end)
    preceding = _LAST_WORD.search(reading.folded.source, max(0, first - 24), first)
    if preceding is None or not preceding.group(1).islower():
        return False
    return reading.folded.source[first:last].istitle() and bool(_NAMED.match(text, hit.end))


_CAPITAL_NOUNS = "de"
_JOINED = "joined_labels"
_BEFORE_NAME = " [brand]"


def _is_joined(reading: Reading, hit: Hit, words: str) -> bool:
    """Whether a list's words stand here; those that end in ``[brand]`` before a name."""
    if words.endswith("@"):
        return reading.text.startswith(words, hit.start)
    if not words.endswith(_BEFORE_NAME):
        return reading.text.startswith(f"{words} ", hit.start)
    bare = words.removesuffix(_BEFORE_NAME) + " "
    if not reading.text.startswith(bare, hit.start):
        return False
    _, place = reading.folded.original(hit.start, hit.start + len(bare))
    name = reading.folded.source[place : place + 1]
    return name in {"@", "#"} or name.isupper()


def spoken_words(reading: Reading, hit: Hit, name: str) -> frozenset[str]:
    """A list of the language of the text with that of the label's own language."""
    listed = reading.listed(name)
    if hit.entry.language == reading.language:
        return listed
    lexicon = reading.lexicons.languages.get(hit.entry.language)
    return listed | lexicon.words.get(name, _NO_WORDS) if lexicon else listed


_NO_WORDS: frozenset[str] = frozenset()


def is_era(reading: Reading, hit: Hit) -> bool:
    """Whether a label that is also an era counts years: "AD 79", "400 AD", "BC/AD"."""
    if reading.text[hit.start : hit.end] not in spoken_words(reading, hit, "era_labels"):
        return False
    before = reading.text[max(0, hit.start - 12) : hit.start]
    return bool(_YEAR_BEFORE.search(before) or _YEAR_AFTER.match(reading.text, hit.end))


_DENIAL_REACH = 40


def denial_start(reading: Reading, hit: Hit) -> int | None:
    """Where a denial of this label begins: "not an #ad", "non è #adv"; None: it is not denied.

    Small words between negation and label are passed over; a mark between ends the search.
    """
    floor = max(0, hit.start - _DENIAL_REACH)
    fillers = spoken_words(reading, hit, "denial_fillers")
    negators = spoken_words(reading, hit, "denial_negators")
    start = hit.start
    while True:
        found = _WORD_BEFORE.search(reading.text, floor, start)
        if found is None:
            return None
        if found.group(1) in negators:
            return found.start(1)
        if found.group(1) not in fillers:
            return None
        start = found.start(1)


_WORD_BEFORE = re.compile(r"(?<![\w'#@])([\w']+)[^\S\n]+[\"(]?$")


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
    if _is_styled(word):
        return following is None or not _is_styled(following.group(1))
    if len(word) > 1 and word.isupper():
        return following is None or not following.group(1).isupper() or following.group(1) == "I"
    if following is None or not following.group(1)[0].isupper():
        return False
    # "gifted New sets": whoever begins in small letters and goes on with a capital begins anew.
    return word.istitle() or (word.islower() and not following.group(1).isupper())


_FIRST_STYLED = "\u1d00"


def _is_styled(word: str) -> bool:
    """Whether a word is set in fancy letters, which set it apart as capitals do."""
    return min(word) >= _FIRST_STYLED
