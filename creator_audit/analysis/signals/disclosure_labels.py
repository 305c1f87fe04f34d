"""Labels of disclosure: the terms that jurisdictions list, where they are meant as labels.

"Ad" is a label in ``Ad: my new lamp``, ``[ad]`` or ``#ad``, but not in "that ad on TV" or
"ad astra". Words with everyday senses therefore need a label's place: the start of a line with
a mark behind, brackets, a line of their own.
"""

from creator_audit.analysis.label_place import begins_statement, is_marked
from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "disclosure_labels"
_NO_LABELS = frozenset({"denial", "ignore"})
"""Phrases whose words are no label: "not an ad", "the bill was sponsored by"."""


def detect(reading: Reading) -> list[Signal]:
    """Label signals; `value` is the folded term. Inside a denial or a longer label they drop."""
    labels = [hit for hit in reading.hits if hit.entry.is_label]
    if not labels:
        return []
    denials = [hit for hit in reading.hits if hit.entry.kind in _NO_LABELS]
    kept: list[Hit] = []
    for hit in labels:
        if any(d.start <= hit.start and hit.end <= d.end for d in denials):
            continue
        if any(k.start <= hit.start and hit.end <= k.end for k in kept):
            continue
        if hit.entry.is_word and not is_marked(reading, hit):
            continue
        if _is_credit_for_another(reading, hit):
            continue
        kept.append(hit)
    return [
        reading.signal(
            SignalKind.DISCLOSURE_LABEL,
            Strength.WEAK
            if hit.entry.id in _words(reading, hit, "sale_labels")
            else hit.entry.strength,
            hit.start,
            hit.end,
            value=hit.entry.id,
            detector=DETECTOR,
            language=_language(hit.entry.languages, reading.language),
        )
        for hit in kept
    ]


def _words(reading: Reading, hit: Hit, name: str) -> frozenset[str]:
    """A list of the language of the label, which may not be that of the text."""
    lexicon = reading.lexicons.languages.get(hit.entry.language)
    return lexicon.words.get(name, frozenset()) if lexicon else frozenset()


def _is_credit_for_another(reading: Reading, hit: Hit) -> bool:
    """Whether it tells who pays for something else: "an easement funded by a trust"."""
    if hit.entry.id not in _words(reading, hit, "credit_labels"):
        return False
    subjects = _words(reading, hit, "credit_subjects")
    verbs = _words(reading, hit, "credit_verbs")
    return not begins_statement(reading.text, hit.start, subjects, verbs)


def _language(languages: tuple[str, ...], spoken: str) -> str:
    """English terms stay English in any list; others follow the text where they can."""
    if "en" in languages:
        return "en"
    return spoken if spoken in languages else languages[0] if languages else ""
