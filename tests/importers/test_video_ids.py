"""Ids in links and times in ids."""

from datetime import UTC, datetime

import pytest

from creator_audit.importers.video_ids import time_in_video_id, video_id


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://www.tiktok.com/@me/video/7300000000000000001?lang=en", "7300000000000000001"),
        ("https://www.tiktok.com/@me/photo/7300000000000000001", "7300000000000000001"),
        ("https://www.tiktokv.com/share/video/7300000000000000001/", "7300000000000000001"),
        ("https://video.tiktokv.com/storage/v1/sample/18000000000000000/?x=1", ""),
        ("", ""),
    ],
)
def test_ids_are_found_in_links(link: str, found: str) -> None:
    assert video_id(link) == found


def test_time_is_in_the_upper_half() -> None:
    at = datetime(2024, 8, 3, 23, 59, 50, tzinfo=UTC)
    assert time_in_video_id(str((int(at.timestamp()) << 32) + 7)) == at


@pytest.mark.parametrize("text", ["", "12", "abc", "18000000000000000", "9" * 25])
def test_other_numbers_hold_no_time(text: str) -> None:
    assert time_in_video_id(text) is None
