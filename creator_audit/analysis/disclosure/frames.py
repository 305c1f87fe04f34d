"""Each frame of a story alone, and the channels of a video: one mark does not do for all."""

import re
from collections.abc import Collection

from creator_audit.analysis.disclosure.facts import PostFacts
from creator_audit.analysis.disclosure.limits import Limits
from creator_audit.analysis.disclosure.placement import Placing
from creator_audit.model.disclosure import Channel, Problem
from creator_audit.model.judgement import ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind

_WORDS = re.compile(r"[^\W\d_]{2}")
_NAMED = re.compile(r"@\w|https?://|(?<!\w)#\w")
_CARRYING = {
    Channel.SPOKEN.value: frozenset({PartRole.TRANSCRIPT}),
    Channel.ON_SCREEN.value: frozenset({PartRole.ON_SCREEN, PartRole.FRAME}),
}
_PROMOTING = frozenset(
    {
        SignalKind.PRAISE,
        SignalKind.URGE,
        SignalKind.CALL_TO_BUY,
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.SHOP_LINK,
        SignalKind.DISCOUNT_CODE,
        SignalKind.PUBLIC_SALE,
        SignalKind.TOPIC,
    }
)


def find_bare_frames(told: Collection[Signal], facts: PostFacts, limits: Limits) -> Placing | None:
    """Frames with words and no label of their own that does; `told` holds the marks that do.

    A frame that neither promotes nor names anybody gives a question.
    """
    if not limits.frames:
        return None
    parts = facts.given.scan.parts
    frame_of = [_frame(number, part) for number, part in enumerate(parts)]
    worded = {
        frame
        for frame, part in zip(frame_of, parts, strict=True)
        if frame is not None and _WORDS.search(part.text)
    }
    bare = worded - {frame_of[signal.part] for signal in told}
    if len(worded) < 2 or not bare:
        return None
    ruled = limits.frames[0][1]
    numbers = {number for number, frame in enumerate(frame_of) if frame in bare}
    promotes = any(s.part in numbers and s.kind in _PROMOTING for s in facts.given.signals) or any(
        _NAMED.search(parts[number].text) for number in numbers
    )
    return Placing(
        Problem.BURIED,
        "other-frame",
        is_certain=ruled.is_firm and promotes,
        citations=ruled.citations,
    )


def _frame(number: int, part: ScanPart) -> int | None:
    """Which frame a text stands in; a frame without a number is one of its own."""
    if part.frame is None and part.role is PartRole.FRAME:
        return -1 - number
    return part.frame


def find_silent_channel(
    told: Collection[Signal], facts: PostFacts, limits: Limits
) -> tuple[Placing | None, bool]:
    """A video whose sound and picture are known and hold no label that does.

    The second value is True where a channel is not in the export, so that nothing can be said.
    """
    parts = facts.given.scan.parts
    roles = {part.role for part in parts}
    told_roles = {parts[signal.part].role for signal in told}
    is_open = False
    for asks, ruled in limits.channels:
        told_in = [name for name in asks.channels if _CARRYING[name] & told_roles]
        unheard = [name for name in asks.channels if not _CARRYING[name] & roles]
        known = len(asks.channels) - len(unheard)
        is_met = len(told_in) == known if asks.needs_all else bool(told_in)
        if is_met and not (asks.needs_all and unheard):
            continue
        if not is_met and (asks.needs_all or not unheard) and known:
            fault = Placing(Problem.BURIED, "not-in-video", None, ruled.is_firm, ruled.citations)
            return fault, False
        is_open = True
    return None, is_open
