"""The whole judgement of one post: verdicts in order, findings with stable ids, the question."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from creator_audit.analysis.judge import is_disclosed, judge
from creator_audit.model.disclosure import Verdict
from creator_audit.model.finding import Outcome, Severity, finding_id
from creator_audit.model.judgement import JudgeInput, ScanInput, ScanPart
from creator_audit.model.post import PartRole, PostKind
from creator_audit.model.rule import SourceBasis
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.rules.load import load_pack
from creator_audit.rules.pages import fill

PACK = load_pack()
TODAY = date(2026, 11, 1)


def post(text, *signals, **more):
    scan = ScanInput("instagram:1", "instagram", (ScanPart(PartRole.CAPTION, text),))
    return JudgeInput(scan, "en", tuple(signals), **more)


def sign(text, kind, words, strength=Strength.STRONG, value=""):
    start = text.index(words)
    return Signal(kind, strength, 0, start, start + len(words), words, value, "test", "en")


def label(text, words):
    return sign(text, SignalKind.DISCLOSURE_LABEL, words, Strength.RECORDED, words.casefold())


GAP = "Warm socks, use my code MARA15 today"
CODE = sign(GAP, SignalKind.DISCOUNT_CODE, "code MARA15", value="MARA15")


def test_disclosures_keep_the_order_asked_for():
    found = judge(post(GAP, CODE), PACK, ("gb", "us"), TODAY)
    assert [d.jurisdiction for d in found.disclosures] == ["gb", "us"]


def test_one_finding_per_rule_with_all_jurisdictions_beneath():
    found = judge(post(GAP, CODE, platform_label=False), PACK, ("us", "gb"), TODAY)
    (finding,) = found.findings
    assert finding.id == finding_id("missing-disclosure", "instagram:1")
    assert [v.jurisdiction for v in finding.verdicts] == ["us", "gb"]
    assert finding.outcome is Outcome.FLAG
    assert finding.severity is Severity.SERIOUS
    assert finding.evidence[0].role == "caption"
    assert found.question == PACK.rules["missing-disclosure"].doc.question


def test_the_id_does_not_depend_on_country_or_evidence():
    one = judge(post(GAP, CODE), PACK, ("us",), TODAY).findings[0]
    other = judge(post("Nice socks", relation="paid"), PACK, ("gb",), TODAY).findings[0]
    assert one.id == other.id


def test_strictest_severity_wins():
    text = "word " * 60 + "#ad"
    found = judge(post(text, label(text, "#ad"), relation="paid"), PACK, ("us", "gb"), TODAY)
    (finding,) = found.findings
    assert [v.severity for v in finding.verdicts] == [Severity.MODERATE, Severity.SERIOUS]
    assert finding.severity is Severity.SERIOUS


def test_message_says_in_the_caption_and_names_the_place():
    text = "word " * 60 + "#ad"
    finding = judge(post(text, label(text, "#ad"), relation="paid"), PACK, ("us",), TODAY).findings[
        0
    ]
    message = fill(PACK.rules[finding.rule_id], finding.outcome, finding.parameters)
    assert message == (
        'The label "#ad" stands in the caption at character 301. '
        "The platform hides the text after about 125 characters."
    )


def test_missing_channels_go_with_the_finding():
    finding = judge(post(GAP, CODE, kind="reel"), PACK, ("us",), TODAY).findings[0]
    assert [c.value for c in finding.missing_channels] == ["platform_label", "spoken", "on_screen"]


def test_quiet_post_has_neither_finding_nor_question():
    found = judge(post("Rain again"), PACK, ("us", "gb"), TODAY)
    assert (found.findings, found.question, found.no_text) == ((), None, False)
    assert not is_disclosed(found.disclosures)


def test_no_text_is_a_state_of_its_own():
    assert judge(post(" "), PACK, ("us",), TODAY).no_text


def test_sources_that_were_recalled_never_make_a_gap():
    text = "#employee our coats are here"
    found = judge(post(text, label(text, "#employee"), relation="employee"), PACK, ("us",), TODAY)
    assert found.findings[0].outcome is Outcome.NEEDS_REVIEW


def test_no_finding_rests_on_recalled_sources_alone():
    text = GAP
    for year in range(2009, 2027):
        at = datetime(year, 12, 15, tzinfo=UTC)
        for finding in judge(post(text, CODE, published_at=at), PACK, ("us", "gb"), TODAY).findings:
            if finding.outcome is not Outcome.FLAG:
                continue
            bases = {
                PACK.citations[name].basis.value
                for verdict in finding.verdicts
                for name in verdict.citations
            }
            assert bases & {"read", "summary"}


def test_law_of_the_day_of_the_post():
    def cited(moment):
        found = judge(post(GAP, CODE, published_at=moment), PACK, ("gb",), TODAY)
        return found.disclosures[0].citations

    assert "gb-dmcc-2024" not in cited(datetime(2025, 4, 5, 23, tzinfo=UTC))
    assert "gb-dmcc-2024" in cited(datetime(2025, 4, 6, 0, tzinfo=UTC))
    assert "gb-dmcc-2024" in cited(None)


@pytest.mark.parametrize(
    ("relation", "outcome"), [(None, Outcome.FLAG), ("none", Outcome.NEEDS_REVIEW)]
)
def test_denial_beside_a_code(relation, outcome):
    text = "Not an ad! Use my code MARA15 today"
    signals = (
        sign(text, SignalKind.DENIAL, "Not an ad"),
        sign(text, SignalKind.DISCOUNT_CODE, "code MARA15", value="MARA15"),
    )
    found = judge(post(text, *signals, relation=relation), PACK, ("us", "gb"), TODAY)
    finding = next(f for f in found.findings if f.rule_id == "misleading-denial")
    assert finding.outcome is outcome
    assert finding.evidence[0].signal.text == "Not an ad"
    assert dict(finding.parameters)["denial"] == "Not an ad"


def test_denial_that_the_post_explains():
    text = "Not an ad, but I earn on links: amzn.to/x"
    signals = (
        sign(text, SignalKind.DENIAL, "Not an ad"),
        sign(text, SignalKind.AFFILIATE_STATEMENT, "I earn on links", Strength.RECORDED),
        sign(text, SignalKind.AFFILIATE_LINK, "amzn.to/x", value="amzn.to"),
    )
    found = judge(post(text, *signals), PACK, ("us", "gb"), TODAY)
    assert "misleading-denial" not in {f.rule_id for f in found.findings}


def test_programme_sentence():
    def rules(text, words, strength):
        told = sign(text, SignalKind.DISCLOSURE_LABEL, words, strength, words.casefold())
        link = sign(text, SignalKind.AFFILIATE_LINK, "amzn.to/x", value="amzn.to")
        found = judge(post(text, told, link), PACK, ("us", "gb"), TODAY)
        return {f.rule_id: f.outcome for f in found.findings}

    vague = rules("affiliate link: amzn.to/x", "affiliate link", Strength.WEAK)
    assert vague["missing-program-statement"] is Outcome.NEEDS_REVIEW
    assert rules("#ad the pan: amzn.to/x", "#ad", Strength.RECORDED) == {}
    said = rules("#affiliate amzn.to/x as an Amazon Associate", "#affiliate", Strength.WEAK)
    assert set(said) == {"ambiguous-disclosure"}


def test_judging_is_repeatable():
    given = post(GAP, CODE)
    assert judge(given, PACK, ("us", "gb"), TODAY) == judge(given, PACK, ("us", "gb"), TODAY)


def test_a_rule_that_fails_is_an_outcome_and_no_end(monkeypatch):
    def fail(*_given, **_more):
        raise ZeroDivisionError

    monkeypatch.setattr("creator_audit.analysis.judge.assess_all", fail)
    found = judge(post(GAP, CODE), PACK, ("us", "gb"), TODAY)
    assert [d.reason for d in found.disclosures] == ["rule-error", "rule-error"]
    assert [f.outcome for f in found.findings] == [Outcome.ERROR]
    assert dict(found.findings[0].parameters) == {"error": "ZeroDivisionError"}


PIECES = (
    ("#ad", SignalKind.DISCLOSURE_LABEL, Strength.RECORDED),
    ("#sp", SignalKind.DISCLOSURE_LABEL, Strength.WEAK),
    ("#werbung", SignalKind.DISCLOSURE_LABEL, Strength.RECORDED),
    ("code MARA15", SignalKind.DISCOUNT_CODE, Strength.STRONG),
    ("amzn.to/x", SignalKind.AFFILIATE_LINK, Strength.STRONG),
    ("I earn", SignalKind.AFFILIATE_STATEMENT, Strength.RECORDED),
    ("our store", SignalKind.OWN_GOODS, Strength.RECORDED),
    ("thanks @a", SignalKind.BRAND_THANKS, Strength.WEAK),
    ("not an ad", SignalKind.DENIAL, Strength.STRONG),
    ("#tag", None, Strength.NONE),
    ("words of no weight at all", None, Strength.NONE),
)


@st.composite
def posts(draw):
    parts, signals = [], []
    for number in range(draw(st.integers(0, 3))):
        text = ""
        for words, kind, strength in draw(st.lists(st.sampled_from(PIECES), max_size=12)):
            if kind is not None:
                place = (number, len(text), len(text) + len(words))
                signals.append(Signal(kind, strength, *place, words, words, "test", "en"))
            text += words + " "
        role = draw(st.sampled_from(list(PartRole)))
        fold = draw(st.sampled_from([None, None, 0, 40]))
        parts.append(ScanPart(role, text, None, draw(st.sampled_from([None, 1, 2])), fold))
    return JudgeInput(
        ScanInput("p", draw(st.sampled_from(["instagram", "youtube", "zz"])), tuple(parts)),
        draw(st.sampled_from(["", "en", "es"])),
        tuple(signals),
        kind=draw(st.sampled_from(list(PostKind))).value,
        published_at=draw(
            st.sampled_from(
                [None, datetime(2005, 1, 1, tzinfo=UTC), datetime(2016, 1, 1, tzinfo=UTC)]
            )
        ),
        platform_label=draw(st.sampled_from([True, False, None])),
        relation=draw(st.sampled_from([None, "paid", "gift", "own_brand", "none"])),
    )


@settings(max_examples=150, deadline=None)
@given(posts())
def test_what_holds_of_every_judgement(post):
    found = judge(post, PACK, ("us", "gb"), TODAY)
    for told in found.disclosures:
        assert told.reason != "rule-error"
        assert (told.problem is not None) == (told.verdict is Verdict.INSUFFICIENT)
        if told.verdict in (Verdict.INSUFFICIENT, Verdict.NONE_FOUND):
            assert told.rule_id
        if told.mark is not None:
            mark = told.mark.signal
            assert post.scan.parts[mark.part].text[mark.start : mark.end] == mark.text
    for finding in found.findings:
        assert finding.verdicts
        cited = [PACK.citations[name] for v in finding.verdicts for name in v.citations]
        is_firm = any(citation.basis is not SourceBasis.RECALLED for citation in cited)
        assert finding.outcome is not Outcome.FLAG or is_firm
