"""A jurisdiction as it stood between two changes of its file: built once, asked for every post."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

from creator_audit.analysis.disclosure.held import Ruled, Term, Told, Words
from creator_audit.analysis.disclosure.limits import Limits, resolve
from creator_audit.model.disclosure import Channel, Disclosure, Problem
from creator_audit.model.limits import Condition, Limit
from creator_audit.model.rule import (
    Exemption,
    Jurisdiction,
    LabelTerm,
    RulePack,
    SourceBasis,
    Statement,
    TieView,
)
from creator_audit.rules.kinds import KINDS
from creator_audit.rules.label_entries import label_key

_key = lru_cache(maxsize=16384)(label_key)
_COUNTS = {"yes": 0, "question": 1, "no": 2}


@dataclass(frozen=True, slots=True)
class View:
    """What one jurisdiction holds in one era; everything in it is in force throughout."""

    pack: RulePack
    jurisdiction: Jurisdiction
    is_before_first: bool
    """No text known reached such posts yet."""
    terms: dict[str, tuple[Term, ...]]
    """Views of label terms by folded term, in the order of the file."""
    statements: dict[str, tuple[Told, ...]]
    limits: tuple[Ruled, ...]
    ties: dict[str, TieView]
    exemptions: dict[str, Exemption]
    rule_by_problem: dict[Problem, str]
    rule_by_kind: dict[str, str]
    languages: frozenset[str]
    sources: frozenset[str]
    """Citations of this file in force."""
    quiet: dict[tuple[str, str, tuple[Channel, ...]], Disclosure] = field(default_factory=dict)
    """Ready answers for posts without a tie."""
    words: dict[tuple[str, str], Words] = field(default_factory=dict)
    resolved: dict[tuple[str, str, str], Limits] = field(default_factory=dict)
    citations: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gaps: dict[str, bool] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The jurisdiction's code."""
        return self.jurisdiction.code

    def limits_for(self, kind: str, platform: str, relation: str) -> Limits:
        """The limits that apply to such a post; an unknown relation fits all."""
        key = (kind, platform, relation)
        found = self.resolved.get(key)
        if found is None:
            found = self.resolved[key] = resolve(self.limits, kind, platform, relation)
        return found

    def in_force(self, citations: Iterable[str]) -> tuple[str, ...]:
        """Those citations that are in force in this era."""
        return tuple([name for name in citations if name in self.sources])

    def is_read(self, citations: Iterable[str]) -> bool:
        """Whether one of the sources was read: only then may a gap rest on them."""
        known = self.pack.citations
        return any(known[name].basis is not SourceBasis.RECALLED for name in citations)

    def carries_gap(self, rule_id: str) -> bool:
        """Whether a gap may rest on a rule here: it is applied, and a source of it was read."""
        found = self.gaps.get(rule_id)
        if found is None:
            applied = self.jurisdiction.rules.get(rule_id)
            is_firm = applied is not None and applied.parameters.get("at_most") != "question"
            found = is_firm and self.is_read(self.rule_citations(rule_id))
            self.gaps[rule_id] = found
        return found

    def rule_citations(self, rule_id: str) -> tuple[str, ...]:
        """Sources of a rule here that are in force in this era."""
        found = self.citations.get(rule_id)
        if found is None:
            applied = self.jurisdiction.rules.get(rule_id)
            found = self.in_force(applied.citations) if applied else ()
            self.citations[rule_id] = found
        return found


class Timeline:
    """The eras of one jurisdiction, cut at every day on which something in its file changes."""

    __slots__ = ("_views", "jurisdiction", "pack", "starts")

    def __init__(self, pack: RulePack, jurisdiction: Jurisdiction) -> None:
        self.pack = pack
        self.jurisdiction = jurisdiction
        self.starts = sorted(_changes(pack, jurisdiction))
        self._views: dict[int, View] = {}

    def at(self, day: date) -> View:
        """The view of the era that holds `day`."""
        number = bisect_right(self.starts, day)
        found = self._views.get(number)
        if found is None:
            found = self._views[number] = _build(self.pack, self.jurisdiction, day)
        return found


class PackKey:
    """A pack that compares by identity, for what is built once for it."""

    __slots__ = ("pack",)

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack

    def __hash__(self) -> int:
        return id(self.pack)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PackKey) and other.pack is self.pack


def timeline_of(pack: RulePack, code: str) -> Timeline | None:
    """The eras of a jurisdiction, or None where the pack has no file for it."""
    return _timeline(PackKey(pack), code)


@lru_cache(maxsize=256)
def _timeline(key: PackKey, code: str) -> Timeline | None:
    jurisdiction = key.pack.jurisdictions.get(code)
    return None if jurisdiction is None else Timeline(key.pack, jurisdiction)


