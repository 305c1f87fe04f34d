"""Which words count as a label, and what each jurisdiction holds of them."""

import pytest
from disclosure_factories import (
    DAY,
    PACK,
    K,
    S,
    facts_of,
    judged,
    label,
    labelled,
    part,
    post,
    sign,
)

from creator_audit.analysis.disclosure.labels import find_marks
from creator_audit.analysis.disclosure.view import view_of
from creator_audit.model.disclosure import Clarity, Problem, Verdict


@pytest.mark.parametrize(
    ("words", "us", "gb"),
    [
        ("#ad", None, None),
        ("#advert", None, None),
        ("sponsored by", None, Problem.AMBIGUOUS),
        ("#sp", Problem.AMBIGUOUS, Problem.AMBIGUOUS),
        ("affiliate link", Problem.AMBIGUOUS, Problem.AMBIGUOUS),
        ("#gifted", Problem.AMBIGUOUS, Problem.AMBIGUOUS),
        ("paid partnership with", None, None),
        ("#unheardof", Problem.AMBIGUOUS, Problem.AMBIGUOUS),
    ],
)
def test_views_differ_by_jurisdiction(words, us, gb):
    given = labelled(f"{words} the new lamp", words)
    assert (judged(given, "us").problem, judged(given, "gb").problem) == (us, gb)


def test_recalled_views_and_unlisted_terms_are_open():
    assert judged(labelled("#employee new coats", "#employee")).is_open
    assert judged(labelled("#unheardof new coats", "#unheardof")).is_open
    assert not judged(labelled("#sp new coats", "#sp")).is_open


def test_the_clearest_mark_decides():
    parts = (part("#collab with friends. Advertisement for the lamp"),)
    given = post(parts, [label(parts, "#collab"), label(parts, "Advertisement")], relation="paid")
    found = judged(given)
    assert found.verdict is Verdict.SUFFICIENT
    assert found.mark.signal.text == "Advertisement"


@pytest.mark.parametrize(
    ("kind", "us", "gb"),
    [
        (K.PAYMENT, Verdict.SUFFICIENT, Verdict.SUFFICIENT),
        (K.GIFT, Verdict.SUFFICIENT, Verdict.INSUFFICIENT),
        (K.AFFILIATE_STATEMENT, Verdict.SUFFICIENT, Verdict.SUFFICIENT),
        (K.OWN_GOODS, Verdict.SUFFICIENT, Verdict.NONE_FOUND),
    ],
)
def test_plain_sentences(kind, us, gb):
    parts = (part("they told me so, and here is my lamp"),)
    given = post(parts, [sign(parts, kind, "told me so", S.RECORDED)])
    assert (judged(given, "us").verdict, judged(given, "gb").verdict) == (us, gb)


def test_a_listed_term_decides_over_the_sentence_around_it():
    parts = (part("I'm partnering with Lumo on this lamp"),)
    signals = [
        sign(parts, K.PAYMENT, "I'm partnering with", S.RECORDED),
        label(parts, "partnering with", strength=S.WEAK),
    ]
    assert judged(post(parts, signals)).problem is Problem.AMBIGUOUS


def test_own_goods_tell_nothing_of_the_goods_of_others():
    parts = (part("my shop is open. The pan: amzn.to/x"),)
    signals = [
        sign(parts, K.OWN_GOODS, "my shop", S.RECORDED),
        sign(parts, K.AFFILIATE_LINK, "amzn.to/x", S.STRONG, value="amzn.to"),
    ]
    assert judged(post(parts, signals)).verdict is Verdict.NONE_FOUND


def test_marks_come_with_their_sources_of_the_day():
    given = labelled("#sp lamp", "#sp")
    mark = find_marks(facts_of(given), view_of(PACK, "us", DAY))[0]
    assert mark.clarity is Clarity.INSUFFICIENT
    assert {"us-disclosures-101", "us-letters-2017"} <= set(mark.citations)
    day = DAY.replace(year=2018)
    early = find_marks(facts_of(given, day), view_of(PACK, "us", day))[0]
    assert "us-disclosures-101" not in early.citations
