"""What was seen in a post's words and links: kinds of signals, their strength and place."""

from enum import StrEnum
from typing import NamedTuple


class SignalKind(StrEnum):
    """The closed set of things the scan looks for."""

    # Signs of a commercial tie
    AFFILIATE_LINK = "affiliate_link"
    STOREFRONT_LINK = "storefront_link"
    TRACKING_LINK = "tracking_link"
    SHOP_LINK = "shop_link"
    DISCOUNT_CODE = "discount_code"
    PUBLIC_SALE = "public_sale"
    GIFT = "gift"
    TRIP = "trip"
    LOAN = "loan"
    PAYMENT = "payment"
    EMPLOYMENT = "employment"
    OWN_GOODS = "own_goods"
    AFFILIATE_STATEMENT = "affiliate_statement"
    KNOWN_DEAL = "known_deal"
    PLATFORM_LABEL = "platform_label"
    BRAND_TAG = "brand_tag"
    BRAND_THANKS = "brand_thanks"
    LINK_IN_BIO = "link_in_bio"
    RESELLER = "reseller"
    CALL_TO_BUY = "call_to_buy"
    """An order to buy, book or install right before an address that is no profile."""
    # Words about the tie
    DISCLOSURE_LABEL = "disclosure_label"
    DENIAL = "denial"
    SELF_BOUGHT = "self_bought"
    # Stance
    PRAISE = "praise"
    URGE = "urge"
    DISSUASION = "dissuasion"
    DISAPPOINTMENT = "disappointment"
    SUBSTITUTION = "substitution"
    STANCE_MARK = "stance_mark"
    HARM_CLAIM = "harm_claim"
    NO_USE = "no_use"
    DECLINED_DEAL = "declined_deal"
    TREND = "trend"
    # What it is about
    TOPIC = "topic"
    """A product word or the form of a review: context for the class, evidence of nothing."""
    VIEW_CHANGE = "view_change"
    """Words that tell of a changed opinion."""
    SOURCE = "source"
    """Names a test, study, recall or regulator for what is claimed."""
    REASON = "reason"
    """A concrete reason: use over time, a comparison, a measured or named fault."""
    BOUND_WORDS = "bound_words"
    """Says that the words were paid for, prescribed or forbidden."""
    OWNER_LESSON = "owner_lesson"
    """No words of the post: the owner's corrections of posts that share something with it."""


class Strength(StrEnum):
    """How much a sign of a tie proves: recorded > strong > weak > none."""

    RECORDED = "recorded"
    STRONG = "strong"
    WEAK = "weak"
    NONE = "none"

    @property
    def rank(self) -> int:
        """3 for recorded down to 0 for none."""
        return _RANKS[self]


_RANKS = {Strength.RECORDED: 3, Strength.STRONG: 2, Strength.WEAK: 1, Strength.NONE: 0}


class Signal(NamedTuple):
    """One thing seen. A plain tuple, since the hot path makes millions of them.

    `start` and `end` are offsets in Unicode code points of the *original* text of part number
    `part`; `part` is -1 when no text carries the signal (a link object, a deal, a label), and
    `text` then says what does.
    """

    kind: SignalKind
    strength: Strength
    part: int
    start: int
    end: int
    text: str
    """The words as the post has them."""
    value: str = ""
    """Normalised: the code, host, handle, or the folded label term."""
    detector: str = ""
    """Which detector and which entry of its data, as ``discount_codes/en:use-code``."""
    language: str = ""
    """Language of the lexicon entry, empty where it has none."""
