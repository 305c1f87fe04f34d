"""What decides about a post, so that posts alike in it share the work of all jurisdictions.

A number counts only by the thresholds of the files it is compared with; everything else goes
into the shape as it is. Two posts of one shape get the same answers, each with its own words.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from creator_audit.analysis.disclosure.conditions import has_brand_tag
from creator_audit.analysis.disclosure.facts import OWN_WORDS, PostFacts
from creator_audit.analysis.disclosure.hints import is_telling
from creator_audit.analysis.disclosure.view import PackKey
from creator_audit.model.disclosure import Disclosure, DisclosureMark
from creator_audit.model.limits import Condition, End, HashtagRun, Position
from creator_audit.model.post import PartRole
from creator_audit.model.rule import RulePack
from creator_audit.model.signal import Signal, SignalKind, Strength

Shape = tuple[object, ...]


def shape_of(facts: PostFacts, pack: RulePack) -> Shape | None:
    """The shape of a post; None where it is a case of its own (deals, sound, frames)."""
    given, tie = facts.given, facts.tie
    if given.deals or tie.relation == "none":
        return None
    marks: list[Shape] = []
    if facts.labels or facts.statements:
        parts = given.scan.parts
        if given.kind == "story" or any(part.role is PartRole.TRANSCRIPT for part in parts):
            return None
        limits = _thresholds(PackKey(pack))
        marks.extend(_mark(signal, facts, limits) for signal in facts.labels)
        marks.extend(_mark(signal, facts, limits) for signal in facts.statements)
        marks.append(tuple([part.role for part in parts]))
    return (
        tie.strength,
        tie.relation,
        facts.relations,
        any(s.kind in OWN_WORDS for s in tie.signals),
        given.platform_label,
        given.platform_label_text,
        given.kind,
        given.scan.platform,
        facts.missing,
        facts.has_text,
        facts.promotes,
        facts.shown,
        facts.is_sponsored,
        tie.strength is Strength.WEAK and is_telling(given, tie),
        *marks,
    )


def with_words_of(facts: PostFacts, template: Disclosure, number: int) -> Disclosure:
    """The answer to a post of the same shape, quoting this one's mark of that number."""
    assert template.mark is not None
    labels = facts.labels
    signal = labels[number] if number < len(labels) else facts.statements[number - len(labels)]
    return Disclosure(
        template.jurisdiction,
        template.verdict,
        template.problem,
        template.rule_id,
        template.severity,
        template.citations,
        DisclosureMark(signal, template.mark.clarity, template.mark.visible_chars),
        template.missing_channels,
        template.reason,
        template.is_open,
    )


def number_of_mark(facts: PostFacts, answer: Disclosure) -> int:
    """Which of the post's marks an answer quotes; -1: none."""
    if answer.mark is None:
        return -1
    marks = (*facts.labels, *facts.statements)
    return next(n for n, signal in enumerate(marks) if signal is answer.mark.signal)


def _mark(signal: Signal, facts: PostFacts, limits: tuple[int, ...]) -> Shape:
    place = facts.place(signal)
    fold = place.visible
    return (
        signal.kind,
        signal.strength,
        signal.value if signal.kind is SignalKind.DISCLOSURE_LABEL else "",
        signal.language,
        signal.part,
        facts.language_of(signal.part),
        facts.given.scan.parts[signal.part].fold is None,
        fold,
        fold is not None and signal.end > fold + place.near,
        fold is not None and signal.end > fold - place.near,
        bisect_left(limits, signal.start),
        bisect_left(limits, place.lead),
        bisect_left(limits, place.link_gap),
        place.tag_number and bisect_left(limits, place.tag_number) + 1,
        place.run and bisect_left(limits, place.run) + 1,
        bisect_left(limits, place.run_before),
        place.is_end,
        place.is_after_claim,
        has_brand_tag(signal, facts),
    )


@lru_cache(maxsize=4)
def _thresholds(key: PackKey) -> tuple[int, ...]:
    return tuple(sorted({0, *_numbers(key.pack)}))


def _numbers(pack: RulePack) -> Iterator[int]:
    """Numbers that places are compared with. ``run >= 4`` turns at 3, so both sides are kept."""
    for jurisdiction in pack.jurisdictions.values():
        for limit in jurisdiction.limits:
            asks = limit.asks
            if isinstance(asks, Position):
                yield from (asks.first_words, asks.first_hashtags, asks.beside_chars)
            elif isinstance(asks, HashtagRun):
                yield from (asks.run, asks.run - 1, asks.before, asks.before - 1)
            elif isinstance(asks, End):
                yield from (asks.glance_chars, asks.deep_chars)
        conditions: list[Condition | None] = [label.when for label in jurisdiction.labels]
        conditions += [statement.when for statement in jurisdiction.statements]
        for when in conditions:
            if when is not None:
                yield from (when.first_hashtags, when.beside_link)
