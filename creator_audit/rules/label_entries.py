"""Turns the label terms of jurisdictions into phrases the scan can find.

Terms may hold ``[brand]`` for a brand's name and a note in brackets behind the words.
"""

import re
from collections.abc import Sequence

from creator_audit.model.disclosure import Clarity
from creator_audit.model.lexicon import LexiconEntry
from creator_audit.model.rule import LabelTerm
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.rules.spellings import split_gaps
from creator_audit.text.fold import fold_text

_NOTE = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")
_BRAND = re.compile(r"\[[^\[\]]+\]")
_EDGES = re.compile(r"^[\s(]+|[\s):.]+$")
_SHORTEST_SUFFIX = 5


def label_key(term: str) -> str:
    """What `Signal.value` of a disclosure label holds for a term, however it was written.

    Use it on both sides of a comparison: case, width, a note in brackets, the brackets around
    the whole and a final colon do not count; the ``#`` does.
    """
    plain = _NOTE.sub("", term) if not term.strip().startswith("(") else term
    plain = _BRAND.sub("[brand]", fold_text(plain))
    return " ".join(_EDGES.sub("", plain).split())


def label_entries(terms: Sequence[LabelTerm]) -> list[LexiconEntry]:
    """One entry for each distinct term, with every language it is listed under."""
    grouped: dict[str, list[LabelTerm]] = {}
    for term in terms:
        key = label_key(term.term)
        if key.strip("#@[]") not in ("", "brand"):
            grouped.setdefault(key, []).append(term)
    return [entry for key, listed in grouped.items() if (entry := _entry(key, listed))]


def label_strength(listed: Sequence[LabelTerm]) -> Strength:
    """What a term proves of a tie.

    Recorded where at least as many files take it as a label as hold that it tells nothing, else
    weak. Ids of sources begin with the code of their file.
    """
    votes = {(term.citations[:1], term.clarity is Clarity.INSUFFICIENT) for term in listed}
    files = {(ids[0].partition("-")[0] if ids else "", is_vague) for ids, is_vague in votes}
    vague = sum(is_vague for _file, is_vague in files)
    return Strength.RECORDED if len(files) - vague >= max(vague, 1) else Strength.WEAK


def _entry(key: str, listed: list[LabelTerm]) -> LexiconEntry | None:
    languages = tuple(dict.fromkeys(term.language for term in listed))
    head, tail, is_suffix = _shape(key)
    if not head or (is_suffix and len(head) < _SHORTEST_SUFFIX):
        return None
    return LexiconEntry(
        id=key,
        kind=SignalKind.DISCLOSURE_LABEL,
        strength=label_strength(listed),
        language=languages[0],
        head=head,
        tail=tail,
        is_label=True,
        is_word=not tail and not is_suffix and re.fullmatch(r"[\w'-]+", head) is not None,
        is_suffix=is_suffix,
        languages=languages,
    )


def _shape(key: str) -> tuple[str, str, bool]:
    """Head, tail, and whether the head is only the end of a tag."""
    glued = re.fullmatch(r"#?\[brand\]_?([\w]+)", key)
    if glued:
        return glued.group(1), "", True
    spaced = " ".join(key.replace("[brand]", " ~4 ").split()).strip(" ~4")
    if key.endswith("[brand]"):
        spaced = " ".join(key.removesuffix("[brand]").replace("[brand]", " ~4 ").split())
    head, tail = split_gaps(spaced)
    return head.rstrip(" ."), tail, False
