"""A manager's own list: shown, taken over, remembered, undone; the same deal stays one deal."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.operations import import_deal_list as lists
from creator_audit.operations import record_deal, undo
from creator_audit.operations.deal_matching import match_recorded
from creator_audit.operations.run_audit import import_deals
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals

QUIET = NullProgress()
LIST = """Kunde;Art;Beginn;Ende;Bemerkung
Lumavelle;bezahlt;1.6.2026;30.11.2026;vier Reels
Haldrik;geschenkt;4.4.2024;;
Burrmoss;Schabernack;;;
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db", create=True) as opened:
        yield opened


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_list_is_shown_before_it_is_taken_over(store: Store, tmp_path: Path) -> None:
    shown, changes = lists.preview_deal_list(store, QUIET, write(tmp_path / "x.csv", LIST))
    assert len(shown.table.deals) == 2
    assert shown.table.problems == ("line 4: `Schabernack` is no kind of deal that is known.",)
    assert not shown.is_remembered
    assert changes == frozenset()
    assert read_deals(store) == ()


def test_what_can_be_read_is_taken_over_in_one_step(store: Store, tmp_path: Path) -> None:
    taken, _changes = lists.import_deal_list(store, QUIET, write(tmp_path / "x.csv", LIST))
    assert taken.number == 2
    assert len(taken.problems) == 1
    assert {deal.brand for deal in read_deals(store)} == {"Lumavelle", "Haldrik"}
    assert all(deal.brand_id for deal in read_deals(store))
    assert undo.undo(store, QUIET)[0] == "Import 2 deals"
    assert read_deals(store) == ()


def test_columns_told_once_are_remembered_for_the_same_headers(
    store: Store, tmp_path: Path
) -> None:
    first = write(tmp_path / "a.csv", "Wer,Was,Wann\nLumavelle,gift,03/04/2026\n")
    told = {"brand": "Wer", "kind": "Was", "starts": "Wann"}
    with pytest.raises(UserError, match="no column|No column"):
        lists.import_deal_list(store, QUIET, first)
    with pytest.raises(UserError, match="03/04/2026"):
        lists.import_deal_list(store, QUIET, first, told)
    lists.import_deal_list(store, QUIET, first, told, {"*": "dmy"})
    second = write(tmp_path / "b.csv", "Wann,Wer,Was\n05/04/2026,Haldrik,loan\n")
    shown, _changes = lists.preview_deal_list(store, QUIET, second)
    assert shown.is_remembered
    (deal,) = shown.table.deals
    assert (deal.brand, deal.kind, deal.starts) == ("Haldrik", DealKind.LOAN, date(2026, 4, 5))


def test_a_column_left_out_stays_out_the_next_time(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "Brand,Notes\nLumavelle,private words\n")
    lists.import_deal_list(store, QUIET, path, {"brand": "Brand", "note": ""})
    shown, _changes = lists.preview_deal_list(store, QUIET, path)
    assert shown.table.deals[0].note == ""


def test_the_same_list_a_month_later_updates_what_it_speaks_of(
    store: Store, tmp_path: Path
) -> None:
    record_deal.record_deal(
        store,
        QUIET,
        Deal("mine", "Lumavelle", starts=date(2026, 6, 1), codes=("SLOW15",)),
    )
    later = "Brand,Start,End,Status\nLUMAVELLE,2026-06-01,2026-11-30,done\n"
    lists.import_deal_list(store, QUIET, write(tmp_path / "a.csv", later))
    (deal,) = read_deals(store)
    assert (deal.id, deal.status, deal.ends) == ("mine", DealStatus.ENDED, date(2026, 11, 30))
    assert deal.codes == ("SLOW15",)


def test_two_deals_that_could_both_be_meant_are_left_alone() -> None:
    recorded = [Deal("a", "Lumavelle"), Deal("b", "Lumavelle")]
    (found,) = match_recorded([Deal("new", "Lumavelle")], recorded)
    assert found.id == "new"


def test_an_audit_takes_such_a_list_whole_or_not_at_all(store: Store, tmp_path: Path) -> None:
    path = write(tmp_path / "x.csv", LIST)
    with pytest.raises(UserError, match="line 4"):
        import_deals(store, QUIET, path, is_analysed=False)
    assert read_deals(store) == ()
    write(path, LIST.replace("Schabernack", "Reise"))
    assert import_deals(store, QUIET, path, is_analysed=False)[0] == 3
