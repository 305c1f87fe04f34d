"""Whose rules a client is judged by: asked, stored, or by the language of the posts."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from creator_audit.cli.main import main
from creator_audit.model.audit import AuditScope
from creator_audit.operations import edit_settings
from creator_audit.operations.choose_countries import settle_scope, was_chosen
from creator_audit.operations.import_captions import import_captions
from creator_audit.operations.import_one import settle_import
from creator_audit.progress import NullProgress
from creator_audit.queries.judged_for import is_by_language, judged_because, judged_short
from creator_audit.queries.reader import open_reader
from creator_audit.rules.pack_folders import active_pack
from creator_audit.store.database import Store

QUIET = NullProgress()
ENGLISH = "Ad: the new mug is on the shelf and I love it\n\nA walk by the sea with my sister today"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "Ana.audit", create=True) as opened:
        import_captions(opened, QUIET, ENGLISH, "instagram", "ana", "2026-09-14")
        yield opened


def codes_of(store: Store) -> list[str]:
    return json.loads(store.setting("jurisdictions", "[]"))


def told(store: Store) -> str:
    with open_reader(store.path) as reader:
        return judged_because(reader)


def test_without_a_choice_the_language_decides_and_it_is_said(store: Store) -> None:
    settle_import(store, QUIET)
    assert codes_of(store) == ["us", "gb"]
    assert not was_chosen(store)
    assert "because most posts are in English and no country was chosen" in told(store)
    with open_reader(store.path) as reader:
        assert is_by_language(reader)
        assert judged_short(reader).endswith(", by language")


def test_a_choice_stands_until_it_is_taken_back(store: Store) -> None:
    edit_settings.set_countries(store, QUIET, "gb", ())
    settle_import(store, QUIET)
    assert codes_of(store) == ["gb"]
    assert told(store).endswith("as chosen.")
    edit_settings.set_countries(store, QUIET, "", ())
    assert codes_of(store) == ["us", "gb"]
    assert not was_chosen(store)


def test_a_scope_is_asked_stored_or_by_language(store: Store) -> None:
    empty = AuditScope(jurisdictions=())
    assert settle_scope(store, QUIET, empty).jurisdictions == ("us", "gb")
    asked = AuditScope(jurisdictions=("gb",), audience=("us", "zz"))
    assert settle_scope(store, QUIET, asked).jurisdictions == ("gb", "us")
    assert settle_scope(store, QUIET, empty).jurisdictions == ("gb", "us")


def test_the_command_line_sets_what_the_window_sets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = ["--quiet", "--workspace", str(tmp_path), "clients"]
    assert main([*base, "add", "Ana"]) == 0
    assert main([*base, "judge", "Ana", "--country", "us", "--audience", "gb"]) == 0
    names = [active_pack().jurisdictions[code].name for code in ("us", "gb")]
    assert f"Judged for {names[0]} and {names[1]}, as chosen." in capsys.readouterr().out
