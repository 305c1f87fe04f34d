"""Orders to buy, book or install right before an address, and prices on a line of their own."""

import re

from creator_audit.analysis.reading import Reading
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.addresses import split
from creator_audit.text.tokens import Token

DETECTOR = "buying_calls"
_REACH = 60
_SHORT_REACH = 28
_CURRENCY = r"(?:[$€£₹₦¥₩]|usd|eur|gbp|ngn|aed|inr|rs\.?|bdt|aud|cad|brl|r\$|kr|zł|chf)"
_AMOUNT = re.compile(r"[$€£₹₦¥₩]|\d\s?(?:usd|eur|gbp|ngn|aed|inr|rs|bdt|aud|cad|brl|kr|zł|chf)")
_ANY_AMOUNT = re.compile(r"[$€£₹₦¥₩\d]")
"""What every amount holds; far quicker to look for."""
_PRICE = re.compile(
    r"(?:^|\n|[🏷💰💵💲]\ufe0f?|price\W{0,4})[^\w\n$€£₹₦¥₩]{0,6}"
    rf"(?:{_CURRENCY}\s?\d[\d.,]*|\d[\d.,]*\s?{_CURRENCY}(?!\w))(?:/-)?[^\w\n]*(?=\n|$|\()",
    re.MULTILINE,
)


def detect(reading: Reading) -> list[Signal]:
    """Weak signals: each tells of something on offer, not of who earns by it."""
    signals: list[Signal] = []
    if reading.links:
        signals.extend(_calls(reading))
    if _ANY_AMOUNT.search(reading.text) and _AMOUNT.search(reading.text):
        price = _PRICE.search(reading.text)
        if price is not None:
            signals.append(
                reading.signal(
                    SignalKind.RESELLER,
                    Strength.WEAK,
                    *price.span(),
                    detector=f"{DETECTOR}/price",
                )
            )
    return signals


def _calls(reading: Reading) -> list[Signal]:
    cues = [hit for hit in reading.hits if hit.entry.kind == "call"]
    signals: list[Signal] = []
    for link in reading.links if cues else ():
        if _is_profile(reading, link):
            continue
        for cue in cues:
            if cue.end > link.start:
                break
            gap = reading.text[cue.end : link.start]
            if _is_beside(gap):
                signals.append(
                    reading.signal(
                        SignalKind.CALL_TO_BUY,
                        Strength.WEAK,
                        cue.start,
                        link.end,
                        value=split(link.text)[0],
                        detector=f"{DETECTOR}/{cue.entry.id}",
                        language=cue.entry.language,
                    )
                )
                break
    return signals


def _is_beside(gap: str) -> bool:
    """Whether what stands between a call and an address leaves them together."""
    if "\n" in gap or len(gap) > _REACH:
        return False
    return len(gap) <= _SHORT_REACH or not set(gap) & set(".!?")


def _is_profile(reading: Reading, link: Token) -> bool:
    """Whether an address is a profile or video, where nothing is sold."""
    hosts = reading.lexicons.links.hosts
    host = split(link.text)[0]
    while "." in host:
        if any(fact.kind == "social" for fact in hosts.get(host, ())):
            return True
        host = host.partition(".")[2]
    return False
