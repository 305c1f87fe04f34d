"""Where a mark stands in its text: worked out once for a post, read by every jurisdiction."""

import re
from datetime import date
from typing import NamedTuple

from creator_audit.model.judgement import JudgeInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind
from creator_audit.rules.packs import fold_facts
from creator_audit.text import tokens
from creator_audit.text.fold import fold_text

_ONLY_TRAILER = re.compile(r"(?:\s|[#@]\w[\w.]*|https?://\S+|[^\w\s])*")
_NOT_COUNTED = re.compile(r"@\w(?:[\w.-]*\w)?|[^\w\s.,;:!?'\"()%€$£-]")
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
_PAYING = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.TRACKING_LINK,
        SignalKind.DISCOUNT_CODE,
    }
)
_CUT_ROLES = frozenset({PartRole.CAPTION, PartRole.DESCRIPTION})
FAR = 1_000_000
"""Characters to a link where the text holds none."""


class Place(NamedTuple):
    """Where one mark stands; all numbers are code points or counts of tags."""

    visible: int | None
    """Characters seen before "more"; None: no cut."""
    near: int
    """How far off the true cut may lie."""
    lead: int
    """Characters before it, without names of accounts and brands and without emoji."""
    tag_number: int
    """Which hashtag of its text it is, from 1; 0: it is none."""
    run: int
    """Tags of the run it stands in; 0: none."""
    run_before: int
    link_gap: int
    """Characters to the nearest affiliate link or code; 0 where the link stands in no text."""
    is_end: bool
    is_after_claim: bool


def find_place(signal: Signal, given: JudgeInput, day: date) -> Place:
    """The place of a signal that stands in a text."""
    part = given.scan.parts[signal.part]
    text = part.text
    visible, near = _visible(part, given, day)
    tag_number, run, run_before = _among_tags(text, signal)
    return Place(
        visible,
        near,
        _lead(text[: signal.start], given.brand_names),
        tag_number,
        run,
        run_before,
        _link_gap(signal, given),
        _ONLY_TRAILER.fullmatch(text, signal.end) is not None,
        any(
            s.kind in _CLAIMS and s.part == signal.part and s.end <= signal.start
            for s in given.signals
        ),
    )


def _visible(part: ScanPart, given: JudgeInput, day: date) -> tuple[int | None, int]:
    if part.fold is not None:
        return part.fold, 0
    if part.role not in _CUT_ROLES:
        return None, 0
    fact = fold_facts(given.scan.platform, given.kind, part.role.value, day)
    if fact is None or len(part.text) <= fact.visible_chars:
        return None, 0
    return fact.visible_chars, fact.near_chars


def _lead(before: str, brands: tuple[str, ...]) -> int:
    plain = _NOT_COUNTED.sub("", before).strip()
    if plain and brands:
        plain = fold_text(plain)
        for name in brands:
            plain = plain.replace(name.lstrip("@"), "")
    return len(plain.strip())


def _among_tags(text: str, signal: Signal) -> tuple[int, int, int]:
    if not signal.text.startswith("#"):
        return 0, 0, 0
    number = len(tokens.hashtags(text[: signal.start])) + 1
    for span, count in tokens.hashtag_runs(text) if text.count("#") > 1 else ():
        if span.start <= signal.start < span.end:
            return number, count, len(tokens.hashtags(text[span.start : signal.start]))
    return number, 0, 0


def _link_gap(signal: Signal, given: JudgeInput) -> int:
    nearest = FAR
    for other in given.signals:
        if other.kind not in _PAYING:
            continue
        if other.part < 0:
            return 0
        if other.part == signal.part:
            gap = max(signal.start, other.start) - min(signal.end, other.end)
            nearest = min(nearest, max(0, gap))
    return nearest
