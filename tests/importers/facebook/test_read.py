"""Facebook's export: what is read, what an edit means, and what never reaches the store."""

import json
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition
from creator_audit.importers.platforms.facebook import BOTH_NOTE, HTML_NOTE, IMPORTER
from creator_audit.model.issue import ImportIssue, IssueSeverity
from creator_audit.model.post import Post, Standing
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

ARCHIVES = Path(__file__).parents[2] / "archives" / "facebook"
POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
CANARY = b"CANARY-PRIVATE-WORDS"
TIME = 1736673300


def put(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        place.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, zone: str = "") -> tuple[Recognition, list[Post], list[ImportIssue]]:
    with ArchiveTree.open([folder]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        options = ImportOptions(time_zone=zone)
        records = list(IMPORTER.read(tree, found, options, NullProgress()))
    posts = [record for record in records if isinstance(record, Post)]
    return found, posts, [record for record in records if isinstance(record, ImportIssue)]


def record(text: str, at: int = TIME, *photos: str) -> dict[str, object]:
    media = [{"media": {"uri": f"posts/media/{name}", "creation_timestamp": at}} for name in photos]
    return {"timestamp": at, "data": [{"post": text}], "attachments": [{"data": media}]}


@pytest.mark.parametrize("folder", sorted(ARCHIVES.iterdir()), ids=lambda path: path.name)
def test_private_words_never_reach_the_store(folder: Path, tmp_path: Path) -> None:
    place = folder / "archive"
    assert any(
        CANARY in file.read_bytes() for file in place.rglob("*") if file.is_file()
    ) or folder.name.startswith("2026")
    with Store.open(tmp_path / "client.audit", create=True) as store:
        import_archives(store, NullProgress(), [place], is_analysed=False)
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"facebook:" in kept
    assert CANARY not in kept
    assert b"203.0.113.7" not in kept


def test_private_folders_are_named_with_their_reason() -> None:
    with ArchiveTree.open([ARCHIVES / "2024-08" / "archive"]) as tree:
        found = IMPORTER.recognise(tree)
    assert found is not None
    why = {entry.member: entry.why for entry in found.not_read}
    assert why["messages"] == "private messages are never opened"
    assert {"friends", "groups", "security_and_login_information"} <= set(why)
    assert found.owner == "toma.reed"
    assert str(found.exported_on) == "2024-08-27"


def test_an_edited_caption_keeps_its_identity(tmp_path: Path) -> None:
    march = put(
        tmp_path / "a", {POSTS: [record("New cups"), record("Cups too", TIME + 9, "7.jpg")]}
    )
    later = [record("New cups #ad"), record("Cups too #ad", TIME + 9, "7.jpg")]
    august = put(tmp_path / "b", {POSTS: later})
    before, after = read(march)[1], read(august)[1]
    assert [post.id for post in before] == [post.id for post in after]
    assert len({post.id for post in after}) == 2


def test_history_of_edits_gives_the_day_of_the_present_words(tmp_path: Path) -> None:
    edits = {
        "your_facebook_activity/posts/edits_you_made_to_posts.json": {
            "edits": [
                {"timestamp": TIME + 86_400, "data": [{"post": "Cups by Orvell #ad"}]},
                {"timestamp": TIME - 86_400, "data": [{"post": "Another day"}]},
                {"timestamp": TIME + 99, "data": [{"post": "Cups by Orvell"}]},
            ]
        }
    }
    posts = [record("Cups by Orvell #ad"), record("Another day")]
    _found, (edited, other), issues = read(put(tmp_path, {POSTS: posts, **edits}))
    assert edited.edited_at is not None
    assert (edited.edited_at - edited.published_at).days == 1
    assert dict(edited.extra)["words_written_at"].startswith("2025-01-13")
    assert other.edited_at is None
    assert {issue.code for issue in issues} == {"text-may-be-edited", "edit-without-post"}
    assert {issue.severity for issue in issues} == {IssueSeverity.NOTE}


def test_one_bad_record_or_member_ends_nothing(tmp_path: Path) -> None:
    broken = json.dumps([record("still there")])[:-1] + ', {"timestamp": '
    files = {
        POSTS: [7, None, {"data": "x"}, {"timestamp": 1e40}, record("good")],
        POSTS.replace("_1.json", "_4.json"): broken,
        POSTS.replace("_1.json", "_9.json"): '"no list"',
    }
    _found, posts, issues = read(put(tmp_path, files))
    assert [post.parts[0].text for post in posts] == ["good", "still there"]
    rejected = [issue for issue in issues if issue.severity is IssueSeverity.REJECTED]
    assert len(rejected) == 6
    assert all(issue.file and issue.detail for issue in rejected)


def test_html_beside_json_is_not_read_twice(tmp_path: Path) -> None:
    files = {POSTS: [record("a")], POSTS.replace(".json", ".html"): "<div class='_a6-g'></div>"}
    found, posts, _issues = read(put(tmp_path, files))
    assert len(posts) == 1
    assert BOTH_NOTE in found.notes
    assert any(entry.member.endswith(".html") for entry in found.not_read)


def test_html_with_a_zone_is_placed_in_it() -> None:
    found, posts, _issues = read(ARCHIVES / "2024-10" / "archive", "Europe/Vienna")
    assert HTML_NOTE in found.notes
    assert posts[0].published_at.isoformat() == "2024-05-12T18:05:00+00:00"
    assert posts[0].utc_offset_minutes == 120
    assert posts[0].is_zone_known


def test_posts_on_other_profiles_are_kept_apart() -> None:
    _found, posts, _issues = read(ARCHIVES / "2024-08" / "archive")
    (apart,) = [post for post in posts if post.standing is not Standing.OWN]
    assert apart.standing is Standing.COMMENT


@pytest.mark.parametrize(
    ("name", "content", "layout"),
    [
        (POSTS, [record("a")], "facebook 2024 json"),
        ("x/your_activity_across_facebook/posts/your_posts_1.json", [], "facebook 2023 json"),
        ("posts/your_posts_12.json", [record("a")], "facebook 2018 json"),
        ("posts/your_posts.json", [record("a")], "facebook 2018 json"),
        ("your_posts_1.json", [record("a")], "facebook 2018 json"),
        ("renamed.json", [record("a")], "facebook json"),
        ("your_facebook_activity/messages/inbox/x.json", {}, "facebook without posts"),
    ],
)
def test_recognition(tmp_path: Path, name: str, content: object, layout: str) -> None:
    with ArchiveTree.open([put(tmp_path, {name: content})]) as tree:
        (match,) = registry.recognise(tree)
    assert (match.found.platform, match.found.layout) == ("facebook", layout)
    assert name in " ".join(match.found.why)


def test_a_list_of_other_things_is_not_taken(tmp_path: Path) -> None:
    rows = [{"timestamp": TIME, "title": "a visit"}]
    with ArchiveTree.open([put(tmp_path, {"visits.json": rows})]) as tree:
        assert IMPORTER.recognise(tree) is None
