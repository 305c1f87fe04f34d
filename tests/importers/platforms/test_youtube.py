"""Takeout beyond what the invented archives show."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platforms.youtube import IMPORTER
from creator_audit.importers.youtube.posts import _segments
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post, Standing
from creator_audit.progress import NullProgress

HEAD = "Video ID,Video Title (Original),Privacy,Video Create Timestamp,Video Publish Timestamp"


def takeout(folder: Path, rows: str, name: str = "videos.csv") -> Path:
    place = folder / "Takeout" / "YouTube and YouTube Music" / "video metadata"
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text(f"{HEAD}\n{rows}", encoding="utf-8")
    return folder


def read(paths: list[Path]) -> tuple[Recognition, list[Record]]:
    with ArchiveTree.open(paths) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return found, list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))


def posts(folder: Path) -> list[Post]:
    return [one for one in read([folder])[1] if isinstance(one, Post)]


@pytest.mark.parametrize(
    ("privacy", "publish", "standing"),
    [
        ("Public", "2024-01-01T00:00:00+00:00", Standing.OWN),
        ("Unlisted", "2024-01-01T00:00:00+00:00", Standing.OWN),
        ("Private", "2024-01-01T00:00:00+00:00", Standing.DRAFT),
        ("Privat", "", Standing.DRAFT),
        ("Yksityinen", "", Standing.DRAFT),
        ("Julkinen", "2024-01-01T00:00:00+00:00", Standing.OWN),
        ("Public", "", Standing.OWN),
    ],
)
def test_only_public_uploads_are_posts(
    tmp_path: Path, privacy: str, publish: str, standing: Standing
) -> None:
    row = f"abcdefghij1,t,{privacy},2023-12-31T00:00:00+00:00,{publish}\n"
    (post,) = posts(takeout(tmp_path, row))
    assert post.standing is standing
    assert post.published_at is not None


def test_a_private_video_with_a_time_to_come_is_scheduled(tmp_path: Path) -> None:
    folder = tmp_path / "takeout-20240101T000000Z-001"
    folder.mkdir()
    row = "abcdefghij1,t,Private,2023-12-31T00:00:00+00:00,2024-02-01T00:00:00+00:00\n"
    (post,) = posts(takeout(folder, row))
    assert post.standing is Standing.SCHEDULED


def test_history_chats_and_playlists_stay_closed(tmp_path: Path) -> None:
    takeout(tmp_path, "abcdefghij1,t,Public,,2024-01-01T00:00:00+00:00\n")
    service = tmp_path / "Takeout" / "YouTube and YouTube Music"
    closed = [
        "history/watch-history.html",
        "live chats/live chats.csv",
        "playlists/best-videos.csv",
        "subscriptions/subscriptions.csv",
        "video metadata/video recordings.csv",
    ]
    for name in closed:
        (service / name).parent.mkdir(exist_ok=True)
        (service / name).write_text("Video ID,Live Chat Text\nabcdefghij2,private\n")
    with ArchiveTree.open([tmp_path]) as tree:
        found = IMPORTER.recognise(tree)
        list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
        opened = set(tree.hashes())
    assert not any(name.endswith(tuple(closed)) for name in opened)
    assert {one.member.split("Music/")[1] for one in found.not_read} == set(closed)


def test_other_products_of_the_takeout_stay_closed(tmp_path: Path) -> None:
    takeout(tmp_path, "abcdefghij1,t,Public,,2024-01-01T00:00:00+00:00\n")
    mail = tmp_path / "Takeout" / "Mail"
    mail.mkdir()
    (mail / "list.csv").write_text("Video ID,Video Title (Original)\nabcdefghij9,private\n")
    found, records = read([tmp_path])
    assert [one.native_id for one in records if isinstance(one, Post)] == ["abcdefghij1"]
    assert found.not_read[-1].member == "files outside YouTube's folder: 1"


def test_two_channels_are_two_accounts(tmp_path: Path) -> None:
    place = takeout(tmp_path, "") / "Takeout" / "YouTube and YouTube Music" / "video metadata"
    (place / "videos.csv").write_text(
        "Video ID,Video Title (Original),Channel ID,Video Publish Timestamp\n"
        "abcdefghij1,a,UConeONEoneONEoneONEoneO,2024-01-01T00:00:00+00:00\n"
        "abcdefghij2,b,UCtwoTWOtwoTWOtwoTWOtwoT,2024-01-01T00:00:00+00:00\n"
    )
    _found, records = read([tmp_path])
    assert len([one for one in records if isinstance(one, Account)]) == 2


def test_rows_without_id_are_rejected(tmp_path: Path) -> None:
    _found, records = read([takeout(tmp_path, ",t,Public,,2024-01-01T00:00:00+00:00\n")])
    assert [one.code for one in records if isinstance(one, ImportIssue)] == ["row-without-id"]


def test_a_part_without_videos_says_what_to_do(tmp_path: Path) -> None:
    place = tmp_path / "YouTube and YouTube Music" / "channels"
    place.mkdir(parents=True)
    (place / "channel.csv").write_text("Channel ID,Channel Title (Original)\nUCx,me\n")
    with pytest.raises(UserError, match="neither videos nor community posts"):
        read([tmp_path])


def test_a_table_of_something_else_is_not_youtube(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("post_id,post_date,is_published\n1,2024-01-01,true\n")
    with ArchiveTree.open([tmp_path]) as tree:
        assert IMPORTER.recognise(tree) is None


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('{"text":"a "},{"text":"b"}', "a b"),
        ('{"takeoutSegments":[{"text":"a"},{"text":"b"}]}', "ab"),
        ("plain {words}", "plain {words}"),
        ("{not json", "{not json"),
    ],
)
def test_segments_are_put_together(cell: str, text: str) -> None:
    assert _segments(cell) == text


def test_a_table_with_lone_returns_is_looked_at_without_error(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(b"a,b\rc,d\r1,2\n3,4\n")
    with ArchiveTree.open([tmp_path]) as tree:
        assert IMPORTER.recognise(tree) is None
