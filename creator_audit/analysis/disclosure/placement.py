"""Whether a reader sees a mark with the post: its text part, its position, tags around it, its end.

What is asked comes from the jurisdiction's limits; where none speaks of a thing, it is not asked.
"""

from typing import NamedTuple

from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.held import Ruled
from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.analysis.disclosure.limits import Limits
from creator_audit.analysis.disclosure.spots import Place
from creator_audit.model.disclosure import Problem
from creator_audit.model.judgement import ScanPart
from creator_audit.model.limits import End, Position, Spot
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind

_HEARD = frozenset({PartRole.TRANSCRIPT, PartRole.ON_SCREEN})
_MOVING = frozenset({"video", "short", "reel", "live", "audio"})
_WRITTEN = frozenset({PartRole.CAPTION, PartRole.DESCRIPTION, PartRole.TITLE, PartRole.HASHTAGS})


class Placing(NamedTuple):
    """What is wrong with a mark's place, if anything."""

    problem: Problem | None
    reason: str = ""
    visible_chars: int | None = None
    is_certain: bool = True
    """False: a question, not a fault."""
    citations: tuple[str, ...] = ()
    """Sources of the limit that decided."""


def place(mark: Mark, facts: PostFacts, limits: Limits) -> Placing:
    """The worst problem of the mark's place; none where it can be seen with the claim.

    So close to the fold that only a look at a phone can tell: no problem, but the reason says so.
    """
    part = facts.given.scan.parts[mark.signal.part]
    elsewhere = _by_role(part, facts, limits)
    if elsewhere is not None:
        return _cut_too(mark.signal, part, facts, limits) or elsewhere
    if not mark.is_placed:
        return Placing(None)
    if part.role is PartRole.TRANSCRIPT:
        return _by_sound(mark.signal, part, facts, limits)
    return _by_spot(mark.signal, part, facts.place(mark.signal), limits)


def _cut_too(signal: Signal, part: ScanPart, facts: PostFacts, limits: Limits) -> Placing | None:
    """Below a video and behind "more" as well: that it is hidden is said before that it is late."""
    if part.role is not PartRole.DESCRIPTION:
        return None
    found, _ = _by_position(signal, part, facts.place(signal), limits)
    return found if found is not None and found.problem is not None else None


def _by_spot(signal: Signal, part: ScanPart, spot: Place, limits: Limits) -> Placing:
    found, is_up_front = _by_position(signal, part, spot, limits)
    if found is not None and found.problem is not None:
        return found
    for asks, ruled in limits.runs:
        if spot.run and spot.run >= asks.run and spot.run_before >= asks.before:
            return _fault(Problem.BURIED, "hashtag-run", ruled, spot.visible)
    if found is not None:
        return found
    return Placing(None, "", spot.visible) if is_up_front else _by_end(signal, spot, limits)


def _fault(problem: Problem, reason: str, ruled: Ruled, visible: int | None = None) -> Placing:
    return Placing(problem, reason, visible, ruled.is_firm, ruled.citations)


def _by_role(part: ScanPart, facts: PostFacts, limits: Limits) -> Placing | None:
    role = part.role.value
    for asks, ruled in limits.places:
        if role in asks.seen:
            continue
        if role in asks.later:
            return _fault(Problem.LATE, "landing-page", ruled)
        if part.role is PartRole.DESCRIPTION and facts.given.kind in _MOVING:
            found = _fault(Problem.BURIED, "description-only", ruled)
            is_heard = any(p.role in _HEARD for p in facts.given.scan.parts)
            return found if is_heard else found._replace(is_certain=False)
        return _fault(Problem.BURIED, "other-place", ruled)
    return None


def _by_position(
    signal: Signal, part: ScanPart, spot: Place, limits: Limits
) -> tuple[Placing | None, bool]:
    """A fault or a question of position, and whether the mark stands up front in any case."""
    if part.role not in _WRITTEN and part.fold is None:
        return None, False
    is_up_front = False
    near: Placing | None = None
    for asks, ruled in limits.positions:
        if _is_in_a_spot(asks, spot):
            is_up_front = True
            continue
        sees_fold = Spot.BEFORE_FOLD in asks.any_of
        is_cut = spot.visible is not None and signal.end > spot.visible + spot.near
        if not sees_fold or is_cut:
            reason = "after-the-fold" if is_cut else "not-up-front"
            return _fault(Problem.BURIED, reason, ruled, spot.visible), False
        if spot.visible is not None and signal.end > spot.visible - spot.near:
            cited = ruled.citations
            near = Placing(None, "near-the-fold", spot.visible, citations=cited)
    return near, is_up_front


def _is_in_a_spot(asks: Position, spot: Place) -> bool:
    """Whether it stands in a spot other than merely before the fold."""
    if Spot.FIRST_WORDS in asks.any_of and spot.lead <= asks.first_words:
        return True
    if Spot.BESIDE_LINK in asks.any_of and spot.link_gap <= asks.beside_chars:
        return True
    if Spot.FIRST_HASHTAGS not in asks.any_of:
        return False
    if spot.tag_number:
        return spot.tag_number <= asks.first_hashtags
    return len(asks.any_of) == 1


def _by_end(signal: Signal, spot: Place, limits: Limits) -> Placing:
    for asks, ruled in limits.ends:
        if signal.start <= asks.glance_chars:
            continue
        is_deep = spot.visible is None and signal.start > asks.deep_chars
        if spot.is_end or is_deep:
            reason = "end-of-text" if spot.is_end else "far-down"
            found = _fault(Problem.LATE, reason, ruled, spot.visible)
            return found if spot.is_after_claim else found._replace(is_certain=False)
    return Placing(None, "", spot.visible)


def _by_sound(signal: Signal, part: ScanPart, facts: PostFacts, limits: Limits) -> Placing:
    """Said in the first half, or briefly enough, counts as said with the claim."""
    said = sum(
        s.part == signal.part and s.kind is SignalKind.DISCLOSURE_LABEL for s in facts.given.signals
    )
    for repeated, ruled in limits.repeats:
        if said < repeated.count:
            return _fault(Problem.LATE, "said-once", ruled)
    for asks, ruled in limits.ends:
        if _is_said_late(asks, signal, part):
            return _fault(Problem.LATE, "end-of-sound", ruled)
    return Placing(None)


def _is_said_late(asks: End, signal: Signal, part: ScanPart) -> bool:
    return signal.start > max(asks.deep_chars, len(part.text) // 2)
