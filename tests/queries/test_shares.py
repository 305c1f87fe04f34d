"""Shares and their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creator_audit.queries.shares import interval, percent, wilson


@pytest.mark.parametrize(
    ("hits", "base", "low", "high"),
    [
        # Wilson (1927), values as in R: prop.test(x, n, correct = FALSE)
        (14, 131, 0.0648, 0.1714),
        (0, 30, 0.0, 0.1135),
        (30, 30, 0.8865, 1.0),
        (50, 100, 0.4038, 0.5962),
    ],
)
def test_wilson(hits: int, base: int, low: float, high: float) -> None:
    assert wilson(hits, base) == pytest.approx((low, high), abs=5e-4)


@given(st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_the_interval_holds_the_share(pair: tuple[int, int]) -> None:
    hits, base = pair
    low, high = wilson(hits, base)
    assert 0 <= low <= hits / base <= high <= 1


def test_small_bases_have_no_share() -> None:
    assert percent(5, 19) == interval(5, 19) == ""
    assert percent(5, 20) == "25\u00a0%"
    assert interval(5, 20) == "11 to 47\u00a0%"
