"""Which brands a post names, and how it speaks of each, from the sentence it stands in."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import ahocorasick

from creator_audit.model.brand import Brand, BrandMention, HandleRole, Stance
from creator_audit.model.judgement import ScanInput, ScanResult
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.fold import fold, fold_text
from creator_audit.text.sentences import sentences
from creator_audit.text.spans import Span

_KIND = SignalKind
_FOR = frozenset({_KIND.PRAISE, _KIND.URGE})
_AGAINST = frozenset({_KIND.DISSUASION, _KIND.DISAPPOINTMENT, _KIND.HARM_CLAIM})
_SILENT = frozenset({_KIND.TOPIC, _KIND.BRAND_TAG, _KIND.TRACKING_LINK})
_TAGS = frozenset({_KIND.BRAND_TAG})
_LINKED = frozenset(
    {_KIND.AFFILIATE_LINK, _KIND.STOREFRONT_LINK, _KIND.SHOP_LINK, _KIND.TRACKING_LINK}
)
_NAMING = _TAGS | _LINKED
# The name right behind these is the one spoken against; the one before them is spoken for.
_AGAINST_NEXT = re.compile(
    r"(?:instead of|rather than|better than|alternative to|dupe (?:for|of)|over"
    r"|statt|anstatt|besser als|au lieu de|mieux que|en vez de|mejor que|em vez de|melhor que"
    r"|invece di|meglio di|in plaats van|beter dan)\W+(?:\w+\W+){0,2}@?#?$"
)
_FOR_BEFORE = re.compile(
    r"\W+(?:(?:is|are|was|works|does)\W+)?(?:(?:so|way|much|far|a|lot|even|just)\W+)*"
    r"(?:better than|instead of|rather than|over|statt|besser als|au lieu de|en vez de|em vez de"
    r"|invece di|in plaats van)\b"
)
_URGED = re.compile(
    r"(?:get|buy|try|use|grab|choose|go for|opt for|pick up|reach for|nimm|kauf|prends|compra"
    r"|compre|usa|prova|koop|neem)\W+(?:\w+\W+){0,2}@?#?$"
)
_LOOK_BACK = 48


class _Place(NamedTuple):
    part: int
    start: int
    end: int
    text: str
    brand_id: str


class BrandNames:
    """All names by which brands are known, ready for looking up in texts."""

    def __init__(
        self, brands: Sequence[Brand], own: Sequence[str] = (), friends: Sequence[str] = ()
    ) -> None:
        ignored = [name for brand in brands if _is_ignored(brand) for name in _all_names(brand)]
        self._skipped = frozenset(
            fold_text(name).lstrip("@") for name in (*own, *friends, *ignored)
        )
        self._ids: dict[str, str] = {}
        self._automaton = ahocorasick.Automaton()
        for brand in brands:
            if brand.role != HandleRole.BRAND:
                continue
            for name in _all_names(brand):
                self._add(name, brand.id)
        self._is_empty = not self._ids
        if not self._is_empty:
            self._automaton.make_automaton()

    def __bool__(self) -> bool:
        return not self._is_empty

    def _add(self, name: str, brand_id: str) -> None:
        folded = fold_text(name).strip().lstrip("@#")
        if len(folded) < 2 or folded in self._skipped:
            return
        for spelling in {folded, folded.replace(" ", ""), folded.replace("'", "")}:
            if spelling not in self._ids:
                self._ids[spelling] = brand_id
                self._automaton.add_word(spelling, (spelling, brand_id))

    def brand_of(self, name: str) -> str:
        """Brand id of a folded handle or domain; empty: not known."""
        found = self._ids.get(name)
        while found is None and name.count(".") > 1:
            name = name.partition(".")[2]
            found = self._ids.get(name)
        return found or ""

    def is_skipped(self, name: str) -> bool:
        """Whether a folded name is the creator's own or a friend's."""
        return name in self._skipped

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Whole-word hits in a folded text, the longest where several start or end alike."""
        if self._is_empty:
            return []
        found: list[tuple[int, int, str]] = []
        for last, (spelling, brand_id) in self._automaton.iter(text):
            start, end = last + 1 - len(spelling), last + 1
            if (start and text[start - 1].isalnum()) or (end < len(text) and text[end].isalnum()):
                continue
            while found and found[-1][0] >= start:
                found.pop()
            if not found or found[-1][1] <= start:
                found.append((start, end, brand_id))
        return found


def _is_ignored(brand: Brand) -> bool:
    return brand.role is HandleRole.IGNORED


def _all_names(brand: Brand) -> tuple[str, ...]:
    return (brand.name, *brand.aliases, *brand.handles, *brand.domains)


