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
        ("The whisk they sent round is on the rack", K.GIFT),
        ("Huge thanks to Lunaro for three nights by the lake", K.TRIP),
        ("I wrote it, I print it: sixty pages on lamps", K.OWN_GOODS),
        ("Leave the shop a five-star review and they send your money back", K.PAYMENT),
        ("The village lamp maker. Go early. Get one.", K.PRAISE),
        ("This kettle has outlasted three toasters", K.PRAISE),
        ("The best £8 I've spent on the garden", K.PRAISE),
        ("If you only visit one museum, this is it", K.PRAISE),
        ("Glow-in-the-dark whisks: please no", K.DISSUASION),
        ("The lamp with an app. Hard pass.", K.DISSUASION),
        ("A plain bucket does the job", K.DISSUASION),
        ("I'd advise against the lamp", K.DISSUASION),
        ("The heater went back in the box", K.DISSUASION),
        ("My rules for a no-buy March", K.STANCE_MARK),
        ("Ein Ofen aus Ton. Unbedingt hingehen!", K.PRAISE),
        ("Die Lampe mit App? Ich rate euch davon ab", K.DISSUASION),
        ("Je vous le déconseille, gardez votre argent", K.DISSUASION),
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
        ("Our road has a WhatsApp for lost cats", K.RESELLER),
        ("The shop window has a full set of old pans", K.RESELLER),
        ("Did you sleep? No.", K.DISAPPOINTMENT),
        ("Is the lamp any good?\n\nNo, but really.", K.DISAPPOINTMENT),
        ("Go to bed early, get one good night", K.DISSUASION),
        ("Don't get me wrong, the lamp is fine", K.DISSUASION),
        ("Don't @me about the weather", K.DISSUASION),
        ("Thanks to everyone for three days of music", K.TRIP),
        ("Best day I've had all year", K.PRAISE),
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


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("A lamp from the market. Get one.", True),
        ("A lamp from the market, get one!", True),
        ("A lamp from the market - get one 💡", True),
        ("They get one lamp each", False),
        ("Where did you get one?", False),
        ("Ready? Get one", False),
    ],
)
def test_a_short_order_counts_as_a_clause_of_its_own(
    scanner: Scanner, text: str, counts: bool
) -> None:
    found = {s.detector for s in scan(scanner, text) if s.kind == K.PRAISE}
    assert ("phrases/en:bids-endorses" in found) is counts


def test_thanks_beside_a_parcel_are_thanks_for_what_was_sent(scanner: Scanner) -> None:
    sent = scan(scanner, "What a parcel! @lunaro you are too kind")
    assert [s.value for s in sent if s.kind == K.GIFT] == ["lunaro"]
    assert not [s for s in scan(scanner, "@lunaro you are too kind") if s.kind == K.GIFT]
    assert not [s for s in scan(scanner, "A parcel for the neighbours") if s.kind == K.GIFT]


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("Everyone says skip this lamp", K.DISSUASION, False),
        ("My verdict: skip this lamp", K.DISSUASION, True),
        ('"Don\'t buy the lamp", they said', K.DISSUASION, False),
        ("If you have a small desk, skip this lamp", K.DISSUASION, False),
        ("They told me this lamp is overrated. They were wrong", K.PRAISE, True),
        ("The lamp is stunning but it fell apart after two weeks", K.PRAISE, False),
        ("The lamp is stunning and it makes me happy", K.PRAISE, True),
        ("Love how the lamp broke on day two", K.DISSUASION, True),
        ("Five stars for falling apart on day two", K.DISSUASION, True),
        ("Five stars for the lamp", K.PRAISE, True),
        ("I really wanted to love this lamp", K.DISAPPOINTMENT, True),
        ("It has not leaked, no complaints", K.PRAISE, True),
        ("The zip broke within a week", K.DISAPPOINTMENT, True),
        ("On my third bottle of it", K.PRAISE, True),
        ("The best sister in the world", K.PRAISE, False),
        ("We used to love this place", K.DISAPPOINTMENT, True),
        ("I couldn't return it fast enough", K.DISSUASION, True),
        ("No match for the old lamp", K.DISAPPOINTMENT, True),
    ],
)
def test_scope_and_turns(scanner: Scanner, text: str, value: SignalKind, told: bool) -> None:
    strong = {s.kind for s in scan(scanner, text) if s.strength != Strength.WEAK}
    assert (value in strong) is told


@pytest.mark.parametrize(
    ("text", "swaps"),
    [
        ("Skip the Lunaro lamp. The Vexa one is just as good for half the price.", True),
        ("Don't buy the Lunaro lamp. Get the Vexa lamp.", True),
        ("Don't buy the Lunaro lamp. An old jar does the same job.", False),
        ("Don't buy the Lunaro lamp. You don't need to buy this.", False),
        ("The Vexa one is just as good for half the price.", False),
    ],
)
def test_two_sentences_swap_one_thing_for_another(scanner: Scanner, text: str, swaps: bool) -> None:
    strong = {s.kind for s in scan(scanner, text) if s.strength == Strength.STRONG}
    assert (K.SUBSTITUTION in strong) is swaps
