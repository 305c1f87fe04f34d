"""Handles named in a text, and thanks to them."""

from creator_audit.analysis.reading import Reading
from creator_audit.model.signal import Signal, SignalKind, Strength

DETECTOR = "brand_tags"
_MOST = 24
_THANKS_REACH = 28


def detect(reading: Reading) -> list[Signal]:
    """A weak signal for each handle, and one where thanks stand right before or behind it."""
    if not reading.mentions:
        return []
    thanks = [hit for hit in reading.hits if hit.entry.kind == "thanks"]
    ignored = [hit for hit in reading.hits if hit.entry.kind == "ignore"]
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
            gap = reading.text[hit.end : mention.start]
            if 0 <= mention.start - hit.end <= _THANKS_REACH and not set(gap) & set(".!?\n"):
                if any(i.start <= hit.start and hit.end <= i.end for i in ignored):
                    continue
                signals.append(
                    reading.signal(
                        SignalKind.BRAND_THANKS,
                        Strength.WEAK,
                        hit.start,
                        mention.end,
                        value=handle,
                        detector=f"{DETECTOR}/thanks",
                        language=hit.entry.language,
                    )
                )
                break
    return signals
