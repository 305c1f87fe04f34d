from dataclasses import replace

import pytest

from creator_audit.analysis.classify import CANNOT_TELL_BELOW, classify
from creator_audit.analysis.scan import Scanner
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.signal import SignalKind
from creator_audit.rules.lexicons import load_lexicons


@pytest.fixture(scope="module")
def scanner() -> Scanner:
    return Scanner(load_lexicons(), [])


def judge(scanner: Scanner, text: str, **more: object) -> Classification:
    scan = ScanInput("p", "instagram", (ScanPart(PartRole.CAPTION, text),))
    found = scanner.scan(scan)
    given = replace(JudgeInput(scan, found.language, found.signals), **more)
    return classify(given, assess_tie(given))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Use my code MIA10 for 10% off this lamp", PostClass.SPONSORED),
        ("My new cookbook is out now, order here https://shop.mia.example", PostClass.SPONSORED),
        ("Don't buy this lamp, it broke after a week", PostClass.DEINFLUENCING),
        ("You don't need this serum. Save your money", PostClass.DEINFLUENCING),
        ("I highly recommend this book, one of the best novels", PostClass.RECOMMENDING),
        ("Sunday walk by the sea with the dog", PostClass.OTHER),
        ("The honey from the stall by the bridge. Buy two.", PostClass.RECOMMENDING),
        ("This pan has outlived three ovens", PostClass.RECOMMENDING),
        ("A pan with a speaker in its lid. No thanks.", PostClass.DEINFLUENCING),
        ("Save your £30, an old jar does the job", PostClass.DEINFLUENCING),
        ("The hotel sauna, MIALUND15 still works", PostClass.SPONSORED),
        ("Best day I've had in years, I'm so happy", PostClass.OTHER),
        ("Is the Lunaro lamp overrated? Tell me", PostClass.OTHER),
    ],
)
def test_classes(scanner: Scanner, text: str, value: PostClass) -> None:
    assert judge(scanner, text).value == value


def test_an_anti_haul_with_affiliate_links_is_both(scanner: Scanner) -> None:
    found = judge(scanner, "Anti-haul: don't buy these creams https://amzn.to/3abc")
    assert found.value == PostClass.SPONSORED
    assert found.also == (PostClass.DEINFLUENCING,)


def test_a_redirect_names_what_to_get(scanner: Scanner) -> None:
    assert judge(scanner, "Don't buy the Lunaro lamp, get the Vexa one instead").redirect
    assert not judge(scanner, "Don't buy the Lunaro lamp").redirect


def test_the_users_word_wins(scanner: Scanner) -> None:
    found = judge(scanner, "Use my code MIA10", class_override=PostClass.OTHER)
    assert (found.value, found.by_user, found.confidence) == (PostClass.OTHER, True, 1.0)


def test_a_post_without_text_cannot_be_told(scanner: Scanner) -> None:
    found = judge(scanner, " ")
    assert (found.value, found.cannot_tell) == (PostClass.OTHER, True)


def test_a_language_without_lexicon_cannot_be_told_without_signs(scanner: Scanner) -> None:
    text = "Купила эту лампу вчера в магазине и очень довольна"
    assert judge(scanner, text).cannot_tell
    told = judge(scanner, text + " https://amzn.to/3abc")
    assert (told.value, told.cannot_tell) == (PostClass.SPONSORED, False)


def test_reasons_support_the_class(scanner: Scanner) -> None:
    found = judge(scanner, "I love this lamp but use my code MIA10")
    assert {s.kind for s in found.reasons} == {SignalKind.DISCOUNT_CODE}


def test_confidence_says_when_it_is_a_toss_up(scanner: Scanner) -> None:
    clear = judge(scanner, "Don't buy this lamp. Waste of money, total garbage, I regret buying it")
    assert clear.confidence > 0.8
    assert not clear.cannot_tell
    close = judge(scanner, "So disappointed by the lamp")
    assert close.cannot_tell == (close.confidence < CANNOT_TELL_BELOW)
    assert close.confidence < clear.confidence
