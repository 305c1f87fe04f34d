"""Which function looks for which trust risk, and the run over all of them."""

from collections.abc import Callable, Iterator

from creator_audit.analysis.trust import (
    exclusivity_breach,
    gift_to_praise,
    retaliation,
    rival_pay,
    role_conflict,
    single_post,
    substantiated,
    substitution,
    uturn,
)
from creator_audit.model.finding import Finding
from creator_audit.model.history import History
from creator_audit.model.rule import Rule, RulePack

Assess = Callable[[History, Rule], Iterator[Finding]]

RISKS: dict[str, Assess] = {
    "substitution": substitution.assess,
    "rival-pay": rival_pay.assess,
    "u-turn": uturn.assess,
    "retaliation": retaliation.assess,
    "verdict-without-use": single_post.assess_without_use,
    "unproven-harm-claim": single_post.assess_harm_claim,
    "bought-sentiment": single_post.assess_bought_sentiment,
    "role-conflict": role_conflict.assess,
    "gift-to-praise": gift_to_praise.assess,
    "exclusivity-breach": exclusivity_breach.assess,
    "trend-riding": single_post.assess_trend_riding,
    "substantiated-critique": substantiated.assess,
}
"""Rule kind -> function. A trust rule's kind is the risk it looks for."""


def assess_trust(history: History, pack: RulePack) -> list[Finding]:
    """All findings of all trust rules of the pack; one per id, in order of rule id."""
    found: dict[str, Finding] = {}
    for rule_id in sorted(pack.rules):
        rule = pack.rules[rule_id]
        assess = RISKS.get(rule.kind) or RISKS.get(rule.id)
        if rule.family != "trust" or assess is None:
            continue
        for finding in assess(history, rule):
            found.setdefault(finding.id, finding)
    return list(found.values())
