"""Words that deny a tie beside signs of one."""

from collections.abc import Sequence
from typing import NamedTuple

from creator_audit.model.disclosure import Disclosure, Tie, Verdict
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import Signal, SignalKind, Strength

_WORDS = frozenset(
    {
        SignalKind.DISCLOSURE_LABEL,
        SignalKind.AFFILIATE_STATEMENT,
        SignalKind.PAYMENT,
        SignalKind.GIFT,
        SignalKind.OWN_GOODS,
    }
)
_EARNING = frozenset(
    {
        SignalKind.AFFILIATE_LINK,
        SignalKind.STOREFRONT_LINK,
        SignalKind.DISCOUNT_CODE,
        SignalKind.KNOWN_DEAL,
        SignalKind.PLATFORM_LABEL,
        SignalKind.GIFT,
        SignalKind.TRIP,
        SignalKind.EMPLOYMENT,
    }
)


class Denial(NamedTuple):
    """The words that deny, and whether nothing in the post explains them."""

    signal: Signal
    is_certain: bool


def find_denial(given: JudgeInput, tie: Tie, disclosures: Sequence[Disclosure]) -> Denial | None:
    """A denial beside strong or recorded signs. Where the post itself tells of the tie: none."""
    denial = next((s for s in given.signals if s.kind is SignalKind.DENIAL), None)
    if denial is None:
        return None
    if tie.relation == "none":
        return (
            Denial(denial, False)
            if any(d.reason == "stated-none" for d in disclosures)
            and (any(d.verdict is Verdict.CANNOT_TELL for d in disclosures))
            else None
        )
    strong = [s for s in tie.signals if s.strength.rank >= Strength.STRONG.rank]
    is_recorded = tie.strength is Strength.RECORDED and not strong
    if not is_recorded and not any(s.kind in _EARNING for s in strong):
        return None
    if any(s.kind in _WORDS and s.strength is Strength.RECORDED for s in given.signals):
        return None
    if any(d.verdict is Verdict.SUFFICIENT for d in disclosures):
        return Denial(denial, is_certain=False)
    return Denial(denial, is_certain=True)
