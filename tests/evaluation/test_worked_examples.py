"""The grammar of the marks, the counting, and what is reached on posts of our own and others'."""

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import marks
import published
import worked_examples

HERE = Path(__file__).parent
FILE = HERE.parents[2] / "shared" / "rules" / "worked_examples.jsonl"
TWINS = HERE / "innocent_twins.jsonl"
LIKE = HERE / "regulator_like.jsonl"
TODAY = date(2026, 11, 22)


def line_of(post: str, platform: str = "instagram", **context: object) -> dict[str, object]:
    return marks.line_of({"id": "x", "platform": platform, "post": post, "context": context})


def parts_of(post: str, platform: str = "instagram") -> list[tuple[str, str]]:
    return [(part["role"], part["text"]) for part in line_of(post, platform)["parts"]]


def test_a_fold_is_an_offset_in_the_text_that_runs_on() -> None:
    (part,) = line_of("A long day [more] at last #ad")["parts"]
    assert part == {"role": "caption", "text": "A long day at last #ad", "fold": 10}


def test_a_fold_after_the_description_is_the_descriptions() -> None:
    title, text = line_of("[title: Mugs] [description: list] [more] Sponsored", "youtube")["parts"]
    assert title["role"] == "title"
    assert text == {"role": "description", "text": "list\nSponsored", "fold": 4}


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("[screen: ad] [screen, top left: Mugs]", [("on_screen", "ad"), ("on_screen", "Mugs")]),
        ("[voice from the start: hello] [voice: an ad]", [("transcript", "hello\nan ad")]),
        ("[link sticker: SHOP -> the shop page]", [("link_sticker", "SHOP")]),
        ("[button: Buy -> https://a.example/]", [("link_sticker", "Buy https://a.example/")]),
        ("Mugs [link: affiliate] [link to shop]", [("caption", "Mugs")]),
        ("[image: a mug on a shelf] Mugs [tap tag: @mug]", [("caption", "Mugs")]),
        ("Mugs [day 1 post only: thanks for the mug]", [("caption", "Mugs")]),
        ("[screen, white text on white: ad] Mugs", [("alt_text", "ad"), ("caption", "Mugs")]),
        ("Mugs [profile bio only: paid by Mug]", [("caption", "Mugs"), ("profile", "paid by Mug")]),
        ("[photo only: a mug, no words]", [("caption", "")]),
    ],
)
def test_a_mark_says_where_words_stand(post: str, expected: list[tuple[str, str]]) -> None:
    assert parts_of(post) == expected


def test_plain_words_belong_to_the_surface() -> None:
    assert parts_of("Hello", "youtube") == [("description", "Hello")]
    assert parts_of("Hello", "tiktok") == [("caption", "Hello")]
    spoken = parts_of("[voice before the segment: Ad] The mixer", "podcast")
    assert spoken == [("transcript", "Ad\nThe mixer")]


def test_a_video_that_says_nothing_gives_empty_channels() -> None:
    parts = parts_of("[video: a tour, nothing said or shown] [description: sponsored]", "youtube")
    assert parts == [("description", "sponsored"), ("on_screen", ""), ("transcript", "")]


def test_what_comes_at_the_end_has_words_before_it() -> None:
    ((role, text),) = parts_of("[video end card: sponsored by Mug]", "youtube")
    assert role == "on_screen"
    assert text == marks.DOTS + "sponsored by Mug"


def test_label_frame_and_kind() -> None:
    line = line_of("[label: Paid partnership] [frame 2: Mugs]", "instagram_story")
    assert (line["platform"], line["kind"]) == ("instagram", "story")
    assert line["platform_label"] is True
    assert line["platform_label_text"] == "Paid partnership"
    assert line["parts"] == [{"role": "frame", "text": "Mugs", "frame": 2}]
    assert line_of("[two-hour live stream; voice once: ad]", "youtube")["kind"] == "live"
    assert line_of("[video: mugs] Hello")["kind"] == "reel"


def outcome(expected: str, got: str, **more: object) -> worked_examples.Outcome:
    example = {"id": "x", "jurisdiction": "GB", "expected": expected, "issue": "ad_label", **more}
    return worked_examples.Outcome(example, got, "")


