"""The wheel carries every data file of the checkout."""

import subprocess
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def test_wheel_has_resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = pytest.importorskip("hatchling.build", reason="the build tool is not installed here")
    monkeypatch.chdir(PROJECT)
    name = build.build_wheel(str(tmp_path))
    with zipfile.ZipFile(tmp_path / name) as wheel:
        packed = {n.partition("/_resources/")[2] for n in wheel.namelist() if "/_resources/" in n}
    listed = subprocess.run(
        ["git", "ls-files", "resources"], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout: what belongs to the project is not known")
    known = {line.removeprefix("resources/") for line in listed.stdout.splitlines()}
    known = {line for line in known if not line.rpartition("/")[2].startswith(".git")}
    assert known
    assert not known - packed
