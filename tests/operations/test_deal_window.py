"""What a recorded deal asks of the posts in its window, and of those after it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.operations import edit_settings, record_deal
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

QUIET = NullProgress()
POSTS = """id,published_at,platform,kind,text
before,2026-02-20T09:00:00Z,instagram,feed,"The Lumavelle serum is so good, I love it."
inside,2026-04-10T09:00:00Z,instagram,feed,"The Lumavelle serum is so good, I love it."
told,2026-04-20T09:00:00Z,instagram,feed,"Ad: The Lumavelle serum is so good, I love it."
other,2026-04-25T09:00:00Z,instagram,feed,"The Veldrona cream is so good, I love it."
after,2026-07-15T09:00:00Z,instagram,feed,"The Lumavelle serum is so good, I love it."
later,2027-09-15T09:00:00Z,instagram,feed,"The Lumavelle serum is so good, I love it."
"""
DEAL = Deal("d1", "Lumavelle", DealKind.FEE, date(2026, 3, 1), date(2026, 6, 30), DealStatus.ENDED)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    table = tmp_path / "posts.csv"
    table.write_text(POSTS, encoding="utf-8")
    with Store.open(tmp_path / "a.db", create=True) as opened:
        edit_settings.set_countries(opened, QUIET, "gb", ())
        import_archives(opened, QUIET, [table])
        yield opened


def found(store: Store) -> dict[str, str]:
    """Post -> flag or needs_review of its disclosure findings."""
    rows = store.rows(
        "SELECT p.native_id, f.outcome FROM findings f JOIN finding_posts fp"
        " ON fp.finding_id = f.id JOIN posts p ON p.key = fp.post_key"
        " WHERE f.family = 'disclosure' AND f.outcome IN ('flag', 'needs_review')"
    )
    return dict(rows)


def test_without_a_deal_praise_alone_asks_nothing(store: Store) -> None:
    assert found(store) == {}


def test_a_deal_turns_unlabelled_posts_of_its_window_into_gaps(store: Store) -> None:
    record_deal.record_deal(store, QUIET, DEAL)
    outcome = found(store)
    assert outcome["inside"] == "flag"
    assert not {"before", "told", "other"} & outcome.keys()


def test_a_post_within_the_look_back_of_an_ended_deal_is_a_question(store: Store) -> None:
    record_deal.record_deal(store, QUIET, DEAL)
    outcome = found(store)
    assert outcome["after"] == "needs_review"
    assert "later" not in outcome


@pytest.mark.parametrize("status", [DealStatus.OFFERED, DealStatus.DECLINED])
def test_an_offer_that_was_not_taken_up_is_no_tie(store: Store, status: DealStatus) -> None:
    offer = Deal("d1", "Lumavelle", DealKind.FEE, date(2026, 3, 1), date(2026, 6, 30), status)
    record_deal.record_deal(store, QUIET, offer)
    assert found(store) == {}


def test_a_deal_that_is_taken_out_leaves_nothing_behind(store: Store) -> None:
    record_deal.record_deal(store, QUIET, DEAL)
    record_deal.remove_deal(store, QUIET, "d1")
    assert found(store) == {}
