import pytest

from creator_audit.analysis.scan import Scanner
from creator_audit.model.disclosure import Clarity
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.rule import LabelTerm
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons

LABELS = [
    LabelTerm("ad", "en", Clarity.SUFFICIENT),
    LabelTerm("#ad", "en", Clarity.SUFFICIENT),
    LabelTerm("Ad:", "en", Clarity.SUFFICIENT),
    LabelTerm("Werbung", "de", Clarity.SUFFICIENT),
    LabelTerm("paid partnership", "en", Clarity.CONDITIONAL),
    LabelTerm("#[brand]Partner", "en", Clarity.CONDITIONAL),
]


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), LABELS)


def scan(scanner: Scanner, text: str, links: tuple[str, ...] = ()) -> tuple[Signal, ...]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),), links)
    return scanner.scan(given).signals


def kinds(signals: tuple[Signal, ...]) -> set[SignalKind]:
    return {signal.kind for signal in signals}


@pytest.mark.parametrize(
    "text",
    [
        "𝗮𝗱 | my new lamp",
        "Look 👀✨ #\u200bＡＤ the lamp",
        "Lamps are nice. #ad",
        "(ad) a lamp",
        "AD I tried a lamp",
        "Ad with @lunaro: the lamp",
        "ad w/ lunaro, a lamp",
        "Ad, and a lamp",
    ],
)
def test_labels_are_found_where_they_are_meant(scanner: Scanner, text: str) -> None:
    found = [s for s in scan(scanner, text) if s.kind == SignalKind.DISCLOSURE_LABEL]
    assert len(found) == 1
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Per aspera ad astra",
        "I saw that ad on tv and laughed",
        "Add a lamp to it",
        "Die Werbung im Fernsehen nervt",
        "#adventure #addicted",
        "This is not an ad, I just like it",
    ],
)
def test_words_that_only_look_like_labels_are_left_alone(scanner: Scanner, text: str) -> None:
    assert SignalKind.DISCLOSURE_LABEL not in kinds(scan(scanner, text))


def test_offsets_point_into_the_original_text(scanner: Scanner) -> None:
    text = "🎉🎉 Ｕｓｅ my c\u200bode ＬＵＮＡ10 now, it's a 𝗴𝗮𝗺𝗲 𝗰𝗵𝗮𝗻𝗴𝗲𝗿"
    for signal in scan(scanner, text):
        assert text[signal.start : signal.end] == signal.text
    assert SignalKind.PRAISE in kinds(scan(scanner, text))


def test_a_link_object_counts_though_no_text_shows_it(scanner: Scanner) -> None:
    found = scan(scanner, "my bag", ("https://amzn.to/3abc",))
    assert [(s.kind, s.part, s.strength) for s in found if s.part == -1] == [
        (SignalKind.AFFILIATE_LINK, -1, Strength.STRONG)
    ]


def test_signals_stand_in_order(scanner: Scanner) -> None:
    found = scan(scanner, "I love this. Use my code LUNA10 at https://amzn.to/3abc #ad")
    assert list(found) == sorted(found, key=lambda s: (s.part, s.start, s.end, s.kind))


def test_the_digest_follows_the_labels() -> None:
    lexicons = load_lexicons()
    one, other = Scanner(lexicons, LABELS), Scanner(lexicons, LABELS[:2])
    assert one.digest != other.digest
    assert one.digest == Scanner(lexicons, list(reversed(LABELS))).digest


def test_the_suffix_of_a_brand_tag_is_a_label(scanner: Scanner) -> None:
    found = [s for s in scan(scanner, "Coffee #LunaroPartner") if s.kind == "disclosure_label"]
    assert [s.value for s in found] == ["#[brand]partner"]


@pytest.mark.parametrize(
    "text",
    [
        "\ud800 je suis très contente de vous montrer cette lampe",
        "\0ad\0 " * 50,
        "\u200b" * 500,
        "love " * 4000,
        "x" * 100_000,
        "https://" * 500,
    ],
    ids=["surrogate", "nul", "invisible", "repeated", "long", "links"],
)
def test_odd_texts_are_scanned_all_the_same(scanner: Scanner, text: str) -> None:
    found = scan(scanner, text)
    assert all(text[s.start : s.end] == s.text for s in found)
    assert len(found) < 2000


def test_a_short_caption_takes_the_language_of_the_account(scanner: Scanner) -> None:
    part = ScanPart(PartRole.CAPTION, "Traum! 😍")
    given = ScanInput("p", "instagram", (part,), language_hint="de")
    assert scanner.scan(given).language == "de"
    assert scanner.scan(ScanInput("p", "instagram", (part,))).language == ""


def test_a_batch_equals_single_scans(scanner: Scanner) -> None:
    posts = [
        ScanInput(str(n), "x", (ScanPart(PartRole.CAPTION, text),))
        for n, text in enumerate(["I love it", "Use my code MIA10", ""])
    ]
    assert scanner.scan_batch(posts) == [scanner.scan(post) for post in posts]


def test_a_repost_says_nothing_of_who_passes_it_on(scanner: Scanner) -> None:
    words = "gifted | the lamp, I love it, use my code MIA10"
    own, passed_on = scan(scanner, words), scan(scanner, f"RT @mia: {words}")
    assert SignalKind.GIFT in kinds(own)
    assert kinds(passed_on) <= {SignalKind.BRAND_TAG, SignalKind.TOPIC}
