"""Handles named in a text, and thanks to them."""

import re

from creator_audit.analysis.label_place import spoken_words
from creator_audit.analysis.reading import Hit, Reading
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.tokens import Token

DETECTOR = "brand_tags"
_MOST = 24
_THANKS_REACH = 28
_ADDRESS_REACH = 12
_WORD_BEHIND = re.compile(r"[^\S\n]+(\w[\w']*)")
_ADDRESSING = ":thanks-to-you"


def detect(reading: Reading) -> list[Signal]:
    """A weak signal for each handle, and one where thanks stand right before or behind it."""
    if not reading.mentions:
        return []
    thanks = [hit for hit in reading.hits if hit.entry.kind == "thanks"]
    ignored = [hit for hit in reading.hits if hit.entry.kind == "ignore"]
    parcels = thanks and [hit for hit in reading.hits if hit.entry.kind == "parcel"]
    signals: list[Signal] = []
    for mention in reading.mentions[:_MOST]:
        if reading.is_in_link(mention.start, mention.end):
            continue
        handle = mention.text.lstrip("@").rstrip(".")
        signals.append(
            reading.signal(
                SignalKind.BRAND_TAG,
                Strength.WEAK,
                mention.start,
                mention.end,
                value=handle,
                detector=DETECTOR,
            )
        )
        for hit in thanks:
            if _is_near(reading, hit, mention) and not _is_cause(reading, hit, mention):
                if any(i.start <= hit.start and hit.end <= i.end for i in ignored):
                    continue
                signals.append(_thanks(reading, hit, mention, handle, is_sent=bool(parcels)))
                break
    return signals


def _thanks(reading: Reading, hit: Hit, mention: Token, handle: str, *, is_sent: bool) -> Signal:
    """Thanks; where the post also shows a parcel, thanks for what was sent."""
    return reading.signal(
        SignalKind.GIFT if is_sent else SignalKind.BRAND_THANKS,
        Strength.STRONG if is_sent else Strength.WEAK,
        min(hit.start, mention.start),
        max(hit.end, mention.end),
        value=handle,
        detector=f"{DETECTOR}/{'parcel' if is_sent else 'thanks'}",
        language=hit.entry.language,
    )


def _is_near(reading: Reading, hit: Hit, mention: Token) -> bool:
    """Whether thanks stand right before a handle; those that address it also right behind."""
    if hit.end <= mention.start:
        gap, reach = reading.text[hit.end : mention.start], _THANKS_REACH
    elif hit.start >= mention.end and hit.entry.id.endswith(_ADDRESSING):
        gap, reach = reading.text[mention.end : hit.start], _ADDRESS_REACH
    else:
        return False
    return len(gap) <= reach and not set(gap) & set(".!?\n")


def _is_cause(reading: Reading, hit: Hit, mention: Token) -> bool:
    """Whether words of thanks name a cause in running text: "I feel great thanks to @inn tea".

    At the start of a statement, at its end, or with what the thanks are for they are thanks.
    """
    words = reading.text[hit.start : mention.start].strip()
    if words not in spoken_words(reading, hit, "causal_thanks"):
        return False
    before = reading.text[: hit.start].rstrip(" \t")
    if not before or not (before[-1].isalnum() or before[-1] == ","):
        return False
    behind = _WORD_BEHIND.match(reading.text, mention.end)
    return behind is not None and behind.group(1) not in spoken_words(reading, hit, "thanks_go_on")
