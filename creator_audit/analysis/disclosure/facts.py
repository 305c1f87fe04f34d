"""What all jurisdictions ask of one post, worked out once."""

from datetime import date

from creator_audit.analysis.disclosure.channels import missing_channels
from creator_audit.analysis.disclosure.held import Held
from creator_audit.analysis.disclosure.spots import Place, find_place
from creator_audit.analysis.ties import relation_of
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Channel, Tie
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import Signal, SignalKind, Strength

_K = SignalKind
OWN_WORDS = frozenset({_K.OWN_GOODS, _K.RESELLER})
_OTHERS_GOODS = frozenset(
    {
        _K.AFFILIATE_LINK,
        _K.STOREFRONT_LINK,
        _K.PAYMENT,
        _K.GIFT,
        _K.TRIP,
        _K.LOAN,
        _K.EMPLOYMENT,
        _K.AFFILIATE_STATEMENT,
        _K.DISCLOSURE_LABEL,
    }
)
_TOLD = frozenset(
    {
        _K.PAYMENT,
        _K.GIFT,
        _K.TRIP,
        _K.LOAN,
        _K.EMPLOYMENT,
        _K.AFFILIATE_STATEMENT,
        _K.OWN_GOODS,
        _K.RESELLER,
        _K.BRAND_THANKS,
    }
)
_PROMOTING = frozenset(
    {
        _K.PRAISE,
        _K.URGE,
        _K.CALL_TO_BUY,
        _K.AFFILIATE_LINK,
        _K.STOREFRONT_LINK,
        _K.SHOP_LINK,
        _K.DISCOUNT_CODE,
        _K.PUBLIC_SALE,
        _K.SUBSTITUTION,
        _K.LINK_IN_BIO,
    }
)
_CRITICAL = frozenset({_K.DISSUASION, _K.DISAPPOINTMENT})


class PostFacts:
    """One post with its tie; the lists are in order of place."""

    __slots__ = (
        "_places",
        "day",
        "elsewhere",
        "given",
        "has_text",
        "is_sponsored",
        "labels",
        "missing",
        "relations",
        "shown",
        "statements",
        "tie",
    )

    def __init__(
        self, given: JudgeInput, tie: Tie, classification: Classification, day: date
    ) -> None:
        self.given = given
        self.tie = tie
        self.day = day
        self.is_sponsored = classification.value is PostClass.SPONSORED
        parts = given.scan.parts
        self.has_text = any(part.text and not part.text.isspace() for part in parts)
        self.missing: tuple[Channel, ...] = missing_channels(given)
        self.labels = [s for s in given.signals if s.kind is _K.DISCLOSURE_LABEL and s.part >= 0]
        self.statements = _find_statements(given, tie, self.labels)
        self.relations = _find_relations(given, tie)
        self.shown = find_exemption(given, tie)
        self.elsewhere: dict[Signal, Held | None] = {}
        """What other countries' files hold of a label, filled when first asked for."""
        self._places: dict[Signal, Place] = {}

    def place(self, signal: Signal) -> Place:
        """Where a mark stands."""
        found = self._places.get(signal)
        if found is None:
            found = self._places[signal] = find_place(signal, self.given, self.day)
        return found

    @property
    def promotes(self) -> bool:
        """Whether anything in the post praises, urges or offers a way to buy."""
        return any(s.kind in _PROMOTING for s in self.given.signals)

    @property
    def past_ends(self) -> tuple[date, ...]:
        """Last days of recorded deals that held once and were over on the day of the post."""
        return tuple(
            deal.ends
            for deal in self.given.deals
            if deal.ends is not None and deal.ends < self.day and deal.covers(deal.ends)
        )

    def language_of(self, part: int) -> str:
        """Language of a text as far as known, without its region."""
        spoken = self.given.scan.parts[part].language or self.given.language
        return spoken.partition("-")[0].lower()


def find_exemption(given: JudgeInput, tie: Tie) -> str:
    """Id of the exemption that words of the post show, for when no label is asked for."""
    if tie.strength.rank >= Strength.STRONG.rank:
        return ""
    shown = ""
    for signal in given.signals:
        if signal.kind is _K.SELF_BOUGHT:
            return "self-bought"
        if signal.kind in _CRITICAL and not tie.signals:
            shown = "criticism"
    return shown


def _find_relations(given: JudgeInput, tie: Tie) -> frozenset[str]:
    """All relations that strong or recorded signs speak of; holds "" where one is not known."""
    found = {tie.relation} if tie.relation else set()
    for signal in tie.signals:
        if signal.strength.rank >= Strength.STRONG.rank and signal.part >= 0:
            relation = relation_of(signal)
            if relation:
                found.add(relation)
    if "affiliate" in found and any(s.kind is _K.SELF_BOUGHT for s in given.signals):
        found = (found - {"affiliate"}) | {"self_bought_link"}
    return frozenset(found or {""})


def _find_statements(given: JudgeInput, tie: Tie, labels: list[Signal]) -> list[Signal]:
    """Plain sentences on the tie that no label and no order to buy covers.

    Naming one's own goods tells nothing of a tie to the goods of others.
    """
    told = [s for s in given.signals if s.kind in _TOLD and s.part >= 0]
    if not told:
        return told
    names_others = tie.relation not in ("", "own_brand") or any(
        s.kind in _OTHERS_GOODS and s.strength.rank >= Strength.STRONG.rank for s in tie.signals
    )
    calls = [s for s in given.signals if s.kind is _K.CALL_TO_BUY]
    return [
        signal
        for signal in told
        if not (signal.strength is Strength.WEAK and any(_touch(signal, one) for one in calls))
        and not (names_others and signal.kind in OWN_WORDS)
        and not any(_touch(signal, one) for one in labels)
    ]


def _touch(one: Signal, other: Signal) -> bool:
    return one.part == other.part and one.start < other.end and other.start < one.end
