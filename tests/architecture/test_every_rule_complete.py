"""No rule without its page, sources and examples; names that others rely on stay."""

import tomllib
from pathlib import Path

import pytest

from creator_audit.analysis.trust_risks import RISKS
from creator_audit.rules.load import load_pack

RULES = Path(__file__).parents[2] / "resources" / "rules"
DISCLOSURE = {
    "missing-disclosure",
    "ambiguous-disclosure",
    "buried-disclosure",
    "late-disclosure",
    "wrong-language-disclosure",
    "platform-label-only",
    "hidden-stake",
    "misleading-denial",
    "missing-program-statement",
    "missing-platform-label",
}
TRUST = {
    "substitution",
    "rival-pay",
    "u-turn",
    "retaliation",
    "verdict-without-use",
    "unproven-harm-claim",
    "bought-sentiment",
    "role-conflict",
    "gift-to-praise",
    "exclusivity-breach",
    "trend-riding",
    "substantiated-critique",
}
RULE_IDS = sorted(DISCLOSURE | TRUST)


def test_the_rules_are_those_that_others_rely_on() -> None:
    assert set(load_pack().rules) == DISCLOSURE | TRUST


@pytest.mark.parametrize("rule_id", RULE_IDS)
def test_a_rule_has_its_whole_page(rule_id: str) -> None:
    pack = load_pack()
    rule = pack.rules[rule_id]
    doc = rule.doc
    assert all((doc.what, doc.why, doc.fix, doc.limits, doc.innocent, doc.question))
    assert rule.message
    assert rule.message_when_unsure
    assert rule.family == ("trust" if rule_id in TRUST else "disclosure")
    for citation in rule.citations:
        assert pack.citations[citation].title


@pytest.mark.parametrize("rule_id", sorted(DISCLOSURE))
def test_a_disclosure_rule_has_examples_both_ways(rule_id: str) -> None:
    path = RULES / "disclosure" / f"{rule_id}.examples.toml"
    examples = tomllib.loads(path.read_text(encoding="utf-8"))
    listed = next(value for value in examples.values() if isinstance(value, list))
    assert len(listed) >= 4


def test_every_trust_rule_has_its_function() -> None:
    pack = load_pack()
    for rule_id in TRUST:
        assert pack.rules[rule_id].kind in RISKS or rule_id in RISKS


def test_every_citation_says_how_well_it_was_read() -> None:
    pack = load_pack()
    assert len(pack.citations) > 20
    for citation in pack.citations.values():
        assert citation.publisher
        assert str(citation.basis) in ("read", "summary", "recalled")
