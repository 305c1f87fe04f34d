"""Hob & Kettle on X: the archive as of 2026, with long posts and retweets."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from demo.schedule import Dated
from demo.zipped import to_json, write_zip

MADE = datetime(2026, 9, 16, 5, 2, 11, tzinfo=UTC)
_HEX = sha256(b"hobandkettle").hexdigest()[:32]
NAME = f"twitter-2026-09-16-{_HEX}.zip"
_ACCOUNT = "1448000000000000001"
_EPOCH_MS = 1288834974657
"""Where X's ids begin to count: id >> 22 is milliseconds since then."""
_CUT = 276
_LINK = re.compile(r"https://t\.co/L\d+ => (\S+)")

Json = dict[str, Any]


def write(folder: Path, posts: list[Dated]) -> None:
    """The whole archive, without media files."""
    tweets = [{"tweet": _tweet(item)} for item in reversed(posts)]
    notes = [{"noteTweet": _note(item)} for item in posts if item.entry.kind == "N"]
    deleted = [{"tweet": {**tweets[3]["tweet"], "full_text": "typo, sorry, again"}}]
    lists = {
        "tweets": ("tweets", tweets),
        "note-tweet": ("note_tweet", notes),
        "deleted-tweets": ("deleted_tweets", deleted),
        "account": ("account", [{"account": _account()}]),
    }
    members = {
        "Your archive.html": "<!doctype html><title>Your archive</title>\n",
        "data/manifest.js": f"window.__THAR_CONFIG = {to_json(_manifest(lists))}",
    }
    for file, (name, rows) in lists.items():
        members[f"data/{file}.js"] = f"window.YTD.{name}.part0 = {to_json(rows)}"
    write_zip(folder / NAME, members, MADE)


def _account() -> Json:
    return {
        "email": "hob@hobandkettle.example",
        "createdVia": "web",
        "username": "hobandkettle",
        "accountId": _ACCOUNT,
        "createdAt": "2021-10-01T09:00:00.000Z",
        "accountDisplayName": "Hob & Kettle",
    }


def _manifest(lists: dict[str, tuple[str, list[Json]]]) -> Json:
    types = {}
    for file, (name, rows) in lists.items():
        head, *rest = name.split("_")
        kind = head + "".join(word.capitalize() for word in rest)
        listed = {"fileName": f"data/{file}.js", "globalName": f"YTD.{name}.part0"}
        types[kind] = {"files": [{**listed, "count": str(len(rows))}]}
    return {
        "userInfo": {
            "accountId": _ACCOUNT,
            "userName": "hobandkettle",
            "displayName": "Hob & Kettle",
        },
        "archiveInfo": {
            "sizeBytes": "0",
            "generationDate": MADE.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
            "isPartialArchive": False,
            "maxPartSizeBytes": "53687091200",
        },
        "dataTypes": types,
    }


def _id(item: Dated) -> str:
    return str(((item.unix * 1000 - _EPOCH_MS) << 22) + item.number % 2**22)


def _short(item: Dated) -> str:
    return "https://t.co/" + sha256(f"x{item.number}".encode()).hexdigest()[:10]


def _words(item: Dated) -> tuple[str, list[Json]]:
    """The text with its short link, and the link's target as X notes it."""
    found = _LINK.search(item.entry.text)
    if not found:
        return item.entry.text, []
    target, short = found[1], _short(item)
    text = _LINK.sub(short, item.entry.text)
    start = text.index(short)
    display = target.removeprefix("https://")
    return text, [
        {
            "url": short,
            "expanded_url": target,
            "display_url": display,
            "indices": [str(start), str(start + len(short))],
        }
    ]


def _found(text: str, sign: str, key: str) -> list[Json]:
    return [
        {key: match[1], "indices": [str(match.start()), str(match.end())]}
        for match in re.finditer(rf"(?<!\w){sign}(\w+)", text)
    ]


def _tweet(item: Dated) -> Json:
    text, urls = _words(item)
    if item.entry.kind == "N":
        text = text[:_CUT].rstrip() + "…"
    mentions = [
        {**mention, "name": mention["screen_name"], "id_str": "-1", "id": "-1"}
        for mention in _found(text, "@", "screen_name")
    ]
    entities: Json = {
        "hashtags": _found(text, "#", "text"),
        "symbols": [],
        "user_mentions": mentions,
        "urls": urls,
    }
    if not text:
        text = _short(item)
        entities["media"] = [_photo(item, text)]
    likes = Random(item.number).randrange(3, 900)
    number = _id(item)
    tweet: Json = {
        "edit_info": {
            "initial": {
                "editTweetIds": [number],
                "editableUntil": item.at.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
                "editsRemaining": "5",
                "isEditEligible": True,
            }
        },
        "retweeted": False,
        "source": '<a href="https://mobile.twitter.com" rel="nofollow">Twitter Web App</a>',
        "entities": entities,
        "display_text_range": ["0", str(len(text))],
        "favorite_count": str(likes),
        "id_str": number,
        "truncated": False,
        "retweet_count": str(likes // 15),
        "id": number,
        "created_at": item.at.strftime("%a %b %d %H:%M:%S +0000 %Y"),
        "favorited": False,
        "full_text": escape(text, quote=False),
        "lang": "en" if item.entry.text else "zxx",
    }
    if "re" in item.entry.flags or text.startswith("@"):
        tweet["in_reply_to_screen_name"] = mentions[0]["screen_name"]
    if "media" in entities:
        tweet["extended_entities"] = {"media": entities["media"]}
    return tweet


def _photo(item: Dated, short: str) -> Json:
    number = _id(item)
    return {
        "url": short,
        "type": "photo",
        "id_str": number,
        "media_url_https": f"https://pbs.twimg.com/media/{number}.jpg",
        "expanded_url": f"https://twitter.com/hobandkettle/status/{number}/photo/1",
        "display_url": f"pic.twitter.com/{short[-10:]}",
        "indices": ["0", str(len(short))],
    }


def _note(item: Dated) -> Json:
    at = item.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")
    return {
        "noteTweetId": str(int(_id(item)) + 7),
        "updatedAt": at,
        "lifecycle": {"value": "0", "name": "Live"},
        "createdAt": at,
        "core": {
            "styletags": [],
            "urls": [],
            "text": item.entry.text,
            "mentions": [],
            "cashtags": [],
            "hashtags": [],
        },
    }
