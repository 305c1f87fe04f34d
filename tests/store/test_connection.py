"""Errors of the file system become sentences that name the right cause."""

import shutil
import sqlite3
from collections import namedtuple
from pathlib import Path

import pytest

from creator_audit.store.connection import mendable

Usage = namedtuple("Usage", "total used free")


@pytest.mark.parametrize(
    ("told", "free", "words"),
    [
        ("database or disk is full", 1 << 40, "no space left"),
        ("disk I/O error", 0, "no space left"),
        ("disk I/O error", 1 << 40, "did not read or write"),
        ("file is not a database", 0, "damaged"),
        ("database is locked", 0, "in use"),
        ("attempt to write a readonly database", 0, "cannot be"),
    ],
)
def test_each_cause_has_its_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, told: str, free: int, words: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(1 << 41, 0, free))
    answer = mendable(sqlite3.OperationalError(told), tmp_path / "a.db")
    assert words in str(answer)
    assert answer.next_step


def test_what_is_our_own_fault_is_raised_again(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        mendable(sqlite3.OperationalError("no such table: posts"), tmp_path / "a.db")
