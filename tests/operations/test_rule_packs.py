"""Rules are updated from a file, compared, and taken back; each fault names its place."""

import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from creator_audit.cli.main import main
from creator_audit.errors import RulePackError, UserError
from creator_audit.operations.rule_packs import (
    has_update,
    load_rules,
    remove_pack,
    take_back,
    update_rules,
)
from creator_audit.operations.test_rules import check_folder, run_examples
from creator_audit.rules.compare import compare, difference_lines
from creator_audit.rules.load import load_pack
from creator_audit.rules.pack_folders import PACKS_VARIABLE, active, forget

RESOURCES = Path(__file__).parents[2] / "resources"
TERMS = """
id = "{id}"
name = "Terms of an invented shop"
party = "Invented shop"
version = "{version}"
checked_on = 2026-11-01
platforms = ["x"]

[[citations]]
id = "{id}-terms"
title = "Terms"
publisher = "Invented shop"
kind = "terms"
url = "https://shop.example/terms"
basis = "read"
checked_on = 2026-11-01

[[demands]]
id = "tool"
kind = "platform-label"
condition = "{condition}"
severity = "minor"
citations = ["{id}-terms"]
"""


@pytest.fixture(autouse=True)
def packs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv(PACKS_VARIABLE, str(tmp_path / "packs"))
    forget()
    yield tmp_path / "packs"
    forget()


def pack(
    place: Path, version: str = "1.0", *, name: str = "Agency pack", wrapped: bool = False,
    condition: str = "The shop's label must be on.",
) -> Path:  # fmt: skip
    """A ZIP of a pack with the terms of one shop."""
    file = place / f"{name} {version}.zip"
    top = "pack/" if wrapped else ""
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            f"{top}pack.toml",
            f'name = "{name}"\nversion = "{version}"\nmade_on = 2026-11-01\nby = "An agency"\n',
        )
        archive.writestr(
            f"{top}terms/shop.toml",
            TERMS.format(id="shop", version=version, condition=condition),
        )
    return file


def test_an_update_is_used_and_taken_back_step_by_step(tmp_path: Path) -> None:
    assert not has_update()
    assert update_rules(pack(tmp_path)).sentence == '"Agency pack" 1.0 is in use.'
    second = update_rules(pack(tmp_path, "1.1", wrapped=True))
    assert second.sentence == '"Agency pack" 1.1 is in use instead of 1.0.'
    assert active().pack.terms["shop"].version == "1.1"
    assert take_back().endswith('Shipped rules 2026.11 + "Agency pack" 1.0.')
    assert active().pack.terms["shop"].version == "1.0"
    take_back()
    assert "shop" not in active().pack.terms
    with pytest.raises(UserError, match="no update"):
        take_back()


def test_an_older_pack_is_refused_unless_forced(tmp_path: Path) -> None:
    update_rules(pack(tmp_path, "1.10"))
    with pytest.raises(UserError, match=r"1\.9 is not newer than 1\.10"):
        update_rules(pack(tmp_path, "1.9"))
    update_rules(pack(tmp_path, "1.9"), is_forced=True)
    assert active().parts[1].version == "1.9"


def test_older_shipped_rules_are_refused_unless_forced(tmp_path: Path) -> None:
    old = pack(tmp_path, "2001.1", name="Shipped rules")
    with pytest.raises(UserError, match="is not newer than"):
        update_rules(old)
    update_rules(old, is_forced=True)
    assert active().words == "Shipped rules 2001.1"


