import pytest

from creator_audit.analysis.signals.affiliate_links import assess
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons

FACTS = load_lexicons().links


@pytest.mark.parametrize(
    ("url", "kind", "strength"),
    [
        ("https://amzn.to/3xYz", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("amazon.de/dp/B01?tag=mia-21", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("https://www.amazon.com/shop/mia", SignalKind.STOREFRONT_LINK, Strength.STRONG),
        ("https://liketk.it/4abc", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("https://lunaro.sjv.io/c/1/2/3", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("https://lunaro.example/x?rfsn=12.ab", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("https://lunaro.example/x?ref=mia", SignalKind.TRACKING_LINK, Strength.WEAK),
        ("https://lunaro.example/x?ref=mialund15", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        ("https://lunaro.example/x?ref=footer2", SignalKind.TRACKING_LINK, Strength.WEAK),
        ("https://bit.ly/3abc", SignalKind.TRACKING_LINK, Strength.WEAK),
        ("https://shop.lunaro.example/lamp", SignalKind.SHOP_LINK, Strength.WEAK),
        ("https://lunaro.example/products/lamp", SignalKind.SHOP_LINK, Strength.WEAK),
        ("https://mia.bandcamp.com/album/x", SignalKind.OWN_GOODS, Strength.WEAK),
    ],
)
def test_links_that_tell(url: str, kind: SignalKind, strength: Strength) -> None:
    found = assess(url, FACTS)
    assert found is not None
    assert found[:2] == (kind, strength)


@pytest.mark.parametrize(
    "url",
    [
        "https://www.instagram.com/mia",
        "https://lunaro.example/about",
        "https://notamzn.to.example/x",
        "https://lunaro.example/x?tag=lamps",
        "not an address",
    ],
)
def test_ordinary_links_say_nothing(url: str) -> None:
    assert assess(url, FACTS) is None
