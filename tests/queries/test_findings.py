from datetime import date

import pytest

from creator_audit.errors import UserError
from creator_audit.model.finding import Decision, Review, finding_id
from creator_audit.queries.filters import FilterState
from creator_audit.queries.findings import finding_detail, finding_items
from creator_audit.queries.reader import Reader
from creator_audit.store.database import Store
from creator_audit.store.reviews import write_reviews

GAP = finding_id("missing-disclosure", "instagram:1")


def test_gaps_first_then_questions_newest_first(reader: Reader) -> None:
    items = finding_items(reader, FilterState())
    assert [(item.outcome, item.day) for item in items] == [
        ("flag", "2024-03-01"), ("flag", "2024-02-29"), ("flag", "2023-03-05"),
        ("needs_review", ""),
    ]  # fmt: skip
    assert items[2].signs == ("discount_code", "brand_tag")
    assert (items[2].brand, items[2].verdict, items[0].problem) == (
        "Lumavelle",
        "none_found",
        "late",
    )
    assert items[2].post_keys == (1,)


def test_trust_shows_chains_then_good_signs(reader: Reader) -> None:
    chain, good = finding_items(reader, FilterState(), "trust")
    assert chain.rule_id == "u-turn"
    assert chain.post_keys == (1, 6, 7)
    assert chain.day == "2024-05-01"
    assert good.outcome == "pass"


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        (FilterState(rules=("late-disclosure",)), 1),
        (FilterState(platforms=("tiktok",)), 0),
        (FilterState(since=date(2024, 1, 1)), 2),
        (FilterState(brands=("lumavelle",), text="serum"), 1),
        (FilterState(post_keys=(2, 9)), 2),
    ],
)
def test_the_shared_filter_applies(reader: Reader, chosen: FilterState, number: int) -> None:
    assert len(finding_items(reader, chosen)) == number


def test_decided_ones_leave_the_list_until_they_expire(store: Store, reader: Reader) -> None:
    write_reviews(store, [Review(GAP, Decision.ACCEPTED, "agreed", "2999-01-01")])
    assert GAP not in {item.finding_id for item in finding_items(reader, FilterState())}
    decided = finding_items(reader, FilterState(), status="decided")
    assert [(item.finding_id, item.decision) for item in decided] == [(GAP, "accepted")]
    assert len(finding_items(reader, FilterState(), status="all")) == 4
    write_reviews(store, [Review(GAP, Decision.ACCEPTED, "agreed", "2020-01-01")])
    assert finding_items(reader, FilterState(), status="decided") == ()
    assert finding_detail(reader, GAP).review is not None


def test_one_finding_in_full(store: Store, reader: Reader) -> None:
    detail = finding_detail(reader, GAP)
    assert detail.finding.post_ids == ("instagram:1",)
    assert detail.title
    assert "{" not in detail.message.replace("{odd}", "")
    assert detail.innocent
    assert detail.question
    assert detail.suggestion.endswith(": Use SAVE10 on Lumavelle serum")
    assert detail.suggestion.partition(":")[0]
    assert [post.key for post in detail.posts] == [1]
    assert len(detail.similar) == 2
    assert (detail.review, detail.evidence_changed) == (None, False)
    write_reviews(store, [Review(GAP, Decision.FIXED)])
    assert not finding_detail(reader, GAP).evidence_changed
    with store.atomic():
        store.run("UPDATE findings SET evidence_digest = 'other'")
    assert finding_detail(reader, GAP).evidence_changed


def test_chains_hold_their_posts_in_order_and_propose_no_text(reader: Reader) -> None:
    detail = finding_detail(reader, finding_id("u-turn", "instagram:1"))
    assert [post.key for post in detail.posts] == [1, 6, 7]
    assert detail.suggestion == ""


def test_a_finding_that_is_gone_says_so(reader: Reader) -> None:
    with pytest.raises(UserError, match="not there any more"):
        finding_detail(reader, "nothing")
