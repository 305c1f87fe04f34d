"""Whether a reader sees a mark with the post: its text part, the fold, tags around it, its end."""

import re
from datetime import date
from typing import NamedTuple

from creator_audit.analysis.disclosure.labels import Mark
from creator_audit.analysis.disclosure.view import View
from creator_audit.model.disclosure import Problem
from creator_audit.model.judgement import JudgeInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.rules.packs import fold_facts
from creator_audit.text import tokens

_ONLY_TRAILER = re.compile(r"(?:\s|[#@]\w[\w.]*|https?://\S+|[^\w\s])*")
_CLAIMS = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.SHOP_LINK,
        SignalKind.TRACKING_LINK,
        SignalKind.DISCOUNT_CODE,
        SignalKind.URGE,
    }
)
_CUT_ROLES = frozenset({PartRole.CAPTION, PartRole.DESCRIPTION})


class Placing(NamedTuple):
    """What is wrong with a mark's place, if anything."""

    problem: Problem | None
    reason: str = ""
    visible_chars: int | None = None
    is_certain: bool = True
    """False: a question, not a fault."""


def place(mark: Mark, given: JudgeInput, view: View, day: date) -> Placing:
    """The worst problem of the mark's place; none where it can be seen with the claim.

    So close to the fold that only a look at a phone can tell: no problem, but the reason says so.
    """
    part = given.scan.parts[mark.signal.part]
    elsewhere = _place_by_role(part, given, view)
    if elsewhere is not None:
        return elsewhere
    if not mark.is_placed:
        return Placing(None)
    visible, near = _visible(part, given, day)
    end = mark.signal.end
    if visible is not None and end > visible + near:
        return Placing(Problem.BURIED, "after-the-fold", visible)
    if _is_among_tags(part.text, mark.signal, view):
        return Placing(Problem.BURIED, "hashtag-run", visible)
    if visible is not None and end > visible - near:
        return Placing(None, "near-the-fold", visible)
    return _place_in_time(part, mark.signal, given, view, visible)


def _place_by_role(part: ScanPart, given: JudgeInput, view: View) -> Placing | None:
    role = part.role.value
    if role in view.late_roles:
        return Placing(Problem.LATE, "landing-page")
    if role not in view.visible_roles:
        return Placing(Problem.BURIED, "other-place")
    is_live_sound = part.role is PartRole.TRANSCRIPT and given.kind == "live"
    if is_live_sound and _count_labels(part, given) < view.live_repeats:
        return Placing(Problem.LATE, "said-once", is_certain=False)
    if given.kind in view.video_kinds and role in view.video_hidden_roles:
        roles = {p.role for p in given.scan.parts}
        is_heard = PartRole.TRANSCRIPT in roles or PartRole.ON_SCREEN in roles
        return Placing(Problem.BURIED, "description-only", is_certain=is_heard)
    return None


def _count_labels(part: ScanPart, given: JudgeInput) -> int:
    number = given.scan.parts.index(part)
    return sum(s.part == number and s.kind is SignalKind.DISCLOSURE_LABEL for s in given.signals)


def _visible(part: ScanPart, given: JudgeInput, day: date) -> tuple[int | None, int]:
    """Characters seen before "more", and how far off the true cut may lie."""
    if part.fold is not None:
        return part.fold, 0
    if part.role not in _CUT_ROLES:
        return None, 0
    fact = fold_facts(given.scan.platform, given.kind, part.role.value, day)
    if fact is None or len(part.text) <= fact.visible_chars:
        return None, 0
    return fact.visible_chars, fact.near_chars


def _is_among_tags(text: str, signal: Signal, view: View) -> bool:
    """Whether the mark is one tag of many, with others before it."""
    if not signal.text.startswith("#") or text.count("#") < view.hashtag_run:
        return False
    for span, count in tokens.hashtag_runs(text):
        if span.start <= signal.start < span.end and count >= view.hashtag_run:
            before = len(tokens.hashtags(text[span.start : signal.start]))
            return before >= view.hashtags_before
    return False


def _place_spoken(start: int, text: str, view: View) -> Placing:
    """Said in the first half, or briefly enough, counts as said with the claim."""
    if start > max(view.deep_chars, len(text) // 2):
        return Placing(Problem.LATE, "end-of-sound")
    return Placing(None)


def _place_in_time(
    part: ScanPart, signal: Signal, given: JudgeInput, view: View, visible: int | None
) -> Placing:
    text = part.text
    if part.role is PartRole.TRANSCRIPT:
        return _place_spoken(signal.start, text, view)
    if signal.start <= view.glance_chars:
        return Placing(None, visible_chars=visible)
    is_end = _ONLY_TRAILER.fullmatch(text, signal.end) is not None
    is_deep = visible is None and signal.start > view.deep_chars
    if not (is_end or is_deep):
        return Placing(None, visible_chars=visible)
    is_after_claim = any(
        s.kind in _CLAIMS and s.part == signal.part and s.end <= signal.start for s in given.signals
    )
    return Placing(
        Problem.LATE, "end-of-text" if is_end else "far-down", visible, is_certain=is_after_claim
    )
