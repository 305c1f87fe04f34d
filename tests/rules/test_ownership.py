"""Shipped facts on who owns whom stand below what the user wrote."""

from datetime import date

import pytest

from creator_audit.errors import RulePackError
from creator_audit.model.brand import Brand
from creator_audit.model.history import History
from creator_audit.rules import ownership
from creator_audit.rules.ownership import owner_of, with_owners


def test_every_fact_has_a_page_and_days_in_order() -> None:
    facts = ownership.ownership()
    assert facts
    for fact in facts.values():
        assert fact.source.startswith("http")
        assert date(2000, 1, 1) < fact.as_of <= date(2026, 11, 24)


def test_a_brand_is_known_by_name_or_alias_however_it_is_written() -> None:
    assert owner_of(Brand("a", "maybelline new york")).group == "L'Oréal"  # type: ignore[union-attr]
    assert owner_of(Brand("b", "CRV", aliases=("CeraVe",))).group == "L'Oréal"  # type: ignore[union-attr]
    assert owner_of(Brand("c", "Lumavelle")) is None


def test_the_users_own_group_stands() -> None:
    brands = with_owners({"g": Brand("g", "Garnier", parent="Northgroup")})
    assert brands["g"].parent == "Northgroup"


def test_brands_of_one_group_are_no_rivals() -> None:
    told = {
        "c": Brand("c", "CeraVe", "skin care"),
        "v": Brand("v", "Vichy", "skin care"),
        "l": Brand("l", "Lumavelle", "skin care"),
    }
    history = History((), (), brands=with_owners(told))
    assert not history.are_rivals("c", "v")
    assert history.are_rivals("c", "l")
    assert History((), (), brands=told).are_rivals("c", "v")


def test_a_group_without_its_day_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = '[[groups]]\nname = "A"\nsource = "https://a.example"\nbrands = ["B"]\n'
    monkeypatch.setattr(ownership.resources, "read_text", lambda _name: text)
    with pytest.raises(RulePackError, match="days"):
        ownership.ownership.__wrapped__()
