"""The shipped demo archives: made again byte for byte, readable, and wholly invented."""

import csv
import io
import json
import re
import subprocess
import sys
import tomllib
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "resources" / "samples"
INSTAGRAM_MEDIA = "your_instagram_activity/media"
TAKEOUT = "Takeout/YouTube and YouTube Music"
REAL_HOSTS = {
    # the platforms' own
    "www.tiktok.com", "www.tiktokv.com", "video-useast5.tiktokv.us", "p16-sign.tiktokcdn-us.com",
    "t.co", "twitter.com", "mobile.twitter.com", "pbs.twimg.com",
    # affiliate networks, with made-up paths
    "amzn.to", "liketk.it", "www.shopltk.com", "go.shopmy.us",
}  # fmt: skip


def _archive(pattern):
    (path,) = SAMPLES.glob(pattern)
    return zipfile.ZipFile(path)


def _json(archive, name):
    return json.loads(archive.read(name))


def _rows(archive, name):
    text = archive.read(name).decode("utf-8")
    return [row for row in csv.DictReader(io.StringIO(text)) if any(row.values())]


def _x(archive, name):
    return json.loads(archive.read(f"data/{name}.js").decode("utf-8").split("=", 1)[1])


def _unmeta(text):
    return text.encode("latin-1").decode("utf-8")


@pytest.fixture(scope="module")
def made_again(tmp_path_factory):
    folder = tmp_path_factory.mktemp("samples")
    script = ROOT / "packaging" / "make_demo.py"
    subprocess.run([sys.executable, str(script), str(folder)], check=True)
    return folder


def test_script_makes_the_committed_bytes(made_again):
    made = {path.name: path.read_bytes() for path in made_again.iterdir()}
    kept = {path.name: path.read_bytes() for path in SAMPLES.glob("[!.]*")}
    assert sorted(made) == sorted(kept)
    assert [name for name in made if made[name] != kept[name]] == []


def test_instagram_holds_feed_reels_and_stories():
    with _archive("instagram-slowshelf-*.zip") as archive:
        classic = _json(archive, f"{INSTAGRAM_MEDIA}/posts_1.json")
        detailed = _json(archive, f"{INSTAGRAM_MEDIA}/posts.json")
        reels = _json(archive, f"{INSTAGRAM_MEDIA}/reels.json")["ig_reels_media"]
        stories = _json(archive, f"{INSTAGRAM_MEDIA}/stories.json")["ig_stories"]
    assert (len(classic), len(reels), len(stories)) == (205, 17, 16)
    assert len(detailed) == len(classic) + 1  # one draft
    carousels = [post for post in classic if "title" in post]
    assert all(len(post["media"]) > 1 for post in carousels)
    assert carousels


def test_instagram_text_is_garbled_as_the_platform_does():
    with _archive("instagram-slowshelf-*.zip") as archive:
        raw = archive.read(f"{INSTAGRAM_MEDIA}/posts_1.json")
        posts = json.loads(raw)
    assert raw.isascii()
    titles = [post["media"][0]["title"] for post in posts]
    repaired = [_unmeta(title) for title in titles]
    assert any("💧" in title for title in repaired)
    assert not any("💧" in title for title in titles)


def test_instagram_labels_say_true_false_or_nothing():
    with _archive("instagram-slowshelf-*.zip") as archive:
        detailed = _json(archive, f"{INSTAGRAM_MEDIA}/posts.json")
    states = Counter(
        next((v["value"] for v in post["label_values"] if v.get("label") == "Paid partnership"), "")
        for post in detailed
    )
    assert states["True"] == 12
    assert states["False"] > 100
    assert states[""] >= 40


