"""What differs between two sets of rules, country by country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum

from creator_audit.model.rule import RulePack

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_KEYS = ("term", "id", "rule_id", "kind", "relation", "topic")
"""Fields that name an entry; the first that an entry has, with its language where it has one."""
_NAMES = {
    "labels": "label",
    "statements": "statement",
    "limits": "limit",
    "ties": "tie",
    "exemptions": "exemption",
    "notes": "note",
    "bodies": "body",
    "rules": "rule applied",
    "demands": "demand",
    "citations": "source",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is new, gone or other."""

    place: str
    """Code of a country, id of terms, ``rules`` or ``sources``."""
    what: str
    """``label "#ad" (en)``."""
    change: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """In words, as ``gb: label "#gifted" (en) changed: clarity …; was clarity …``."""
        told = f"{self.place}: {self.what} {self.change}"
        if self.change == CHANGED:
            return f"{told}: {self.after or 'nothing'}; was {self.before or 'nothing'}"
        more = self.after or self.before
        return f"{told}: {more}" if more else told


def compare(old: RulePack, new: RulePack) -> tuple[Difference, ...]:
    """All differences: countries in order of code, then terms, rules and common sources."""
    found: list[Difference] = []
    for name in ("jurisdictions", "terms"):
        found += _members(getattr(old, name, {}), getattr(new, name, {}))
    found += _entries("rules", "rule", old.rules.values(), new.rules.values())
    found += _sources(old, new)
    return tuple(found)


def difference_lines(old: RulePack, new: RulePack) -> list[str]:
    """The comparison as lines for a terminal."""
    lines = [f"{old.version} ({old.digest[:12]}) -> {new.version} ({new.digest[:12]})"]
    differences = compare(old, new)
    return [*lines, *(d.sentence for d in differences)] if differences else [*lines, "No change."]


def _members(old: Mapping[str, object], new: Mapping[str, object]) -> Iterable[Difference]:
    for code in sorted(old.keys() | new.keys()):
        before, after = old.get(code), new.get(code)
        if before is None or after is None:
            change = ADDED if before is None else REMOVED
            yield Difference(code, str(getattr(before or after, "name", code)), change)
            continue
        for field in fields(after):  # type: ignore[arg-type]
            one, other = getattr(before, field.name), getattr(after, field.name)
            if field.name in _NAMES:
                noun = _NAMES[field.name]
                yield from _entries(code, noun, _listed(one), _listed(other))
            elif one != other:
                what = field.name.replace("_", " ")
                yield Difference(code, what, CHANGED, _words(one), _words(other))


def _sources(old: RulePack, new: RulePack) -> Iterable[Difference]:
    """Sources that begin with a country's code stand with that country."""
    codes = sorted(old.jurisdictions.keys() | new.jurisdictions.keys())
    for code in [*codes, ""]:
        yield from _entries(
            code or "sources",
            "source",
            (c for c in old.citations.values() if _owner(c.id, codes) == code),
            (c for c in new.citations.values() if _owner(c.id, codes) == code),
        )


def _owner(citation: str, codes: Iterable[str]) -> str:
    return next((code for code in codes if citation.startswith(f"{code}-")), "")


def _entries(
    place: str, noun: str, old: Iterable[object], new: Iterable[object]
) -> Iterable[Difference]:
    """Entries of one name: equal ones go, the rest are paired in their order."""
    before, after = _by_name(old), _by_name(new)
    for name in [*before, *(name for name in after if name not in before)]:
        gone = [entry for entry in before.get(name, []) if entry not in after.get(name, [])]
        come = [entry for entry in after.get(name, []) if entry not in before.get(name, [])]
        what = f"{noun} {name}"
        pairs = list(zip(gone, come, strict=False))
        for one, other in pairs:
            yield Difference(place, what, CHANGED, *_both(one, other))
        for one in gone[len(pairs) :]:
            yield Difference(place, what, REMOVED, _all(one), "")
        for other in come[len(pairs) :]:
            yield Difference(place, what, ADDED, "", _all(other))


def _by_name(entries: Iterable[object]) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {}
    for entry in entries:
        key = next((name for name in _KEYS if hasattr(entry, name)), "")
        name = f'"{getattr(entry, key)}"' if key == "term" else str(getattr(entry, key, "entry"))
        if key == "term":
            name = f"{name} ({getattr(entry, 'language', '')})"
        found.setdefault(name, []).append(entry)
    return found


def _listed(value: object) -> Iterable[object]:
    return value.values() if isinstance(value, dict) else value  # type: ignore[return-value]


def _both(one: object, other: object) -> tuple[str, str]:
    """The fields that differ, as they were and as they are."""
    names = [f.name for f in fields(other)]  # type: ignore[arg-type]
    apart = [name for name in names if getattr(one, name) != getattr(other, name)]
    return _told(one, apart), _told(other, apart)


def _all(entry: object) -> str:
    named = (*_KEYS, "language", "doc", "message", "message_when_unsure", "phrases")
    names = [f.name for f in fields(entry) if f.name not in named]  # type: ignore[arg-type]
    return _told(entry, [name for name in names if getattr(entry, name) not in ("", None, (), {})])


def _told(entry: object, names: Iterable[str]) -> str:
    return ", ".join(
        f"{name.replace('effective_', '').replace('_', ' ')} {_words(getattr(entry, name))}"
        for name in names
    )


def _words(value: object) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        return _all(value)
    if isinstance(value, dict):
        return "; ".join(f"{key} {_words(one)}" for key, one in value.items()) or "none"
    if isinstance(value, tuple | list | frozenset):
        return ", ".join(_words(one) for one in value) or "none"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return "none" if value in (None, "") else str(value)
