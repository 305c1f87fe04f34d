"""Deals and brands: files in and out, errors that name the place, undo."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.model.brand import HandleRole
from creator_audit.model.deal import DealKind, DealStatus
from creator_audit.operations import edit_brand, record_deal, undo
from creator_audit.progress import NullProgress
from creator_audit.store.brands import read_brands, read_names, read_rivals
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals

QUIET = NullProgress()
DEALS = """brand,kind,starts,ends,status,declined_by,handles,codes,domains,exclusive_for,exclusive_until,note
Lumavelle,fee,2025-03-01,2025-06-30,ended,,@lumavelle,SLOW15;SLOW20,lumavelle.example,skin care,2025-09-30,spring
Veldrona,gift,2025-02-01,,declined,brand,,,,,,
"""
BRANDS = """
[[brands]]
name = "Lumavelle"
category = "skin care"
aliases = ["Luma Velle"]
handles = ["@lumavelle"]

[[rivals]]
brands = ["Lumavelle", "Veldrona"]
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "a.db", create=True) as opened:
        yield opened


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_deals_come_in_and_go_out_alike(store: Store, tmp_path: Path) -> None:
    source = write(tmp_path / "deals.csv", DEALS)
    assert record_deal.import_deals(store, QUIET, source)[0] == 2
    first = read_deals(store)[0]
    assert first.kind is DealKind.FEE
    assert first.codes == ("SLOW15", "SLOW20")
    assert first.exclusive_until == date(2025, 9, 30)
    assert read_deals(store)[1].status is DealStatus.DECLINED
    target = tmp_path / "out.csv"
    record_deal.export_deals(store, QUIET, target)
    assert target.read_text(encoding="utf-8") == DEALS
    record_deal.import_deals(store, QUIET, target)
    assert len(read_deals(store)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name\nx\n", "brand"),
        ("brand,colour\nx,y\n", "colour"),
        ("brand,kind\n,fee\n", "no brand"),
        ("brand,kind\nX,loot\n", "loot"),
        ("brand,starts\nX,03/04/2025\n", "03/04/2025"),
        ("brand,starts,ends\nX,2025-05-01,2025-04-01\n", "before"),
        ("brand,declined_by\nX,nobody\n", "declined_by"),
        ("brand,amount\nX,a lot\n", "a lot"),
        ("brand,amount\nX,-5\n", "-5"),
    ],
)
def test_a_bad_list_changes_nothing_and_names_the_place(
    store: Store, tmp_path: Path, text: str, words: str
) -> None:
    path = write(tmp_path / "deals.csv", text)
    with pytest.raises(UserError) as caught:
        record_deal.import_deals(store, QUIET, path)
    assert "deals.csv" in str(caught.value)
    assert words in str(caught.value)
    assert read_deals(store) == ()


def test_what_a_deal_is_worth_comes_in_and_goes_out(store: Store, tmp_path: Path) -> None:
    text = DEALS.splitlines()[0] + ",amount,currency,contract\n"
    text += "Lumavelle,fee,,,active,,,,,,,,1200.50,eur,contracts/luma.pdf\n"
    record_deal.import_deals(store, QUIET, write(tmp_path / "deals.csv", text))
    (deal,) = read_deals(store)
    assert (deal.amount, deal.currency) == (Decimal("1200.50"), "EUR")
    assert deal.contract == "contracts/luma.pdf"
    assert record_deal.ledger_csv(store) == text.replace("eur", "EUR")


def test_a_missing_list_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="none.csv"):
        record_deal.import_deals(store, QUIET, tmp_path / "none.csv")


def test_brands_and_rivals_come_in_and_go_out_alike(store: Store, tmp_path: Path) -> None:
    edit_brand.import_brands(store, QUIET, write(tmp_path / "brands.toml", BRANDS))
    assert {brand.name for brand in read_brands(store)} == {"Lumavelle", "Veldrona"}
    assert read_rivals(store) == {frozenset({"lumavelle", "veldrona"})}
    target = tmp_path / "out.toml"
    edit_brand.export_brands(store, QUIET, target)
    brands, pairs = edit_brand.read_brand_file(target)
    assert {brand.name: brand.category for brand in brands}["Lumavelle"] == "skin care"
    assert pairs == [("Lumavelle", "Veldrona")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[brands", "TOML"),
        ('[[brands]]\ncategory = "x"\n', "brands entry 1"),
        ('[[brands]]\nname = "x"\naliases = "y"\n', "aliases"),
        ('[[rivals]]\nbrands = "x"\n', "rivals entry 1"),
    ],
)
def test_a_bad_brand_file_names_the_entry(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(UserError, match=words.replace("[", r"\[")):
        edit_brand.read_brand_file(write(tmp_path / "brands.toml", text))


def test_a_deal_knows_its_brand_by_any_alias(store: Store, tmp_path: Path) -> None:
    edit_brand.import_brands(store, QUIET, write(tmp_path / "brands.toml", BRANDS))
    path = write(tmp_path / "deals.csv", "brand\nluma velle\n")
    record_deal.import_deals(store, QUIET, path)
    assert read_deals(store)[0].brand_id == "lumavelle"


def test_roles_of_names_are_undone_and_done_again(store: Store) -> None:
    edit_brand.set_name_roles(store, QUIET, {("lumavelle", "handle"): "brand"})
    assert read_names(store) == (("lumavelle", "handle", HandleRole.BRAND),)
    assert undo.undo(store, QUIET)[0] == "Say whose names these are"
    assert read_names(store) == ()
    undo.redo(store, QUIET)
    assert len(read_names(store)) == 1
    assert undo.redo(store, QUIET)[0] == ""
