"""Every example of the shipped pack holds, and the runner notices when one does not."""

from collections import Counter
from datetime import date

import pytest

from creator_audit.analysis.example_posts import judge_examples
from creator_audit.analysis.scan import default_scanner
from creator_audit.errors import RulePackError
from creator_audit.model.finding import Family
from creator_audit.rules.examples import load_examples, run
from creator_audit.rules.load import load_pack
from creator_audit.rules.read_examples import read_examples

PACK = load_pack()


@pytest.fixture(scope="module")
def results():
    judge_text = judge_examples(PACK, default_scanner(PACK), date(2026, 11, 1))
    return {(r.example.owner, r.example.name): r for r in run(PACK, judge_text)}


@pytest.mark.parametrize("example", load_examples(), ids=lambda e: f"{e.owner}:{e.name}")
def test_example(results, example):
    assert results[example.owner, example.name].differences == ()


@pytest.mark.parametrize(
    "rule_id", sorted(r.id for r in PACK.rules.values() if r.family is Family.DISCLOSURE)
)
def test_every_disclosure_rule_is_proved_from_all_sides(rule_id):
    outcomes = Counter(e.expected["outcome"] for e in load_examples() if e.owner == rule_id)
    can_flag = any(
        j.rules[rule_id].parameters["at_most"] == "gap"
        for j in PACK.jurisdictions.values()
        if rule_id in j.rules
    )
    assert outcomes["pass"] >= 2
    assert outcomes["flag"] >= 2 or not can_flag
    assert outcomes["needs_review"] >= 1


@pytest.mark.parametrize(
    "rule_id", sorted(r.id for r in PACK.rules.values() if r.family is Family.TRUST)
)
def test_every_trust_rule_is_proved_from_both_sides(rule_id):
    own = [e for e in load_examples() if e.owner == rule_id]
    quiet = [e for e in own if e.expected["outcome"] == "pass" and not e.expected.get("rule")]
    assert len(quiet) >= 2
    assert len(own) - len(quiet) >= 2


def test_a_wrong_expectation_is_noticed():
    judge_text = judge_examples(PACK, default_scanner(PACK), date(2026, 11, 1))
    text = """[[examples]]
name = "wrong"
text = "#ad new lamp"
expect = { verdict = "none_found", mark = "#ad" }
"""
    from creator_audit.rules import examples

    example = read_examples(text, "jurisdictions/us.examples.toml")[0]
    found = examples._compare(example, PACK, judge_text)
    assert found == ("verdict: expected none_found, found sufficient",)


def test_ids_choose(results):
    judge_text = judge_examples(PACK, default_scanner(PACK), date(2026, 11, 1))
    chosen = run(PACK, judge_text, ["late-disclosure"])
    assert {r.example.owner for r in chosen} == {"late-disclosure"}


@pytest.mark.parametrize(
    "text",
    [
        '[[examples]]\nname = "a"\nexpect = { verdict = "x" }\n',
        '[[examples]]\nname = "a"\ntext = "b"\n',
        '[[examples]]\nname = "a"\ntext = "b"\nexpect = { colour = "red" }\n',
    ],
)
def test_incomplete_examples_are_refused(text):
    with pytest.raises(RulePackError):
        read_examples(text, "jurisdictions/us.examples.toml")
