"""Short plain words for signs, for titles such as ``7 posts: code or link, no label found``."""

from collections import Counter
from collections.abc import Iterable

SIGN_WORDS = {
    "affiliate_link": "link",
    "storefront_link": "link",
    "tracking_link": "link",
    "shop_link": "link",
    "discount_code": "code",
    "gift": "gift",
    "trip": "trip",
    "loan": "loan",
    "payment": "payment named",
    "employment": "own work",
    "own_goods": "own goods",
    "affiliate_statement": "affiliate statement",
    "known_deal": "deal recorded",
    "platform_label": "platform label",
    "brand_tag": "brand tagged",
    "brand_thanks": "thanks to a brand",
}
"""Signal kind -> noun; kinds that are no sign of a tie are left out."""

_AT_MOST = 2


def sign_phrase(signs: Iterable[Iterable[str]]) -> str:
    """The one or two most frequent signs, as ``code or link``; empty without any."""
    counted: Counter[str] = Counter()
    for kinds in signs:
        counted.update({SIGN_WORDS[kind] for kind in kinds if kind in SIGN_WORDS})
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return " or ".join(word for word, _number in ranked[:_AT_MOST])
