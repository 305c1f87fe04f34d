from collections.abc import Callable
from datetime import date

import pytest

from creator_audit.model.brand import Brand, HandleRole
from creator_audit.model.classification import PostClass
from creator_audit.model.deal import Deal, DealKind, DealStatus
from creator_audit.model.finding import Decision, Review
from creator_audit.store.brands import (
    read_brands,
    read_names,
    read_rivals,
    remove_brand,
    remove_name,
    remove_rivals,
    write_brands,
    write_names,
    write_rivals,
)
from creator_audit.store.client_settings import read_client_settings, write_client_setting
from creator_audit.store.corrections import Correction, read_corrections, write_corrections
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals, remove_deal, write_deals
from creator_audit.store.journal import KEYS, change, put, redo, steps, undo
from creator_audit.store.label_answers import (
    LabelAnswer,
    read_label_answers,
    remove_label_answer,
    write_label_answer,
)
from creator_audit.store.reviews import read_reviews, write_reviews

DEAL = Deal(
    "d1", "Lumavelle", DealKind.GIFT, date(2024, 1, 2), None, DealStatus.DECLINED, "creator",
    ("@luma",), ("SAVE10",), ("luma.example",), ("skin",), date(2025, 1, 1), "Ünïcode",
    brand_id="lumavelle",
)  # fmt: skip
BRAND = Brand("lumavelle", "Lumavelle", "skin", ("Luma",), "Big", ("luma",), ("luma.example",))
ANSWER = LabelAnswer("x:ada", "2024-01-01", "2024-02-01", "some", frozenset({"x:1"}))


def contents(store: Store) -> dict[str, list[tuple[object, ...]]]:
    return {table: store.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEYS}


def act_on_everything(store: Store) -> list[Callable[[], None]]:
    return [
        lambda: write_deals(store, (DEAL,)),
        lambda: write_brands(store, [BRAND, Brand("x", "Xeno", role=HandleRole.FRIEND)]),
        lambda: write_rivals(store, [("x", "lumavelle"), ("lumavelle", "x"), ("x", "x")]),
        lambda: write_names(store, [("ADA", "handle", HandleRole.OWN)]),
        lambda: write_corrections(store, (Correction("x:1", PostClass.OTHER, "none", "why"),)),
        lambda: write_label_answer(store, ANSWER),
        lambda: write_reviews(store, [Review("f1", Decision.FIXED, "done", "", "Ada", "2024")]),
        lambda: write_client_setting(store, "audience", ("us", "de")),
        lambda: write_client_setting(store, "time_zone", "Europe/London"),
        lambda: remove_deal(store, "d1"),
        lambda: remove_brand(store, "x"),
        lambda: remove_name(store, "Ada", "handle"),
        lambda: write_corrections(store, (Correction("x:1"),)),
        lambda: remove_label_answer(store, ANSWER),
        lambda: write_reviews(store, [Review("f1", Decision.OPEN)]),
    ]


def test_what_the_user_records_comes_back(store: Store) -> None:
    for act in act_on_everything(store)[:9]:
        act()
    assert read_deals(store) == (DEAL,)
    assert BRAND in read_brands(store)
    assert read_rivals(store) == {frozenset({"x", "lumavelle"})}
    assert read_names(store) == (("ada", "handle", HandleRole.OWN),)
    assert read_corrections(store)["x:1"].post_class is PostClass.OTHER
    assert read_label_answers(store) == (ANSWER,)
    assert read_reviews(store)[0].reason == "done"
    assert read_client_settings(store)["audience"] == ["us", "de"]


def test_every_step_can_be_undone_and_done_again(store: Store) -> None:
    states = [contents(store)]
    for act in act_on_everything(store):
        act()
        assert contents(store) != states[-1]
        states.append(contents(store))
    for state in reversed(states[:-1]):
        assert undo(store) is not None
        assert contents(store) == state
    assert undo(store) is None
    for state in states[1:]:
        assert redo(store) is not None
        assert contents(store) == state
    assert redo(store) is None


def test_steps_are_named_and_grouped(store: Store) -> None:
    with change(store, "Import deals"):
        write_brands(store, [BRAND], "Add brands")
        write_deals(store, (DEAL,), "Record")
    step = steps(store)[0]
    assert (step.label, step.rows, step.is_undone) == ("Import deals", 2, False)
    undone = undo(store)
    assert undone is not None
    assert undone.label == "Import deals"
    assert set(undone.tables) == {"brands", "deals"}
    assert read_brands(store) == read_deals(store) == ()


def test_a_new_step_ends_redo(store: Store) -> None:
    write_deals(store, (DEAL,))
    undo(store)
    write_brands(store, [BRAND])
    assert redo(store) is None
    assert [step.label for step in steps(store)] == ["Edit brands"]


def test_the_same_again_is_no_step(store: Store) -> None:
    write_deals(store, (DEAL,))
    write_deals(store, (DEAL,))
    remove_deal(store, "unknown")
    remove_rivals(store, "a", "b")
    assert len(steps(store)) == 1


def _put_and_fail(store: Store) -> None:
    put(store, "names", {"name": "a", "kind": "code", "role": "own"})
    raise ZeroDivisionError


def test_a_step_that_fails_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), change(store, "Broken"):
        _put_and_fail(store)
    assert steps(store) == ()
    assert read_names(store) == ()
    with pytest.raises(RuntimeError):
        put(store, "names", {"name": "a", "kind": "code", "role": "own"})
