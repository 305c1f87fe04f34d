"""Scan, judge and trust results: only what is stale is done again, and decisions stay."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from creator_audit.model.brand import Brand, BrandMention, HandleRole, Stance
from creator_audit.model.classification import Classification, PostClass
from creator_audit.model.deal import Deal
from creator_audit.model.disclosure import (
    Channel,
    Clarity,
    Disclosure,
    DisclosureMark,
    Problem,
    Tie,
    Verdict,
)
from creator_audit.model.finding import (
    Decision,
    Evidence,
    Family,
    Finding,
    FindingVerdict,
    Outcome,
    Review,
    Severity,
    finding_id,
)
from creator_audit.model.judgement import Judgement, ScanResult
from creator_audit.model.post import LabelKind, PlatformLabel, Post, Standing
from creator_audit.model.signal import Signal, SignalKind, Strength
from creator_audit.store.accounts import write_account
from creator_audit.store.brands import write_brands, write_names, write_rivals
from creator_audit.store.client_settings import write_client_setting
from creator_audit.store.corrections import Correction, write_corrections
from creator_audit.store.database import Store
from creator_audit.store.deals import remove_deal, write_deals
from creator_audit.store.facts import user_facts
from creator_audit.store.findings import (
    FINDING_COLUMNS,
    posts_of,
    read_finding,
    replace_trust_findings,
)
from creator_audit.store.history import read_history
from creator_audit.store.imports import undo_import
from creator_audit.store.journal import undo
from creator_audit.store.judgements import (
    JUDGEMENT_COLUMNS,
    VERDICT_COLUMNS,
    JudgeRow,
    count_to_judge,
    posts_to_judge,
    read_judgement,
    write_judgements,
)
from creator_audit.store.label_answers import LabelAnswer, write_label_answer
from creator_audit.store.mentions import write_mentions
from creator_audit.store.reviews import read_reviews, write_reviews
from creator_audit.store.spans import count_to_scan, posts_to_scan, read_spans, write_scans
from creator_audit.store.stages import is_current, set_current

CODE = Signal(SignalKind.DISCOUNT_CODE, Strength.STRONG, 0, 4, 10, "SAVE10", "SAVE10", "codes/x")
MARK = Signal(SignalKind.DISCLOSURE_LABEL, Strength.NONE, 0, 0, 3, "#ad", "ad", "labels/ad", "en")
MakePost = Callable[..., Post]


def judged(row: JudgeRow, *findings: Finding) -> Judgement:
    mark = DisclosureMark(MARK, Clarity.SUFFICIENT, 125)
    return Judgement(
        row.scan.post_id,
        "en",
        Classification(
            PostClass.SPONSORED, 0.8, (PostClass.DEINFLUENCING,), True, True, (CODE,), False
        ),
        Tie(Strength.STRONG, (CODE,), "affiliate"),
        (
            Disclosure(
                "us", Verdict.INSUFFICIENT, Problem.BURIED, "buried-disclosure", "serious",
                ("ftc",), mark, (Channel.SPOKEN,), "near-the-fold",
            ),
            Disclosure("gb", Verdict.SUFFICIENT),
        ),
        findings,
        "Were you paid?",
    )  # fmt: skip


def gap(post_id: str, text: str = "SAVE10", rule: str = "buried-disclosure") -> Finding:
    return Finding(
        finding_id(rule, post_id), rule, "3", Family.DISCLOSURE, Outcome.FLAG, Severity.SERIOUS,
        (post_id,), (Evidence(post_id, CODE._replace(text=text), "caption"),),
        (FindingVerdict("us", Verdict.INSUFFICIENT, Severity.SERIOUS, ("ftc",), Problem.BURIED),),
        "lumavelle", Problem.BURIED, (Channel.SPOKEN,), (("label", "#ad"),), "near the fold",
    )  # fmt: skip


@pytest.fixture
def scanned(store: Store, make_post: MakePost, bring_in: Callable[..., object]) -> Store:
    """Ten posts: 2 names a code, 4 names Lumavelle, 6 is in fancy letters, 9 is a repost."""
    texts = dict.fromkeys(range(9), "A quiet day") | {
        2: "Use SAVE10 now", 4: "I like Lumavelle", 6: "I like 𝗟𝘂𝗺𝗮𝘃𝗲𝗹𝗹𝗲", 8: "",
    }  # fmt: skip
    label = PlatformLabel(LabelKind.PAID_PARTNERSHIP, False, "Paid: no")
    posts = [make_post(n, text) for n, text in texts.items()]
    posts[7] = replace(posts[7], labels=(label,))
    bring_in([*posts, make_post(9, standing=Standing.REPOST)])
    for batch in posts_to_scan(store, "lexicon 1", batch=4):
        found = {"instagram:2": (CODE, MARK)}
        write_scans(
            store,
            [
                (row.key, ScanResult(row.scan.post_id, "en", found.get(row.scan.post_id, ())))
                for row in batch
            ],
            "lexicon 1",
        )
    return store


def judge_all(store: Store, digest: str = "pack 1", *findings: Finding) -> set[str]:
    """Judge what is stale; ids of the posts judged."""
    seen = set()
    for batch in posts_to_judge(store, digest, user_facts(store), batch=3):
        by_post = {row.scan.post_id: [f for f in findings if f.post_ids[0] == row.scan.post_id]
                   for row in batch}  # fmt: skip
        write_judgements(
            store, [(row.key, judged(row, *by_post[row.scan.post_id])) for row in batch], digest
        )
        seen.update(by_post)
    return seen


def test_scan_runs_once_per_lexicon_over_own_posts(scanned: Store) -> None:
    assert count_to_scan(scanned, "lexicon 1") == 0
    assert count_to_scan(scanned, "lexicon 2") == 9
    assert read_spans(scanned, range(1, 11)) == {3: (CODE, MARK)}


def test_a_new_scan_makes_the_judgement_stale(scanned: Store) -> None:
    assert len(judge_all(scanned)) == 9
    assert judge_all(scanned) == set()
    write_scans(scanned, [(3, ScanResult("instagram:2", "de", ()))], "lexicon 2")
    assert judge_all(scanned) == {"instagram:2"}
    assert len(judge_all(scanned, "pack 2")) == 9


def test_a_judgement_comes_back_as_it_went_in(scanned: Store) -> None:
    judge_all(scanned)
    row = scanned.rows(
        f"SELECT {JUDGEMENT_COLUMNS} FROM judgements j JOIN reasons r ON r.post_key = j.post_key"
        " WHERE j.post_key = 3"
    )[0]
    verdicts = scanned.rows(f"SELECT {VERDICT_COLUMNS} FROM verdicts WHERE post_key = 3")
    row_of_post = next(iter(posts_to_judge(scanned, "other", user_facts(scanned))))[2]
    assert read_judgement("instagram:2", row, verdicts) == judged(row_of_post)
    assert scanned.rows("SELECT verdict, is_disclosed FROM judgements WHERE post_key = 3") == [
        ("insufficient", 1)
    ]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda s: write_deals(s, (Deal("d", "Nobody", codes=("save10",)),)), {2, 6}),
        (lambda s: write_deals(s, (Deal("d", "LUMAVELLE"),)), {4, 6}),
        (lambda s: write_brands(s, [Brand("l", "Luma", aliases=("Lumavelle",))]), {4, 6}),
        (lambda s: write_names(s, [("SAVE10", "code", HandleRole.OWN)]), {2, 6}),
        (
            lambda s: write_corrections(s, (Correction("instagram:5", PostClass.OTHER),)),
            {5},
        ),
        (
            lambda s: write_label_answer(
                s, LabelAnswer("instagram:ada", "2024-02-06", "2024-02-08", "all")
            ),
            {6, 8},
        ),
        (lambda s: write_client_setting(s, "jurisdictions", ("us",)), set(range(9))),
        (lambda s: write_rivals(s, [("a", "b")]), set()),
    ],
    ids=["code", "brand", "alias", "name", "correction", "answer", "country", "rivals"],
)
def test_a_change_makes_exactly_the_posts_stale_that_it_concerns(
    scanned: Store, change: Callable[[Store], None], expected: set[int]
) -> None:
    judge_all(scanned)
    set_current(scanned, "trust", "t")
    change(scanned)
    assert not is_current(scanned, "trust", "t")
    assert judge_all(scanned) == {f"instagram:{n}" for n in expected}
    undo(scanned)
    assert judge_all(scanned) == {f"instagram:{n}" for n in expected}


def test_a_new_account_of_ones_own_concerns_posts_that_name_it(
    scanned: Store, make_post: MakePost, bring_in: Callable[..., object]
) -> None:
    judge_all(scanned)
    from creator_audit.model.account import Account

    with scanned.atomic():
        write_account(scanned, Account("x:lumavelle", "x", "lumavelle"))
    assert judge_all(scanned) == {"instagram:4", "instagram:6"}


def test_judge_rows_carry_what_was_recorded(scanned: Store) -> None:
    write_corrections(
        scanned,
        (
            Correction("instagram:1", PostClass.OTHER, "none"),
            Correction("instagram:2", None, "gift"),
        ),
    )
    write_label_answer(
        scanned,
        LabelAnswer(
            "instagram:ada", "2024-01-01", "2024-12-31", "some", frozenset({"instagram:3"})
        ),
    )
    write_client_setting(scanned, "time_zone", "Asia/Tokyo")
    rows = {
        row.scan.post_id: row
        for batch in posts_to_judge(scanned, "x", user_facts(scanned))
        for row in batch
    }
    assert len(rows) == 9
    one, two = rows["instagram:1"], rows["instagram:2"]
    assert (one.class_override, one.relation, two.relation) == (PostClass.OTHER, "none", "gift")
    assert rows["instagram:0"].published_at.date().isoformat() == "2024-02-01"
    labels = [rows[f"instagram:{n}"].platform_label for n in (2, 3, 7)]
    assert labels == [False, True, False]
    assert two.signals == (CODE, MARK)
    assert two.scan.parts[0].text == "Use SAVE10 now"


def test_findings_are_rewritten_and_decisions_stay(scanned: Store) -> None:
    two, four = gap("instagram:2"), gap("instagram:4")
    judge_all(scanned, "pack 1", two, four)
    assert count_to_judge(scanned, "pack 1") == 0
    row = scanned.rows(f"SELECT {FINDING_COLUMNS} FROM findings WHERE id = ?", (two.id,))[0]
    assert read_finding(row, two.post_ids) == two
    write_reviews(
        scanned, [Review(two.id, Decision.ACCEPTED, "agreed"), Review(four.id, Decision.FIXED)]
    )
    seen = {x.finding_id: x for x in read_reviews(scanned)}[two.id].seen_evidence
    first_seen = scanned.value("SELECT min(first_seen) FROM findings")
    judge_all(scanned, "pack 2", gap("instagram:2", "SAVE15"))
    assert set(scanned.rows("SELECT id, outcome FROM findings")) == {
        (two.id, "flag"),
        (four.id, "not_applicable"),
    }
    kept = scanned.rows("SELECT first_seen, evidence_digest FROM findings WHERE id = ?", (two.id,))[
        0
    ]
    assert kept[0] == first_seen
    assert kept[1] != seen
    assert {review.finding_id for review in read_reviews(scanned)} == {two.id, four.id}
    judge_all(scanned, "pack 3", two, four)
    assert scanned.value("SELECT evidence_digest FROM findings WHERE id = ?", (two.id,)) == seen
    assert posts_of(scanned, [four.id, two.id]) == ("instagram:4", "instagram:2")


def test_trust_and_judge_leave_each_others_findings_alone(scanned: Store) -> None:
    judge_all(scanned, "pack 1", gap("instagram:2"))
    chain = replace(
        gap("instagram:4", rule="u-turn"),
        family=Family.TRUST,
        post_ids=("instagram:4", "instagram:2", "instagram:99"),
        verdicts=(),
    )
    replace_trust_findings(scanned, [chain])
    judge_all(scanned, "pack 2", gap("instagram:2"))
    assert scanned.value("SELECT count(*) FROM findings") == 2
    assert scanned.rows(
        "SELECT post_key, position FROM finding_posts WHERE finding_id = ? ORDER BY position",
        (chain.id,),
    ) == [(5, 0), (3, 1)]
    replace_trust_findings(scanned, [])
    assert scanned.rows("SELECT rule_id FROM findings") == [("buried-disclosure",)]


def test_history_holds_swaps_mentions_and_telling_signs_in_order(scanned: Store) -> None:
    judge_all(scanned)
    scanned.run("UPDATE judgements SET redirect = 0 WHERE post_key NOT IN (3)")
    mention = BrandMention("lumavelle", "instagram:4", 0, 7, 16, "Lumavelle", Stance.PRAISE)
    row = next(iter(posts_to_judge(scanned, "x", user_facts(scanned))))[4]
    write_mentions(scanned, [(5, judged(row), (mention,))])
    write_deals(scanned, (Deal("d", "Lumavelle"),))
    write_rivals(scanned, [("b", "a")])
    history = read_history(scanned, user_facts(scanned))
    assert [post.post_id for post in history.posts] == ["instagram:2", "instagram:4"]
    assert history.posts[0].signals == (CODE, MARK)
    assert history.posts[0].roles == ("caption",)
    assert history.posts[1].mentions == (mention,)
    assert history.posts[0].is_disclosed
    assert history.posts[0].also == ("deinfluencing",)
    assert len(history.timeline) == 8
    assert history.timeline[0].day.isoformat() == "2024-01-31"
    assert history.rivals == {frozenset("ab")}
    trend = CODE._replace(kind=SignalKind.TREND)
    write_scans(scanned, [(7, ScanResult("instagram:6", "en", (trend,)))], "x")
    assert read_history(scanned, user_facts(scanned)).posts[2].signals == (trend,)
    remove_deal(scanned, "d")
    assert read_history(scanned, user_facts(scanned)).deals == ()


def test_taking_an_import_back_takes_its_results_and_keeps_decisions(scanned: Store) -> None:
    two = gap("instagram:2")
    judge_all(scanned, "pack 1", two)
    write_reviews(scanned, [Review(two.id, Decision.FIXED)])
    assert undo_import(scanned, 1) == 10
    for table in ("posts", "scans", "spans", "judgements", "verdicts", "findings", "finding_posts"):
        assert scanned.value(f"SELECT count(*) FROM {table}") == 0, table
    assert [review.finding_id for review in read_reviews(scanned)] == [two.id]
