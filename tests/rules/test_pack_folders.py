"""Packs of one's own are merged after the shipped rules, never over them in silence."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from creator_audit.errors import RulePackError
from creator_audit.rules.load import load_pack
from creator_audit.rules.overlay import Overlay
from creator_audit.rules.pack_file import folder_name, order, read_manifest
from creator_audit.rules.pack_folders import (
    FORCED,
    PACKS_VARIABLE,
    active,
    active_pack,
    forget,
    rest_on_shipped,
    stands_alone,
)

RESOURCES = Path(__file__).parents[2] / "resources"
MakePack = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePack]:
    """Writes packs into the folder of packs in use."""
    monkeypatch.setenv(PACKS_VARIABLE, str(tmp_path))

    def write(name: str, files: dict[str, str], version: str = "1.2", replaces: str = "[]") -> Path:
        place = tmp_path / folder_name(name)
        for path, text in files.items():
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).write_text(text, encoding="utf-8")
        (place / "pack.toml").write_text(
            f'name = "{name}"\nversion = "{version}"\nmade_on = 2026-11-01\n'
            f'by = "An agency"\nreplaces = {replaces}\n',
            encoding="utf-8",
        )
        forget()
        return place

    yield write
    forget()


def country(code: str, *, like: str = "gb") -> str:
    """An invented country: the file of another with its own code and sources."""
    text = (RESOURCES / "jurisdictions" / f"{like}.toml").read_text(encoding="utf-8")
    text = text.replace(f'code = "{like}"', f'code = "{code}"', 1)
    return text.replace(f'"{like}-', f'"{code}-')


def test_without_packs_the_shipped_rules_are_in_use(make: MakePack) -> None:
    assert active_pack() is load_pack()
    assert active().words == f"Shipped rules {load_pack().version}"
    assert active().left_out == ()


def test_a_new_country_is_merged_after_the_shipped_ones(make: MakePack) -> None:
    make("Agency pack", {"jurisdictions/zz.toml": country("zz")})
    used = active()
    shipped = load_pack()
    assert used.left_out == ()
    assert set(used.pack.jurisdictions) == {*shipped.jurisdictions, "zz"}
    assert used.pack.jurisdictions["gb"] == shipped.jurisdictions["gb"]
    assert used.pack.version == f"{shipped.version} + Agency pack 1.2"
    assert used.words == f'Shipped rules {shipped.version} + "Agency pack" 1.2'
    assert used.pack.digest != shipped.digest


def test_a_clash_names_both_files_and_leaves_the_pack_out(make: MakePack) -> None:
    place = make("Agency pack", {"jurisdictions/gb.toml": country("gb")})
    (left,) = active().left_out
    assert str(place / "jurisdictions" / "gb.toml") in left.reason
    assert str(RESOURCES / "jurisdictions" / "gb.toml") in left.reason
    assert 'replaces = ["gb"]' in left.reason
    assert active_pack().jurisdictions == load_pack().jurisdictions


def test_a_country_is_replaced_only_by_name(make: MakePack) -> None:
    text = country("gb").replace('name = "United Kingdom"', 'name = "Agency view"', 1)
    make("Agency pack", {"jurisdictions/gb.toml": text}, replaces='["gb"]')
    assert active().left_out == ()
    assert active_pack().jurisdictions["gb"].name == "Agency view"


def test_what_is_replaced_must_be_there(make: MakePack) -> None:
    make("Agency pack", {"jurisdictions/zz.toml": country("zz")}, replaces='["gb"]')
    (left,) = active().left_out
    assert "no file for `gb`" in left.reason


def test_a_broken_pack_is_left_out_and_the_others_stay(make: MakePack) -> None:
    text = country("yy").replace("checked_on = ", "checkd_on = ", 1)
    place = make("Broken", {"jurisdictions/yy.toml": text})
    make("Whole", {"jurisdictions/zz.toml": country("zz")})
    make("Unreadable", {"jurisdictions/xx.toml": "this is no [TOML"})
    used = active()
    assert [part.name for part in used.parts] == ["Shipped rules", "Whole"]
    reasons = {Path(left.folder).name: left.reason for left in used.left_out}
    assert set(reasons) == {"broken", "unreadable"}
    assert f"{place / 'jurisdictions' / 'yy.toml'}:" in reasons["broken"]
    assert "is left out" in used.left_out[0].sentence


def test_two_packs_may_not_bring_the_same_country(make: MakePack) -> None:
    make("One", {"jurisdictions/zz.toml": country("zz")})
    second = make("Two", {"jurisdictions/zz.toml": country("zz")})
    (left,) = active().left_out
    assert left.folder == str(second)
    assert str(second.parent / "one" / "jurisdictions" / "zz.toml") in left.reason


def test_an_update_stands_in_for_the_shipped_rules(make: MakePack) -> None:
    text = country("gb").replace('version = "2026.11"', 'version = "2099.1"', 1)
    place = make("Shipped rules", {"jurisdictions/gb.toml": text}, version="2099.1")
    assert active().words == "Shipped rules 2099.1"
    assert active_pack().version == "2099.1"
    assert active_pack().jurisdictions["gb"].version == "2099.1"
    make("Shipped rules", {"jurisdictions/gb.toml": text}, version="2001.1")
    (left,) = active().left_out
    assert "newer rules" in left.reason
    (place / FORCED).touch()
    forget()
    assert active().words == "Shipped rules 2001.1"


def test_a_file_nobody_would_read_is_refused(make: MakePack) -> None:
    place = make("Agency pack", {"lexicons/en.toml": ""})
    with pytest.raises(RulePackError, match="holds only TOML files"):
        rest_on_shipped(place)


def test_a_folder_without_manifest_rests_on_the_shipped_rules(tmp_path: Path) -> None:
    (tmp_path / "jurisdictions").mkdir()
    file = tmp_path / "jurisdictions" / "zz.toml"
    file.write_text(country("zz"), encoding="utf-8")
    assert not stands_alone(tmp_path)
    assert "zz" in rest_on_shipped(tmp_path).pack.jurisdictions
    file.write_text(country("zz").replace('"zz-cap-2"', '"zz-none"', 1), encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        rest_on_shipped(tmp_path)
    assert caught.value.file == str(file)
    assert caught.value.line


def test_a_whole_copy_stands_alone(tmp_path: Path) -> None:
    for name in ("rules", "jurisdictions"):
        shutil.copytree(RESOURCES / name, tmp_path / name)
    assert stands_alone(tmp_path)


@pytest.mark.parametrize(
    ("field", "line"),
    [
        ("version", 'version = "new"'),
        ("name", 'name = "..."'),
        ("made_on", 'made_on = "soon"'),
        ("replaced", 'replaced = ["gb"]'),
    ],
)
def test_a_manifest_names_its_field(field: str, line: str) -> None:
    lines = {"name": 'name = "A"', "version": 'version = "1"', "made_on": "made_on = 2026-01-01"}
    text = "\n".join([*{**lines, field: line}.values(), 'by = "B"'])
    with pytest.raises(RulePackError) as caught:
        read_manifest(text)
    assert caught.value.field == field


def test_versions_are_compared_as_numbers() -> None:
    assert order("2026.11") > order("2026.9")
    assert order("1.0") == order("1")


def test_an_overlay_shows_each_name_once(tmp_path: Path) -> None:
    for layer, names in (("a", ("x", "y")), ("b", ("y", "z"))):
        (tmp_path / layer / "d").mkdir(parents=True)
        for name in names:
            (tmp_path / layer / "d" / name).write_text(layer)
    layers = (tmp_path / "a", tmp_path / "b")
    tree = Overlay(layers) / "d"
    assert {e.name: e.read_text() for e in tree.iterdir()} == {"x": "a", "y": "b", "z": "b"}
    less = Overlay(layers, frozenset({"d/x"})) / "d"
    assert sorted(e.name for e in less.iterdir()) == ["y", "z"]
    with (tree / "x").open() as file:
        assert file.read() == "a"
