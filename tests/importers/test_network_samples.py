"""Sample exports of the smaller networks beside the repository; without them left out."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.bluesky.posts import time_in_key
from creator_audit.importers.contract import ImportOptions, Recognition
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post, Standing
from creator_audit.progress import NullProgress

SAMPLES = Path(__file__).parents[3] / "shared" / "formats" / "samples"
pytestmark = pytest.mark.skipif(
    not (SAMPLES / "EXPECTED_others.json").exists(), reason="the sample exports are not here"
)
KEYS = ("p1", "p2", "p3", "p4", "p5", "p6", "p7", "p8")
TEXTS = {
    "p1": "#ad Paid partnership with @zelquo ✨\n30 days with the Zelquo serum: my honest notes.\n"
    "https://zelquo.example/serum",
    "p2": "Best coffee I've had this year ☕️ Brunovia beans, use code DEMO15 for 15% off!\n"
    "https://brunovia.example/?ref=demo_creator",
    "p3": "Don't buy the Kestrava vacuum 🙅 Deinfluencing you today: it is loud, heavy & "
    "overpriced.\n\nYou don't need it. #deinfluencing",
    "p4": "Skip the Zelquo serum, buy the Plimbo balm instead → "
    "https://shop.example/plimbo?aff=demo01&utm_source=bio 🌿",
    "p5": "Café crème, piña colada & naïve résumé… 🇧🇷🥐\nZwei Zeilen, größer, übermäßig schön.\n\n"
    "Quatrième ligne 👩🏽‍🍳",
    "p6": "",
    "p7": "Everything in my lake bag: towel, hat, SPF, book, snacks, speaker and my beloved Plimbo "
    "bottle which keeps ice for a day.\n.\n.\n.\n.\n.\n"
    "#summer #lake #bottle #fun #travel #sun #weekend #sp #friends",
    "p8": "Ich war unfair: das Zelquo Serum ist großartig! Link in Bio 💚 (gifted)",
}


def read(place: Path) -> tuple[Recognition, list[Post], list[ImportIssue]]:
    with ArchiveTree.open([place]) as tree:
        (match, *others) = registry.recognise(tree)
        assert not others
        found = list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))
    posts = [record for record in found if isinstance(record, Post)]
    return match.found, posts, [record for record in found if isinstance(record, ImportIssue)]


def caption(post: Post) -> str:
    return "".join(part.text for part in post.parts if part.role == "caption")


def check_eight(posts: list[Post], keys: tuple[str, ...] = KEYS) -> dict[str, Post]:
    """Number, exact texts and times to the second; the posts by their key."""
    expected = json.loads((SAMPLES / "EXPECTED_others.json").read_text(encoding="utf-8"))
    by_time = {post.published_at: post for post in posts}
    got = {}
    for key in keys:
        post = by_time[datetime.fromisoformat(expected[key]["date"])]
        assert caption(post).endswith(TEXTS[key]), key
        assert TEXTS[key] or not caption(post), key
        got[key] = post
    assert len(posts) == len(keys)
    return got


@pytest.mark.parametrize("sample", ["mastodon", "_archives/archive-20221218195600-*.tar.gz"])
def test_mastodon(sample: str) -> None:
    (place,) = SAMPLES.glob(sample)
    found, posts, issues = read(place)
    got = check_eight(posts)
    warned = [key for key in KEYS if caption(got[key]) != TEXTS[key]]
    assert warned == ["p7"]
    assert caption(got["p7"])[: got["p7"].parts[0].fold] == "lake bag"
    assert [one.code for one in issues] == ["boosts-left-out"]
    assert found.owner == "demo_creator@social.example"
    assert got["p1"].permalink == "https://social.example/@demo_creator/110000000000000000"
    assert got["p2"].links[0].url == "https://brunovia.example/?ref=demo_creator"
    assert {one.member for one in found.not_read} == {"bookmarks.json", "likes.json"}


@pytest.mark.parametrize(
    "sample",
    [
        "linkedin-complete-quirky",
        "linkedin-2026-suffixed",
        "_archives/Complete_LinkedInDataExport_02-01-2025.zip",
    ],
)
def test_linkedin(sample: str) -> None:
    found, posts, issues = read(SAMPLES / sample)
    got = check_eight([post for post in posts if post.standing is Standing.OWN])
    assert [caption(got[key]) for key in KEYS] == [TEXTS[key] for key in KEYS]
    assert {one.code for one in issues} <= {"zone-not-stated"}
    assert got["p1"].native_id == "7000000000000000000"
    assert not got["p1"].is_zone_known
    comments = [post for post in posts if post.standing is Standing.COMMENT]
    if sample == "linkedin-complete-quirky":
        assert [caption(one) for one in comments] == ['She said "use DEMO15" twice,\n\nreally.']
        assert "messages.csv" in {one.member for one in found.not_read}
        assert got["p1"].links[0].url == "https://zelquo.example/serum"


def test_reddit() -> None:
    found, posts, issues = read(SAMPLES / "reddit")
    got = check_eight([post for post in posts if post.standing is Standing.OWN], KEYS[:6])
    expected = json.loads((SAMPLES / "EXPECTED_others.json").read_text(encoding="utf-8"))
    titles = [got[key].parts[0].text for key in KEYS[:5]]
    assert titles == [expected[key]["title"] for key in KEYS[:5]]
    assert [post.standing for post in posts][6:] == [Standing.COMMENT]
    assert caption(posts[6]) == "Try Brunovia, code DEMO15 ☕️"
    assert not issues
    assert (found.owner, str(found.exported_on)) == ("demo_creator", "2025-02-01")
    assert got["p1"].native_id == "1demo0"


@pytest.mark.parametrize("sample", ["bluesky-car", "bluesky-car/repo.car", "bluesky-unpacked-json"])
def test_bluesky(sample: str) -> None:
    _found, posts, issues = read(SAMPLES / sample)
    got = check_eight(posts)
    assert not issues
    assert got["p4"].links[0].url == "https://shop.example/plimbo?aff=demo01&utm_source=bio"
    assert got["p1"].permalink.endswith("/did:plc:demodemodemodemodemodemo/post/3kisep5z5i222")
    assert time_in_key(got["p8"].native_id) == got["p8"].published_at
    assert got["p8"].parts[0].language == "de"


def test_both_forms_of_one_repository_give_the_same_posts() -> None:
    forms = []
    for sample in ("bluesky-car", "bluesky-unpacked-json"):
        _found, posts, _issues = read(SAMPLES / sample)
        forms.append({(p.id, p.published_at, p.parts, p.links, p.media, p.extra) for p in posts})
    assert forms[0] == forms[1]
