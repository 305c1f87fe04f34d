"""The import contract of pyproject.toml holds, and a planted breach of it is seen."""

import shutil
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_contract_holds() -> None:
    result = lint_imports(PROJECT)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


def test_a_breach_is_seen(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "creator_audit", tmp_path / "creator_audit")
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    planted = tmp_path / "creator_audit" / "model" / "post.py"
    planted.write_text("import PySide6\nimport socket\n" + planted.read_text(encoding="utf-8"))
    result = lint_imports(tmp_path)
    assert result.returncode != 0
    assert "Only gui knows Qt" in result.stdout
    assert "No network" in result.stdout
