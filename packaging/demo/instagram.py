"""Slow Shelf on Instagram: the JSON export of 2026."""

from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from demo.schedule import Dated
from demo.zipped import to_meta_json, write_zip

NAME = "instagram-slowshelf-2026-09-14-Qm7Lk2Xv.zip"
MADE = datetime(2026, 9, 14, 8, 12, 40, tzinfo=UTC)
_MEDIA = "your_instagram_activity/media"
_FLAGS_SINCE = 2023
"""Posts before this year carry no commercial labels in the sample: unknown, not false."""

Json = dict[str, Any]


def write(folder: Path, posts: list[Dated], stories: list[Dated]) -> None:
    """The whole archive, without media files."""
    reels = [item for item in posts if item.entry.kind == "R"]
    feed = [item for item in posts if item.entry.kind in "FC"]
    members = {
        f"{_MEDIA}/posts_1.json": [_classic(item) for item in reversed(feed)],
        f"{_MEDIA}/posts.json": [*(_detailed(item) for item in reversed(feed)), _draft()],
        f"{_MEDIA}/reels.json": {"ig_reels_media": [{"media": [_medium(r)]} for r in reels]},
        f"{_MEDIA}/stories.json": {"ig_stories": [_medium(story) for story in stories]},
        "your_instagram_activity/other_activity/your_information_download_requests.json": _asked(),
        "your_instagram_activity/messages/inbox/mum_1234567/message_1.json": _chat(),
        "personal_information/personal_information/personal_information.json": _profile(),
        "logged_information/past_instagram_insights/posts.json": _insights(feed[-12:]),
    }
    write_zip(folder / NAME, {name: to_meta_json(value) for name, value in members.items()}, MADE)


def _media_id(item: Dated, frame: int = 0) -> str:
    return f"18{item.number + frame:016d}"[:18]


def _medium(item: Dated, frame: int = 0, title: str | None = None) -> Json:
    is_video = item.entry.kind == "R"
    folder = {"R": "reels", "S": "stories"}.get(item.entry.kind, "posts")
    camera = {"has_camera_metadata": False}
    metadata: Json = {"camera_metadata": camera}
    metadata["video_metadata" if is_video else "photo_metadata"] = {"exif_data": []}
    name = f"{item.number % 10**9 + frame}_{_media_id(item, frame)}"
    return {
        "uri": f"media/{folder}/{item.at:%Y%m}/{name}.{'mp4' if is_video else 'jpg'}",
        "creation_timestamp": item.unix,
        "media_metadata": metadata,
        "title": item.entry.text if title is None else title,
        "cross_post_source": {"source_app": "FB"},
    }


def _frames(item: Dated) -> list[Json]:
    count = 2 + item.number % 4
    return [_medium(item, frame, "") for frame in range(count)]


def _classic(item: Dated) -> Json:
    if item.entry.kind != "C":
        return {"media": [_medium(item)]}
    return {
        "media": _frames(item),
        "title": item.entry.text,
        "creation_timestamp": item.unix + item.number % 2,
    }


def _detailed(item: Dated) -> Json:
    media = _frames(item) if item.entry.kind == "C" else [_medium(item)]
    values: list[Json] = [
        {"label": "Caption", "value": item.entry.text},
        {"label": "Draft", "value": "False"},
        {"label": "Published", "value": "True"},
        {"label": "Creation time", "timestamp_value": item.unix},
        {"label": "Media", "media": media[:1]},
        *_commercial(item),
    ]
    if not item.entry.text:
        del values[0]
    if media[1:]:
        nested = [{"title": "", "dict": [{"label": "Media", "media": [m]}]} for m in media[:0:-1]]
        values.append({"title": "Media", "dict": nested})
    return {
        "timestamp": item.unix,
        "media": [],
        "label_values": values,
        "fbid": _media_id(item),
    }


def _commercial(item: Dated) -> list[Json]:
    if item.at.year < _FLAGS_SINCE:
        return []
    partner = item.entry.flags.get("pp", "")
    values = [
        {"label": "Paid partnership", "value": str(bool(partner))},
        {"label": "Is an ad", "value": "False"},
    ]
    if partner:
        values.append({"label": "Brand partner", "value": partner})
    return values


def _draft() -> Json:
    values = [
        {"label": "Caption", "value": "unfinished: the shelf, the jug, something about light"},
        {"label": "Draft", "value": "True"},
        {"label": "Published", "value": "False"},
        {"label": "Creation time", "timestamp_value": 1789000000},
    ]
    return {"timestamp": 1789000000, "media": [], "label_values": values, "fbid": "180" + "4" * 15}


def _string_map(title: str, **values: str) -> Json:
    fields = {
        name.replace("_", " "): {"href": "", "value": value, "timestamp": 0}
        for name, value in values.items()
    }
    return {"title": title, "media_map_data": {}, "string_map_data": fields}


def _profile() -> Json:
    bio = "Wren 🐈 38 m², Leeds. Invented for a demo."
    fields = _string_map("", Username="slowshelf", Name="Slow Shelf", Bio=bio)
    return {"profile_user": [fields]}


def _asked() -> Json:
    return {"download_requests": [_string_map("", Format="JSON", Date_range="All time")]}


def _chat() -> Json:
    line = {"sender_name": "Slow Shelf", "timestamp_ms": 1788000000000, "content": "invented"}
    return {"participants": [{"name": "Slow Shelf"}], "messages": [line]}


def _insights(feed: list[Dated]) -> Json:
    rows = []
    for item in feed:
        likes = Random(item.number).randrange(400, 3900)
        row = _string_map("", Likes=f"{likes:,}", Accounts_reached=f"{likes * 11:,}")
        thumbnail = {key: _medium(item)[key] for key in ("uri", "creation_timestamp", "title")}
        row["media_map_data"] = {"Media Thumbnail": thumbnail}
        row["string_map_data"]["Creation Timestamp"] = {"timestamp": item.unix}
        rows.append(row)
    return {"organic_insights_posts": rows}
