"""Trees find their importers by content; what nobody knows says what was looked for."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import other_exports, registry
from creator_audit.importers.archive import ArchiveTree

TIKTOK = {
    "Post": {"Posts": {"VideoList": [{"Date": "2025-01-01 10:00:00", "Link": "https://x.test/a"}]}}
}
INSTAGRAM = [
    {"media": [{"uri": "media/posts/1.jpg", "creation_timestamp": 1736673300, "title": "a"}]}
]


def put(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            place.write_bytes(content)
        else:
            place.write_text(content if isinstance(content, str) else json.dumps(content))
    return folder


def platforms_of(path: Path, forced: str = "") -> list[tuple[str, str]]:
    with ArchiveTree.open([path]) as tree:
        return [(one.found.platform, one.found.layout) for one in registry.recognise(tree, forced)]


def test_importers_are_found_by_their_folder() -> None:
    assert {"instagram", "tiktok"} <= {importer.platform for importer in registry.importers()}
    assert registry.find_importer("tiktok") is not None
    assert registry.find_importer("nowhere") is None


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("your_instagram_activity/media/posts_1.json", INSTAGRAM, "instagram 2025-03 json"),
        ("x/your_instagram_activity/content/posts_1.json", INSTAGRAM, "instagram 2023-06 json"),
        ("content/posts_1.json", INSTAGRAM, "instagram 2021 json"),
        ("data/posts_1.json", INSTAGRAM, "instagram json"),
        ("posts_1.json", INSTAGRAM, "instagram json"),
        ("stories.json", {"ig_stories": [INSTAGRAM[0]["media"][0]]}, "instagram json"),
        ("posts.json", [{"label_values": [], "fbid": "1"}], "instagram 2026 json"),
        ("media.json", {"photos": [], "videos": []}, "instagram 2018 json"),
        ("user_data_tiktok.json", TIKTOK, "tiktok 2025 json"),
        ("renamed.json", TIKTOK, "tiktok 2025 json"),
        ("user_data.json", {"Video": {"Videos": {"VideoList": None}}}, "tiktok 2023 json"),
    ],
)
def test_layouts(tmp_path: Path, name: str, content: object, expected: str) -> None:
    put(tmp_path / "export", {name: content})
    assert [layout for _platform, layout in platforms_of(tmp_path / "export")] == [expected]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("user_data.json", {"name": "someone", "settings": {}}),
        ("user_data.json", {"post": "a text", "name": "someone"}),
        ("renamed.json", {"video": ["a"], "other": 1}),
        ("media.json", {"files": []}),
        ("posts.json", {"organic_insights_posts": []}),
        ("notes.txt", "hello"),
        ("index.html", "<html><body>hello</body></html>"),
        ("paper.pdf", b"%PDF-1.7 \x00\x01"),
    ],
)
def test_common_names_with_other_content_are_not_taken(
    tmp_path: Path, name: str, content: object
) -> None:
    put(tmp_path / "export", {name: content, "other.bin": b"\x00\x01"})
    with pytest.raises(UserError) as caught:
        platforms_of(tmp_path / "export")
    assert "looked for" in caught.value.what
    assert "Instagram" in caught.value.what
    assert caught.value.next_step


def test_a_picture_is_named_as_such(tmp_path: Path) -> None:
    put(tmp_path, {"me.jpg": b"\xff\xd8\xff\xe0" + b"x" * 200})
    with pytest.raises(UserError, match="picture"):
        platforms_of(tmp_path / "me.jpg")


def test_insights_alone_are_no_posts(tmp_path: Path) -> None:
    place = "logged_information/past_instagram_insights/posts.json"
    put(tmp_path / "export", {place: INSTAGRAM, "your_instagram_activity/no-data.txt": ""})
    assert platforms_of(tmp_path / "export") == [("instagram", "instagram without posts")]


def test_two_platforms_in_one_folder_are_both_found(tmp_path: Path) -> None:
    files = {
        "user_data_tiktok.json": TIKTOK,
        "your_instagram_activity/media/posts_1.json": INSTAGRAM,
    }
    put(tmp_path / "export", files)
    assert {platform for platform, _ in platforms_of(tmp_path / "export")} == {
        "instagram",
        "tiktok",
    }


def test_forced_platform(tmp_path: Path) -> None:
    put(tmp_path / "export", {"user_data_tiktok.json": TIKTOK})
    assert platforms_of(tmp_path / "export", "TikTok") == [("tiktok", "tiktok 2025 json")]
    with pytest.raises(UserError, match="instagram"):
        platforms_of(tmp_path / "export", "instagram")


def test_lists_inside_an_export_are_not_taken_for_tables(tmp_path: Path) -> None:
    rows = "id,published_at,text\n1,2025-01-01,hello\n"
    files = {"a/user_data_tiktok.json": TIKTOK, "a/private/list.csv": rows}
    put(tmp_path / "export", files)
    assert [platform for platform, _ in platforms_of(tmp_path / "export")] == ["tiktok"]


def test_zip_and_folder_are_recognised_alike(tmp_path: Path) -> None:
    packed = tmp_path / "instagram-ida-2025-03-09-Ab12Cd34.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("your_instagram_activity/media/posts_1.json", json.dumps(INSTAGRAM))
    with ArchiveTree.open([packed]) as tree:
        (match,) = registry.recognise(tree)
    assert match.found.owner == "ida"
    assert str(match.found.exported_on) == "2025-03-09"
    assert match.found.why == ("found `your_instagram_activity/media/posts_1.json`",)


def test_exports_not_read_yet_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = (re.compile(r"(^|/)elsewhere_posts/"),)
    known = other_exports.OtherExport("Elsewhere", "", paths, (), ())
    monkeypatch.setattr(other_exports, "_known", lambda: (known,))
    rows = [{"timestamp": 1736673300, "title": f"A day at the lake, number {n}"} for n in range(9)]
    put(tmp_path, {"Elsewhere_Posts/1.json": rows, "profile.json": rows})
    with pytest.raises(UserError) as caught:
        platforms_of(tmp_path)
    assert "an export of Elsewhere, which is not read yet" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "platform"),
    [
        ("json/memories_history.json", "{}", "Snapchat"),
        ("mydata/json/shared_story.json", '{"Spotlight History": []}', "Snapchat"),
        ("export.html", "<html><title>Pinterest data</title><body></body></html>", "Pinterest"),
        ("my_twitch_data.html", "<html><body>streams</body></html>", "Twitch"),
    ],
)
def test_exports_with_nothing_to_judge_say_so(
    tmp_path: Path, name: str, content: str, platform: str
) -> None:
    place = tmp_path / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(content)
    with pytest.raises(UserError) as caught:
        platforms_of(tmp_path)
    assert f"an export of {platform}. " in str(caught.value)
    assert "nothing to judge" in str(caught.value)
    assert "table" in caught.value.next_step


def test_a_table_of_such_a_platform_is_read(tmp_path: Path) -> None:
    place = tmp_path / "twitch.csv"
    place.write_text("published_at,text\n2025-01-02,A stream\n2025-01-03,Another one\n")
    assert platforms_of(tmp_path)[0][0] == "table"


def test_a_table_named_as_such_is_read_whatever_its_name(tmp_path: Path) -> None:
    row = {"published_at": "2025-01-02", "text": "A day at the lake"}
    put(tmp_path, {"outbox.json": [row] * 3})
    assert platforms_of(tmp_path, "table")[0][0] == "table"
