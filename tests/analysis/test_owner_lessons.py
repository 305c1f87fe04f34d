"""What is learned from corrections, and when nothing is."""

from creator_audit.analysis.owner_lessons import features_of, heed, learn
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.disclosure import Tie
from creator_audit.model.judgement import ScanInput, ScanPart
from creator_audit.model.lesson import NO_TIE, Feature, Lesson
from creator_audit.model.post import PartRole
from creator_audit.model.signal import Signal, SignalKind, Strength

CODE = Feature("code", "CLUB5", "CLUB5")
WORDS = Feature("words", "so good", "so good")
UNSURE = Classification(PostClass.OTHER, 0.5, cannot_tell=True)
SURE = Classification(PostClass.DEINFLUENCING, 0.91)


def having(*features: Feature) -> dict[tuple[str, str], Feature]:
    return {feature.key: feature for feature in features}


def never() -> Classification:
    raise AssertionError("only posts judged sponsored are judged again without a tie")


def test_three_that_agree_are_needed() -> None:
    post = ("recommending", having(WORDS))
    assert learn([post, post]) == ()
    assert learn([post, post, post]) == (Lesson(WORDS, "recommending", 3),)


def test_one_contradiction_is_enough() -> None:
    post = ("recommending", having(WORDS))
    assert learn([post] * 12 + [("other", having(WORDS))]) == ()
    assert learn([("sponsored", having(CODE))] * 4 + [(NO_TIE, having(CODE))]) == ()


def test_that_there_is_no_tie_fits_a_class_that_needs_none() -> None:
    posts = [("recommending", having(CODE))] * 3 + [(NO_TIE, having(CODE))]
    assert learn(posts) == (Lesson(CODE, "recommending", 3),)


def test_words_that_only_come_with_a_code_are_not_learned() -> None:
    both = ("recommending", having(CODE, WORDS))
    assert learn([both] * 3) == (Lesson(CODE, "recommending", 3),)
    alone = ("recommending", having(WORDS))
    assert learn([both] * 3 + [alone]) == (
        Lesson(CODE, "recommending", 3),
        Lesson(WORDS, "recommending", 4),
    )


def test_words_move_a_post_in_doubt_and_no_other() -> None:
    lesson = Lesson(WORDS, "recommending", 5)
    assert heed(UNSURE, Tie(Strength.NONE), (lesson,), never).value is PostClass.RECOMMENDING
    assert heed(SURE, Tie(Strength.NONE), (lesson,), never) is SURE


def test_a_recorded_tie_and_the_owners_word_stand() -> None:
    lesson = Lesson(CODE, "recommending", 5)
    sponsored = Classification(PostClass.SPONSORED, 0.95)
    assert heed(sponsored, Tie(Strength.RECORDED), (lesson,), never) is sponsored
    told = Classification(PostClass.OTHER, 1.0, by_user=True)
    assert heed(told, Tie(Strength.NONE), (lesson,), never) is told


def test_lessons_that_disagree_say_nothing() -> None:
    lessons = (Lesson(CODE, "recommending", 5), Lesson(WORDS, "deinfluencing", 3))
    assert heed(UNSURE, Tie(Strength.NONE), lessons, never) is UNSURE


def test_agreement_makes_surer_and_keeps_the_reasons() -> None:
    seen = Signal(SignalKind.PRAISE, Strength.STRONG, 0, 0, 7, "so good")
    found = Classification(PostClass.RECOMMENDING, 0.52, cannot_tell=True, reasons=(seen,))
    heeded = heed(found, Tie(Strength.NONE), (Lesson(WORDS, "recommending", 12),), never)
    assert not heeded.cannot_tell
    assert heeded.confidence > found.confidence
    assert [one.kind for one in heeded.reasons] == [SignalKind.OWNER_LESSON, SignalKind.PRAISE]


def test_what_posts_can_share() -> None:
    scan = ScanInput("x", "instagram", (ScanPart(PartRole.CAPTION, "Tea #Slow_Days, # #1!"),))
    code = Signal(SignalKind.DISCOUNT_CODE, Strength.STRONG, 0, 0, 3, "code CLUB5", "CLUB5")
    topic = Signal(SignalKind.TOPIC, Strength.NONE, 0, 0, 3, "kettle", "", "phrases/en:x", "en")
    assert set(features_of(scan, (code, topic), ())) == {CODE.key, ("hashtag", "slow_days")}
