"""Text and links to signals with places: what was said, before any rule or deal is asked.

The result depends on the text and on the data files alone, so it is stored under a digest of
both and survives every change of deals, brands and rules.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from hashlib import sha256
from importlib.resources import as_file
from pathlib import Path

from creator_audit import resources
from creator_audit.analysis.reading import PhraseFinder, Reading
from creator_audit.analysis.signals import (
    affiliate_links,
    brand_tags,
    buying_calls,
    disclosure_labels,
    discount_codes,
    phrases,
    substitution,
)
from creator_audit.model.judgement import ScanInput, ScanResult
from creator_audit.model.lexicon import Lexicons
from creator_audit.model.rule import LabelTerm, RulePack
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.rules.label_entries import label_entries
from creator_audit.rules.lexicons import load_lexicons
from creator_audit.text import language
from creator_audit.text.fold import fold

SCAN_VERSION = "7"
"""Raise when the code of a detector changes what it finds: stored scans are then renewed."""

LANGUAGE_MODEL = "language/lid.176.ftz"
_LONGEST = 20_000
"""Code points read of one part; what stands behind is not judged (captions end far earlier)."""

_MOST_OF_A_DETECTOR = 200
"""Signals kept of one detector and part: a caption that repeats itself says no more by it."""

_REPOST = re.compile(r"\s*rt @\w{1,30}:")
"""``RT @name:`` at the very start: all that follows is what somebody else wrote."""

_PASSED_ON = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.SHOP_LINK,
        SignalKind.TRACKING_LINK,
        SignalKind.BRAND_TAG,
        SignalKind.TOPIC,
    }
)
"""Kinds that tell nothing of their writer, so that a repost keeps them."""

Detector = Callable[[Reading], list[Signal]]
_DETECTORS: tuple[Detector, ...] = (
    phrases.detect,
    disclosure_labels.detect,
    affiliate_links.detect,
    discount_codes.detect,
    brand_tags.detect,
    buying_calls.detect,
    substitution.detect,
)


def open_language_model() -> AbstractContextManager[Path]:
    """The shipped language model as a real file, also from inside a zip."""
    return as_file(resources.place(LANGUAGE_MODEL))


language.install_model(open_language_model)


class Scanner:
    """Finds all signals of posts. Building it costs a moment; keep it."""

    def __init__(self, lexicons: Lexicons, label_terms: Sequence[LabelTerm]) -> None:
        labels = label_entries(label_terms)
        entries = [e for lexicon in lexicons.languages.values() for e in lexicon.entries]
        self._lexicons = lexicons
        self._finder = PhraseFinder([*entries, *labels])
        self.digest = _digest(lexicons, label_terms)

    def scan(self, given: ScanInput) -> ScanResult:
        """Signals of one post in order of part, place and kind."""
        spoken = _language_of(given)
        signals: list[Signal] = []
        for number, part in enumerate(given.parts):
            if not part.text:
                continue
            reading = Reading(
                number, fold(part.text[:_LONGEST]), part.language or spoken, self._lexicons
            )
            reading.hits = self._finder.find(reading)
            for detect in _DETECTORS:
                signals.extend(detect(reading)[:_MOST_OF_A_DETECTOR])
            if _REPOST.match(reading.text):
                signals = [s for s in signals if s.part != number or s.kind in _PASSED_ON]
        if given.links:
            signals.extend(_read_targets(given, self._lexicons))
        signals.sort(key=_place)
        return ScanResult(given.post_id, spoken, tuple(signals))

    def scan_batch(self, batch: Sequence[ScanInput]) -> list[ScanResult]:
        """Signals of many posts, in the same order."""
        scan = self.scan
        return [scan(given) for given in batch]


def default_scanner(pack: RulePack) -> Scanner:
    """A scanner with the shipped lexicons and all labels of a rule pack."""
    terms = [
        term for code in sorted(pack.jurisdictions) for term in pack.jurisdictions[code].labels
    ]
    return Scanner(load_lexicons(), terms)


_SHARED: list[tuple[RulePack, Scanner]] = []


def shared_scanner(pack: RulePack) -> Scanner:
    """The scanner of a pack in use: made once, since that takes some tenths of a second."""
    for known, scanner in _SHARED:
        if known is pack:
            return scanner
    scanner = default_scanner(pack)
    _SHARED[:] = [(pack, scanner)]
    return scanner


def _language_of(given: ScanInput) -> str:
    for part in given.parts:
        if part.language:
            return part.language.partition("-")[0].lower()
    if len(given.parts) == 1:
        text = given.parts[0].text
    else:
        text = "\n".join(part.text for part in given.parts)
    guess = language.detect(text[:600])
    if guess.code and not guess.is_too_short:
        return guess.code
    return given.language_hint or guess.code


def _read_targets(given: ScanInput, lexicons: Lexicons) -> list[Signal]:
    seen = {link for link in given.links if any(link in part.text for part in given.parts)}
    return affiliate_links.detect_targets(
        given.links, frozenset(link.casefold() for link in seen), lexicons.links
    )


def _place(signal: Signal) -> tuple[int, int, int, str]:
    return signal.part, signal.start, signal.end, signal.kind


def _digest(lexicons: Lexicons, label_terms: Iterable[LabelTerm]) -> str:
    facts = sha256(f"{SCAN_VERSION}\0{lexicons.digest}\0".encode())
    for row in sorted({(t.term, t.language, t.clarity.value) for t in label_terms}):
        facts.update("\x1f".join(row).encode() + b"\0")
    return facts.hexdigest()
