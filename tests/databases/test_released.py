"""Every schema ever released opens as the newest, with the same content."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from creator_audit.queries.filters import FilterState
from creator_audit.queries.posts import post_keys, post_rows
from creator_audit.queries.reader import open_reader
from creator_audit.store import migrations, schema
from creator_audit.store.brands import read_brands
from creator_audit.store.database import Store
from creator_audit.store.deals import read_deals
from creator_audit.store.imports import undo_import
from creator_audit.store.journal import undo
from creator_audit.store.reviews import read_decisions, read_reviews

FILES = sorted(Path(__file__).parent.glob("m*.db"))


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    raw = sqlite3.connect(path)
    try:
        names = raw.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'posts_fts%'"
            " AND name NOT LIKE 'sqlite_%' AND name <> '_sqlite_migrations'"
        ).fetchall()
        return {name: raw.execute(f"SELECT * FROM {name}").fetchall() for (name,) in names}
    finally:
        raw.close()


def test_every_released_step_has_its_file() -> None:
    assert [path.stem for path in FILES] == [step.name for step in migrations.STEPS._migrations]
    assert len(FILES) == schema.NEWEST


@pytest.mark.parametrize("released", FILES, ids=lambda path: path.stem)
def test_it_opens_as_the_newest_with_the_same_content(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "client.db"
    shutil.copy(released, path)
    before = rows_of(path)
    with Store.open(path) as store:
        assert store.value("PRAGMA user_version") == schema.NEWEST
        assert store.value("PRAGMA integrity_check") == "ok"
        assert [brand.name for brand in read_brands(store)] == ["Lumavelle"]
        assert [deal.codes for deal in read_deals(store)] == [("SAVE10",)]
        assert [review.reason for review in read_reviews(store)] == ["Done"]
        assert read_decisions(store) == read_reviews(store)
    after = rows_of(path)
    # A later step may add columns at the end; nothing that was there may change.
    kept = {
        name: [row[: len(rows[0])] for row in after[name]] for name, rows in before.items() if rows
    }
    assert kept == {name: rows for name, rows in before.items() if rows}
    with open_reader(path) as reader:
        rows = post_rows(reader, post_keys(reader, FilterState(), descending=False))
        assert [row.text for row in rows] == [
            "Use code SAVE15", "Don't buy it, get the other one", "", "Grüße 🌊",
        ]  # fmt: skip
        assert len(post_keys(reader, FilterState(text="gruße"))) == 1
        assert len(post_keys(reader, FilterState(text="sav"))) == 1


@pytest.mark.parametrize("released", FILES, ids=lambda path: path.stem)
def test_undo_still_works_on_it(released: Path, tmp_path: Path) -> None:
    path = tmp_path / "client.db"
    shutil.copy(released, path)
    with Store.open(path) as store:
        undone = undo(store)
        assert undone is not None
        assert undone.label == "Change settings"
        undo_import(store, 2)
        assert store.value("SELECT text FROM posts WHERE key = 1").startswith("Use code SAVE10")


def test_a_released_step_was_not_edited(tmp_path: Path) -> None:
    fresh = tmp_path / "fresh.db"
    Store.open(fresh, create=True).close()
    sql = "SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    shutil.copy(FILES[-1], tmp_path / "old.db")
    old, new = sqlite3.connect(tmp_path / "old.db"), sqlite3.connect(fresh)
    assert old.execute(sql).fetchall() == new.execute(sql).fetchall()
    old.close()
    new.close()