def view_of(pack: RulePack, code: str, day: date) -> View | None:
    """The view of a jurisdiction on `day`, or None where the pack has no file for it."""
    found = timeline_of(pack, code)
    return None if found is None else found.at(day)


_Dated = LabelTerm | Statement | Limit | TieView | Exemption


def _entries(jurisdiction: Jurisdiction) -> tuple[_Dated, ...]:
    return (
        *jurisdiction.labels,
        *jurisdiction.statements,
        *jurisdiction.limits,
        *jurisdiction.ties,
        *jurisdiction.exemptions,
    )


def _sources(jurisdiction: Jurisdiction) -> set[str]:
    """Every citation the file rests on, its own or another's."""
    cited = {entry.citations for entry in _entries(jurisdiction)}
    cited.update(rule.citations for rule in jurisdiction.rules.values())
    return {name for names in cited for name in names}


def _changes(pack: RulePack, jurisdiction: Jurisdiction) -> set[date]:
    """First days of all eras but the one before every change."""
    days = {(entry.effective_from, entry.effective_to) for entry in _entries(jurisdiction)}
    for name in _sources(jurisdiction):
        source = pack.citations[name]
        days.add((source.effective_from, source.effective_to))
    starts = {start for start, _end in days if start}
    ends = {end + timedelta(1) for _start, end in days if end}
    first = {jurisdiction.first_text} if jurisdiction.first_text else set()
    return starts | ends | first


def _build(pack: RulePack, jurisdiction: Jurisdiction, day: date) -> View:
    known = pack.citations
    sources = frozenset(n for n in _sources(jurisdiction) if known[n].in_force(day))
    read = frozenset(n for n in sources if known[n].basis is not SourceBasis.RECALLED)
    applied = [pack.rules[rule_id] for rule_id in jurisdiction.rules]
    problems = {KINDS[rule.kind].problem: rule.id for rule in applied}
    first = jurisdiction.first_text
    return View(
        pack=pack,
        jurisdiction=jurisdiction,
        is_before_first=first is not None and day < first,
        terms=_terms(jurisdiction, day, sources, read),
        statements=_statements(jurisdiction, day, sources, read),
        limits=_limits(jurisdiction, day, sources, read),
        ties=_strictest(tie for tie in jurisdiction.ties if tie.in_force(day)),
        exemptions={one.id: one for one in reversed(jurisdiction.exemptions) if one.in_force(day)},
        rule_by_problem={p: rule_id for p, rule_id in problems.items() if p is not None},
        rule_by_kind={rule.kind: rule.id for rule in applied},
        languages=frozenset(jurisdiction.languages),
        sources=sources,
    )


_Names = frozenset[str]


def _terms(
    jurisdiction: Jurisdiction, day: date, sources: _Names, read: _Names
) -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for label in jurisdiction.labels:
        if label.in_force(day):
            cited = tuple([n for n in label.citations if n in sources])
            term = Term(label, cited, not read.isdisjoint(cited), _keys(label.when))
            found.setdefault(_key(label.term), []).append(term)
    return {key: tuple(listed) for key, listed in found.items()}


def _statements(
    jurisdiction: Jurisdiction, day: date, sources: _Names, read: _Names
) -> dict[str, tuple[Told, ...]]:
    found: dict[str, list[Told]] = {}
    for told in jurisdiction.statements:
        if told.in_force(day):
            cited = tuple([n for n in told.citations if n in sources])
            held = Told(told, cited, not read.isdisjoint(cited), _keys(told.when))
            found.setdefault(told.kind, []).append(held)
    return {kind: tuple(listed) for kind, listed in found.items()}


def _limits(
    jurisdiction: Jurisdiction, day: date, sources: _Names, read: _Names
) -> tuple[Ruled, ...]:
    found = []
    for limit in jurisdiction.limits:
        if limit.in_force(day):
            cited = tuple([n for n in limit.citations if n in sources])
            is_firm = limit.at_most == "gap" and not read.isdisjoint(cited)
            found.append(Ruled(limit, limit.asks, cited, is_firm))
    return tuple(found)


def _keys(when: Condition | None) -> frozenset[str]:
    return frozenset(_key(term) for term in when.after_labels) if when else frozenset()


def _strictest(ties: Iterable[TieView]) -> dict[str, TieView]:
    """The first view of each relation, or the stricter one of another body."""
    found: dict[str, TieView] = {}
    for tie in ties:
        known = found.get(tie.relation)
        is_other = known is not None and known.body != tie.body
        if known is None or (is_other and _COUNTS[tie.counts] < _COUNTS[known.counts]):
            found[tie.relation] = tie
    return found
