"""What makers, shops and teachers say of their own goods, and the same words said of other things."""

import pytest

from creator_audit.analysis.scan import Scanner, default_scanner
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import SignalKind, Strength
from creator_audit.rules.load import load_pack

FIRM = (Strength.STRONG, Strength.RECORDED)


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return default_scanner(load_pack())


def kinds(scanner: Scanner, text: str) -> set[SignalKind]:
    given = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    return {s.kind for s in scanner.scan(given).signals if s.strength in FIRM}


@pytest.mark.parametrize(
    "text",
    [
        "Our autumn collection is finally live, see you there",
        "Bookings are now open for the March weekend",
        "Enrolment closes on Friday, lovely people",
        "Comment TENT and I'll send you the plan",
        "I run a tiny candle company in Leeds",
        "You asked so we made it in green",
        "Come pack orders with me this morning",
        "My novel about a lighthouse comes out soon",
        "Made to order in my shed",
    ],
)
def test_own_goods_are_told(scanner: Scanner, text: str) -> None:
    assert SignalKind.OWN_GOODS in kinds(scanner, text)


@pytest.mark.parametrize(
    "text",
    [
        "The doors of the old train are stuck again",
        "My mum finally comes out to visit on Friday",
        "We ordered late and it was cold",
        "She runs every morning before work",
        "The shop was closed when we arrived",
        "My eight week old puppy slept through",
        "Comment below what you had for lunch",
    ],
)
def test_the_same_words_of_other_things_are_none(scanner: Scanner, text: str) -> None:
    assert SignalKind.OWN_GOODS not in kinds(scanner, text)


@pytest.mark.parametrize(
    "text", ["Unboxing my PR before breakfast", "This jumper was a present from the brand"]
)
def test_press_parcels_are_gifts(scanner: Scanner, text: str) -> None:
    assert SignalKind.GIFT in kinds(scanner, text)


def test_a_present_from_a_person_is_none(scanner: Scanner) -> None:
    assert SignalKind.GIFT not in kinds(scanner, "This jumper was a present from my gran")
