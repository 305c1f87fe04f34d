"""Sample exports that lie beside the repository; without them these tests are left out."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition
from creator_audit.model.post import Post, Standing
from creator_audit.progress import NullProgress

SAMPLES = Path(__file__).parents[3] / "shared" / "formats" / "samples"
pytestmark = pytest.mark.skipif(
    not (SAMPLES / "EXPECTED_others.json").exists(), reason="the sample exports are not here"
)
KEYS = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8")
WORDS = {
    "p1": "Paid partnership with @zelquo",
    "p2": "use code DEMO15",
    "p3": "Don't buy the Kestrava vacuum",
    "p4": "buy the Plimbo balm instead",
    "p5": "übermäßig schön.",
    "p6": "",
    "p7": "#summer #lake",
    "p8": "(gifted)",
}


def expected() -> dict[str, dict[str, str]]:
    return json.loads((SAMPLES / "EXPECTED_others.json").read_text(encoding="utf-8"))


def read(place: Path) -> tuple[Recognition, list[Post]]:
    with ArchiveTree.open([place]) as tree:
        (match, *others) = registry.recognise(tree)
        assert not others
        records = match.importer.read(tree, match.found, ImportOptions(), NullProgress())
        return match.found, [record for record in records if isinstance(record, Post)]


def text_of(post: Post) -> str:
    return "\n".join(part.text for part in post.parts if part.role != "title")


def by_key(posts: list[Post]) -> Iterator[tuple[str, Post]]:
    """Posts of the eight by their words; the one without words is the one left over."""
    for post in posts:
        key = next((k for k, words in WORDS.items() if words and words in text_of(post)), "p6")
        yield key, post


@pytest.mark.parametrize(
    ("sample", "keys"),
    [
        ("x-2018-grailbird", KEYS[:5]),
        ("x-2019-flat", KEYS[:5]),
        ("x-2020-tweet-js", KEYS[:5]),
        ("generic/posts-array.json", KEYS),
        ("generic/posts.jsonl", KEYS),
        ("generic/posts-with-preamble.xlsx", KEYS),
        ("tiktok-studio-iso-dates", KEYS),
    ],
)
def test_texts_and_times_to_the_second(sample: str, keys: tuple[str, ...]) -> None:
    _found, posts = read(SAMPLES / sample)
    got = dict(by_key(posts))
    assert len(posts) == len(keys)
    assert sorted(got) == sorted(keys)
    for key, post in got.items():
        assert post.published_at == datetime.fromisoformat(expected()[key]["date"]), key


@pytest.mark.parametrize(
    "sample", ["semicolon-cp1252-de.csv", "preamble-sep-line.csv", "tab-utf16le-bom.tsv",
               "mojibake-latin1-as-utf8.csv", "pipe-mixed-dates.csv"],
)  # fmt: skip
def test_tables_in_every_dialect(sample: str) -> None:
    _found, posts = read(SAMPLES / "generic" / sample)
    got = dict(by_key(posts))
    assert sorted(got) == list(KEYS)
    for key, post in got.items():
        assert post.published_at.date().isoformat() == expected()[key]["date"][:10], key
    assert "piña colada" in text_of(got["p5"])


def test_youtube_takeout_in_english() -> None:
    found, posts = read(SAMPLES / "youtube-takeout-en")
    videos = [post for post in posts if post.kind == "video"]
    assert dict(by_key(videos)).keys() == set(KEYS)
    assert [p.native_id for p in posts if p.standing is Standing.DRAFT] == ["dQ0ffffFFF6"]
    assert len([post for post in posts if post.kind == "community"]) == 2
    (comment,) = [post for post in posts if post.standing is Standing.COMMENT]
    assert text_of(comment) == "Pinned: code DEMO15 still works! 0:42 ☕️"
    for key, post in by_key(videos):
        if key != "p6":
            assert post.published_at == datetime.fromisoformat(expected()[key]["date"])
            assert post.parts[0].text == expected()[key]["title"]
    assert any("recordings" in one.member for one in found.not_read)


def test_youtube_takeout_in_german() -> None:
    _found, posts = read(SAMPLES / "youtube-takeout-de")
    got = dict(by_key([post for post in posts if post.kind == "video"]))
    assert sorted(got) == ["p1", "p3", "p5", "p6", "p8"]
    assert all(
        post.published_at == datetime.fromisoformat(expected()[key]["date"])
        for key, post in got.items()
    )


@pytest.mark.parametrize(("sample", "count"), [("youtube-studio-en", 8), ("youtube-studio-de", 5)])
def test_youtube_studio(sample: str, count: int) -> None:
    _found, posts = read(SAMPLES / sample)
    assert len(posts) == count
    assert posts[0].published_at.date().isoformat() == "2024-01-12"
    assert posts[0].parts[0].text == expected()["p1"]["title"]


def test_x_since_2022() -> None:
    found, posts = read(SAMPLES / "x-2022-onwards")
    own = {key: post for key, post in by_key(posts) if post.standing is Standing.OWN}
    assert len(posts) == 11
    assert sum(post.standing is Standing.REPOST for post in posts) == 1
    long_post = next(post for post in posts if "honest review" in text_of(post))
    assert text_of(long_post).endswith("#ad")
    assert "whole_text_from" in dict(long_post.extra)
    wrong_year = next(post for post in posts if "bogus" in text_of(post))
    assert wrong_year.published_at.year == 2024
    assert own["p2"].links[0].url == "https://brunovia.example/?ref=demo_creator"
    assert "t.co" not in "".join(text_of(post) for post in posts)
    assert found.owner == "demo_creator"


def test_tiktok_studio_without_years() -> None:
    _found, posts = read(SAMPLES / "tiktok-studio-en")
    got = dict(by_key(posts))
    assert sorted(got) == list(KEYS)
    for key, post in got.items():
        assert post.published_at.strftime("%m-%d") == expected()[key]["date"][5:10]
    assert got["p1"].published_at < got["p7"].published_at < got["p8"].published_at
    assert dict(got["p1"].extra)["views"] == "18400"


@pytest.mark.parametrize("name", ["takeout-20250201T000000Z-001.zip", "twitter-2025-02-01-*.zip"])
def test_the_archives_as_downloaded(name: str) -> None:
    (place,) = (SAMPLES / "_archives").glob(name)
    found, posts = read(place)
    assert len(posts) == 11
    assert found.exported_on.isoformat() == "2025-02-01"
