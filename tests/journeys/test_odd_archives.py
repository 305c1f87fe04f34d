"""Odd content of archives: each is read as far as it goes, told plainly, and nothing is lost."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from creator_audit.cli.main import main

POSTS = "your_instagram_activity/media/posts_1.json"
DAY = 1736673300
GOOD = {"media": [{"uri": "media/posts/1.jpg", "creation_timestamp": DAY, "title": "A long walk"}]}


def put(path: Path, posts: list[Any], **others: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(POSTS, json.dumps(posts))
        for name, content in others.items():
            archive.writestr(name, content)
    return path


def post(number: int, moment: object, title: object) -> dict[str, Any]:
    media = {"uri": f"media/posts/{number}.jpg", "creation_timestamp": moment, "title": title}
    return {"media": [media]}


def audit(path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, dict[str, Any], str]:
    code = main(["--quiet", "audit", str(path), "--json", "-"])
    out, err = capsys.readouterr()
    assert "Traceback" not in err
    return code, json.loads(out), err


def test_wrong_types_cost_only_their_record(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path / "a.zip", [5, "x", None, {"media": "no"}, GOOD])
    code, told, err = audit(path, capsys)
    assert code == 3
    assert [one["text"] for one in told["posts"]] == ["A long walk"]
    source = told["sources"][0]
    assert (source["posts_found"], source["new"], source["rejected"]) == (5, 1, 4)
    assert all(f"{POSTS} /{place}" in err for place in range(4))


def test_times_as_text_and_beyond_all_years(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [post(1, str(DAY), "text"), post(2, 0, "first"), post(3, 4_071_000_000, "last")]
    code, told, _ = audit(put(tmp_path / "a.zip", given), capsys)
    assert code == 0
    times = {one["text"]: one["published_at"] for one in told["posts"]}
    assert times == {"text": "2025-01-12T09:15:00Z", "first": None, "last": None}
    assert [one["pointer"] for one in told["sources"][0]["issues"]] == ["/1", "/2"]


def test_missing_captions_huge_ones_and_nul_bytes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = "A long walk. " * 800_000
    given = [post(1, DAY, ""), post(2, DAY + 1, huge), post(3, DAY + 2, "a\0b use my code HOB15")]
    code, told, _ = audit(put(tmp_path / "a.zip", given), capsys)
    assert code == 0
    empty, long, odd = told["posts"]
    assert empty["no_text"] is True
    assert len(long["text"]) > 10_000_000
    assert odd["commercial"] == "strong"


def test_names_that_lead_out_are_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = put(tmp_path / "a.zip", [GOOD])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../outside.json", "[]")
    code, told, _ = audit(path, capsys)
    assert code == 0
    assert any("outside.json" in one["member"] for one in told["sources"][0]["not_read"])
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.zip"]


def test_an_archive_in_an_archive_is_read_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = put(tmp_path / "inner.zip", [GOOD]).read_bytes()
    code, told, _ = audit(put(tmp_path / "a.zip", [GOOD], **{"more/inner.zip": inner}), capsys)
    assert code == 0
    assert told["counts"]["posts"] == 1
    assert told["sources"][0]["duplicate"] == 1


def test_a_password_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(tmp_path / "a.zip", [GOOD])
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    assert main(["audit", str(path)]) == 2
    assert "password" in capsys.readouterr().err
