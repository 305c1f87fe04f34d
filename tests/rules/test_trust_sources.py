"""Trust rules name the law that touches them, and say how well each source was read."""

import tomllib

import pytest

from creator_audit.model.finding import Family
from creator_audit.resources import read_text
from creator_audit.rules.load import load_pack

PACK = load_pack()
TRUST = {id_: rule for id_, rule in PACK.rules.items() if rule.family is Family.TRUST}
TOUCHED = {
    "bought-sentiment": {"us-reviews-rule", "gb-dmcc-reviews"},
    "gift-to-praise": {"us-guides-255-5", "gb-cma-endorsements"},
    "retaliation": {"us-guides-255-1"},
    "rival-pay": {"us-guides-255-5", "gb-cap-2-3", "gb-cap-comparisons"},
    "substitution": {"us-guides-255-5", "gb-cap-2", "gb-cap-comparisons"},
    "u-turn": {"us-guides-255-1", "gb-influencer-guide-list"},
    "unproven-harm-claim": {"gb-cap-comparisons", "de-uwg-reviews", "us-lanham-43a"},
    "verdict-without-use": {"us-reviews-rule", "gb-dmcc-reviews", "gb-cap-reviews"},
}


@pytest.mark.parametrize("rule_id", sorted(TOUCHED))
def test_a_risk_that_law_touches_names_it(rule_id: str) -> None:
    assert set(TRUST[rule_id].citations) >= TOUCHED[rule_id]


@pytest.mark.parametrize("rule_id", sorted(set(TRUST) - set(TOUCHED)))
def test_a_matter_of_trust_alone_names_no_law(rule_id: str) -> None:
    assert TRUST[rule_id].citations == ()


@pytest.mark.parametrize("rule_id", sorted(TOUCHED))
def test_no_gap_rests_on_recalled_sources_alone(rule_id: str) -> None:
    told = tomllib.loads(read_text(f"rules/trust/{rule_id}.examples.toml"))
    flags = [one for one in told["examples"] if one["expect"]["outcome"] == "flag"]
    bases = {PACK.citations[one].basis.value for one in TRUST[rule_id].citations}
    assert not flags or bases - {"recalled"}
