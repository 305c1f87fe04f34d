"""Holds the classes to what they reached on our own small set; a drop must be explained."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
FLOORS = {"sponsored": 0.95, "deinfluencing": 0.95, "recommending": 0.85, "other": 0.9}


@pytest.fixture(scope="module")
def measure() -> ModuleType:
    spec = importlib.util.spec_from_file_location("measure", HERE / "measure.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def outcomes(measure: ModuleType) -> list[object]:
    return measure.run(measure.make_scanner(), measure.read_rows([str(HERE / "posts.jsonl")]))


def test_each_class_keeps_its_f1(measure: ModuleType, outcomes: list[object]) -> None:
    reached = measure.scores(outcomes)
    short = {name: reached[name][2] for name, floor in FLOORS.items() if reached[name][2] < floor}
    assert short == {}


def test_no_plain_post_is_called_sponsored(outcomes: list[object]) -> None:
    wrong = [o.row["id"] for o in outcomes if o.guess == "sponsored" and o.truth != "sponsored"]
    assert wrong == []


def test_what_is_called_a_swap_is_one(outcomes: list[object]) -> None:
    said = [o for o in outcomes if o.redirect]
    assert len(said) >= 3
    assert all(o.row["redirect"] for o in said)


def test_scores_count_hits_misses_and_false_alarms(measure: ModuleType) -> None:
    def outcome(truth: str, guess: str) -> object:
        return measure.Outcome({}, truth, guess, 0.5, False, False)

    pairs = [("other", "other"), ("other", "sponsored"), ("sponsored", "sponsored")]
    found = measure.scores([outcome(t, g) for t, g in pairs])
    assert found["sponsored"][:2] == (0.5, 1.0)
    assert found["other"][:2] == (1.0, 0.5)


def test_the_report_prints_every_part(
    measure: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    assert measure.main([str(HERE / "posts.jsonl")]) == 0
    told = capsys.readouterr().out
    for part in ("macro F1", "confusion", "by lang", "cannot tell", "calibration", "redirect"):
        assert part in told
