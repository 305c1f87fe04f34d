from datetime import date

import pytest

from creator_audit.model.finding import Decision, Review
from creator_audit.queries.balance import ClassCounts, brand_shares, month_bars
from creator_audit.queries.filters import FilterState
from creator_audit.queries.overview import overview, totals
from creator_audit.queries.posts import post_keys
from creator_audit.queries.reader import Reader
from creator_audit.store.database import Store
from creator_audit.store.reviews import write_reviews

MARCH = FilterState(since=date(2024, 3, 1), until=date(2024, 3, 31))


def test_the_whole_client(reader: Reader) -> None:
    page = overview(reader, FilterState())
    assert (page.posts, page.all_posts, page.without_text, page.without_date) == (10, 10, 1, 1)
    assert page.counts == ClassCounts(4, 1, 1, 3)
    assert page.earlier is None
    assert dict(page.verdicts) == {
        "sufficient": 1, "insufficient": 1, "none_found": 2, "cannot_tell": 1,
    }  # fmt: skip
    assert page.with_tie == 5
    assert [(row.key, row.counts.total) for row in page.platforms] == [
        ("instagram", 6), ("tiktok", 3),
    ]  # fmt: skip
    assert [row.name for row in page.brands] == ["Lumavelle", "unlisted", "Veldrona"]
    assert (page.first_day, page.last_day) == ("2023-03-05", "2024-05-03")


def test_months_are_filled_and_span_all_posts(reader: Reader) -> None:
    page = overview(reader, MARCH)
    assert [(bar.year, bar.month) for bar in page.months[:2]] == [(2023, 3), (2023, 4)]
    assert len(page.months) == 15
    assert sum(bar.counts.total for bar in page.months) == 8
    assert [bar.counts for bar in month_bars(reader, MARCH)] == [ClassCounts(2, 1, 1, 0)]


def test_the_year_before_is_counted(reader: Reader) -> None:
    page = overview(reader, MARCH)
    assert page.posts == 4
    assert page.counts == ClassCounts(2, 1, 1, 0)
    assert page.earlier == ClassCounts(sponsored=1)
    leap = FilterState(since=date(2024, 2, 29), until=date(2024, 2, 29))
    assert overview(reader, leap).earlier is None
    assert overview(reader, leap).posts == 1


@pytest.mark.parametrize("chosen", [FilterState(), MARCH, FilterState(platforms=("tiktok",))])
def test_every_number_opens_as_many_posts(reader: Reader, chosen: FilterState) -> None:
    from dataclasses import replace

    page = overview(reader, chosen)
    assert len(post_keys(reader, chosen)) == page.posts
    for name in ("sponsored", "recommending", "deinfluencing", "other"):
        opened = post_keys(reader, replace(chosen, classes=(name,)))
        assert len(opened) == getattr(page.counts, name)
    for verdict, number in page.verdicts:
        assert len(post_keys(reader, replace(chosen, verdicts=(verdict,)))) == number
    for row in brand_shares(reader, chosen):
        assert len(post_keys(reader, replace(chosen, brands=(row.key,)))) == row.counts.total
    for task in page.do_first:
        assert task.posts > 0


def test_what_to_do_first(store: Store, reader: Reader) -> None:
    first, second, third = overview(reader, FilterState()).do_first
    assert first.title.startswith("2 posts: code")
    assert (first.rule_id, first.outcome, first.posts) == ("missing-disclosure", "flag", 2)
    assert second.title.startswith("1 post: link")
    assert third.rule_id == "missing-disclosure"
    assert third.outcome == "needs_review"
    write_reviews(store, [Review(name, Decision.FIXED) for name in first.finding_ids])
    page = overview(reader, FilterState())
    assert page.do_first[0].rule_id == "late-disclosure"
    assert page.do_first[2].title.startswith("1 chain: ")
    assert page.open_findings == 2


def test_totals_ignore_every_filter(store: Store, reader: Reader) -> None:
    seen = totals(reader)
    assert (seen.posts, seen.findings, seen.gaps, seen.questions, seen.chains) == (10, 4, 3, 1, 1)
    assert (seen.accounts, seen.data_until) == (2, "2024-05-03")
    with store.atomic():
        store.run("UPDATE imports SET exported_on = '2024-06-01'")
    assert totals(reader).data_until == "2024-06-01"


def test_an_empty_client_has_an_empty_page(store: Store, reader: Reader) -> None:
    with store.atomic():
        store.run("DELETE FROM findings")
        store.run("DELETE FROM posts")
    page = overview(reader, MARCH)
    assert (page.posts, page.months, page.do_first, page.first_day) == (0, (), (), "")
    assert totals(reader).data_until == ""
