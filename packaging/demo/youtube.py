"""Hob & Kettle on YouTube: a Google Takeout of 2026 in English."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from demo.schedule import Dated
from demo.zipped import write_zip

NAME = "takeout-20260915T063010Z-1-001.zip"
MADE = datetime(2026, 9, 15, 6, 30, 10, tzinfo=UTC)
CHANNEL = "UCh0bK3ttleInv3ntedDem0A"
_TOP = "Takeout/YouTube and YouTube Music"
_VIDEOS = (
    "Video ID", "Approx Duration (ms)", "Video Audio Language", "Video Category",
    "Video Description (Original)", "Channel ID", "Tag 1", "Tag 2", "Video Title (Original)",
    "Privacy", "Video State", "Video Create Timestamp", "Video Publish Timestamp",
)  # fmt: skip
_TEXTS = (
    "Video ID", "Video Text Create Timestamp", "Video Title Text Segments 1",
    "Video Description Text Segments 1", "Video Text Update Timestamp",
)  # fmt: skip
_POSTS = ("Post ID", "Channel ID", "Post Create Timestamp", "Post Text", "Image Name 1")
_COMMENTS = (
    "Comment ID", "Channel ID", "Comment Create Timestamp", "Price", "Parent Comment ID",
    "Post ID", "Video ID", "Comment Text",
)  # fmt: skip


def write(folder: Path, posts: list[Dated]) -> None:
    """The whole archive, without the video files."""
    videos = [item for item in posts if item.entry.kind in "LH"]
    community = [item for item in posts if item.entry.kind == "M"]
    members = {
        "Takeout/archive_browser.html": "<html><head><title>Google Takeout</title></head></html>\n",
        f"{_TOP}/channels/channel.csv": _csv(
            ("Channel ID", "Channel Title (Original)", "Channel Visibility"),
            [(CHANNEL, "Hob & Kettle", "Public")],
        ),
        f"{_TOP}/video metadata/videos.csv": _csv(_VIDEOS, map(_video, reversed(videos))),
        f"{_TOP}/video metadata/video texts.csv": _csv(_TEXTS, map(_text, videos)),
        f"{_TOP}/posts/posts.csv": _csv(_POSTS, map(_community, community)),
        f"{_TOP}/comments/comments.csv": _csv(_COMMENTS, _comments(videos)),
        f"{_TOP}/playlists/soup videos-videos.csv": _csv(
            ("Video ID", "Playlist Video Creation Timestamp"),
            [(_id(videos[0], 11), _stamp(MADE))],
        ),
    }
    write_zip(folder / NAME, members, MADE)


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(header)
    table.writerows(rows)
    return out.getvalue() + "\n" * 5


def _stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def _id(item: Dated, length: int) -> str:
    return sha256(str(item.number).encode()).hexdigest()[:length]


def _words(item: Dated) -> tuple[str, str]:
    title, _, description = item.entry.text.partition("\n")
    return title, description


def _video(item: Dated) -> tuple[str, ...]:
    title, description = _words(item)
    seconds = 20 + item.number % 35 if item.entry.kind == "H" else 300 + item.number % 1200
    made = item.at - timedelta(hours=3)
    return (
        _id(item, 11), str(seconds * 1000), "en-GB", "Howto & Style", description, CHANNEL,
        "cooking", "kitchen", title, "Public", "Processed", _stamp(made), _stamp(item.at),
    )  # fmt: skip


def _text(item: Dated) -> tuple[str, ...]:
    title, description = _words(item)
    changed = item.at + timedelta(days=400) if item.number % 17 == 0 else item.at
    return (
        _id(item, 11), f"{item.at:%Y-%m-%dT%H:%M:%S}.418204+00:00", title, description,
        f"{changed:%Y-%m-%dT%H:%M:%S}.418204+00:00",
    )  # fmt: skip


def _community(item: Dated) -> tuple[str, ...]:
    return (f"Ugkx{_id(item, 22)}", CHANNEL, _stamp(item.at), item.entry.text, "")


def _comments(videos: list[Dated]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    said = ("Recipe is in the box below!", "It's the lid. It's always the lid.", "More soup soon")
    for item, words in zip(videos[5::20], said, strict=False):
        at = _stamp(item.at + timedelta(hours=1))
        text = json.dumps({"text": words}, ensure_ascii=False)
        rows.append((f"Ugz{_id(item, 20)}", CHANNEL, at, "0", "", "", _id(item, 11), text))
    return rows