def test_tiktok_export_has_no_caption_and_studio_has_most():
    with _archive("TikTok_Data_*.zip") as archive:
        posts = _json(archive, "user_data_tiktok.json")["Post"]["Posts"]["VideoList"]
    with (SAMPLES / "Content.csv").open(encoding="utf-8", newline="") as file:
        studio = list(csv.DictReader(file))
    assert (len(posts), len(studio)) == (117, 103)
    assert {post["Title"] for post in posts} == {""}
    assert {row["Post time"] for row in studio} < {post["Date"] for post in posts}
    for row in studio:
        made = int(row["Video link"].rsplit("/", 1)[1]) >> 32
        assert made == datetime.fromisoformat(row["Post time"] + "+00:00").timestamp()
    told = Counter(post["ContentDisclosure"] for post in posts)
    assert told["Paid partnership"] > 10


def test_youtube_holds_videos_and_community_posts():
    with _archive("takeout-*.zip") as archive:
        videos = _rows(archive, f"{TAKEOUT}/video metadata/videos.csv")
        texts = _rows(archive, f"{TAKEOUT}/video metadata/video texts.csv")
        community = _rows(archive, f"{TAKEOUT}/posts/posts.csv")
    assert (len(videos), len(community)) == (87, 9)
    assert {row["Video ID"] for row in videos} == {row["Video ID"] for row in texts}
    assert len({row["Video ID"] for row in videos}) == 87
    assert all(row["Video Title (Original)"] for row in videos)


def test_x_holds_tweets_notes_and_retweets():
    with _archive("twitter-*.zip") as archive:
        tweets = [row["tweet"] for row in _x(archive, "tweets")]
        notes = [row["noteTweet"] for row in _x(archive, "note-tweet")]
        manifest = json.loads(archive.read("data/manifest.js").decode().split("=", 1)[1])
    retweets = [tweet for tweet in tweets if tweet["full_text"].startswith("RT @")]
    assert (len(tweets), len(retweets), len(notes)) == (193, 12, 2)
    assert manifest["dataTypes"]["noteTweet"]["files"][0]["count"] == "2"
    cut = [tweet["full_text"].rstrip("…") for tweet in tweets if tweet["full_text"].endswith("…")]
    assert all(any(note["core"]["text"].startswith(text) for text in cut) for note in notes)


def test_all_hosts_are_invented_or_known():
    texts = [path.read_text("utf-8") for path in SAMPLES.glob("[!.]*") if path.suffix != ".zip"]
    for path in SAMPLES.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            texts += [archive.read(name).decode("utf-8") for name in archive.namelist()]
    hosts = {host for text in texts for host in re.findall(r"https?://([\w.-]+\w)", text)}
    odd = {host for host in hosts if not host.endswith((".example", ".test"))}
    assert odd <= REAL_HOSTS


def test_archives_hold_no_media_and_no_way_out():
    for path in SAMPLES.glob("*.zip"):
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
        assert {Path(name).suffix for name in names} <= {".json", ".csv", ".js", ".html"}
        assert not any(".." in name or name.startswith("/") for name in names)


def test_deals_and_brands_fit_the_contract():
    with (SAMPLES / "demo_deals.csv").open(encoding="utf-8", newline="") as file:
        deals = list(csv.DictReader(file))
    brands = tomllib.loads((SAMPLES / "demo_brands.toml").read_text("utf-8"))
    names = {brand["name"] for brand in brands["brands"]}
    kinds = {"fee", "gift", "affiliate", "employment", "ownership", "loan", "trip"}
    assert {deal["brand"] for deal in deals} <= names
    assert {deal["kind"] for deal in deals} <= kinds
    assert {deal["status"] for deal in deals} <= {"offered", "declined", "active", "ended"}
    for deal in deals:
        ends = deal["ends"] or "2099-01-01"
        assert date.fromisoformat(deal["starts"]) <= date.fromisoformat(ends)
    assert all(set(pair["brands"]) <= names for pair in brands["rivals"])


def test_demo_list_names_every_archive():
    demo = tomllib.loads((SAMPLES / "demo.toml").read_text("utf-8"))
    named = {name for client in demo["clients"] for name in client["archives"]}
    assert named == {path.name for path in SAMPLES.glob("*.zip")} | {"Content.csv"}