def test_a_wrong_pack_changes_nothing_and_names_file_line_and_field(
    tmp_path: Path, packs: Path
) -> None:
    update_rules(pack(tmp_path))
    file = pack(tmp_path, "1.1", condition='"\nseverty = "minor')
    with pytest.raises(RulePackError) as caught:
        update_rules(file)
    assert caught.value.file == f"{file}/terms/shop.toml"
    assert caught.value.line
    assert active().parts[1].version == "1.0"
    assert not list(packs.glob(".new-*"))


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04broken"])
def test_a_file_that_is_no_pack(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(content)
    with pytest.raises(UserError, match="no ZIP file"):
        update_rules(file)
    with pytest.raises(UserError, match="no such file"):
        update_rules(tmp_path / "none.zip")


def test_names_that_lead_out_of_the_pack_are_not_written(tmp_path: Path, packs: Path) -> None:
    file = pack(tmp_path)
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../outside.toml", "a = 1")
        archive.writestr("/outside.toml", "a = 1")
    update_rules(file)
    assert not list(tmp_path.rglob("outside.toml"))


def test_a_pack_is_removed_and_comes_back(tmp_path: Path) -> None:
    update_rules(pack(tmp_path))
    assert remove_pack("Agency pack").endswith("In use: Shipped rules 2026.11.")
    take_back()
    assert len(active().parts) == 2
    with pytest.raises(UserError, match="no pack of this name"):
        remove_pack("Another")


def test_every_kind_of_difference_is_named(tmp_path: Path) -> None:
    for name in ("rules", "jurisdictions", "terms"):
        shutil.copytree(RESOURCES / name, tmp_path / "new" / name)
    place = tmp_path / "new" / "jurisdictions" / "gb.toml"
    text = place.read_text(encoding="utf-8")
    text = text.replace("first_text = 2008-05-26", "first_text = 2009-01-01", 1)
    text = text.replace('"#sp", ', "", 1).replace("glance_chars = 60", "glance_chars = 70")
    text = text.replace('locator = "rule 2.1"', 'locator = "rule 2.1.1"')
    place.write_text(text, encoding="utf-8")
    (tmp_path / "new" / "terms" / "x.toml").unlink()
    old, new = load_pack(), load_rules(str(tmp_path / "new"))
    told = {(d.place, d.what, d.change) for d in compare(old, new)}
    assert ("gb", "first text", "changed") in told
    assert ("gb", 'label "#sp" (en)', "removed") in told
    assert ("gb", "limit end", "changed") in told
    assert ("gb", "source gb-cap-2-1", "changed") in told or 'id = "gb-cap-2-1"' not in text
    assert ("x", old.terms["x"].name, "removed") in told
    lines = difference_lines(old, new)
    assert "gb: first text changed: 2009-01-01; was 2008-05-26" in lines
    assert any("glance chars 70" in line and "was" in line for line in lines)
    assert difference_lines(old, old)[1:] == ["No change."]


def test_check_and_test_work_on_a_pack_that_rests_on_the_shipped_rules(tmp_path: Path) -> None:
    own = tmp_path / "own" / "jurisdictions"
    own.mkdir(parents=True)
    for suffix in (".toml", ".examples.toml"):
        text = (RESOURCES / "jurisdictions" / f"gb{suffix}").read_text(encoding="utf-8")
        text = text.replace('code = "gb"', 'code = "zz"', 1).replace('"gb-', '"zz-')
        (own / f"zz{suffix}").write_text(text, encoding="utf-8")
    assert "zz" in check_folder(tmp_path / "own").jurisdictions
    results = run_examples(tmp_path / "own")
    assert results
    assert {result.example.owner for result in results} == {"zz"}
    examples = own / "zz.examples.toml"
    examples.write_text(examples.read_text(encoding="utf-8") + "\nwrong = 1\n", encoding="utf-8")
    with pytest.raises(RulePackError) as caught:
        check_folder(tmp_path / "own")
    assert caught.value.file == str(examples)


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(pack(tmp_path))
    assert main(["rules", "update", file]) == 0
    assert main(["rules", "show", "terms:shop"]) == 0
    assert main(["rules", "show", "gb"]) == 0
    assert main(["rules", "diff", "shipped"]) == 0
    assert main(["rules", "list"]) == 0
    assert main(["rules", "update", "--undo"]) == 0
    said = capsys.readouterr()
    assert '"Agency pack" 1.0 is in use.' in said.out
    assert "Terms of Invented shop, a contract and no law." in said.out
    assert "Labels that are enough" in said.out
    assert "shop: Terms of an invented shop added" in said.out
    assert 'Shipped rules 2026.11 + "Agency pack" 1.0' in said.out
    assert main(["rules", "update"]) == 2
    assert main(["rules", "show", "no-such"]) == 2
    assert main(["rules", "update", str(tmp_path / "none.zip")]) == 2
    assert "Traceback" not in capsys.readouterr().err
