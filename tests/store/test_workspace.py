import os
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.store.database import Store
from creator_audit.store.workspace import Workspace, client_name, file_name


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "my clients")


@pytest.mark.parametrize(
    "name", ["Ada", "Ada & Bo: 50 %/x", "CON", "nul.x", ".hidden", "Zoë ✨", "a*b?[c]", "日本"]
)
def test_names_survive_the_file_system(place: Workspace, name: str) -> None:
    path = place.add(name)
    assert path.parent == place.folder
    assert place.clients() == (name,)
    assert client_name(path) == name
    assert not set(path.name) & set('/\\:*?"<>|')
    assert place.erase(name)
    assert list(place.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\0b", "日" * 80])
def test_names_that_cannot_be_are_refused(name: str) -> None:
    with pytest.raises(UserError):
        file_name(name)


def test_names_differ_by_more_than_case(place: Workspace) -> None:
    place.add("Ada")
    with pytest.raises(UserError, match="already"):
        place.add("ADA")
    assert place.path("aDa").name == "Ada.db"


def test_rename_keeps_the_content(place: Workspace) -> None:
    with Store.open(place.add("Ada")) as store, store.atomic():
        store.run("INSERT INTO settings VALUES ('a', 'b')")
    place.add("Bo")
    with pytest.raises(UserError, match="already"):
        place.rename("Ada", "Bo")
    place.rename("Ada", "ada lovely")
    assert place.clients() == ("ada lovely", "Bo")
    with Store.open(place.path("ada lovely")) as store:
        assert store.setting("a") == "b"


def test_erase_takes_every_file_of_the_client(place: Workspace) -> None:
    path = place.add("Ada")
    place.add("Ada B")
    store = Store.open(path)
    with store.atomic():
        store.run("INSERT INTO settings VALUES ('secret', 'pearl')")
    copy = path.with_name(path.name + ".v1-copy")
    copy.write_bytes(b"old")
    removed = place.erase("Ada")
    store.connection.close()
    assert {path.name, copy.name, path.name + "-wal"} <= set(removed)
    assert [p.name for p in place.folder.glob("*.db")] == ["Ada B.db"]
    assert not any(b"pearl" in p.read_bytes() for p in place.folder.iterdir())


def test_unknown_clients_are_named(place: Workspace) -> None:
    for act in (place.erase, lambda name: place.rename(name, "x")):
        with pytest.raises(UserError, match="no client of this name"):
            act("Nobody")
    assert place.clients() == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "still"
    folder.mkdir(mode=0o500)
    with pytest.raises(UserError, match="permissions|may write"):
        Workspace(folder / "deeper").add("Ada")
