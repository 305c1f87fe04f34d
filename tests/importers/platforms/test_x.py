"""The archive of X beyond what the invented archives show."""

import json
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Record
from creator_audit.importers.platforms.x import IMPORTER
from creator_audit.importers.x.assigned import value_start
from creator_audit.importers.x.times import read_stated, settle, time_in_id
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress

TWEET = {
    "id_str": "1585000000000000000",
    "created_at": "Tue Oct 25 19:57:28 +0000 2022",
    "full_text": "words",
}


def data_file(folder: Path, name: str, variable: str, value: object, prefix: str = "") -> Path:
    place = folder / "data" / name
    place.parent.mkdir(exist_ok=True)
    text = f"{prefix}window.YTD.{variable} = {json.dumps(value)}"
    place.write_text(text, encoding="utf-8")
    return place


def read(place: Path) -> list[Record]:
    with ArchiveTree.open([place]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return list(IMPORTER.read(tree, found, ImportOptions(account="@me"), NullProgress()))


def posts(place: Path) -> list[Post]:
    return [record for record in read(place) if isinstance(record, Post)]


def test_a_single_file_is_enough(tmp_path: Path) -> None:
    place = data_file(tmp_path, "tweets.js", "tweets.part0", [{"tweet": TWEET}])
    (post,) = posts(place)
    assert post.account_id == "x:me"
    assert post.permalink == "https://x.com/me/status/1585000000000000000"


def test_the_data_folder_alone_is_enough(tmp_path: Path) -> None:
    data_file(tmp_path, "tweets.js", "tweets.part0", [{"tweet": TWEET}])
    assert len(posts(tmp_path / "data")) == 1


def test_messages_are_named_and_stay_closed(tmp_path: Path) -> None:
    data_file(tmp_path, "tweets.js", "tweets.part0", [{"tweet": TWEET}])
    secret = data_file(tmp_path, "direct-messages.js", "direct_messages.part0", [])
    secret.write_text("window.YTD.direct_messages.part0 = [ broken")
    with ArchiveTree.open([tmp_path]) as tree:
        found = IMPORTER.recognise(tree)
        list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
        assert "data/direct-messages.js" not in tree.hashes()
    assert [one.why for one in found.not_read] == ["private messages are never opened"]
    assert "data/direct-messages.js" not in found.members


def test_headers_of_posts_are_no_posts(tmp_path: Path) -> None:
    place = data_file(tmp_path, "tweet-headers.js", "tweet_headers.part0", [{"tweet": {}}])
    with ArchiveTree.open([place]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_a_file_of_another_kind_by_that_name_is_not_taken(tmp_path: Path) -> None:
    place = tmp_path / "tweets.js"
    place.write_text("export const tweets = [1, 2]")
    with ArchiveTree.open([place]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_a_file_cut_off_keeps_what_came_before(tmp_path: Path) -> None:
    place = data_file(tmp_path, "tweets.js", "tweets.part0", [{"tweet": TWEET}] * 2)
    place.write_text(place.read_text()[:-30])
    records = read(place)
    assert len([one for one in records if isinstance(one, Post)]) == 1
    assert [one.code for one in records if isinstance(one, ImportIssue)] == ["json-broken"]


def test_an_archive_without_posts_says_what_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "manifest.js").write_text('window.__THAR_CONFIG = {"userInfo": {}}')
    with pytest.raises(UserError, match="no list of posts"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("head", "start"),
    [
        (b"window.YTD.tweets.part0 = [1]", b"[1]"),
        (b"window.__THAR_CONFIG = {\n}", b"{\n}"),
        (b"[1]", b"[1]"),
        (b"\xef\xbb\xbf  {}", b"{}"),
        (b"var x =\n [", b"["),
    ],
)
def test_the_assignment_is_stepped_over(head: bytes, start: bytes) -> None:
    assert head[value_start(head) :] == start


def test_times_are_stated_or_inside_the_id() -> None:
    stated = read_stated("Tue Oct 25 19:57:28 +0000 2022")
    assert stated.isoformat() == "2022-10-25T19:57:28+00:00"
    assert settle(stated, "1585000000000000000") == (stated, "")
    assert read_stated("2022-10-25") is None
    inside = time_in_id("1585000000000000000")
    assert settle(read_stated("Mon Jan 06 00:00:00 +0000 1997"), "1585000000000000000") == (
        inside,
        "time-from-id",
    )
    assert settle(None, "12") == (None, "time-not-readable")
