"""Where a label stands: fold, run of tags, end of the text, other places."""

import pytest
from disclosure_factories import K, judged, label, labelled, part, post, sign

from creator_audit.model.disclosure import Problem, Verdict

WORDS = "The new coat keeps me dry on the school run and on the long way home from town. "


def test_label_first_is_enough():
    assert judged(labelled("#ad " + WORDS)).verdict is Verdict.SUFFICIENT


def test_label_after_the_fold_is_buried():
    found = judged(labelled(WORDS * 3 + "#ad and more words behind it"))
    assert (found.problem, found.reason) == (Problem.BURIED, "after-the-fold")
    assert found.mark.visible_chars == 125
    assert found.rule_id == "buried-disclosure"


@pytest.mark.parametrize(
    ("before", "verdict"),
    [(100, Verdict.SUFFICIENT), (125, Verdict.CANNOT_TELL), (150, Verdict.INSUFFICIENT)],
)
def test_near_the_fold_is_a_question(before, verdict):
    text = ("x" * 9 + " ") * 40
    text = text[:before] + "#ad " + text[before:]
    assert judged(labelled(text)).verdict is verdict


def test_a_text_shown_whole_has_no_fold():
    text = "y " * 20 + "#ad with tea"
    assert judged(labelled(text)).verdict is Verdict.SUFFICIENT


def test_stated_fold_wins_and_is_exact():
    text = "Loving the new tent from the good people #ad and so on"
    assert judged(labelled(text, fold=45)).verdict is Verdict.SUFFICIENT
    assert judged(labelled(text, fold=43)).problem is Problem.BURIED


def test_unknown_platform_has_no_fold_of_its_own():
    found = judged(labelled("#ad " + WORDS * 9, platform="somewhere"))
    assert found.verdict is Verdict.SUFFICIENT
    deep = judged(labelled(WORDS * 9 + "#ad as I said" + WORDS, platform="somewhere"))
    assert (deep.problem, deep.reason) == (Problem.LATE, "far-down")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Coat #rain #walks #coat #ad", Problem.BURIED),
        ("Coat #rain #walks #ad", None),
        ("#ad Coat #rain #walks #coat #autumn", None),
        ("Coat #ad #rain #walks #coat #autumn", None),
    ],
)
def test_runs_of_tags(text, problem):
    assert judged(labelled(text)).problem is problem


def test_end_of_text_after_a_link_is_late_and_a_gap():
    parts = (part(WORDS + "https://shop.example/a #ad"),)
    signals = [sign(parts, K.SHOP_LINK, "https://shop.example/a"), label(parts, "#ad")]
    found = judged(post(parts, signals, relation="paid"))
    assert (found.problem, found.reason) == (Problem.LATE, "end-of-text")


def test_end_of_text_without_a_link_is_a_question():
    found = judged(labelled(WORDS + "#ad"))
    assert (found.problem, found.is_open) == (Problem.LATE, True)


def test_end_of_a_post_read_at_a_glance_is_not_late():
    assert judged(labelled("New stove, love it #ad")).verdict is Verdict.SUFFICIENT


def test_vague_words_at_the_end_are_vague_not_late():
    assert judged(labelled(WORDS + "#sp", "#sp")).problem is Problem.AMBIGUOUS


def test_vague_words_after_the_fold_are_buried_first():
    assert judged(labelled(WORDS * 2 + "#sp", "#sp")).problem is Problem.BURIED


@pytest.mark.parametrize(
    ("role", "problem"),
    [
        ("alt_text", Problem.BURIED),
        ("pinned_comment", Problem.BURIED),
        ("landing_page", Problem.LATE),
        ("title", None),
    ],
)
def test_parts_of_a_post(role, problem):
    assert judged(labelled("#ad my lamp", role=role)).problem is problem


def test_description_alone_is_another_place_for_a_video():
    parts = (part("A week", "title"), part("#ad tent", "description"))
    given = post(parts, [label(parts, "#ad", 1)], kind="video", relation="paid", platform="youtube")
    assert judged(given).is_open
    parts = (*parts, part("we walked for days", "transcript"))
    given = post(parts, [label(parts, "#ad", 1)], kind="video", relation="paid", platform="youtube")
    assert (judged(given).reason, judged(given).is_open) == ("description-only", False)


def test_caption_of_a_video_names_what_is_not_known():
    found = judged(labelled("#ad my lamp", kind="reel"))
    assert found.verdict is Verdict.SUFFICIENT
    assert found.reason == "caption-only"
    assert [c.value for c in found.missing_channels] == ["spoken", "on_screen"]


def test_live_must_be_said_more_than_once():
    one = labelled("sponsored by Orbit. Welcome", "sponsored by", role="transcript", kind="live")
    assert (judged(one).problem, judged(one).reason) == (Problem.LATE, "said-once")
    assert judged(one, "gb").problem is not Problem.LATE


def test_each_frame_of_a_story_is_judged_alone_firmly_in_gb_and_as_a_question_in_us():
    parts = (part("#ad evening", "frame", frame=1), part("the tint @kelpglow", "frame", frame=2))
    given = post(parts, [label(parts, "#ad")], kind="story", relation="paid")
    for code, is_open in (("us", True), ("gb", False)):
        answer = judged(given, code)
        assert (answer.reason, answer.is_open) == ("other-frame", is_open)
    parts = (parts[0], part("#ad the tint", "frame", frame=2))
    both = [label(parts, "#ad"), label(parts, "#ad", 1)]
    assert judged(post(parts, both, kind="story", relation="paid"), "gb").problem is None
