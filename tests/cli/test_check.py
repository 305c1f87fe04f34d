"""`check`: one text, a file, many lines; what goes wrong is one sentence and exit 2."""

import io
import json
import sys
from pathlib import Path

import pytest

from creator_audit.cli.main import main

CODE = "So happy with this pan. Use my code HOB15 for 15% off at haldrik.example"


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(arguments)
    out, err = capsys.readouterr()
    return code, out, err


def test_a_text_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", CODE, "--platform", "instagram")
    assert code == 0
    assert "Class: sponsored" in out
    assert "HOB15" in out
    assert "us: none found" in out
    assert "gb: none found" in out


def test_json_names_offsets_in_the_text(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "check", CODE, "--json", "--jurisdictions", "gb")
    told = json.loads(out)
    assert code == 0
    assert [d["jurisdiction"] for d in told["disclosures"]] == ["gb"]
    for piece in told["evidence"]:
        assert CODE[piece["start"] : piece["end"]] == piece["text"]
    assert "HOB15" in " ".join(piece["text"] for piece in told["evidence"])


def test_lines_keep_their_order_and_a_bad_one_does_not_end_the_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "in.jsonl"
    path.write_text(
        "\n".join(
            [
                json.dumps({"id": "a", "text": CODE}),
                "{broken",
                json.dumps({"id": "c", "text": "", "platform": "nowhere"}),
                json.dumps({"id": "d", "text": "Ad: " + CODE, "relation": "paid"}),
            ]
        ),
        encoding="utf-8",
    )
    code, out, _ = run(capsys, "check", "--jsonl", str(path))
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [entry["id"] for entry in told] == ["a", None, "c", "d"]
    assert "error" in told[1]
    assert told[2]["cannot_tell"] is True
    assert told[2]["class"] == "other"
    assert {d["verdict"] for d in told[3]["disclosures"]} == {"sufficient"}


def test_the_same_input_gives_the_same_output(capsys: pytest.CaptureFixture[str]) -> None:
    first = run(capsys, "check", CODE, "--json", "--date", "2025-01-01")
    assert run(capsys, "check", CODE, "--json", "--date", "2025-01-01") == first


def test_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(json.dumps({"id": 1, "text": CODE})))
    _, out, _ = run(capsys, "check", "--jsonl", "-")
    assert json.loads(out)["id"] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check",), "no text"),
        (("check", "--file", "none.txt"), "none.txt"),
        (("check", "x", "--date", "spring"), "spring"),
        (("check", "x", "--jurisdictions", "zz"), "zz"),
        (("check", "x", "--relation", "friend"), "friend"),
        (("chek", "x"), "chek"),
    ],
)
def test_what_the_user_can_mend(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = run(capsys, *arguments)
    assert code == 2
    assert out == ""
    assert words in err
    assert "Traceback" not in err


def test_a_file_that_is_not_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("Café".encode("latin-1"))
    code, _, err = run(capsys, "check", "--file", str(path))
    assert code == 2
    assert "UTF-8" in err


def test_a_line_that_is_not_text_does_not_end_the_run(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_bytes(
        b'{"id": 1, "text": "caf\xe9"}\n' + b"[" * 90_000 + b'\n{"id": 3, "text": "a"}\n'
    )
    code, out, _ = run(capsys, "check", "--jsonl", str(path))
    first, second, third = (json.loads(line) for line in out.splitlines())
    assert code == 0
    assert first == {"id": None, "error": "not UTF-8 text"}
    assert "not readable as JSON" in second["error"]
    assert (third["id"], third["class"]) == (3, "other")


def test_half_a_character_is_escaped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "lines.jsonl"
    path.write_text(json.dumps({"id": "\ud800", "text": "use my code HOB15"}) + "\n")
    code, out, _ = run(capsys, "check", "--jsonl", str(path))
    assert code == 0
    assert json.loads(out)["id"] == "\ud800"
