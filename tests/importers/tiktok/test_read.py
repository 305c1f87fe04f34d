"""TikTok's export: own posts alone, states kept apart, private sections never kept."""

import json
from pathlib import Path

import pytest

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.platforms.tiktok import IMPORTER
from creator_audit.importers.tiktok.words import disclosure_label
from creator_audit.model.account import Account
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import LabelKind, Post, PostKind, Standing
from creator_audit.progress import NullProgress

CDN = "https://video.example-cdn.test/"


def read(folder: Path, files: dict[str, object]) -> tuple[str, list[Post], list[ImportIssue]]:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        place.write_text(text, encoding="utf-8")
    with ArchiveTree.open([folder]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        records = list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
    assert isinstance(records[0], Account)
    posts = [record for record in records if isinstance(record, Post)]
    issues = [record for record in records if isinstance(record, ImportIssue)]
    return records[0].handle, posts, issues


def video(day: int, **fields: object) -> dict[str, object]:
    return {"Date": f"2025-01-{day:02} 10:00:00", "Link": f"{CDN}{day}/?x-expires=7", **fields}


@pytest.mark.parametrize(
    "path",
    [
        ("Post", "Posts"),
        ("Video", "Videos"),
        ("Post", "Videos"),
        ("Your Activity", "Post", "Posts"),
        ("Your Activity", "Video", "Videos"),
    ],
)
def test_own_posts_of_every_generation(tmp_path: Path, path: tuple[str, ...]) -> None:
    content: dict[str, object] = {"VideoList": [video(1), video(2)]}
    for step in reversed(path):
        content = {step: content}
    content["Watch History"] = {"VideoList": [video(3)]}
    content.setdefault("Activity", {"Video Browsing History": {"VideoList": [video(4)]}})
    _handle, posts, _issues = read(tmp_path / "x", {"user_data.json": content})
    assert [post.published_at.day for post in posts if post.published_at] == [1, 2]


def test_nothing_private_is_kept(tmp_path: Path) -> None:
    secret = "SECRET-7f3a"
    content = {
        "Direct Messages": {"Chat History": {"ChatHistory": {secret: [{"Content": secret}]}}},
        "Location Review": {"Places": [secret]},
        "Profile": {
            "Auto Fill": {"PhoneNumber": secret, "userName": secret},
            "Profile Information": {
                "ProfileMap": {"emailAddress": secret, "userName": "brisk.heron"}
            },
        },
        "Video": {"Videos": {"VideoList": [video(1, Location=secret, CoverImage=secret)]}},
    }
    handle, posts, issues = read(tmp_path / "x", {"user_data.json": content})
    assert handle == "brisk.heron"
    assert len(posts) == 1
    assert secret not in repr((posts, issues))


def test_what_is_skipped_in_the_shared_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "user_data.json").write_text(json.dumps({"Video": {}, "Activity": {}}))
    with ArchiveTree.open([tmp_path / "user_data.json"]) as tree:
        found = IMPORTER.recognise(tree)
    assert found is not None
    said = {one.member: one.why for one in found.not_read}
    (messages,) = [why for member, why in said.items() if "Direct Messages" in member]
    assert messages == "private messages are skipped while reading and never kept"
    assert any("Location Review" in member for member in said)


@pytest.mark.parametrize("empty", [None, [], "", {}])
def test_empty_lists_yield_no_post(tmp_path: Path, empty: object) -> None:
    content = {"Post": {"Posts": {"VideoList": empty}}, "Your Activity": {}}
    _handle, posts, _issues = read(tmp_path / "x", {"user_data_tiktok.json": content})
    assert posts == []


def test_wrong_types_are_listed_with_their_place(tmp_path: Path) -> None:
    content = {"Post": {"Posts": {"VideoList": [7, {"Likes": 1}, video(1, Likes=5, Title=12)]}}}
    _handle, posts, issues = read(tmp_path / "x", {"user_data_tiktok.json": content})
    assert [(issue.code, issue.pointer) for issue in issues] == [
        ("json-wrong-type", "/Post/Posts/VideoList/0"),
        ("record-empty", "/Post/Posts/VideoList/1"),
    ]
    assert posts[0].parts[0].text == "12"
    assert dict(posts[0].extra)["likes"] == "5"


