"""Start and end of every command: display, encodings, pipes, interruption."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from creator_audit.cli.main import main

START = (sys.executable, "-m", "creator_audit")


def without_display(**extra: str) -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {key: value for key, value in os.environ.items() if key not in hidden} | extra


@pytest.mark.parametrize("arguments", [(), ("--workspace", "somewhere"), ("--quiet",)])
def test_without_command_and_display_one_sentence_names_what_works(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    done = subprocess.run(  # noqa: PLW1510 - its code is what is looked at
        (*START, *arguments), env=without_display(), cwd=tmp_path, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    assert "audit" in done.stderr
    assert "demo" in done.stderr


def test_without_command_the_window_opens_on_the_workspace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str | None, bool]] = []

    def open_window(workspace: str | None = None, *, demo: bool = False) -> int:
        asked.append((workspace, demo))
        return 0

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert main(("--workspace", "somewhere"), open_window) == 0
    assert main(("demo",), open_window) == 0
    assert asked == [("somewhere", False), (None, True)]


def test_output_is_utf8_whatever_the_machine_says(tmp_path: Path) -> None:
    lines = tmp_path / "lines.jsonl"
    lines.write_text('{"text": "use my code CAFÉ15 ☕"}\n', encoding="utf-8")
    done = subprocess.run(  # noqa: PLW1510 - its code is what is looked at
        (*START, "check", "--jsonl", str(lines)),
        env=without_display(PYTHONIOENCODING="latin-1", PYTHONUTF8="0"),
        capture_output=True,
    )
    assert done.returncode == 0
    assert "CAFÉ15" in done.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_failure() -> None:
    with subprocess.Popen(
        (*START, "rules", "list", "--json"),
        env=without_display(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        running.stdout.close()
        assert running.stderr is not None
        told = running.stderr.read()
    assert running.returncode == 0
    assert told == b""


def test_interrupted_work_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_arguments: object) -> None:
        signal.raise_signal(signal.SIGINT)

    table = tmp_path / "posts.csv"
    table.write_text("published_at,text\n2025-01-01,hello\n2025-01-02,again\n")
    monkeypatch.setattr("creator_audit.operations.import_one.analyse", interrupted)
    place = tmp_path / "workspace"
    code = main(("--workspace", str(place), "import", str(table), "--client", "Ann"))
    assert code == 130
    assert "Stopped" in capsys.readouterr().err
    assert not list(place.glob("Ann*"))


def test_a_failed_import_makes_no_client(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ("--workspace", str(tmp_path / "workspace"))
    assert main((*place, "import", str(tmp_path / "none.zip"), "--client", "Ann")) == 2
    assert "none.zip" in capsys.readouterr().err
    main((*place, "clients", "list"))
    assert capsys.readouterr().out == ""


def test_when_no_archive_can_be_used_each_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("audit", str(tmp_path / "one.zip"), str(tmp_path / "two.zip"))) == 2
    told = capsys.readouterr().err
    assert "one.zip" in told
    assert "two.zip" in told


@pytest.mark.parametrize(
    "arguments", [("chek",), ("audit",), ("audit", "x", "--fail-on", "silly"), ("clients", "--odd")]
)
def test_wrong_arguments_are_one_line(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert main(arguments) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "--help" in line
