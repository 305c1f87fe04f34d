import sqlite3
import threading
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.queries.reader import QueryInterrupted, Reader, open_reader
from creator_audit.store.database import Store
from creator_audit.store.schema import NEWEST

ENDLESS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n"


def test_it_cannot_write(reader: Reader) -> None:
    with pytest.raises(UserError):
        reader.rows("DELETE FROM posts")
    assert reader.value("SELECT count(*) FROM posts") == 11


def test_a_superseded_query_is_stopped_from_another_thread(reader: Reader) -> None:
    timer = threading.Timer(0.1, reader.interrupt)
    timer.start()
    with pytest.raises(QueryInterrupted):
        reader.rows(ENDLESS)
    timer.join()
    assert reader.value("SELECT 1") == 1


def test_it_reads_on_while_the_writer_is_at_work(store: Store, reader: Reader) -> None:
    with store.atomic():
        store.run("INSERT INTO settings VALUES ('a', 'b')")
        assert reader.setting("a", "not yet") == "not yet"
    assert reader.setting("a") == "b"


def test_another_version_is_refused(store: Store) -> None:
    store.run(f"PRAGMA user_version = {NEWEST + 1}")
    with pytest.raises(UserError, match=f"version {NEWEST + 1}"):
        open_reader(store.path)


def test_what_is_no_client_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no such client"):
        open_reader(tmp_path / "nobody.db")
    (tmp_path / "odd.db").write_bytes(b"x" * 5000)
    with pytest.raises(UserError, match="not a file of Creator Audit"):
        open_reader(tmp_path / "odd.db")


def test_our_own_mistakes_are_not_hidden(reader: Reader) -> None:
    with pytest.raises(sqlite3.OperationalError):
        reader.rows("SELECT nonsense")
