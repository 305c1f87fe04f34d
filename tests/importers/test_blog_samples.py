"""Sample exports of blogs and newsletters beside the repository; left out where they are absent."""

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
TIMES = (
    "2024-01-12T17:05:03+00:00", "2024-02-03T08:30:00+00:00", "2024-03-21T19:00:00+00:00",
    "2024-04-02T12:15:45+00:00", "2024-05-17T06:45:10+00:00", "2024-08-09T10:00:00+00:00",
    "2025-01-05T09:09:09+00:00",
)  # fmt: skip
BEGINNINGS = (
    "#ad Paid partnership with @zelquo ✨\n", "Best coffee I've had", "Don't buy the Kestrava",
    "Skip the Zelquo serum", "Café crème, piña colada & naïve", "Everything in my lake bag",
    "Ich war unfair: das Zelquo",
)  # fmt: skip


def read(place: Path) -> tuple[Recognition, list[Post]]:
    with ArchiveTree.open([place]) as tree:
        (match, *others) = registry.recognise(tree)
        assert not others
        records = match.importer.read(tree, match.found, ImportOptions(), NullProgress())
        return match.found, [record for record in records if isinstance(record, Post)]


def body_of(post: Post) -> str:
    return next((part.text for part in post.parts if part.role == "caption"), "")


def check(posts: list[Post], count: int) -> None:
    own = [post for post in posts if post.standing is Standing.OWN]
    assert [post.published_at for post in own] == [
        datetime.fromisoformat(time) for time in TIMES[:count]
    ]
    for post, beginning in zip(own, BEGINNINGS, strict=False):
        assert body_of(post).startswith(beginning)


def test_wordpress() -> None:
    found, posts = read(SAMPLES / "wordpress-wxr")
    check(posts, 7)
    assert found.owner == "blog.example"
    assert [post.native_id for post in posts if post.standing is Standing.DRAFT] == ["6"]
    assert body_of(posts[3]).endswith("https://shop.example/plimbo?aff=demo01&utm_source=bio 🌿")
    assert len(posts) == 8


def test_substack() -> None:
    found, posts = read(SAMPLES / "substack")
    check(posts, 7)
    assert found.owner == "demo"
    assert not any("email_list" in name or "opens" in name for name in found.members)
    assert posts[3].permalink == "https://demo.substack.com/p/post-3"
    assert dict(posts[3].extra)["audience"] == "only_paid"
    assert [post.native_id for post in posts if post.standing is Standing.DRAFT] == ["140000005"]


def test_substack_as_downloaded() -> None:
    _found, posts = read(SAMPLES / "_archives" / "substack-export.zip")
    check(posts, 7)


def test_tumblr() -> None:
    found, posts = read(SAMPLES / "tumblr-api-json")
    check(posts, 5)
    assert found.owner == "demo-creator"
    assert [part.text for part in posts[0].parts if part.role == "hashtags"] == ["#ad"]
    assert not [part for part in posts[1].parts if part.role == "hashtags"]
