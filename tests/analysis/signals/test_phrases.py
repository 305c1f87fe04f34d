import pytest

from creator_audit.analysis.scan import Scanner
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons

K = SignalKind


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def scan(scanner: Scanner, text: str) -> list[Signal]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    return list(scanner.scan(given).signals)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They sent me this lamp to try", K.GIFT),
        ("We were kindly invited by the hotel to stay", K.TRIP),
        ("The bike is on loan from Lunaro", K.LOAN),
        ("This video is sponsored by Lunaro", K.PAYMENT),
        ("I'm a proud ambassador for Lunaro", K.EMPLOYMENT),
        ("My new cookbook and my merch are here: my shop is open", K.OWN_GOODS),
        ("I may earn a small commission from these links", K.AFFILIATE_STATEMENT),
        ("It's all linked in my bio, link in bio", K.LINK_IN_BIO),
        ("This is not sponsored, promise", K.DENIAL),
        ("I bought this with my own money", K.SELF_BOUGHT),
        ("I highly recommend this serum", K.PRAISE),
        ("Don't buy this serum", K.DISSUASION),
        ("This serum is a waste of money", K.DISSUASION),
        ("The serum is so disappointing", K.DISAPPOINTMENT),
        ("Skip the serum and try the cream instead", K.SUBSTITUTION),
        ("This stuff is toxic and burned my skin", K.HARM_CLAIM),
        ("I haven't tried it yet but it looks bad", K.NO_USE),
        ("I turned down the sponsorship", K.DECLINED_DEAL),
        ("things to leave at the shop #deinfluencing", K.TREND),
        ("things to leave at the shop #deinfluencing", K.STANCE_MARK),
        ("Dieses Produkt wurde mir kostenlos zur Verfügung gestellt", K.GIFT),
        ("Spart euch das Geld für diese Creme", K.DISSUASION),
        ("Produit offert par la marque", K.GIFT),
        ("N'achetez pas cette crème, franchement", K.DISSUASION),
        ("Me encanta esta crema, la recomiendo mucho", K.PRAISE),
        ("Não comprem esse creme, gente", K.DISSUASION),
        ("Prodotto omaggio da Lunaro, vi racconto", K.GIFT),
        ("Deze crème is echt een aanrader, wat een fijn product", K.PRAISE),
    ],
)
def test_what_phrases_say(scanner: Scanner, text: str, kind: SignalKind) -> None:
    assert kind in {s.kind for s in scan(scanner, text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("My husband gifted me this bag", K.GIFT),
        ("Photos courtesy of @lunaro", K.GIFT),
        ("Is this serum overrated?", K.DISSUASION),
        ("I wonder if it is worth it", K.PRAISE),
        ("It's not worth it", K.PRAISE),
        ("I can't stop buying books", K.DISSUASION),
        ("You're worth it, never forget", K.PRAISE),
        ("I don't love it", K.PRAISE),
        ("see https://lunaro.example/dont-buy", K.DISSUASION),
        ("This is not a paid partnership with Lunaro", K.PAYMENT),
    ],
)
def test_what_phrases_do_not_say(scanner: Scanner, text: str, kind: SignalKind) -> None:
    strong = {s.kind for s in scan(scanner, text) if s.strength != Strength.WEAK}
    assert kind not in strong


def test_a_turned_sense_is_weak(scanner: Scanner) -> None:
    found = [s for s in scan(scanner, "The lamp did not disappoint me") if s.kind == K.PRAISE]
    assert found


def test_a_swap_runs_from_the_advice_to_the_alternative(scanner: Scanner) -> None:
    text = "Please don't buy the Lunaro lamp. Get the Vexa one instead."
    spans = [s.text for s in scan(scanner, text) if s.kind == K.SUBSTITUTION]
    assert any("don't buy" in span and "instead" in span for span in spans)
