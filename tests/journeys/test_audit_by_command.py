"""The whole story on the command line: archives in, the same counts out in every format."""

import csv
import json
import shutil
import zipfile
from pathlib import Path

import pikepdf
import pytest
from jsonschema import Draft202012Validator

from creator_audit import resources
from creator_audit.cli.main import main

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
INSTAGRAM = next(SAMPLES.glob("instagram-*.zip"))
TIKTOK = next(SAMPLES.glob("TikTok_Data_*.zip"))
STUDIO = SAMPLES / "Content.csv"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Reports of one audit of the Instagram and TikTok demo archives in all formats."""
    folder = tmp_path_factory.mktemp("reports")
    targets = [
        f"--{name}={folder / f'audit.{name}'}" for name in ("json", "csv", "xlsx", "html", "pdf")
    ]
    deals = f"--deals={SAMPLES / 'demo_deals.csv'}"
    brands = f"--brands={SAMPLES / 'demo_brands.toml'}"
    archives = [str(INSTAGRAM), str(TIKTOK), str(STUDIO)]
    assert main(["--quiet", "audit", *archives, deals, brands, *targets]) == 0
    return folder


@pytest.fixture(scope="module")
def told(written: Path) -> dict:
    return json.loads((written / "audit.json").read_text(encoding="utf-8"))


def test_the_json_keeps_its_schema(told: dict) -> None:
    schema = json.loads(resources.read_text("schemas/audit@1.schema.json"))
    Draft202012Validator(schema).validate(told)
    assert told["schema"] == "creator-audit/audit@1"


def test_all_sums_agree(told: dict, written: Path) -> None:
    counts = told["counts"]
    assert counts["posts"] == len(told["posts"]) == sum(counts["by_class"].values())
    assert counts["posts"] == sum(counts["by_platform"].values())
    for verdicts in counts["by_verdict"].values():
        assert sum(verdicts.values()) == counts["posts"]
    with (written / "audit.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) - 1 == counts["posts"]
    assert len({post["id"] for post in told["posts"]}) == counts["posts"]
    months = sum(sum(month["by_class"].values()) for month in told["balance"])
    assert months == counts["posts"] - sum(1 for post in told["posts"] if not post["text"].strip())


def test_posts_are_in_order_of_time(told: dict) -> None:
    keys = [(post["published_at"], post["id"]) for post in told["posts"] if post["published_at"]]
    assert keys == sorted(keys)


def test_every_finding_can_be_followed(told: dict) -> None:
    ids = {post["id"] for post in told["posts"]}
    assert told["findings"]
    assert len({finding["id"] for finding in told["findings"]}) == len(told["findings"])
    for finding in told["findings"]:
        assert set(finding["post_ids"]) <= ids
        assert finding["rule"]
        assert finding["rule_version"]
        assert finding["innocent_explanation"]
        assert finding["remedy"]
        if finding["family"] == "disclosure" and finding["outcome"] == "flag":
            assert finding["evidence"]
            assert all(row["citations"] for row in finding["jurisdictions"])


def test_evidence_quotes_the_text(told: dict) -> None:
    checked = 0
    for post in told["posts"]:
        for piece in post["evidence"]:
            if piece.get("start") is not None and "part" not in piece:
                assert post["text"][piece["start"] : piece["end"]] == piece["text"]
                checked += 1
    assert checked > 100


def test_captions_are_joined_and_the_rest_is_no_text(told: dict) -> None:
    tiktok = [post for post in told["posts"] if post["platform"] == "tiktok"]
    assert len(tiktok) == 117
    blank = [post for post in tiktok if not post["text"].strip()]
    assert len(blank) == 14
    assert all(post["no_text"] and post["class"] == "other" for post in blank)


def test_sources_add_up(told: dict) -> None:
    assert len(told["sources"]) == 3
    for source in told["sources"]:
        assert len(source["sha256"]) == 64
        assert "/" not in source["file"]


def test_the_pdf_is_tagged_and_titled(written: Path) -> None:
    with pikepdf.open(written / "audit.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("en")
        assert pdf.Root.StructTreeRoot
        assert len(pdf.pages) > 5


def test_the_page_is_one_file_without_addresses_to_fetch(written: Path) -> None:
    text = (written / "audit.html").read_text(encoding="utf-8")
    assert "<script" not in text
    assert 'src="http' not in text
    assert "<title>" in text


def test_no_place_of_this_machine_in_any_report(written: Path) -> None:
    for path in written.iterdir():
        data = path.read_bytes()
        if path.suffix in (".json", ".csv", ".html"):
            assert str(written).encode() not in data
            assert str(Path.home()).encode() not in data


def test_fail_on_and_since(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--quiet", "audit", str(INSTAGRAM)]
    assert main([*arguments, "--fail-on", "minor"]) == 1
    assert main([*arguments, "--since", "2030-01-01", "--fail-on", "minor"]) == 0
    out = capsys.readouterr().out
    assert "of 0" in out


def test_an_audience_without_a_pack_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--quiet", "audit", str(INSTAGRAM), "--audience", "us,zz"]) == 0
    assert "no rule pack for zz" in capsys.readouterr().out


def test_json_to_standard_output_is_json_alone(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["audit", str(INSTAGRAM), "--json", "-"]) == 0
    out, err = capfdbinary.readouterr()
    assert json.loads(out)["counts"]["posts"] == 238
    assert b"Balance of" in err


def test_a_workspace_keeps_what_was_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--workspace", str(tmp_path / "w")]
    assert main([*where, "import", str(INSTAGRAM), "--client", "Slow Shelf"]) == 0
    assert main([*where, "import", str(INSTAGRAM), "--client", "Slow Shelf"]) == 0
    again = capsys.readouterr().out.splitlines()[-1].split()
    assert again[1:4] == ["238", "0", "0"]
    target = tmp_path / "r.json"
    assert main([*where, "report", "--client", "Slow Shelf", "--json", str(target)]) == 0
    assert json.loads(target.read_text(encoding="utf-8"))["counts"]["posts"] == 238
    assert main([*where, "clients", "list"]) == 0
    assert "Slow Shelf" in capsys.readouterr().out
    assert main([*where, "backup", str(tmp_path / "b")]) == 0
    assert main([*where, "clients", "erase", "Slow Shelf", "--yes"]) == 0
    assert main([*where, "restore", str(tmp_path / "b")]) == 0
    assert main([*where, "doctor"]) == 0
    assert "238 posts, file is sound" in capsys.readouterr().out


def damaged(folder: Path, kind: str) -> Path:
    """A file or folder that is no good archive."""
    path = folder / f"{kind}.zip"
    if kind == "missing":
        return path
    if kind == "cut off":
        path.write_bytes(INSTAGRAM.read_bytes()[:5000])
    elif kind == "empty folder":
        path = folder / "empty"
        path.mkdir()
    elif kind == "empty file":
        path.write_bytes(b"")
    elif kind == "picture":
        path = folder / "photo.jpg"
        path.write_bytes(b"\xff\xd8\xff\xe0" + b"x" * 100)
    elif kind == "no posts":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("notes/readme.txt", "hello")
    elif kind == "wrong types":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("your_instagram_activity/media/posts_1.json", '{"a": 1}')
    return path


@pytest.mark.parametrize(
    "kind",
    ["missing", "cut off", "empty folder", "empty file", "picture", "no posts", "wrong types"],
)
def test_bad_archives_are_one_sentence(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = damaged(tmp_path, kind)
    assert main(["audit", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert path.name in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1


def test_one_bad_archive_does_not_stop_the_good_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = damaged(tmp_path, "cut off")
    assert main(["audit", str(bad), str(INSTAGRAM)]) == 3
    out, err = capsys.readouterr()
    assert "238 posts" in out
    assert bad.name in err


def test_a_read_only_place_keeps_the_old_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "gone" / "audit.csv"
    assert main(["--quiet", "audit", str(INSTAGRAM), "--csv", str(target)]) == 2
    assert str(target) in capsys.readouterr().err


def test_an_existing_report_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "audit.csv"
    target.write_text("old", encoding="utf-8")
    shutil.copy(INSTAGRAM, tmp_path / "a.zip")
    assert main(["--quiet", "audit", str(INSTAGRAM), "--csv", str(target)]) == 0
    assert "old" not in target.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "audit.csv"]
