import sqlite3
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.store import migrations, schema
from creator_audit.store.database import Store


def test_a_new_file_is_strict_wal_and_checks_foreign_keys(store: Store) -> None:
    assert store.value("PRAGMA journal_mode") == "wal"
    assert store.value("PRAGMA foreign_keys") == 1
    assert store.value("PRAGMA user_version") == schema.NEWEST
    with pytest.raises(sqlite3.IntegrityError), store.atomic():
        store.run("INSERT INTO scans VALUES (99, 'en', 'x')")
    with pytest.raises(sqlite3.IntegrityError), store.atomic():
        store.run("INSERT INTO imports (file, imported_at, size) VALUES ('a', 'b', 'no number')")
    assert store.value("SELECT count(*) FROM imports") == 0


def test_inner_failure_keeps_the_outer_work(store: Store) -> None:
    with store.atomic():
        store.run("INSERT INTO settings VALUES ('kept', '1')")
        with pytest.raises(ZeroDivisionError), store.atomic():
            _write_and_fail(store)
    assert store.rows("SELECT key FROM settings") == [("kept",)]


def _write_and_fail(store: Store) -> None:
    store.run("INSERT INTO settings VALUES ('lost', '1')")
    raise ZeroDivisionError


def test_a_newer_schema_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = tmp_path / "later.db"
    Store.open(path, create=True).close()
    with sqlite3.connect(path) as raw:
        raw.execute(f"PRAGMA user_version = {schema.NEWEST + 7}")
    raw.close()
    with pytest.raises(UserError) as told:
        Store.open(path)
    assert f"version {schema.NEWEST + 7}" in str(told.value)
    assert f"up to version {schema.NEWEST}" in str(told.value)


def test_a_migration_is_preceded_by_a_sound_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.db"
    with Store.open(path, create=True) as store, store.atomic():
        store.run("INSERT INTO settings VALUES ('name', 'Ada')")
    newer = type(migrations.STEPS)("creator_audit")
    newer._migrations = [*migrations.STEPS._migrations]

    @newer(name="m999_test")
    def step(db: object) -> None:
        db.execute("CREATE TABLE extra (x TEXT) STRICT")
        db.execute(f"PRAGMA user_version = {schema.NEWEST + 1}")

    newest = schema.NEWEST
    monkeypatch.setattr(migrations, "STEPS", newer)
    monkeypatch.setattr(schema, "NEWEST", newest + 1)
    with Store.open(path) as store:
        assert store.rows("SELECT * FROM settings") == [("name", "Ada")]
        assert store.value("SELECT count(*) FROM extra") == 0
    copy = sqlite3.connect(tmp_path / f"old.db.v{newest}-copy")
    assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert copy.execute("PRAGMA user_version").fetchone() == (newest,)
    assert copy.execute("SELECT value FROM settings").fetchone() == ("Ada",)
    copy.close()


@pytest.mark.parametrize("content", [b"not a database at all" * 99, b"PK\x03\x04" * 300])
def test_other_files_are_named_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "odd.db"
    path.write_bytes(content)
    with pytest.raises(UserError, match=r"odd\.db"):
        Store.open(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE cats (name)")
    raw.close()
    with pytest.raises(UserError, match="not a file of Creator Audit"):
        Store.open(path)


def test_a_locked_file_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("creator_audit.store.connection.BUSY_SECONDS", 0.05)
    path = tmp_path / "busy.db"
    with Store.open(path, create=True) as one, Store.open(path) as other, one.atomic():
        one.run("INSERT INTO settings VALUES ('a', 'b')")
        with pytest.raises(UserError, match="in use by another program"), other.atomic():
            other.run("INSERT INTO settings VALUES ('c', 'd')")


def test_no_space_left_takes_the_step_back(store: Store) -> None:
    with store.atomic():
        store.run("INSERT INTO settings VALUES ('before', '1')")
    pages = store.value("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(UserError, match="no space left"), store.atomic():
        store.run("INSERT INTO settings VALUES ('big', ?)", ("x" * 1_000_000,))
    assert store.rows("SELECT key FROM settings") == [("before",)]
    with store.atomic():
        store.run("INSERT INTO settings VALUES ('after', '1')")


def test_a_missing_client_is_not_made_by_opening(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such client"):
        Store.open(tmp_path / "nobody.db")
    assert list(tmp_path.iterdir()) == []


def test_digests_follow_their_tables(store: Store) -> None:
    deals, everything = store.digest("deals"), store.digest("user")
    with store.atomic():
        store.run("INSERT INTO rivals VALUES ('a', 'b')")
    assert store.digest("deals") == deals
    assert store.digest("user") != everything
