"""How strong the signs of a commercial tie are, from words, links and what the user recorded.

recorded: a deal that covers the day, the platform's label, a stated relation, or the creator's
own plain words. strong: a link known to pay commission, a storefront, a code of the creator's
own. weak: everything that only hints (a tag with praise, a shop's public sale, thanks).
"""

from collections.abc import Iterable

from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.disclosure import Tie
from creator_audit.model.judgement import JudgeInput
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.text.fold import fold_text

_KIND = SignalKind
_RELATION = {
    _KIND.PAYMENT: "paid",
    _KIND.PLATFORM_LABEL: "paid",
    _KIND.GIFT: "gift",
    _KIND.TRIP: "gift",
    _KIND.LOAN: "gift",
    _KIND.AFFILIATE_LINK: "affiliate",
    _KIND.STOREFRONT_LINK: "affiliate",
    _KIND.AFFILIATE_STATEMENT: "affiliate",
    _KIND.OWN_GOODS: "own_brand",
    _KIND.RESELLER: "own_brand",
    _KIND.EMPLOYMENT: "employee",
}
_DEAL_RELATION = {
    DealKind.FEE: "paid",
    DealKind.GIFT: "gift",
    DealKind.TRIP: "gift",
    DealKind.LOAN: "gift",
    DealKind.AFFILIATE: "affiliate",
    DealKind.EMPLOYMENT: "employee",
    DealKind.OWNERSHIP: "own_brand",
}
_SIGNS = frozenset(
    {
        *_RELATION,
        _KIND.TRACKING_LINK,
        _KIND.CALL_TO_BUY,
        _KIND.SHOP_LINK,
        _KIND.DISCOUNT_CODE,
        _KIND.PUBLIC_SALE,
        _KIND.BRAND_TAG,
        _KIND.BRAND_THANKS,
        _KIND.LINK_IN_BIO,
        _KIND.DISCLOSURE_LABEL,
    }
)
# Signs that mean nothing alone: they need praise, urging or each other.
_COMPANIONS = frozenset(
    {
        _KIND.TRACKING_LINK,
        _KIND.BRAND_TAG,
        _KIND.LINK_IN_BIO,
        _KIND.SHOP_LINK,
        _KIND.PUBLIC_SALE,
        _KIND.BRAND_THANKS,
    }
)
_PROMOTION = frozenset({_KIND.PRAISE, _KIND.URGE, _KIND.SUBSTITUTION})
_NEAR = 48
"""Characters between "gifted by" and a friend's handle that still belong together."""


def assess_tie(given: JudgeInput) -> Tie:
    """The tie of a post with the signs that carry it, strongest first."""
    if given.relation == "none":
        return Tie(Strength.NONE, (), "none")
    recorded = [*_from_deals(given), *_from_platform(given)]
    signs = [*recorded, *_from_words(given)]
    signs.sort(key=lambda s: (-s.strength.rank, s.part, s.start))
    relation = given.relation if given.relation not in (None, "", "unknown") else ""
    if relation:
        return Tie(Strength.RECORDED, tuple(signs), relation or "")
    if not signs:
        return Tie(Strength.NONE)
    strongest = signs[0].strength
    relation = _deal_relation(given) if recorded else ""
    return Tie(strongest, tuple(signs), relation or _relation_of(signs))


def relation_of(signal: Signal) -> str:
    """Which tie a sign speaks of, empty where it does not say; a code of one's own earns."""
    if signal.kind is _KIND.DISCOUNT_CODE:
        return "affiliate"
    return _RELATION.get(signal.kind, "")


def covering_deals(given: JudgeInput) -> tuple[Deal, ...]:
    """Deals that held on the day of the post; without a day those that are active."""
    if given.published_at is None:
        return tuple(deal for deal in given.deals if deal.status == DealStatus.ACTIVE)
    day = given.published_at.date()
    return tuple(deal for deal in given.deals if deal.covers(day))


def _from_deals(given: JudgeInput) -> list[Signal]:
    return [
        Signal(_KIND.KNOWN_DEAL, Strength.RECORDED, -1, 0, 0, deal.brand, deal.id, "ties/deal")
        for deal in covering_deals(given)
    ]


def _from_platform(given: JudgeInput) -> list[Signal]:
    if given.platform_label is not True:
        return []
    words = given.platform_label_text or "platform label"
    return [Signal(_KIND.PLATFORM_LABEL, Strength.RECORDED, -1, 0, 0, words, "", "ties/platform")]


