"""Which weak signs together are worth a question; the rest stays quiet in the post's detail."""

from creator_audit.model.disclosure import Tie
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import SignalKind, Strength

_KIND = SignalKind
_TELLING = frozenset(
    {
        _KIND.BRAND_THANKS,
        _KIND.GIFT,
        _KIND.TRIP,
        _KIND.LOAN,
        _KIND.PAYMENT,
        _KIND.EMPLOYMENT,
        _KIND.AFFILIATE_STATEMENT,
        _KIND.DISCOUNT_CODE,
        _KIND.AFFILIATE_LINK,
        _KIND.STOREFRONT_LINK,
    }
)
_SUPPORTING = frozenset(
    {
        _KIND.BRAND_TAG,
        _KIND.LINK_IN_BIO,
        _KIND.SHOP_LINK,
        _KIND.TRACKING_LINK,
        _KIND.PUBLIC_SALE,
        _KIND.RESELLER,
        _KIND.CALL_TO_BUY,
    }
)
_STANCE = frozenset({_KIND.PRAISE, _KIND.URGE})
_CONTRADICTING = frozenset(
    {
        _KIND.AFFILIATE_LINK,
        _KIND.STOREFRONT_LINK,
        _KIND.DISCOUNT_CODE,
        _KIND.PAYMENT,
        _KIND.GIFT,
        _KIND.TRIP,
        _KIND.EMPLOYMENT,
        _KIND.AFFILIATE_STATEMENT,
        _KIND.DISCLOSURE_LABEL,
    }
)


def is_telling(given: JudgeInput, tie: Tie) -> bool:
    """Two or more weak signs of different kinds, at least one of which speaks of a gain.

    A way to buy counts as the second sign where the post praises or urges as well.
    """
    kinds = {signal.kind for signal in tie.signals}
    speaking = kinds & _TELLING
    if len(speaking) >= 2:
        return True
    promotes = any(s.kind in _STANCE for s in given.signals)
    ways = kinds & _SUPPORTING
    return (promotes and bool(speaking and ways)) or len(ways) >= 2


def contradicts(given: JudgeInput) -> bool:
    """Whether a post stated to be without a tie carries strong or plain signs of one.

    A label that many write to be safe beside words on their own purchase is no such sign.
    """
    if given.platform_label is True:
        return True
    is_unpaid = any(signal.kind is _KIND.SELF_BOUGHT for signal in given.signals)
    return any(
        signal.kind in _CONTRADICTING
        and signal.strength.rank >= Strength.STRONG.rank
        and not (is_unpaid and signal.kind is _KIND.DISCLOSURE_LABEL)
        for signal in given.signals
    )