@pytest.mark.parametrize(
    ("word", "kind", "is_on"),
    [
        ("Paid partnership", LabelKind.PAID_PARTNERSHIP, True),
        ("Promotional content", LabelKind.OWN_BRAND, True),
        ("Yes", LabelKind.COMMERCIAL_CONTENT, True),
        ("No", LabelKind.COMMERCIAL_CONTENT, False),
        ("Etwas Neues", LabelKind.COMMERCIAL_CONTENT, None),
    ],
)
def test_disclosure_switch(word: str, kind: LabelKind, is_on: bool | None) -> None:
    label = disclosure_label(word)
    assert label is not None
    assert (label.kind, label.is_on, label.raw) == (kind, is_on, f"ContentDisclosure: {word}")


@pytest.mark.parametrize("word", ["", "N/A", "None", "n.v.t."])
def test_an_empty_switch_says_nothing(word: str) -> None:
    assert disclosure_label(word) is None


def test_photo_posts_hold_every_picture(tmp_path: Path) -> None:
    links = f"{CDN}photomode/a.jpeg?x=1\n{CDN}photomode/b.jpeg?x=1"
    content = {"Post": {"Posts": {"VideoList": [{"Date": "2025-01-01 10:00:00", "Link": links}]}}}
    _handle, (post,), _issues = read(tmp_path / "x", {"user_data_tiktok.json": content})
    assert post.kind is PostKind.FEED
    assert len(post.media) == 2


def test_ids_survive_a_new_signature_and_new_likes(tmp_path: Path) -> None:
    ids = []
    for turn in ("1", "2"):
        record = video(1, Likes=turn)
        record["Link"] = f"{CDN}1/?x-expires={turn}"
        content = {"Post": {"Posts": {"VideoList": [record]}}}
        _handle, (post,), _issues = read(tmp_path / turn, {"user_data_tiktok.json": content})
        ids.append(post.id)
    assert ids[0] == ids[1]


def test_deleted_posts_are_kept_apart(tmp_path: Path) -> None:
    for index, name in enumerate(("Recently Deleted Posts", "RecentlyDeletedPosts")):
        content = {"Post": {name: {"PostList": [video(1)]}}}
        _handle, (post,), _issues = read(tmp_path / str(index), {"user_data_tiktok.json": content})
        assert post.standing is Standing.DELETED


def test_txt_with_unknown_labels_goes_by_position(tmp_path: Path) -> None:
    block = f"Päivä: 2025-01-01 10:00:00 UTC\nLinkki: {CDN}1/?x=1\nSydämet: 4\nUusi: arvo\n"
    files = {
        "Post/Posts.txt": f"{block}\n{block.replace('-01 10', '-02 10')}",
        "Comments.txt": "tyhjä",
    }
    _handle, posts, issues = read(tmp_path / "x", {**files, "Searches.txt": "tyhjä"})
    assert [post.published_at.day for post in posts if post.published_at] == [1, 2]
    assert dict(posts[0].extra)["likes"] == "4"
    assert [label.raw for label in posts[0].labels] == ["Uusi: arvo"]
    assert posts[0].labels[0].is_on is None
    assert [issue.code for issue in issues] == ["unknown-label"]


def test_txt_colon_in_a_title_is_part_of_it(tmp_path: Path) -> None:
    lines = (
        f"Date: 2025-01-01 10:00:00 UTC\nLink: {CDN}1/\nLike(s): 1\nTitle: Recipe: one\nNote: two\n"
    )
    files = {"Posts.txt": lines, "Comments.txt": "", "Searches.txt": ""}
    _handle, (post,), _issues = read(tmp_path / "x", files)
    assert post.parts[0].text == "Recipe: one\nNote: two"


def test_truncated_json_keeps_what_came_before(tmp_path: Path) -> None:
    content = json.dumps({"Post": {"Posts": {"VideoList": [video(day) for day in range(1, 29)]}}})
    _handle, posts, issues = read(tmp_path / "x", {"user_data_tiktok.json": content[:1500]})
    assert 5 < len(posts) < 28
    assert [issue.code for issue in issues] == ["json-broken"]