def _from_words(given: JudgeInput) -> list[Signal]:
    if not any(s.kind in _SIGNS for s in given.signals):
        return []
    own, friends = frozenset(given.own_names), frozenset(given.friend_names)
    brands = frozenset(given.brand_names)
    is_list = is_deal_list(given.signals)
    is_unpaid = any(s.kind == _KIND.SELF_BOUGHT for s in given.signals)
    promotes = any(s.kind in _PROMOTION for s in given.signals)
    denied = [s for s in given.signals if s.kind == _KIND.DENIAL]
    signs: list[Signal] = []
    companions: list[Signal] = []
    for signal in given.signals:
        if signal.kind not in _SIGNS or signal.strength == Strength.NONE:
            continue
        if signal.value and _is_named(signal.value, friends):
            continue
        if _belongs_to(signal, given.signals, friends) or _is_covered(signal, denied):
            continue
        if is_unpaid and _is_label(signal):
            signs.append(signal._replace(strength=Strength.WEAK))
            continue
        is_passed_on = is_list and signal.kind == _KIND.DISCOUNT_CODE
        known = _with_names(_as_sale(signal) if is_passed_on else signal, own, brands)
        if known is None:
            continue
        is_thanked = known.kind == _KIND.BRAND_THANKS and _is_named(known.value, brands)
        if known.kind in _COMPANIONS and known.strength == Strength.WEAK and not is_thanked:
            companions.append(known)
        else:
            signs.append(known)
    if signs or promotes or len({s.kind for s in companions}) > 1:
        signs.extend(s for s in companions if _counts(s, brands, promotes))
    return signs


def _is_label(signal: Signal) -> bool:
    """A label word alone: "Werbung, selbst gekauft" names a brand and tells of no pay."""
    return signal.kind == _KIND.DISCLOSURE_LABEL or (
        signal.kind == _KIND.PAYMENT
        and (signal.text.startswith("#") or ":label-words" in signal.detector)
    )


def _as_sale(signal: Signal) -> Signal:
    return signal._replace(kind=_KIND.PUBLIC_SALE, strength=Strength.WEAK)


def is_deal_list(signals: Iterable[Signal]) -> bool:
    """Several shops with a code each: price cuts passed on, not a code of the creator's own."""
    codes = {s.value for s in signals if s.kind == _KIND.DISCOUNT_CODE and s.value}
    if len(codes) < 2 or any("my-code" in s.detector for s in signals):
        return False
    shops = {s.value for s in signals if s.kind == _KIND.SHOP_LINK}
    return len(shops) > 1


def _with_names(signal: Signal, own: frozenset[str], brands: frozenset[str]) -> Signal | None:
    """What a sign becomes once the user said whose name it carries."""
    name = signal.value
    if signal.kind == _KIND.BRAND_TAG:
        return signal if name and _is_named(name, brands) and not _is_named(name, own) else None
    if name and _is_named(name, own):
        if signal.kind == _KIND.BRAND_THANKS:
            return None
        if signal.kind == _KIND.DISCOUNT_CODE:
            return signal._replace(strength=Strength.STRONG)
        return signal._replace(kind=_KIND.OWN_GOODS, strength=Strength.RECORDED)
    return signal


def _counts(signal: Signal, brands: frozenset[str], promotes: bool) -> bool:
    if signal.kind == _KIND.BRAND_TAG:
        return promotes and _is_named(signal.value, brands)
    return signal.kind != _KIND.TRACKING_LINK or promotes


def _belongs_to(signal: Signal, all_signals: Iterable[Signal], names: frozenset[str]) -> bool:
    """Whether a gift or thanks is tied to a friend's handle right beside it."""
    if not names or signal.kind not in (_KIND.GIFT, _KIND.TRIP, _KIND.BRAND_THANKS):
        return False
    beside = [
        other
        for other in all_signals
        if other.kind == _KIND.BRAND_TAG
        and other.part == signal.part
        and signal.start - 1 <= other.end
        and other.start <= signal.end + _NEAR
    ]
    return bool(beside) and all(_is_named(other.value, names) for other in beside)


def _is_covered(signal: Signal, denials: list[Signal]) -> bool:
    return any(
        d.part == signal.part and d.start <= signal.start and signal.end <= d.end for d in denials
    )


def _is_named(value: str, names: frozenset[str]) -> bool:
    if not names:
        return False
    plain = fold_text(value).lstrip("@")
    if plain in names or f"@{plain}" in names:
        return True
    while plain.count(".") > 1:
        plain = plain.partition(".")[2]
        if plain in names:
            return True
    return False


def _deal_relation(given: JudgeInput) -> str:
    deals = covering_deals(given)
    return _DEAL_RELATION[deals[0].kind] if deals else "paid"


def _relation_of(signs: list[Signal]) -> str:
    for sign in signs:
        relation = _RELATION.get(sign.kind)
        if relation and sign.strength.rank >= Strength.STRONG.rank:
            return relation
    return ""
