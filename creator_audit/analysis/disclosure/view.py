"""A jurisdiction of a pack, made ready for looking up: built once, asked for every post."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from creator_audit.model.disclosure import Channel, Clarity, Disclosure, Problem
from creator_audit.model.limits import (
    Channels,
    End,
    Frames,
    HashtagRun,
    Language,
    Places,
    PlatformLabel,
    Repeats,
    Unlisted,
)
from creator_audit.model.post import PartRole
from creator_audit.model.rule import Jurisdiction, LabelTerm, RulePack, SourceBasis, Statement
from creator_audit.rules.kinds import KINDS
from creator_audit.rules.label_entries import label_key

Held = tuple[Clarity, tuple[str, ...], bool]
"""Clarity, the sources of that day, and whether any of them was read."""


@dataclass(frozen=True, slots=True)
class View:
    """What one jurisdiction holds, with typed parameters."""

    pack: RulePack
    jurisdiction: Jurisdiction
    labels: dict[str, tuple[LabelTerm, ...]]
    statements: dict[str, tuple[Statement, ...]]
    rule_by_problem: dict[Problem, str]
    rule_by_kind: dict[str, str]
    hashtag_run: int
    hashtags_before: int
    glance_chars: int
    deep_chars: int
    live_repeats: int
    same_language: bool
    each_frame: bool
    video_needs_picture: bool
    tool_is_enough: bool
    unlisted: Clarity
    visible_roles: frozenset[str]
    late_roles: frozenset[str]
    video_hidden_roles: frozenset[str]
    video_kinds: frozenset[str]
    international_terms: frozenset[str]
    quiet: dict[tuple[str, tuple[Channel, ...]], Disclosure] = field(default_factory=dict)
    """Ready answers for posts without a tie, by reason and missing channels."""
    labels_of_day: dict[tuple[str, str, date], Held] = field(default_factory=dict)
    citations_of_day: dict[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)

    @property
    def code(self) -> str:
        """The jurisdiction's code."""
        return self.jurisdiction.code

    def label(self, key: str, language: str, day: date) -> Held:
        """What is held of a term on `day`; the entry in the label's own language first."""
        found = self.labels_of_day.get((key, language, day))
        if found is None:
            found = self.labels_of_day[key, language, day] = self._label(key, language, day)
        return found

    def _label(self, key: str, language: str, day: date) -> Held:
        held = [term for term in self.labels.get(key, ()) if term.in_force(day)]
        term = next((t for t in held if t.language == language), held[0] if held else None)
        if term is None:
            return self.unlisted, (), False
        certain = not self.is_only_recalled(term.citations)
        return term.clarity, self.in_force(term.citations, day), certain

    def statement(self, kind: str, day: date) -> Statement | None:
        """The view held of a plain sentence of this kind on `day`."""
        return next((s for s in self.statements.get(kind, ()) if s.in_force(day)), None)

    def in_force(self, citations: Iterable[str], day: date) -> tuple[str, ...]:
        """Those citations that were in force on `day`."""
        known = self.pack.citations
        return tuple(name for name in citations if known[name].in_force(day))

    def is_only_recalled(self, citations: Iterable[str]) -> bool:
        """Whether none of the sources was read: that carries a question, never a gap."""
        known = self.pack.citations
        return all(known[name].basis is SourceBasis.RECALLED for name in citations)

    def rule_citations(self, rule_id: str, day: date) -> tuple[str, ...]:
        """Sources of a rule here that were in force on `day`."""
        found = self.citations_of_day.get((rule_id, day))
        if found is None:
            applied = self.jurisdiction.rules.get(rule_id)
            found = self.in_force(applied.citations, day) if applied else ()
            self.citations_of_day[rule_id, day] = found
        return found


_VIEWS: dict[tuple[str, str], View] = {}


