from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.rules.lexicons import load_lexicons

DAY = datetime(2024, 5, 1, 12, tzinfo=UTC)
DEAL = Deal("d1", "Lunaro", DealKind.FEE, date(2024, 4, 1), date(2024, 6, 1))


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def given(scanner: Scanner, text: str, **more: object) -> JudgeInput:
    scan = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = scanner.scan(scan)
    base = JudgeInput(scan, found.language, found.signals, published_at=DAY)
    return replace(base, **more)


@pytest.mark.parametrize(
    ("text", "strength", "relation"),
    [
        ("@lunaro sent me this lamp to try", Strength.RECORDED, "gift"),
        ("This video is sponsored by Lunaro", Strength.RECORDED, "paid"),
        ("My own brand launches today, I founded my own company", Strength.RECORDED, "own_brand"),
        ("I may earn a small commission", Strength.RECORDED, "affiliate"),
        ("The lamp: https://amzn.to/3abc", Strength.STRONG, "affiliate"),
        ("Use my code MIA10 for the lamp", Strength.STRONG, ""),
        ("20% off lamps with code SUMMER20", Strength.WEAK, ""),
        ("I love the lamp", Strength.NONE, ""),
        ("A walk with @anna by the sea", Strength.NONE, ""),
    ],
)
def test_words_and_links(scanner: Scanner, text: str, strength: Strength, relation: str) -> None:
    tie = assess_tie(given(scanner, text))
    assert (tie.strength, tie.relation) == (strength, relation)


def test_a_deal_counts_only_in_its_window(scanner: Scanner) -> None:
    inside = given(scanner, "The lamp from Lunaro", deals=(DEAL,))
    assert assess_tie(inside).strength == Strength.RECORDED
    assert assess_tie(inside).relation == "paid"
    later = replace(inside, published_at=datetime(2024, 7, 1, tzinfo=UTC))
    assert assess_tie(later).strength == Strength.NONE
    declined = replace(inside, deals=(replace(DEAL, status=DealStatus.DECLINED),))
    assert assess_tie(declined).strength == Strength.NONE


def test_the_platforms_label_is_recorded_evidence(scanner: Scanner) -> None:
    tie = assess_tie(given(scanner, "The lamp", platform_label=True))
    assert tie.strength == Strength.RECORDED
    assert tie.signals[0].kind == SignalKind.PLATFORM_LABEL


def test_a_stated_relation_decides(scanner: Scanner) -> None:
    text = "Use my code MIA10 for the lamp"
    assert assess_tie(given(scanner, text, relation="none")).strength == Strength.NONE
    assert assess_tie(given(scanner, "The lamp", relation="gift")).relation == "gift"
    assert assess_tie(given(scanner, text, relation="unknown")).strength == Strength.STRONG


def test_own_names_make_own_goods(scanner: Scanner) -> None:
    text = "New lamps in https://shop.mialund.example/lamps now"
    assert assess_tie(given(scanner, text)).strength != Strength.RECORDED
    own = assess_tie(given(scanner, text, own_names=("mialund.example",)))
    assert (own.strength, own.relation) == (Strength.RECORDED, "own_brand")


def test_a_friends_gift_is_no_tie(scanner: Scanner) -> None:
    text = "Look what was gifted by @anna for our trip"
    assert assess_tie(given(scanner, text)).strength == Strength.RECORDED
    assert assess_tie(given(scanner, text, friend_names=("anna",))).strength == Strength.NONE


def test_a_known_brand_with_praise_is_a_weak_sign(scanner: Scanner) -> None:
    text = "I love this lamp from @lunaro"
    assert assess_tie(given(scanner, text)).strength == Strength.NONE
    tie = assess_tie(given(scanner, text, brand_names=("lunaro",)))
    assert tie.strength == Strength.WEAK


def test_price_cuts_of_several_shops_are_no_own_code(scanner: Scanner) -> None:
    text = (
        "Lunaro 20% off with code LAMPLUV https://shop.lunaro.example and "
        "Vexa with code VEXALAMP https://shop.vexa.example"
    )
    assert assess_tie(given(scanner, text)).strength == Strength.WEAK


def test_thanks_to_a_known_brand_are_a_weak_sign(scanner: Scanner) -> None:
    text = "Thank you @lunaro for the evening"
    assert assess_tie(given(scanner, text)).strength == Strength.NONE
    assert assess_tie(given(scanner, text, brand_names=("lunaro",))).strength == Strength.WEAK


def test_a_label_on_something_self_bought_is_a_weak_sign(scanner: Scanner) -> None:
    text = "(Werbung, selbst gekauft) Die neuen Schuhe sind da und sie passen"
    assert assess_tie(given(scanner, text)).strength == Strength.WEAK
