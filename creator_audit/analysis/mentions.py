"""Which brands a post names, and how it speaks of each, from the sentence it stands in."""

from collections.abc import Sequence

import ahocorasick

from creator_audit.analysis.part_stances import AGAINST, FOR, PartStances, Place, overall_stance
from creator_audit.analysis.stance_spans import has_quotes, own_words
from creator_audit.model.brand import Brand, BrandMention, HandleRole, Stance
from creator_audit.model.judgement import ScanInput, ScanResult
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.text.fold import fold, fold_text

_KIND = SignalKind
_LEASTFOR_PLURAL = 5
"""Letters a name must have for an ``s`` behind it to be its plural or genitive."""
_SILENT = frozenset({_KIND.TOPIC, _KIND.BRAND_TAG, _KIND.TRACKING_LINK})
_TAGS = frozenset({_KIND.BRAND_TAG})
_LINKED = frozenset(
    {_KIND.AFFILIATE_LINK, _KIND.STOREFRONT_LINK, _KIND.SHOP_LINK, _KIND.TRACKING_LINK}
)
_NAMING = _TAGS | _LINKED


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

    def is_name(self, text: str) -> bool:
        """Whether a folded text is itself a known name."""
        return text in self._ids

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
            if start and text[start - 1].isalnum():
                continue
            if end < len(text) and text[end].isalnum():
                # "two Lumavelles", "Lumavelles Creme"
                is_plural = text[end] == "s" and len(spelling) >= _LEASTFOR_PLURAL
                if not is_plural or (end + 1 < len(text) and text[end + 1].isalnum()):
                    continue
                end += 1
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
        n: PartStances(given.parts[n].text, n, scan.signals)
        for n in {p.part for p in places if p.part >= 0}
    }
    overall = overall_stance(_own_signals(given, scan))
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


def _own_signals(given: ScanInput, scan: ScanResult) -> list[Signal]:
    """The stance signals of all parts, quoted words left out."""
    stances = [s for s in scan.signals if s.kind in FOR or s.kind in AGAINST]
    if not any(has_quotes(part.text) for part in given.parts):
        return stances
    parts = enumerate(given.parts)
    told = [own_words(part.text, [s for s in stances if s.part == n]) for n, part in parts]
    return [signal for listed in told for signal in listed]


def candidates(_given: ScanInput, scan: ScanResult) -> tuple[str, ...]:
    """Handles, domains and codes of a post that may be a brand's, a friend's or one's own."""
    wanted = _TAGS | _LINKED | {_KIND.DISCOUNT_CODE, _KIND.BRAND_THANKS}
    named = [s.value for s in scan.signals if s.kind in wanted and s.value]
    return tuple(dict.fromkeys(named))


def _find_places(given: ScanInput, scan: ScanResult, names: BrandNames) -> list[Place]:
    places: dict[tuple[int, int], Place] = {}
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
            places[key] = Place(signal.part, signal.start, signal.end, signal.text, brand_id)
    for number, part in enumerate(given.parts if names else ()):
        folded = fold(part.text)
        for start, end, brand_id in names.find(folded.text):
            first, last = folded.original(start, end)
            is_small = folded.text[end - 1] == "s" and not part.text[first].isupper()
            if is_small and not names.is_name(folded.text[start:end]):
                continue  # "apples" are no brand's
            covered = any(
                p.part == number and p.start <= first and last <= p.end for p in places.values()
            )
            if not covered:
                places[number, first] = Place(number, first, last, part.text[first:last], brand_id)
    return sorted(places.values())


def _as_id(handle: str) -> str:
    plain = "".join(c if c.isalnum() else "-" for c in handle)
    return "-".join(filter(None, plain.split("-"))) or handle
