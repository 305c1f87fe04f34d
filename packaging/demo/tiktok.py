"""Slow Shelf on TikTok: the account export (no captions, as real ones) and the Studio table."""

import csv
import io
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from demo.schedule import Dated
from demo.zipped import to_json, write_zip

MADE = datetime(2026, 9, 14, 9, 30, 2, tzinfo=UTC)
NAME = f"TikTok_Data_{int(MADE.timestamp())}.zip"
STUDIO_NAME = "Content.csv"
_HEADER = (
    "Video title", "Video link", "Post time", "Total likes", "Total comments", "Total shares",
    "Total views", "Average watch time",
)  # fmt: skip


def write(folder: Path, posts: list[Dated]) -> None:
    """The ZIP with one JSON file, and the Studio CSV beside it with most of the captions."""
    data = {
        "Profile And Settings": {"Profile Info": {"ProfileMap": {"userName": "slowshelf"}}},
        "Your Activity": {
            "Watch History": {
                "VideoList": [
                    {
                        "Date": "2026-09-01 20:00:00",
                        "Link": "https://www.tiktokv.com/share/video/7000000000000000001/",
                    }
                ]
            }
        },
        "Direct Message": {"Direct Messages": {"ChatHistory": {}}},
        "Post": {"Posts": {"VideoList": [_post(item) for item in reversed(posts)]}},
    }
    write_zip(folder / NAME, {"user_data_tiktok.json": to_json(data)}, MADE)
    (folder / STUDIO_NAME).write_bytes(_studio(posts).encode("utf-8"))


def _likes(item: Dated) -> int:
    return Random(item.number).randrange(40, 9000)


def _post(item: Dated) -> dict[str, Any]:
    told = "Promotional content" if "own-goods" in item.entry.shows else "Paid partnership"
    yes = dict.fromkeys(
        ("AllowComments", "AllowStitches", "AllowDuets", "AllowStickers", "AllowSharingToStory"),
        "Yes",
    )
    path = f"video/tos/useast5/{item.number}/?x-expires={int(MADE.timestamp()) + 345600}"
    return {
        "Date": f"{item.at:%Y-%m-%d %H:%M:%S}",
        "Link": f"https://video-useast5.tiktokv.us/storage/v1/{path}",
        "Likes": str(_likes(item)),
        "WhoCanView": "Everyone",
        **yes,
        "ContentDisclosure": told if "tt" in item.entry.flags else "",
        "AIGeneratedContent": "",
        "Sound": "original sound",
        "Location": "",
        "Title": "",
        "AddYoursText": "N/A",
        "AlternateText": "N/A",
        "CoverImage": f"https://p16-sign.tiktokcdn-us.com/{item.number}.jpeg",
        "NumberOfCollections": "0",
    }


def _studio(posts: list[Dated]) -> str:
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(_HEADER)
    for item in reversed(posts):
        if "nocap" in item.entry.flags:
            continue
        likes = _likes(item)
        # The upper 32 bits of a video's id are the second it was made.
        video = (item.unix << 32) + item.number % 2**32
        link = f"https://www.tiktok.com/@slowshelf/video/{video}"
        when = f"{item.at:%Y-%m-%d %H:%M:%S}"
        watched = f"0:{5 + likes % 50:02d}"
        counts = (likes, likes // 40, likes // 90, likes * 14)
        table.writerow((item.entry.text, link, when, *counts, watched))
    return out.getvalue()
