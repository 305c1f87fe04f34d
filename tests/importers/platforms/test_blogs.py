"""Blogs and newsletters: what other people wrote or are called reaches no record."""

import json
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Record
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress

ARCHIVES = Path(__file__).parents[2] / "archives"


def read(place: Path) -> tuple[list[Record], set[str]]:
    """All records, and the members that were read to their end."""
    with ArchiveTree.open([place]) as tree:
        (match,) = registry.recognise(tree)
        records = list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))
        return records, set(tree.hashes())


@pytest.mark.parametrize("platform", ["wordpress", "substack", "tumblr"])
def test_canaries_stay_where_they_are(platform: str) -> None:
    for folder in (ARCHIVES / platform).iterdir():
        held = b"".join(f.read_bytes() for f in folder.rglob("archive/**/*") if f.is_file())
        records, _opened = read(folder / "archive")
        assert records
        assert "canary" not in repr(records), folder
        assert b"canary" in held or folder.name in ("2021-02", "2016-03", "2025-08")


def test_lists_of_readers_are_not_read_by_any_importer() -> None:
    records, opened = read(ARCHIVES / "substack" / "2026-04" / "archive")
    assert not [name for name in opened if "email_list" in name or "delivers" in name]
    assert not [name for name in opened if "opens" in name]
    assert len(opened) == 6
    assert sum(isinstance(record, Post) for record in records) == 7


def test_texts_without_their_table_ask_for_it(tmp_path: Path) -> None:
    place = tmp_path / "posts" / "123456.a-letter.html"
    place.parent.mkdir()
    place.write_text("<p>Dear reader</p>")
    with pytest.raises(UserError) as caught:
        read(tmp_path)
    assert "posts.csv" in str(caught.value)


@pytest.mark.parametrize(
    "record",
    [
        {"tags": 5, "content": [None, {"type": "text", "text": ["x"]}], "timestamp": 1e400},
        {"tags": ["a", None, {"b": 1}], "body": 7, "photos": [3, {"original_size": "x"}]},
        {"trail": [1, {"blog": "x"}], "reblogged_from_id": "1", "reblog": "x"},
        {"content": [{"type": "image", "media": "x"}, {"type": "link", "url": 5}], "title": None},
        {"content": [{"type": "text", "text": "a\ud800b", "formatting": [{"url": "http://a.example",
         "start": "x"}]}], "dialogue": [1]},
    ],
)  # fmt: skip
def test_odd_records_of_tumblr_are_read_or_refused(
    tmp_path: Path, record: dict[str, object]
) -> None:
    usual = {"blog_name": "moss", "post_url": "https://moss.example/1", "id": 1}
    for number, one in ((1, usual), (2, {**usual, **record, "id": 2})):
        place = tmp_path / "json" / f"{number}.json"
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps(one))
    records, _opened = read(tmp_path)
    read_ones = [one for one in records if isinstance(one, Post)]
    issues = [one for one in records if isinstance(one, ImportIssue)]
    assert len(read_ones) + sum(issue.severity == "rejected" for issue in issues) == 2


def test_a_damaged_record_of_tumblr_costs_itself_alone(tmp_path: Path) -> None:
    usual = {"blog_name": "moss", "post_url": "https://moss.example/1", "id": 1}
    (tmp_path / "json").mkdir()
    (tmp_path / "json" / "1.json").write_text(json.dumps(usual))
    (tmp_path / "json" / "2.json").write_text("[" * 100_000)
    records, _opened = read(tmp_path)
    assert [type(one).__name__ for one in records][-1] == "ImportIssue"
    assert sum(isinstance(one, Post) for one in records) == 1
