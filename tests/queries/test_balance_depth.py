"""The mix by platform, brand and surface, spacing, and before and after a day."""

from datetime import date

import pytest

from creator_audit.queries.balance import ClassCounts
from creator_audit.queries.balance_depth import (
    before_after,
    shares_by,
    spacing,
    told_by_month,
)
from creator_audit.queries.filters import FilterState
from creator_audit.queries.reader import Reader

ALL = FilterState()


def test_platforms_stand_in_order_of_their_posts(reader: Reader) -> None:
    rows = {row.key: row.counts for row in shares_by(reader, ALL, "platform")}
    assert rows == {
        "instagram": ClassCounts(sponsored=4, other=2),
        "tiktok": ClassCounts(recommending=1, deinfluencing=1, other=1),
    }
    assert [row.key for row in shares_by(reader, ALL, "platform")] == ["instagram", "tiktok"]


def test_years_stand_in_order_of_time_and_without_a_date_first(reader: Reader) -> None:
    rows = shares_by(reader, ALL, "year")
    assert [(row.key, row.counts.total) for row in rows] == [("", 1), ("2023", 1), ("2024", 7)]


@pytest.mark.parametrize("by", ["platform", "surface", "year"])
def test_every_post_with_text_counts_once(reader: Reader, by: str) -> None:
    assert sum(row.counts.total for row in shares_by(reader, ALL, by)) == 9


def test_brands_and_categories_count_the_posts_that_name_them(reader: Reader) -> None:
    brands = {row.key: row.counts.total for row in shares_by(reader, ALL, "brand")}
    assert brands
    named = {row.key for row in shares_by(reader, ALL, "category")}
    assert "" not in named


def test_spacing_counts_days_and_the_longest_run(reader: Reader) -> None:
    found = spacing(reader, ALL)
    assert len(found) == 1
    only = found[0]
    assert (only.sponsored, only.shortest_days, only.median_days) == (4, 1, 1)
    assert (only.longest_run, only.run_from, only.run_to) == (4, "2023-03-05", "2024-03-02")


def test_told_by_month_adds_up_to_the_posts_with_a_tie(reader: Reader) -> None:
    months = told_by_month(reader, ALL)
    assert [(m.year, m.month, m.sufficient, m.insufficient, m.none_found) for m in months] == [
        (2023, 3, 0, 0, 1),
        (2024, 2, 0, 0, 1),
        (2024, 3, 1, 1, 0),
    ]
    assert sum(m.total for m in months) == 4


def test_both_sides_of_a_day_have_the_same_length(reader: Reader) -> None:
    found = before_after(reader, ALL, date(2024, 3, 2))
    assert found is not None
    assert (found.before.since, found.before.until) == ("2023-12-30", "2024-03-01")
    assert (found.after.since, found.after.until) == ("2024-03-02", "2024-05-03")
    assert found.before.counts == ClassCounts(sponsored=2)
    assert found.after.counts.sponsored == 1
    assert (found.before.with_tie, found.before.sufficient) == (2, 0)
    assert (found.after.with_tie, found.after.sufficient) == (1, 1)


@pytest.mark.parametrize("day", [date(2023, 3, 5), date(2024, 5, 4), date(2030, 1, 1)])
def test_a_day_with_nothing_on_one_side_compares_nothing(reader: Reader, day: date) -> None:
    assert before_after(reader, ALL, day) is None
