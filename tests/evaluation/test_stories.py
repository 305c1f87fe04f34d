"""The set of invented stories, the counting, and what the app reaches on the set.

A change of the app that falls below a floor must be explained beside the new floor.
"""

import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import stories
from stories import GOOD_SIGN, KINDS, RISKS, Score, Told

PRECISION, RECALL = 0.97, 0.93
MOST_TWINS = 1
"""A margin of one story: none was flagged when these floors were set."""


@pytest.fixture(scope="module")
def told() -> list[Told]:
    return list(stories.tell(stories.read_stories([stories.FILE])))


def every() -> list[stories.Story]:
    return stories.read_stories([stories.FILE])


def test_the_set_covers_every_risk_in_every_kind() -> None:
    counts = Counter((story["about"], story["kind"]) for story in every())
    short = [(r, k) for r in RISKS for k in KINDS if counts[r, k] < (6 if k == "positive" else 3)]
    assert short == []
    assert {risk for risk, _ in counts} == set(RISKS)


def test_the_set_is_large_and_speaks_seven_languages() -> None:
    langs = Counter(story["lang"] for story in every())
    assert langs.total() >= 160
    assert set(langs) == {"en", "de", "fr", "es", "it", "pt", "nl"}
    assert 0.5 <= langs["en"] / langs.total() <= 0.65


def test_ids_are_unique_and_every_story_has_a_reason() -> None:
    ids = Counter(story["id"] for story in every())
    assert [id_ for id_, n in ids.items() if n > 1] == []
    assert [story["id"] for story in every() if len(story["why"].split()) < 3] == []


def test_posts_stand_in_order_of_days_three_to_twenty_a_story() -> None:
    for story in every():
        days = [date.fromisoformat(post["day"]) for post in story["posts"]]
        assert days == sorted(days), story["id"]
        assert 3 <= len(days) <= 20, story["id"]


def test_labels_agree_with_their_kind() -> None:
    for story in every():
        wanted = story["expected"]
        assert set(wanted) <= set(RISKS), story["id"]
        assert ("none_else" in story) != ("not_expected" in story), story["id"]
        assert not set(wanted) & stories.ruled_out(story), story["id"]
        assert (story["about"] in wanted) == (story["kind"] == "positive"), story["id"]
        assert story["kind"] != "twin" or wanted == [], story["id"]


def test_precision_and_recall_keep_their_floors(told: list[Told]) -> None:
    got = stories.score(told)
    assert (got.precision >= PRECISION, got.recall >= RECALL) == (True, True), got


def test_innocent_twins_are_left_alone(told: list[Told]) -> None:
    wrong = {one.story["id"]: sorted(one.alarms) for one in stories.flagged(told, "twin")}
    assert len(wrong) <= MOST_TWINS, wrong


def test_no_risk_is_mostly_missed(told: list[Told]) -> None:
    low = {risk: stories.score(told, risk) for risk in RISKS}
    assert {risk: s for risk, s in low.items() if s.recall < 0.7} == {}


def story(kind: str, expected: list[str], about: str = "u-turn", **more: object) -> stories.Story:
    row = {"id": "x", "lang": "en", "about": about, "kind": kind, "why": "A case.", "posts": []}
    return row | {"expected": expected} | (more or {"none_else": True})


def test_hits_misses_and_alarms_are_counted() -> None:
    cases = [
        Told(story("positive", ["u-turn"]), frozenset({"u-turn", GOOD_SIGN})),
        Told(story("positive", ["u-turn", "rival-pay"]), frozenset({"rival-pay"})),
        Told(story("twin", []), frozenset({"u-turn"})),
        Told(story("twin", []), frozenset()),
    ]
    assert stories.score(cases) == Score(hits=2, missed=1, alarms=1)
    assert stories.score(cases, "u-turn") == Score(hits=1, missed=1, alarms=1)
    assert stories.score(cases, "rival-pay") == Score(hits=1)
    assert (Score(3, 1, 2).precision, Score(3, 1, 2).recall) == (0.6, 0.75)
    assert [one.raised for one in stories.flagged(cases, "twin")] == [frozenset({"u-turn"})]


def test_a_risk_neither_wanted_nor_ruled_out_counts_nowhere() -> None:
    free = story("positive", ["u-turn"], not_expected=["substitution"])
    case = Told(free, frozenset({"u-turn", "rival-pay"}))
    assert stories.score([case]) == Score(hits=1)


def test_the_good_sign_counts_where_the_story_is_about_it() -> None:
    silent = Told(story("twin", []), frozenset({GOOD_SIGN}))
    about = Told(story("twin", [], about=GOOD_SIGN), frozenset({GOOD_SIGN}))
    assert (silent.alarms, about.alarms) == (frozenset(), frozenset({GOOD_SIGN}))


def test_a_tiny_story_is_played_through_the_app(tmp_path: Path) -> None:
    praise, slam = "#ad I love @lumo, highly recommend", "Don't buy from @lumo. Waste of money."
    days = (("2026-01-10", praise), ("2026-02-01", "Rain."), ("2026-03-10", slam))
    posts = [{"day": day, "platform": "instagram", "text": text} for day, text in days]
    tiny = story("positive", ["u-turn"]) | {
        "posts": posts,
        "brands": [{"name": "Lumo", "category": "lamps", "handles": ["lumo"]}],
        "deals": [{"brand": "Lumo", "kind": "fee", "starts": "2026-03-01", "status": "declined"}],
        "rivals": [],
        "own": [],
    }
    raised = stories.raised_by(tiny, tmp_path)
    assert {"u-turn", "retaliation"} <= raised


def test_the_report_names_each_miss_with_what_was_raised() -> None:
    text = stories.report([Told(story("positive", ["u-turn"]), frozenset({"rival-pay"}))])
    assert "1 stories" in text
    assert "expected u-turn; raised rival-pay. A case." in text


def test_the_command_prints_a_part_of_the_set(capsys: pytest.CaptureFixture[str]) -> None:
    assert stories.main(["--risk", "trend-riding", "--kind", "twin"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "4 stories"