def view_of(pack: RulePack, code: str) -> View | None:
    """The view of a jurisdiction, or None where the pack has no file for it."""
    found = _VIEWS.get((pack.digest, code))
    if found is None or found.pack is not pack:
        jurisdiction = pack.jurisdictions.get(code)
        if jurisdiction is None:
            return None
        found = _VIEWS[pack.digest, code] = _build(pack, jurisdiction)
    return found


def _build(pack: RulePack, jurisdiction: Jurisdiction) -> View:
    given = _first_of_each(jurisdiction)
    labels: dict[str, list[LabelTerm]] = {}
    for term in jurisdiction.labels:
        labels.setdefault(label_key(term.term), []).append(term)
    statements: dict[str, list[Statement]] = {}
    for statement in jurisdiction.statements:
        statements.setdefault(statement.kind, []).append(statement)
    applied = [pack.rules[rule_id] for rule_id in jurisdiction.rules]
    problems = {KINDS[rule.kind].problem: rule.id for rule in applied}
    return View(
        pack=pack,
        jurisdiction=jurisdiction,
        labels={key: tuple(terms) for key, terms in labels.items()},
        statements={kind: tuple(listed) for kind, listed in statements.items()},
        rule_by_problem={p: rule_id for p, rule_id in problems.items() if p is not None},
        rule_by_kind={rule.kind: rule.id for rule in applied},
        hashtag_run=_number(given, "hashtag_run"),
        hashtags_before=_number(given, "hashtags_before"),
        glance_chars=_number(given, "glance_chars"),
        deep_chars=_number(given, "deep_chars"),
        live_repeats=_number(given, "live_repeats"),
        same_language=bool(given["same_language"]),
        each_frame=bool(given["each_frame"]),
        video_needs_picture=bool(given["video_needs_picture"]),
        tool_is_enough=given["tool_verdict"] == Clarity.SUFFICIENT.value,
        unlisted=Clarity(str(given["unlisted"])),
        visible_roles=_names(given, "visible_roles"),
        late_roles=_names(given, "late_roles"),
        video_hidden_roles=_names(given, "video_hidden_roles"),
        video_kinds=_names(given, "video_kinds"),
        international_terms=_names(given, "international_terms"),
    )


def _first_of_each(jurisdiction: Jurisdiction) -> dict[str, object]:
    found: dict[type, object] = {}
    for limit in jurisdiction.limits:
        found.setdefault(type(limit.asks), limit.asks)
    places = found.get(Places) or Places(frozenset(PartRole) - {"landing_page"})
    run = found.get(HashtagRun) or HashtagRun(0, 0)
    end = found.get(End) or End(60, 500)
    repeats = found.get(Repeats) or Repeats(0)
    language = found.get(Language)
    tool = found.get(PlatformLabel) or PlatformLabel(Clarity.CONDITIONAL)
    unlisted = found.get(Unlisted) or Unlisted(Clarity.INSUFFICIENT)
    assert isinstance(places, Places)
    assert isinstance(run, HashtagRun)
    assert isinstance(end, End)
    assert isinstance(repeats, Repeats)
    assert isinstance(tool, PlatformLabel)
    assert isinstance(unlisted, Unlisted)
    return {
        "hashtag_run": run.run or 10_000,
        "hashtags_before": run.before,
        "glance_chars": end.glance_chars,
        "deep_chars": end.deep_chars,
        "live_repeats": repeats.count,
        "same_language": language is not None,
        "each_frame": Frames in found,
        "video_needs_picture": Channels in found,
        "tool_verdict": tool.worth.value,
        "unlisted": unlisted.clarity.value,
        "visible_roles": tuple(places.seen),
        "late_roles": tuple(places.later),
        "video_hidden_roles": ("description",),
        "video_kinds": ("video", "short", "reel", "live", "audio"),
        "international_terms": language.international if isinstance(language, Language) else (),
    }


def _number(given: dict[str, object], name: str) -> int:
    value = given[name]
    assert isinstance(value, int)
    return value


def _names(given: dict[str, object], name: str) -> frozenset[str]:
    value = given[name]
    assert isinstance(value, tuple)
    return frozenset(value)
