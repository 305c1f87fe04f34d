"""Backups are whole, checked, and come back; nothing there is lost by a failed restore."""

import zipfile
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.operations.backup import back_up, restore
from creator_audit.operations.clients import open_client, workspace
from creator_audit.operations.doctor import examine
from creator_audit.progress import NullProgress
from creator_audit.store.client_settings import read_client_settings, write_client_setting

QUIET = NullProgress()


def fill(folder: Path, *names: str) -> None:
    for name in names:
        with open_client(workspace(folder), name, create=True) as store:
            write_client_setting(store, "country", f"of {name}")


def country(folder: Path, name: str) -> object:
    with open_client(workspace(folder), name) as store:
        return read_client_settings(store)["country"]


def test_there_and_back(tmp_path: Path) -> None:
    fill(tmp_path / "a", "Slow Shelf", "Hob & Kettle")
    assert back_up(workspace(tmp_path / "a"), tmp_path / "all.backup", QUIET) == (
        "Hob & Kettle",
        "Slow Shelf",
    )
    restore(workspace(tmp_path / "b"), tmp_path / "all.backup", QUIET)
    assert workspace(tmp_path / "b").clients() == ("Hob & Kettle", "Slow Shelf")
    assert country(tmp_path / "b", "Slow Shelf") == "of Slow Shelf"


def test_a_client_that_is_there_is_only_replaced_when_asked(tmp_path: Path) -> None:
    fill(tmp_path / "a", "One")
    back_up(workspace(tmp_path / "a"), tmp_path / "x", QUIET)
    with open_client(workspace(tmp_path / "a"), "One") as store:
        write_client_setting(store, "country", "changed")
    with pytest.raises(UserError, match="there already"):
        restore(workspace(tmp_path / "a"), tmp_path / "x", QUIET)
    assert country(tmp_path / "a", "One") == "changed"
    restore(workspace(tmp_path / "a"), tmp_path / "x", QUIET, is_replacing=True)
    assert country(tmp_path / "a", "One") == "of One"


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04 cut off"])
def test_a_damaged_backup_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad"
    path.write_bytes(content)
    with pytest.raises(UserError, match="bad"):
        restore(workspace(tmp_path / "w"), path, QUIET)


def test_a_foreign_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.db", b"x")
    with pytest.raises(UserError, match="not a backup"):
        restore(workspace(tmp_path / "w"), path, QUIET)


def test_an_empty_workspace_has_nothing_to_save(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no client"):
        back_up(workspace(tmp_path), tmp_path / "x", QUIET)
    assert not (tmp_path / "x").exists()


def test_the_doctor_names_a_damaged_client(tmp_path: Path) -> None:
    fill(tmp_path, "Good")
    (tmp_path / "Bad.db").write_bytes(b"SQLite format 3\0" + b"x" * 4096)
    found = {check.what: check for check in examine(workspace(tmp_path))}
    assert found["Client Good"].is_sound
    assert not found["Client Bad"].is_sound
