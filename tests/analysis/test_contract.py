"""Contract rules stand apart from every country's verdict and are asked only where it is known."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from creator_audit.analysis.judge import judge
from creator_audit.analysis.scan import default_scanner
from creator_audit.model.deal import Deal
from creator_audit.model.finding import Outcome
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole
from creator_audit.model.terms import PREFIX
from creator_audit.rules.load import load_pack

PACK = load_pack()
SCANNER = default_scanner(PACK)
DAY = datetime(2025, 6, 2, 12, tzinfo=UTC)
TODAY = date(2026, 11, 1)
LAMP = "Three lamps for small desks, the small one is lovely"


def post(text, platform="youtube", **known):
    scan = ScanInput("p", platform, (ScanPart(PartRole.CAPTION, text),))
    seen = SCANNER.scan(scan)
    return JudgeInput(scan, "en", seen.signals, **{"published_at": DAY, **known})


def contract(given, codes=("us", "gb")):
    found = judge(given, PACK, codes, TODAY).findings
    return {
        v.jurisdiction: finding
        for finding in found
        for v in finding.verdicts
        if v.jurisdiction.startswith(PREFIX)
    }


def test_a_paid_video_without_the_box_is_a_gap_of_the_contract_alone():
    given = post("Paid ad. " + LAMP, relation="paid", platform_label=False)
    judged = judge(given, PACK, ("us", "gb"), TODAY)
    (finding,) = judged.findings
    assert finding.rule_id == "missing-platform-label"
    assert finding.outcome is Outcome.FLAG
    assert [v.jurisdiction for v in finding.verdicts] == ["terms:youtube"]
    assert {PACK.citations[c].kind for v in finding.verdicts for c in v.citations} == {"terms"}
    bare = replace(PACK, terms={})
    assert judge(given, bare, ("us", "gb"), TODAY).disclosures == judged.disclosures


@pytest.mark.parametrize("label", [None, True])
def test_a_label_that_is_on_or_not_known_is_not_asked_about(label):
    assert contract(post("#ad " + LAMP, relation="paid", platform_label=label)) == {}


def test_a_tie_that_only_hints_raises_nothing():
    given = post("Lovely lamp! @lumenfold https://lumenfold.example/?utm_source=a")
    assert contract(replace(given, platform_label=False)) == {}
    assert contract(post("#ad " + LAMP, relation="none", platform_label=False)) == {}


def test_a_tie_the_terms_do_not_name_raises_nothing():
    assert contract(post("#ad " + LAMP, relation="affiliate", platform_label=False)) == {}
    assert contract(post("#ad " + LAMP, relation="affiliate", platform="tiktok")) == {}


def test_a_recorded_deal_on_x_asks_for_the_tag():
    deal = Deal("d", "Lumenfold", starts=date(2025, 1, 1))
    found = contract(post("Advertisement: " + LAMP, "x", deals=(deal,)))
    assert found["terms:x"].outcome is Outcome.FLAG
    assert contract(post("＃ＡＤ " + LAMP, "x", deals=(deal,))) == {}
    assert "terms:x" in contract(post("#advent " + LAMP, "x", deals=(deal,)))


def test_days_before_a_demand_are_not_judged_by_it():
    old = datetime(2016, 1, 5, 12, tzinfo=UTC)
    assert contract(post(LAMP, relation="paid", platform_label=False, published_at=old)) == {}


def test_a_programme_link_asks_for_a_sentence_or_notice():
    link = "The pan I use: https://amzn.to/3kDf9aQ"
    found = contract(post(link, "instagram"))
    assert found["terms:amazon-associates"].outcome is Outcome.NEEDS_REVIEW
    assert found["terms:amazon-associates"].rule_id == "missing-program-statement"
    assert contract(post(link + " (paid link)", "instagram")) == {}
    assert contract(post(link.replace("amzn.to/", "shop.example/"), "instagram")) == {}


def test_australia_takes_any_notice_near_the_link():
    link = "Affiliate link: https://amzn.to/3kDf9aQ the pan I use"
    assert "terms:amazon-associates" in contract(post(link, "instagram"), ("us",))
    assert contract(post(link, "instagram"), ("au",)) == {}
    assert "terms:amazon-associates" in contract(post(link, "instagram"), ("au", "us"))


def test_one_finding_per_rule_with_all_terms_beneath():
    given = post("The pan I use: https://amzn.to/3kDf9aQ", "tiktok", platform_label=False)
    judged = judge(given, PACK, ("us",), TODAY)
    assert sorted(f.rule_id for f in judged.findings) == [
        "missing-disclosure",
        "missing-platform-label",
        "missing-program-statement",
    ]
    assert len({f.id for f in judged.findings}) == 3
