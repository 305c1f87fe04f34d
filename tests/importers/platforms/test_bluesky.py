"""Repositories of Bluesky beyond what the invented archives show."""

import random
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky.posts import PostReader, time_in_key
from creator_audit.importers.contract import ImportOptions, Record
from creator_audit.importers.platforms.bluesky import IMPORTER
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import ImportSource, Link, Post
from creator_audit.progress import NullProgress

WHOLE = (
    Path(__file__).parents[2] / "archives" / "bluesky" / "2025-03" / "archive" / "repo.car"
).read_bytes()
POSTS = 7


def read(folder: Path, content: bytes, name: str = "repo.car") -> list[Record]:
    (folder / name).write_bytes(content)
    with ArchiveTree.open([folder / name]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))


def posts(records: list[Record]) -> list[Post]:
    return [record for record in records if isinstance(record, Post)]


def codes(records: list[Record]) -> set[str]:
    return {record.code for record in records if isinstance(record, ImportIssue)}


def test_a_renamed_file_is_known_by_its_first_bytes(tmp_path: Path) -> None:
    assert len(posts(read(tmp_path, WHOLE, "export.bin"))) == POSTS


def test_what_is_not_a_post_is_never_kept(tmp_path: Path) -> None:
    assert WHOLE.count(b"CANARY") == 4
    assert "CANARY" not in repr(read(tmp_path, WHOLE))


def test_a_changed_record_is_told_and_not_read(tmp_path: Path) -> None:
    changed = WHOLE.replace(b"yes, code LINNET10", b"yes, code LINNET99")
    records = read(tmp_path, changed)
    assert len(posts(records)) == POSTS - 1
    assert "hash-differs" in codes(records)
    assert "LINNET99" not in repr(posts(records))


def test_a_damaged_index_loses_links_but_no_posts(tmp_path: Path) -> None:
    at = WHOLE.index(b"app.bsky.feed.post/")
    changed = WHOLE[:at] + b"APP" + WHOLE[at + 3 :]
    records = read(tmp_path, changed)
    words = {part.text for post in posts(records) for part in post.parts}
    assert "@wren yes, code LINNET10" in words
    assert "index-damaged" in codes(records)


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    records = read(tmp_path, WHOLE[:-700])
    assert posts(records)
    assert "file-breaks-off" in codes(records)


def test_damage_anywhere_never_raises(tmp_path: Path) -> None:
    chance = random.Random(7)
    for _ in range(150):
        content = bytearray(WHOLE)
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(60, len(content))] = chance.randrange(256)
        records = read(tmp_path, bytes(content[: chance.randint(100, len(content))]))
        assert len(posts(records)) <= POSTS + 1


def test_a_repository_without_posts_says_so(tmp_path: Path) -> None:
    place = tmp_path / "app.bsky.graph.follow" / "3a.json"
    place.parent.mkdir()
    place.write_text('{"subject": "did:plc:wren"}')
    with ArchiveTree.open([tmp_path]) as tree:
        (match,) = registry.recognise(tree)
        with pytest.raises(UserError, match="holds no posts"):
            list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (9, 15, "shop…"),
        (9, 4000, ""),
        (-1, 3, ""),
        (15, 9, ""),
        (None, 3, ""),
        (10**30, 10**31, ""),
    ],
)
def test_places_of_links_count_bytes(start: object, end: object, shown: str) -> None:
    facet = {
        "index": {"byteStart": start, "byteEnd": end},
        "features": [{"uri": "https://shop.example/?ref=me"}],
    }
    record = {"text": "Größe ✨ shop…", "createdAt": "2025-01-01T10:00:00Z", "facets": [facet]}
    if shown:
        at = record["text"].encode().index(b"shop")
        facet["index"] = {"byteStart": at, "byteEnd": at + len(shown.encode())}
    reader = PostReader("did:plc:a", "x")
    (post,) = reader.read(record, "", ImportSource("f", "p", "x"))
    assert isinstance(post, Post)
    assert post.links == (Link("https://shop.example/?ref=me", shown),)


def test_times_in_keys() -> None:
    at = time_in_key("3letdfrz4222b")
    assert at is not None
    assert at.isoformat() == "2025-01-03T10:00:00+00:00"
    assert time_in_key("self") is None
    assert time_in_key("zzzzzzzzzzzzz") is None
    assert time_in_key("2222222222222") is None


@pytest.mark.parametrize("record", [None, 7, [], {"text": 5}, "words"])
def test_odd_records_are_issues(record: object) -> None:
    (issue,) = PostReader("did:plc:a", "x").read(record, "k", ImportSource("f", "p", "x"))
    assert isinstance(issue, ImportIssue)


def test_odd_fields_are_passed_over() -> None:
    odd: list[object] = [None, 7, "x", [], {}, [None], [{}], {"a": []}]
    for value in odd:
        names = ("facets", "embed", "reply", "labels", "langs", "tags", "createdAt")
        record = {"text": "words", **dict.fromkeys(names, value)}
        found = list(PostReader("d", "x").read(record, "k", ImportSource("f", "p", "x")))
        assert [one for one in found if isinstance(one, Post)]
