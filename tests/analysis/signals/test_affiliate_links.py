from collections.abc import Callable

import pytest

from creator_audit.analysis.signals.affiliate_links import assess
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons

Scan = Callable[..., tuple[Signal, ...]]
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
        (
            "https://amzn.to/3xYz?utm_source=ig&utm_medium=story",
            SignalKind.AFFILIATE_LINK,
            Strength.STRONG,
        ),
        ("AMZN.TO/3xYz", SignalKind.AFFILIATE_LINK, Strength.STRONG),
        (
            "https://lunaro.example/?utm_medium=affiliate",
            SignalKind.AFFILIATE_LINK,
            Strength.STRONG,
        ),
        (
            "https://l.instagram.com/?u=https%3A%2F%2Famzn.to%2F3x&e=1",
            SignalKind.AFFILIATE_LINK,
            Strength.STRONG,
        ),
        (
            "https://www.youtube.com/redirect?q=https%3A%2F%2Fbit.ly%2F3x",
            SignalKind.TRACKING_LINK,
            Strength.WEAK,
        ),
        ("https://lunaro.example/ref/mia", SignalKind.TRACKING_LINK, Strength.WEAK),
        ("https://is.gd/abc", SignalKind.TRACKING_LINK, Strength.WEAK),
        ("https://mercadolivre.com/sec/1abc", SignalKind.AFFILIATE_LINK, Strength.WEAK),
        ("https://www.amazon.com.be/shop/mia", SignalKind.STOREFRONT_LINK, Strength.STRONG),
        ("https://www.walmart.com/creator/mia", SignalKind.STOREFRONT_LINK, Strength.WEAK),
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
        "https://lunaro.example/refuge/ref",
        "https://l.instagram.com/?u=https%3A%2F%2Flunaro.example%2Fabout",
        "https://lunaro.example/x?oid=12",
    ],
)
def test_ordinary_links_say_nothing(url: str) -> None:
    assert assess(url, FACTS) is None


def test_a_parameter_may_need_another_beside_it() -> None:
    (fact,) = FACTS.parameters["oid"]
    assert fact.beside == "affid"


def test_every_fact_names_its_source() -> None:
    for listed in (*FACTS.hosts.values(), *FACTS.parameters.values()):
        for fact in listed:
            assert fact.source, fact


@pytest.mark.parametrize(
    "text",
    [
        "my lamp: amzn.to/3xYz, at last",
        "everything at ltk.app/abc!",
        "list (liketk.it/4abc)",
        "all of it: wsli.nk/abc",
        "achei: meli.la/2abc",
    ],
)
def test_links_in_running_text_need_no_scheme(scan: Scan, text: str) -> None:
    (found,) = [s for s in scan(text) if s.kind is SignalKind.AFFILIATE_LINK]
    assert found.strength is Strength.STRONG
    assert text[found.start : found.end] == found.text


def test_a_lost_blank_makes_no_short_link(scan: Scan) -> None:
    kinds = {s.kind for s in scan("Vuelvo a casa.la lámpara es #publi", "es")}
    assert SignalKind.DISCLOSURE_LABEL in kinds


def test_an_asterisk_behind_a_link_is_a_hint_in_german(scan: Scan) -> None:
    text = "Die Lampe: https://lunaro.example/lampe*"
    (found,) = [s for s in scan(text, "de") if s.kind is SignalKind.AFFILIATE_LINK]
    assert found.strength is Strength.WEAK
    assert found.text.endswith("lampe")
    english = {s.kind for s in scan("The lamp: https://lunaro.example/lampe*", "en")}
    assert SignalKind.AFFILIATE_LINK not in english
    bold = "Die Lampe: *https://lunaro.example/lampe*"
    assert SignalKind.AFFILIATE_LINK not in {s.kind for s in scan(bold, "de")}


def test_link_objects_are_read_like_links_in_the_text(scan: Scan) -> None:
    (found,) = scan("My lamp", "en", links=("https://amzn.to/3xYz",))[:1]
    assert (found.kind, found.part) == (SignalKind.AFFILIATE_LINK, -1)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "*Affiliate-Link"),
        ("de", "Die mit * sind Partnerlinks"),
        ("fr", "lien affilié"),
        ("nl", "affiliatelink naar de lamp"),
        ("es", "enlace de afiliado"),
        ("it", "link affiliato"),
        ("pt", "link de afiliado"),
        ("sv", "annonslänkar i texten"),
        ("fi", "sisältää mainoslinkkejä"),
        ("da", "indeholder reklamelinks"),
    ],
)
def test_words_for_paid_links(scan: Scan, language: str, text: str) -> None:
    kinds = {s.kind for s in scan(text, language)}
    assert kinds & {SignalKind.AFFILIATE_STATEMENT, SignalKind.PAYMENT}


def test_a_page_of_finds_is_a_hint_only(scan: Scan) -> None:
    (found,) = [s for s in scan("#achadinhos da semana", "pt") if s.text.startswith("#")]
    assert found.strength is Strength.WEAK
