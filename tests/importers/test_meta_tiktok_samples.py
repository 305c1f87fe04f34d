"""The shared samples of Meta's platforms and TikTok import with the posts, texts and times they state."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post, Standing, label_state
from creator_audit.progress import NullProgress

SAMPLES = Path(__file__).parents[3] / "shared" / "formats" / "samples"
EXPECTED = SAMPLES / "EXPECTED_meta_tiktok.json"
PLATFORMS = ("instagram", "facebook", "threads", "tiktok")
KINDS = {"reel": "reel", "story": "story", "igtv": "video"}

pytestmark = pytest.mark.skipif(not EXPECTED.exists(), reason="shared samples are not there")


def cases() -> list[str]:
    if not EXPECTED.exists():
        return []
    content = json.loads(EXPECTED.read_text(encoding="utf-8"))
    return [name for name, facts in content.items() if facts["platform"] in PLATFORMS]


def read(folder: Path) -> tuple[Account, list[Post], list[ImportIssue]]:
    with ArchiveTree.open([folder]) as tree:
        (match,) = registry.recognise(tree)
        records = list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))
    assert isinstance(records[0], Account)
    posts = [record for record in records if isinstance(record, Post)]
    return records[0], posts, [record for record in records if isinstance(record, ImportIssue)]


@pytest.mark.parametrize("name", cases())
def test_sample_imports_as_stated(name: str) -> None:
    facts = json.loads(EXPECTED.read_text(encoding="utf-8"))[name]
    account, posts, issues = read(SAMPLES / name)
    own = [post for post in posts if post.standing is Standing.OWN]
    got = sorted(
        (
            post.published_at if post.is_zone_known else post.published_at.replace(second=0),
            post.parts[0].text if post.parts else "",
            # A thread of text alone still names one medium, without an address.
            len(post.media) or (1 if post.platform == "threads" else 0),
        )
        for post in own
    )
    expected = []
    for post in facts["posts"]:
        moment = (
            datetime.fromtimestamp(post["timestamp"], UTC)
            if "timestamp" in post
            else datetime.fromisoformat(post["local_time"]).replace(tzinfo=UTC)
        )
        expected.append((moment, post["caption"], post["media"]))
    assert got == sorted(expected)
    assert account.handle == facts.get("owner", "")
    assert not [issue for issue in issues if issue.severity is IssueSeverity.REJECTED]
    assert len({post.id for post in own}) == len(own)
    deleted = [post for post in posts if post.standing is Standing.DELETED]
    assert len(deleted) == facts.get("deleted", 0)
    by_text = {(post.parts[0].text if post.parts else ""): post for post in own}
    for post in facts["posts"]:
        found = by_text[post["caption"]]
        if post.get("kind") in KINDS:
            kinds = {one.kind for one in own if one.parts[:1] == found.parts[:1]}
            assert KINDS[post["kind"]] in kinds
        if "branded" in post:
            assert label_state(found.labels) is post["branded"]


def test_html_says_that_zones_are_unknown() -> None:
    _account, posts, _issues = read(SAMPLES / "instagram-html-2025-media")
    assert {post.is_zone_known for post in posts} == {False}


def test_draft_is_kept_apart() -> None:
    _account, posts, _issues = read(SAMPLES / "instagram-json-2026-detailed-en")
    drafts = [post for post in posts if post.standing is Standing.DRAFT]
    assert len(drafts) == 1
    assert "Draft never published" in drafts[0].parts[0].text


def test_tiktok_without_captions_has_no_parts() -> None:
    _account, posts, _issues = read(SAMPLES / "tiktok-json-2026-nocaptions")
    assert len(posts) == 8
    assert not any(post.parts or post.labels for post in posts)


def test_tiktok_json_and_txt_give_the_same_ids() -> None:
    _a, json_posts, _i = read(SAMPLES / "tiktok-json-2025-post")
    _b, txt_posts, _j = read(SAMPLES / "tiktok-txt-2025")
    own = {post.id for post in json_posts if post.standing is Standing.OWN}
    assert own == {post.id for post in txt_posts}


def test_no_sample_reads_a_private_member() -> None:
    for name in cases():
        with ArchiveTree.open([SAMPLES / name]) as tree:
            (match,) = registry.recognise(tree)
            list(match.importer.read(tree, match.found, ImportOptions(), NullProgress()))
            opened = set(tree.hashes())
        private = [
            one for one in opened if "message" in one or "contact" in one or "insight" in one
        ]
        assert opened
        assert not private
