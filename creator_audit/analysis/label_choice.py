"""Labels worth trying: short terms that most of the chosen jurisdictions list as clear."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from creator_audit.model.disclosure import Clarity
from creator_audit.model.rule import LabelTerm, RulePack
from creator_audit.model.terms import DemandKind
from creator_audit.rules.label_entries import label_key

_MOST_WORDS = 2
_MOST_CHARS = 26
_MOST = 14
_EXTRA = 2


def candidate_labels(
    pack: RulePack, codes: Sequence[str], language: str, day: date, platform: str = ""
) -> list[str]:
    """Terms in the order in which to try them, as they would be written.

    Terms in the post's language first, then those that most jurisdictions list, then those that
    stand first in their files. Of each jurisdiction some are kept, so that none is left without.
    """
    rank: dict[str, tuple[int, int, int]] = {}
    written: dict[str, str] = {}
    kept: list[str] = []
    for code in codes:
        own = [term for term in _terms(pack, code, day) if term.language in (language, "en")]
        own += [term for term in _terms(pack, code, day) if term.language not in (language, "en")]
        for number, term in enumerate(own):
            key = label_key(term.term)
            written.setdefault(key, term.term)
            foreign = int(term.language != language)
            clear = int(term.clarity is Clarity.SUFFICIENT)
            _, count, places = rank.get(key, (foreign, 0, 0))
            # Where a file names a term late it is a special case: places weigh as a sum.
            rank[key] = (foreign, count - clear, places + number)
        kept += [label_key(term.term) for term in own[:_EXTRA]]
    has_own_words = any(not foreign for foreign, _count, _place in rank.values())
    for code in pack.jurisdictions if language != "en" or not has_own_words else ():
        spoken = [term for term in _terms(pack, code, day) if term.language == language]
        for number, term in enumerate(spoken):
            key = label_key(term.term)
            written.setdefault(key, term.term)
            rank.setdefault(key, (0, 1, number))
    order = sorted(rank, key=lambda key: (*rank[key], key))
    order = [key for key in order if not _slips_past(key, pack, codes, day)]
    kept = [key for key in kept if not _slips_past(key, pack, codes, day)]
    first = [*_asked_by_terms(pack, platform, day), *order[:_MOST]]
    return [as_written(written.get(key, key)) for key in dict.fromkeys((*first, *kept))]


def _slips_past(key: str, pack: RulePack, codes: Sequence[str], day: date) -> bool:
    """Whether a jurisdiction refuses the word and merely does not list this form of it."""
    for code in codes:
        place = pack.jurisdictions.get(code)
        views = _views(place.labels, day) if place else {}
        if key not in views and Clarity.INSUFFICIENT in views.get(_stem(key), ()):
            return True
    return False


@lru_cache(maxsize=256)
def _views(labels: tuple[LabelTerm, ...], day: date) -> dict[str, set[Clarity]]:
    found: dict[str, set[Clarity]] = {}
    for term in labels:
        if term.in_force(day):
            key = label_key(term.term)
            found.setdefault(key, set()).add(term.clarity)
            if _stem(key) != key:
                found.setdefault(_stem(key), set()).add(term.clarity)
    return found


def _stem(key: str) -> str:
    return key.lstrip("#").removesuffix("s")


def as_written(term: str) -> str:
    """``Ad`` for "ad:", ``#ad`` for "#ad": the way it opens a text."""
    plain = term.strip().strip("():. ")
    return plain if plain.startswith("#") else plain[:1].upper() + plain[1:]


@lru_cache(maxsize=256)
def _terms_of(labels: tuple[LabelTerm, ...], day: date) -> tuple[LabelTerm, ...]:
    clear = [t for t in labels if t.clarity is Clarity.SUFFICIENT and _fits(t, day)]
    other = [t for t in labels if t.clarity is Clarity.CONDITIONAL and _fits(t, day)]
    return (*clear, *other)


def _terms(pack: RulePack, code: str, day: date) -> tuple[LabelTerm, ...]:
    place = pack.jurisdictions.get(code)
    return _terms_of(place.labels, day) if place else ()


def _fits(term: LabelTerm, day: date) -> bool:
    words = term.term
    is_plain = not set(words) & set("[]*~{}|")
    is_short = len(words) <= _MOST_CHARS and len(words.split()) <= _MOST_WORDS
    return is_plain and is_short and term.in_force(day)


def _asked_by_terms(pack: RulePack, platform: str, day: date) -> list[str]:
    return [
        label_key(demand.terms[0])
        for terms in pack.terms.values()
        if platform in terms.platforms
        for demand in terms.demands
        if demand.kind is DemandKind.WORDS and demand.in_force(day)
    ]