def mentions(given: ScanInput, scan: ScanResult, names: BrandNames) -> tuple[BrandMention, ...]:
    """Every brand named, in order, with the stance of the words around it.

    Handles that no brand is known by count under their own name where the post also praises,
    advises against or carries a commercial sign; own and friends' names never do.
    """
    places = _find_places(given, scan, names)
    if not places:
        return ()
    readings = {
        n: _PartStances(given.parts[n].text, n, scan.signals)
        for n in {p.part for p in places if p.part >= 0}
    }
    overall = _overall(scan.signals)
    is_alone = len({place.brand_id for place in places}) == 1
    told: list[BrandMention] = []
    for place in places:
        reading = readings.get(place.part)
        stance = reading.stance_at(place, places) if reading else Stance.NEUTRAL
        if stance is Stance.NEUTRAL and is_alone:
            stance = overall
        told.append(
            BrandMention(
                place.brand_id,
                given.post_id,
                place.part,
                place.start,
                place.end,
                place.text,
                stance,
            )
        )
    return tuple(told)


def candidates(_given: ScanInput, scan: ScanResult) -> tuple[str, ...]:
    """Handles, domains and codes of a post that may be a brand's, a friend's or one's own."""
    wanted = _TAGS | _LINKED | {_KIND.DISCOUNT_CODE, _KIND.BRAND_THANKS}
    named = [s.value for s in scan.signals if s.kind in wanted and s.value]
    return tuple(dict.fromkeys(named))


def _find_places(given: ScanInput, scan: ScanResult, names: BrandNames) -> list[_Place]:
    places: dict[tuple[int, int], _Place] = {}
    speaks = any(s.kind not in _SILENT for s in scan.signals)
    for signal in scan.signals:
        if not signal.value or signal.kind not in _NAMING:
            continue
        value = fold_text(signal.value).lstrip("@")
        if names.is_skipped(value):
            continue
        brand_id = names.brand_of(value)
        if not brand_id and signal.kind in _TAGS and speaks:
            brand_id = _as_id(value)
        if brand_id:
            key = (signal.part, signal.start if signal.part >= 0 else -len(places))
            places[key] = _Place(signal.part, signal.start, signal.end, signal.text, brand_id)
    for number, part in enumerate(given.parts if names else ()):
        folded = fold(part.text)
        for start, end, brand_id in names.find(folded.text):
            first, last = folded.original(start, end)
            covered = any(
                p.part == number and p.start <= first and last <= p.end for p in places.values()
            )
            if not covered:
                places[number, first] = _Place(number, first, last, part.text[first:last], brand_id)
    return sorted(places.values())


def _as_id(handle: str) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in handle)
    return "-".join(filter(None, plain.split("-"))) or handle


def _overall(signals: Iterable[Signal]) -> Stance:
    balance = 0.0
    for signal in signals:
        weight = 1.0 if signal.strength != Strength.WEAK else 0.4
        if signal.kind in _FOR:
            balance += weight
        elif signal.kind in _AGAINST:
            balance -= weight
    if abs(balance) < 0.4:
        return Stance.NEUTRAL
    return Stance.PRAISE if balance > 0 else Stance.DISSUADE


class _PartStances:
    """The stance signals of one text by sentence."""

    def __init__(self, text: str, part: int, signals: Iterable[Signal]) -> None:
        self._text = text.casefold()
        self._sentences = sentences(text)
        mine = [s for s in signals if s.part == part]
        self._stances = [s for s in mine if s.kind in _FOR or s.kind in _AGAINST]
        self._hints = [s for s in mine if s.kind == _KIND.SUBSTITUTION]
        self._swaps = [
            s for s in mine if s.kind == _KIND.SUBSTITUTION and s.strength == Strength.STRONG
        ]

    def stance_at(self, place: _Place, places: Sequence[_Place]) -> Stance:
        """Stance towards the brand named at `place`."""
        before = self._text[max(0, place.start - _LOOK_BACK) : place.start]
        if _AGAINST_NEXT.search(before):
            return Stance.DISSUADE
        if _FOR_BEFORE.match(self._text, place.end):
            return Stance.PRAISE
        sentence = self._sentence(place.start)
        for swap in self._swaps:
            if swap.start - _LOOK_BACK <= place.start <= swap.end + _LOOK_BACK:
                return self._side(place, swap, places)
        if _URGED.search(before) and any(
            sentence.start <= s.start < sentence.end for s in self._hints
        ):
            return Stance.PRAISE
        return _overall(s for s in self._stances if sentence.start <= s.start < sentence.end)

    def _side(self, place: _Place, swap: Signal, places: Sequence[_Place]) -> Stance:
        near = [
            p
            for p in places
            if p.part == place.part and swap.start - _LOOK_BACK <= p.start <= swap.end + _LOOK_BACK
        ]
        if len({p.brand_id for p in near}) > 1:
            return Stance.PRAISE if place.brand_id == near[-1].brand_id else Stance.DISSUADE
        return Stance.PRAISE if place.start >= swap.end else Stance.DISSUADE

    def _sentence(self, offset: int) -> Span:
        for span in self._sentences:
            if span.start <= offset < span.end:
                return span
        return Span(0, len(self._text))
