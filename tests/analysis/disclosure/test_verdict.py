"""The verdict: is there a tie to tell, and is it told."""

from dataclasses import replace
from datetime import date

import pytest
from disclosure_factories import K, S, judged, label, labelled, part, post, sign

from creator_audit.model.deal import Deal, DealKind
from creator_audit.model.disclosure import Problem, Verdict


def coded(**more):
    parts = (part("Warm socks, use code MARA15 today"),)
    return post(parts, [sign(parts, K.DISCOUNT_CODE, "code MARA15", S.STRONG)], **more)


def test_strong_sign_without_label():
    for code in ("us", "gb"):
        found = judged(coded(), code)
        assert found.verdict is Verdict.NONE_FOUND
        assert found.rule_id == "missing-disclosure"
        assert found.citations


def test_no_sign():
    found = judged(post(["Rain again"]))
    assert (found.verdict, found.reason) == (Verdict.NOT_REQUIRED, "no-sign")


def test_quiet_answers_are_shared():
    assert judged(post(["Rain again"])) is judged(post(["Soup again"]))


def test_stated_none():
    assert judged(post(["Nice boots"], relation="none")).verdict is Verdict.NOT_REQUIRED
    assert judged(coded(relation="none")).verdict is Verdict.CANNOT_TELL


def test_deal_that_covers_the_day():
    deal = Deal("d1", "Wollwerk", DealKind.FEE, starts=date(2025, 5, 1), ends=date(2025, 7, 1))
    assert judged(post(["Nice socks"], deals=(deal,))).verdict is Verdict.NONE_FOUND
    over = replace(deal, ends=date(2025, 5, 2))
    assert judged(post(["Nice socks"], deals=(over,))).verdict is Verdict.NOT_REQUIRED


def test_own_brand_without_a_word_is_a_stake():
    assert judged(post(["Great beans"], relation="own_brand")).rule_id == "hidden-stake"


def test_own_goods_in_own_words_are_minor_in_gb():
    parts = (part("our shop opens at eight"),)
    given = post(parts, [sign(parts, K.OWN_GOODS, "our shop", S.RECORDED)])
    assert judged(given, "us").verdict is Verdict.SUFFICIENT
    assert (judged(given, "gb").rule_id, judged(given, "gb").severity) == (
        "missing-disclosure",
        "minor",
    )


@pytest.mark.parametrize(
    ("code", "verdict"), [("us", Verdict.INSUFFICIENT), ("gb", Verdict.SUFFICIENT)]
)
def test_platform_label_alone(code, verdict):
    assert judged(post(["A lamp"], platform_label=True), code).verdict is verdict


def test_platform_label_alone_names_its_problem():
    found = judged(post(["A lamp"], platform_label=True))
    assert (found.problem, found.rule_id) == (Problem.PLATFORM_LABEL_ONLY, "platform-label-only")


def test_platform_label_beside_vague_words():
    given = labelled("#sp lamp", "#sp", platform_label=True)
    assert judged(given, "gb").verdict is Verdict.SUFFICIENT
    assert (judged(given, "us").problem, judged(given, "us").reason) == (
        Problem.AMBIGUOUS,
        "label-on",
    )


@pytest.mark.parametrize("text", ["", "   ", "\n\u2003"])
def test_no_text(text):
    assert judged(post([text])).reason == "no-text"
    assert judged(post([text], relation="paid")).verdict is Verdict.NONE_FOUND
    unknown = post([text], relation="paid", platform_label=None)
    assert judged(unknown).verdict is Verdict.CANNOT_TELL
    assert judged(post([])).verdict is Verdict.CANNOT_TELL
    assert judged(post([text], day=date(2005, 1, 1))).reason == "before-first-text"


def test_weak_signs():
    parts = (part("they sent it, I love it, link in bio"),)
    gift = sign(parts, K.GIFT, "they sent it", S.WEAK)
    bio = sign(parts, K.LINK_IN_BIO, "link in bio", S.WEAK)
    praise = sign(parts, K.PRAISE, "love it")
    assert judged(post(parts, [gift])).reason == "weak-sign-only"
    found = judged(post(parts, [gift, bio, praise]))
    assert (found.verdict, found.reason) == (Verdict.CANNOT_TELL, "weak-signs-only")


def test_vague_label_with_weak_signs_is_open():
    parts = (part("#sp at the lake"),)
    found = judged(post(parts, [label(parts, "#sp", strength=S.WEAK)]))
    assert (found.problem, found.reason) == (Problem.AMBIGUOUS, "weak-signs-only")


@pytest.mark.parametrize(
    ("code", "day", "verdict"),
    [
        ("us", date(2009, 11, 30), Verdict.NOT_REQUIRED),
        ("us", date(2009, 12, 1), Verdict.NONE_FOUND),
        ("gb", date(2008, 5, 25), Verdict.NOT_REQUIRED),
        ("gb", date(2008, 5, 26), Verdict.NONE_FOUND),
    ],
)
def test_first_text(code, day, verdict):
    assert judged(coded(day=day), code).verdict is verdict


def test_citations_are_those_of_the_day():
    before = judged(coded(day=date(2025, 4, 5)), "gb").citations
    after = judged(coded(day=date(2025, 4, 6)), "gb").citations
    assert "gb-cprs-2008" in before
    assert "gb-dmcc-2024" not in before
    assert "gb-dmcc-2024" in after
    assert "gb-cprs-2008" not in after


def test_a_country_without_a_pack():
    assert judged(coded(), "zz").reason == "no-rule-pack"
    assert judged(coded(), "zz").verdict is Verdict.CANNOT_TELL
    assert judged(post(["Rain"]), "zz").verdict is Verdict.NOT_REQUIRED


@pytest.mark.parametrize(
    ("words", "rule"), [("Paid partnership", "hidden-stake"), ("Promotional content", "")]
)
def test_platform_label_on_own_goods(words, rule):
    given = post(
        ["Great beans"], relation="own_brand", platform_label=True, platform_label_text=words
    )
    found = judged(given, "gb")
    assert found.rule_id == rule
    assert found.is_open is bool(rule)