def test_agreement_is_verdict_and_problem_alike() -> None:
    assert outcome("buried", "buried").agrees
    assert not outcome("buried", "late").agrees
    assert outcome("buried", "late").agrees_loosely
    assert not outcome("adequate", "late").agrees_loosely
    assert not outcome("buried", "cannot_tell").agrees_loosely
    assert not outcome("adequate", "cannot_tell").agrees_loosely
    assert outcome("missing", "buried", why="Judged for frame 4: each frame").agrees
    assert not outcome("missing", "ambiguous", caution="Known from a summary.").counts


def test_over_flagging_does_not_score() -> None:
    flagged = [outcome("missing", "missing")] * 9 + [outcome("adequate", "missing")]
    assert worked_examples.balanced(flagged, worked_examples.exact) == 0.5


@pytest.fixture(scope="module")
def twins() -> list[worked_examples.Outcome]:
    return worked_examples.run([str(TWINS)], TODAY)


def test_the_twins_are_fine_posts_of_all_countries(twins: list[worked_examples.Outcome]) -> None:
    assert len(twins) >= 150
    assert len({one.example["id"] for one in twins}) == len(twins)
    assert all(one.is_fine for one in twins)
    assert len({one.example["jurisdiction"] for one in twins}) == 18


def test_fine_posts_stay_fine(twins: list[worked_examples.Outcome]) -> None:
    covered = [one for one in twins if one.got != "no_rules"]
    wrong = [one.example["id"] for one in covered if not one.agrees_loosely]
    assert len(wrong) <= 0.05 * len(covered), wrong


def test_cases_like_the_regulators_come_out_as_they_would_be_decided() -> None:
    found = worked_examples.run([str(LIKE)], TODAY)
    assert len({one.example["id"] for one in found}) == len(found) >= 250
    missed = [one.example["id"] for one in found if not one.agrees]
    assert len(missed) <= 0.05 * len(found), missed
    assert worked_examples.balanced(found, worked_examples.loose) >= 0.97


@pytest.mark.parametrize(
    ("country", "words", "held"),
    [
        ("GB", "Thanks to Creamo for making this video possible", "ambiguous"),
        ("GB", "This video was an ad. Ad for Creamo", "late"),
        ("IE", "I'm a brand ambassador for Creamo", "late"),
    ],
)
def test_late_is_said_of_words_that_tell_the_tie(country: str, words: str, held: str) -> None:
    post = f"[voice from the start: I love these biscuits] [voice at the end: {words}]"
    example = {"id": "x", "jurisdiction": country, "lang": "en", "platform": "youtube"}
    example |= {"post": post, "context": {"relation": "paid", "platform_label": False}}
    assert worked_examples.judge({**example, "expected": held}, TODAY).got == held


@pytest.mark.skipif(not FILE.exists(), reason="the restated decisions are not beside the tree")
def test_decided_posts_come_out_as_decided() -> None:
    found = worked_examples.run([str(FILE)], TODAY)
    counted = [one for one in found if one.counts and one.got != "no_rules"]
    missed = [one.example["id"] for one in counted if not one.agrees]
    assert len(missed) <= 0.1 * len(counted), missed
    assert worked_examples.balanced(counted, worked_examples.loose) >= 0.95


def test_the_page_tells_shares_misses_and_what_is_not_counted() -> None:
    found = [
        outcome("missing", "missing", basis="read"),
        outcome("adequate", "buried", basis="read"),
        outcome("late", "late", basis="read", caution="A first instance."),
        outcome("adequate", "adequate", kind="twin"),
    ]
    told = published.page(found, "2026.11", TODAY)
    assert "Measured on 22 November 2026 with rules 2026.11" in told
    assert "| All | 1 of 2, 50% | 1 of 2, 50% |" in told
    assert "| Balanced | 50.0% | 50.0% |" in told
    assert "| GB | 1 of 2, 50% | 1 of 2, 50% | 1 of 1, 100% |" in told
    assert "- `x`: held *label does*, judged *not seen at once*" in told
    assert "judged *after the claim* (agrees; A first instance.)" in told
