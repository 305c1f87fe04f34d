"""Instagram's export: what is joined, kept apart, kept word for word, and never opened."""

import json
from pathlib import Path

from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.instagram.subtitles import spoken_text
from creator_audit.importers.platforms.instagram import HTML_NOTE, IMPORTER, NO_LABEL_NOTE
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import LabelKind, PartRole, Post, label_state
from creator_audit.progress import NullProgress

MEDIA = "your_instagram_activity/media"
TIME = 1736673300


def put(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        text = content if isinstance(content, str) else json.dumps(content)
        place.write_text(text, encoding="utf-8")
    return folder


def read(folder: Path, zone: str = "") -> tuple[list[Post], list[ImportIssue], set[str]]:
    with ArchiveTree.open([folder]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        options = ImportOptions(time_zone=zone)
        records = list(IMPORTER.read(tree, found, options, NullProgress()))
        opened = set(tree.hashes())
    posts = [record for record in records if isinstance(record, Post)]
    return posts, [record for record in records if isinstance(record, ImportIssue)], opened


def medium(number: int, title: str = "") -> dict[str, object]:
    uri = f"media/posts/202501/4_1800000000000{number:04}.jpg"
    return {"uri": uri, "creation_timestamp": TIME, "title": title}


def detailed(number: int, *labels: tuple[str, str]) -> dict[str, object]:
    values: list[dict[str, object]] = [{"label": label, "value": value} for label, value in labels]
    values.append({"label": "Media", "media": [medium(number)]})
    return {"timestamp": TIME, "fbid": f"1800000000000{number:04}", "label_values": values}


def test_private_members_are_never_opened(tmp_path: Path) -> None:
    private = {
        "your_instagram_activity/messages/inbox/x/message_1.json": {"messages": []},
        "connections/contacts/synced_contacts.json": {},
        "personal_information/information_about_you/locations.json": {},
        "logged_information/past_instagram_insights/posts.json": [
            {"media": [medium(9, "no post")]}
        ],
    }
    folder = put(
        tmp_path / "x", {**private, f"{MEDIA}/posts_1.json": [{"media": [medium(1, "a")]}]}
    )
    posts, _issues, opened = read(folder)
    assert len(posts) == 1
    assert opened == {f"{MEDIA}/posts_1.json"}
    with ArchiveTree.open([folder]) as tree:
        found = IMPORTER.recognise(tree)
    assert found is not None
    assert {one.member for one in found.not_read} >= {
        "messages",
        "contacts",
        "information_about_you",
    }


def test_flags_are_recorded_evidence_and_unknown_is_never_false(tmp_path: Path) -> None:
    records = [
        detailed(1, ("Collaboration commerciale", "Vrai")),
        detailed(2, ("Collaboration commerciale", "Faux")),
        detailed(3, ("Collaboration commerciale", "quizás")),
        detailed(4, ("Etwas ganz Neues", "Falsch")),
        detailed(5, ("Branded content", "False")),
        detailed(6, ("Branded content", "True"), ("Brand partner", "Ondelle")),
        detailed(7),
    ]
    posts, issues, _opened = read(put(tmp_path / "x", {f"{MEDIA}/posts.json": records}))
    states = [label_state(post.labels) for post in posts]
    assert states == [True, False, None, None, None, True, None]
    assert posts[3].labels[0].kind is LabelKind.UNKNOWN
    assert posts[3].labels[0].raw == "Etwas ganz Neues: Falsch"
    assert posts[5].labels[0].partner == "Ondelle"
    assert [issue.code for issue in issues] == ["unknown-label"]


def test_a_partner_alone_means_the_label_was_used(tmp_path: Path) -> None:
    record = detailed(1, ("Brand partner", "Ondelle"))
    posts, _issues, _opened = read(put(tmp_path / "x", {f"{MEDIA}/posts.json": [record]}))
    assert label_state(posts[0].labels) is True


def test_details_and_classic_are_one_post_by_media_id(tmp_path: Path) -> None:
    folder = put(
        tmp_path / "x",
        {
            f"{MEDIA}/posts.json": [detailed(1, ("Caption", "Hello")), detailed(2)],
            f"{MEDIA}/posts_1.json": [
                {"media": [medium(1, "Hello")]},
                {"media": [medium(2, "Lent by the classic file")]},
                {"media": [medium(3, "Only here")]},
            ],
        },
    )
    posts, _issues, _opened = read(folder)
    texts = {post.native_id[-1]: [part.text for part in post.parts] for post in posts}
    assert texts == {"1": ["Hello"], "2": ["Lent by the classic file"], "3": ["Only here"]}


def test_subtitles_are_spoken_words(tmp_path: Path) -> None:
    video = {"uri": "media/reels/202501/4_18000000000000001.mp4", "creation_timestamp": TIME}
    folder = put(
        tmp_path / "x",
        {
            f"{MEDIA}/reels.json": {"ig_reels_media": [{"media": [{**video, "title": "Caption"}]}]},
            "media/reels/202501/4_18000000000000001.srt": "1\n00:00:00,000 --> 00:00:01,000\nPaid by X",
        },
    )
    (post,), _issues, opened = read(folder)
    assert [(part.role, part.text) for part in post.parts] == [
        (PartRole.CAPTION, "Caption"),
        (PartRole.TRANSCRIPT, "Paid by X"),
    ]
    assert len(opened) == 2


def test_spoken_text_of_webvtt() -> None:
    content = "WEBVTT\nKind: captions\n\n00:00.000 --> 00:01.000\nHello <i>you</i>\n\n2\n00:01.000 --> 00:02.000\nHello you\n"
    assert spoken_text(content.encode()) == "Hello you"


def test_html_times_take_the_zone_the_user_gives(tmp_path: Path) -> None:
    box = (
        '<div class="pam x uiBoxWhite noborder"><h2 class="_a6-h _a6-i">A</h2>'
        '<a href="media/posts/1_18000000000000001.jpg">x</a>'
        '<div class="_3-94 _a6-o">Jul 1, 2025 9:15 am</div></div>'
    )
    folder = put(tmp_path / "x", {f"{MEDIA}/posts_1.html": f"<html><body>{box}</body></html>"})
    (unzoned,), _issues, _opened = read(folder)
    assert not unzoned.is_zone_known
    assert unzoned.published_at is not None
    assert unzoned.published_at.isoformat() == "2025-07-01T09:15:00+00:00"
    (zoned,), _issues, _opened = read(folder, "Europe/Berlin")
    assert zoned.is_zone_known
    assert zoned.utc_offset_minutes == 120
    assert zoned.published_at is not None
    assert zoned.published_at.isoformat() == "2025-07-01T07:15:00+00:00"


def test_html_of_many_chunks_loses_nothing(tmp_path: Path) -> None:
    boxes = "".join(
        f'<div class="pam uiBoxWhite noborder"><h2 class="_a6-h _a6-i">Text {index} {"é" * 300}</h2>'
        f'<div class="_a6-o">Jul 1, 2025 9:15 am</div></div>'
        for index in range(3000)
    )
    posts, issues, _opened = read(put(tmp_path / "x", {f"{MEDIA}/posts_1.html": boxes}))
    assert [post.parts[0].text.split()[1] for post in posts] == [
        str(index) for index in range(3000)
    ]
    assert issues == []


def test_notes_say_what_the_layout_lacks(tmp_path: Path) -> None:
    html = put(tmp_path / "h", {f"{MEDIA}/posts_1.html": "<html></html>"})
    classic = put(tmp_path / "c", {f"{MEDIA}/posts_1.json": "[]"})
    flagged = put(tmp_path / "d", {f"{MEDIA}/posts.json": [detailed(1)]})
    notes = []
    for folder in (html, classic, flagged):
        with ArchiveTree.open([folder]) as tree:
            found = IMPORTER.recognise(tree)
        assert found is not None
        notes.append(found.notes)
    assert notes == [(HTML_NOTE,), (NO_LABEL_NOTE,), ()]


def test_json_wins_over_html_of_the_same_posts(tmp_path: Path) -> None:
    files = {
        f"{MEDIA}/posts_1.json": [{"media": [medium(1, "a")]}],
        f"{MEDIA}/posts_1.html": "<html/>",
    }
    posts, _issues, opened = read(put(tmp_path / "x", files))
    assert len(posts) == 1
    assert opened == {f"{MEDIA}/posts_1.json"}


def test_truncated_json_keeps_posts_and_lists_the_rest(tmp_path: Path) -> None:
    content = json.dumps([{"media": [medium(index, f"caption {index}")]} for index in range(50)])
    folder = put(tmp_path / "x", {f"{MEDIA}/posts_1.json": content[: len(content) // 2]})
    posts, issues, _opened = read(folder)
    assert 20 < len(posts) < 30
    assert [issue.code for issue in issues] == ["json-broken"]
    assert issues[0].file == f"{MEDIA}/posts_1.json"


def test_a_file_that_is_no_json_is_one_issue(tmp_path: Path) -> None:
    posts, issues, _opened = read(put(tmp_path / "x", {f"{MEDIA}/posts_1.json": "oops"}))
    assert posts == []
    assert [issue.code for issue in issues] == ["json-broken"]


def test_ten_megabyte_caption(tmp_path: Path) -> None:
    record = {"media": [medium(1, "ä".encode().decode("latin-1") * 5_000_000)]}
    (post,), _issues, _opened = read(put(tmp_path / "x", {f"{MEDIA}/posts_1.json": [record]}))
    assert post.parts[0].text == "ä" * 5_000_000
