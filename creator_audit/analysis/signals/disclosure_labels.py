"""Labels of disclosure: the terms that jurisdictions list, where they are meant as labels.

"Ad" is a label in ``Ad: my new lamp``, ``[ad]`` or ``#ad``, but not in "that ad on TV" or
"ad astra". Words with everyday senses therefore need a label's place: the start of a line with
a mark behind, brackets, a line of their own.
"""

import re

from creator_audit.analysis.label_place import (
    begins_statement,
    denial_start,
    is_marked,
    spoken_words,
)
from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "disclosure_labels"
_NO_LABELS = frozenset({"denial", "ignore"})
"""Phrases whose words are no label: "not an ad", "the bill was sponsored by"."""


def detect(reading: Reading) -> list[Signal]:
    """Label signals; `value` is the folded term. Inside a denial or a longer label they drop.

    A negation right before a label makes a denial of both.
    """
    labels = [hit for hit in reading.hits if hit.entry.is_label]
    if not labels:
        return []
    denials = [hit for hit in reading.hits if hit.entry.kind in _NO_LABELS]
    signals: list[Signal] = []
    done: list[Hit] = []
    for hit in labels:
        if any(d.start <= hit.start and hit.end <= d.end for d in (*denials, *done)):
            continue
        if not _is_meant(reading, hit):
            continue
        start = None if hit.entry.is_word else denial_start(reading, hit)
        done.append(hit)
        signals.append(_label(reading, hit) if start is None else _denial(reading, hit, start))
    return signals


def _is_meant(reading: Reading, hit: Hit) -> bool:
    if hit.entry.is_word:
        if hit.entry.id in reading.listed("everyday_words") or not is_marked(reading, hit):
            return False
    elif hit.entry.is_suffix:
        return not _is_everyday_tag(reading, hit)
    elif hit.entry.id.endswith(_BRAND) and not _names_brand(reading, hit):
        return False
    if _wants_name(reading, hit) and not _has_name_behind(reading, hit):
        return False
    return not _is_credit_for_another(reading, hit)


def _label(reading: Reading, hit: Hit) -> Signal:
    is_sale = hit.entry.id in _words(reading, hit, "sale_labels")
    return reading.signal(
        SignalKind.DISCLOSURE_LABEL,
        Strength.WEAK if is_sale else hit.entry.strength,
        hit.start,
        hit.end,
        value=hit.entry.id,
        detector=DETECTOR,
        language=_language(hit.entry.languages, reading.language),
    )


def _denial(reading: Reading, hit: Hit, start: int) -> Signal:
    return reading.signal(
        SignalKind.DENIAL,
        Strength.STRONG,
        start,
        hit.end,
        value=hit.entry.id,
        detector=f"{DETECTOR}/denied",
        language=_language(hit.entry.languages, reading.language),
    )


_BRAND = " [brand]"
_FEW_WORDS = re.compile(r"[^.!?\n]{0,32}")
_NAME_AFTER = re.compile(r"[^\w\n@#]{1,4}[@#]?([\w'-]+)|\s*[@#]")


def _names_brand(reading: Reading, hit: Hit) -> bool:
    """Whether a name may stand behind a label that needs one: "reklam för Oatmarl".

    "Thanks mum" and "regalo de mi madre" name people.
    """
    found = _NAME_AFTER.match(reading.text, hit.end)
    if found is None:
        return False
    name = found.group(1) or ""
    people = spoken_words(reading, hit, "not_brands")
    return name not in people and name not in spoken_words(reading, hit, "people")


def _wants_name(reading: Reading, hit: Hit) -> bool:
    """Whether a label is only whole with a name: "in partnership with", "reklam för [brand]"."""
    term = hit.entry.id
    if term.endswith(_BRAND):
        return True
    before, _, last = term.rpartition(" ")
    return bool(before) and last in spoken_words(reading, hit, "name_prepositions")


def _has_name_behind(reading: Reading, hit: Hit) -> bool:
    """Whether a handle, a tag or a capital stands in the few words behind a label.

    "Powered by an in-house caliber" and "in partnership with gravity" name nobody. Where nothing
    follows, or where the whole text has no capital, the writing shows nothing either way.
    """
    _, place = reading.folded.original(hit.start, hit.end)
    source = reading.folded.source
    behind = _FEW_WORDS.match(source, place)
    words = behind.group(0).strip() if behind else ""
    if not words:
        return True
    if any(mark in words for mark in "@#") or any(map(str.isupper, words)):
        return True
    return not words[0].islower() or source.lower() == source


def _is_everyday_tag(reading: Reading, hit: Hit) -> bool:
    """Whether a tag's first part is no brand's name: #lifepartner, #gympartner."""
    name = reading.text[hit.start + 1 : hit.end].removesuffix(hit.entry.head).strip("_")
    return name in spoken_words(reading, hit, "not_brands_in_tags")


def _words(reading: Reading, hit: Hit, name: str) -> frozenset[str]:
    """A list of the language of the label, which may not be that of the text."""
    lexicon = reading.lexicons.languages.get(hit.entry.language)
    return lexicon.words.get(name, frozenset()) if lexicon else frozenset()


def _is_credit_for_another(reading: Reading, hit: Hit) -> bool:
    """Whether it tells who pays for something else: "an easement funded by a trust"."""
    listed = _words(reading, hit, "credit_labels")
    if hit.entry.id not in listed and hit.entry.id + _BRAND not in listed:
        return False
    subjects = _words(reading, hit, "credit_subjects")
    verbs = _words(reading, hit, "credit_verbs")
    return not begins_statement(reading.text, hit.start, subjects, verbs)


def _language(languages: tuple[str, ...], spoken: str) -> str:
    """English terms stay English in any list; others follow the text where they can."""
    if "en" in languages:
        return "en"
    return spoken if spoken in languages else languages[0] if languages else ""
