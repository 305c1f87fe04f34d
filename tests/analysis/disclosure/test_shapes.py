"""Sharing the work between posts of one shape changes no answer."""

from datetime import date

from disclosure_factories import PACK, part, post
from hypothesis import given, settings
from hypothesis import strategies as st

from creator_audit.analysis.classify import classify
from creator_audit.analysis.disclosure.panel import assess_all
from creator_audit.analysis.disclosure.verdict import assess
from creator_audit.analysis.scan import default_scanner
from creator_audit.analysis.ties import assess_tie
from creator_audit.model.judgement import JudgeInput

CODES = tuple(sorted(PACK.jurisdictions))
SCANNER = default_scanner(PACK)
PIECES = (
    "#ad",
    "Werbung:",
    "#gifted",
    "#sponsored by @lumo",
    "gifted by @lumo",
    "thanks to @lumo for sending this",
    "use my code MARA15",
    "https://amzn.to/3kDf9aQ",
    "I bought it myself",
    "#rain #walks #coat #town",
    "I love this coat",
    "a long walk home in the rain with the dog and nothing else to tell of the day",
)
TEXTS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).map(" ".join)


def made(text: str, day: date, kind: str, role: str, relation: str | None) -> JudgeInput:
    bare = post([part(text, role)], day=day, kind=kind, relation=relation)
    scanned = SCANNER.scan(bare.scan)
    return post(
        [part(text, role)],
        scanned.signals,
        day=day,
        kind=kind,
        relation=relation,
        language=scanned.language,
    )


@settings(deadline=None, max_examples=60)
@given(
    texts=st.lists(TEXTS, min_size=1, max_size=4),
    day=st.dates(date(2012, 1, 1), date(2026, 11, 1)),
    kind=st.sampled_from(["feed", "story", "reel", "video"]),
    role=st.sampled_from(["caption", "description", "title", "alt_text", "frame", "transcript"]),
    relation=st.sampled_from([None, "paid", "gift", "affiliate", "past_relation", "none"]),
)
def test_all_at_once_says_what_each_says_alone(texts, day, kind, role, relation):
    for text in texts:
        one = made(text, day, kind, role, relation)
        tie = assess_tie(one)
        seen = classify(one, tie)
        together = assess_all(one, tie, seen, CODES, PACK, day, has_text=True)
        assert together == tuple(assess(one, tie, seen, code, PACK, day) for code in CODES)


@settings(deadline=None, max_examples=40)
@given(text=TEXTS, day=st.dates(date(2012, 1, 1), date(2026, 11, 1)))
def test_every_answer_that_finds_fault_names_a_source_in_force(text, day):
    one = made(text, day, "feed", "caption", "paid")
    tie = assess_tie(one)
    for code in CODES:
        found = assess(one, tie, classify(one, tie), code, PACK, day)
        assert all(PACK.citations[name].in_force(day) for name in found.citations)
        if found.rule_id and not found.is_open and found.verdict == "insufficient":
            assert found.citations
