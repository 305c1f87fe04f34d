"""Threads: an account of its own, alone or inside Instagram's export."""

import json
from pathlib import Path

import pytest

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.platforms.threads import HTML_NOTE, IMPORTER
from creator_audit.model.post import Post
from creator_audit.operations.import_archive import import_archives
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

BUNDLE = Path(__file__).parents[2] / "archives" / "threads" / "2026-05" / "archive"
CANARY = b"CANARY-PRIVATE-WORDS"
FOLDER = "your_instagram_activity/threads"
KEY = "text_post_app_text_posts"


def thread(text: str) -> dict[str, object]:
    return {"media": [{"uri": "", "creation_timestamp": 1736673300, "title": text}]}


def put(folder: Path, files: dict[str, object]) -> Path:
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(content if isinstance(content, str) else json.dumps(content))
    return folder


def matches(folder: Path) -> list[tuple[str, str]]:
    with ArchiveTree.open([folder]) as tree:
        return [(one.found.platform, one.found.layout) for one in registry.recognise(tree)]


def test_the_bundle_gives_two_accounts_and_nothing_private(tmp_path: Path) -> None:
    with Store.open(tmp_path / "client.audit", create=True) as store:
        result, _changes = import_archives(store, NullProgress(), [BUNDLE], is_analysed=False)
    assert [(one.platform, one.new) for one in result.sources] == [("instagram", 1), ("threads", 6)]
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir() if file.is_file())
    assert b"threads:mira.holt.threads" in kept
    assert CANARY not in kept


def test_lists_beside_the_threads_are_named_and_never_opened() -> None:
    with ArchiveTree.open([BUNDLE]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
        opened = {name.rsplit("/", 1)[-1] for name in tree.hashes()}
    why = {entry.member: entry.why for entry in found.not_read}
    assert why["followers"] == "contacts and followers are never opened"
    assert {"liked_threads", "threads_viewed"} <= set(why)
    assert opened == {"threads_and_replies.json", "archived_threads.json"}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        (f"{FOLDER}/threads_and_replies.json", {KEY: []}, [("threads", "threads 2023 json")]),
        ("threads/threads_and_replies.json", {KEY: []}, [("threads", "threads 2023 json")]),
        ("renamed.json", {KEY: [thread("a")]}, [("threads", "threads 2023 json")]),
        ("threads/threads_and_replies.html", "<html></html>", [("threads", "threads html")]),
    ],
)
def test_recognition(
    tmp_path: Path, name: str, content: object, expected: list[tuple[str, str]]
) -> None:
    assert matches(put(tmp_path, {name: content})) == expected


def test_viewed_threads_alone_are_not_posts(tmp_path: Path) -> None:
    folder = put(tmp_path, {"threads_viewed.json": {"text_post_app_text_app_posts_seen": [{}]}})
    with ArchiveTree.open([folder]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_html_is_read_with_zones_unknown(tmp_path: Path) -> None:
    box = (
        '<div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h _a6-i">'
        'Gift from Tindle ☕</div><div class="_3-94 _a6-o">Aug 17, 2025 11:23 am</div></div>'
    )
    folder = put(tmp_path, {f"{FOLDER}/threads_and_replies.html": f"<body>{box}</body>"})
    with ArchiveTree.open([folder]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        records = list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
    (post,) = [record for record in records if isinstance(record, Post)]
    assert HTML_NOTE in found.notes
    assert post.id.startswith("threads:~")
    assert post.platform == "threads"
    assert post.parts[0].text == "Gift from Tindle ☕"
    assert not post.is_zone_known
