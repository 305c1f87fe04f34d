"""Subtitle files become the transcript of their video; the join goes with their import."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from creator_audit.operations.import_archive import import_archives, undo_import
from creator_audit.progress import NullProgress
from creator_audit.store.database import Store

VIDEOS = (
    "Video ID,Video Title (Original),Video Description (Original),Video Publish Timestamp,Privacy\n"
    "dQ0aaaaAAA1,My morning: tea & toast,Nothing here,2026-01-05T10:00:00+00:00,Public\n"
    "dQ0bbbbBBB2,Twice the same,One,2026-01-06T10:00:00+00:00,Public\n"
    "dQ0ccccCCC3,Twice the same,Two,2026-01-07T10:00:00+00:00,Public\n"
)
CUE = "1\n00:00:01,000 --> 00:00:02,000\n{}\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "client.audit", create=True) as opened:
        yield opened


def takeout(tmp_path: Path) -> Path:
    folder = tmp_path / "Takeout" / "YouTube and YouTube Music" / "video metadata"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "videos.csv").write_text(VIDEOS, encoding="utf-8")
    return tmp_path / "Takeout"


def subtitle(tmp_path: Path, name: str, words: str) -> Path:
    place = tmp_path / "subtitles" / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(CUE.format(words), encoding="utf-8")
    return place


def texts(store: Store) -> dict[str, str]:
    return dict(store.rows("SELECT id, text FROM posts ORDER BY id"))


def bring(store: Store, *paths: Path) -> int:
    return import_archives(store, NullProgress(), paths, is_analysed=False)[0].joined


def test_by_title_then_undone(store: Store, tmp_path: Path) -> None:
    bring(store, takeout(tmp_path))
    before = texts(store)
    place = subtitle(tmp_path, "My morning_ tea & toast.en.srt", "This kettle was a gift")
    assert bring(store, place) == 1
    after = texts(store)
    assert after.keys() == before.keys()
    assert after["youtube:dQ0aaaaAAA1"].endswith("This kettle was a gift")
    assert after["youtube:dQ0aaaaAAA1"].startswith(before["youtube:dQ0aaaaAAA1"])
    import_id = store.value("SELECT max(id) FROM imports")
    notes = store.rows("SELECT code, detail FROM issues WHERE import_id = ?", (import_id,))
    assert [code for code, _detail in notes] == ["subtitles-joined"]
    assert "youtube:dQ0aaaaAAA1, found by its title" in notes[0][1]
    undo_import(store, NullProgress(), import_id)
    assert texts(store) == before


def test_by_id_where_titles_are_alike(store: Store, tmp_path: Path) -> None:
    bring(store, takeout(tmp_path))
    place = subtitle(tmp_path, "Twice the same [dQ0ccccCCC3].de.srt", "Werbung am Anfang")
    assert bring(store, place) == 1
    assert texts(store)["youtube:dQ0ccccCCC3"].endswith("Werbung am Anfang")


def test_two_videos_of_one_title_get_nothing(store: Store, tmp_path: Path) -> None:
    bring(store, takeout(tmp_path))
    assert bring(store, subtitle(tmp_path, "Twice the same.srt", "Which one am I")) == 0
    assert [text for text in texts(store).values() if "Which one" in text] == ["Which one am I"]


def test_words_that_came_first_wait_for_their_video(store: Store, tmp_path: Path) -> None:
    assert bring(store, subtitle(tmp_path, "dQ0bbbbBBB2.srt", "Code MOSS10")) == 0
    assert bring(store, takeout(tmp_path)) == 1
    assert texts(store)["youtube:dQ0bbbbBBB2"].endswith("Code MOSS10")
    assert len(texts(store)) == 3


def test_a_second_export_takes_no_words_away(store: Store, tmp_path: Path) -> None:
    bring(store, takeout(tmp_path))
    place = subtitle(tmp_path, "dQ0aaaaAAA1.srt", "Spoken")
    bring(store, place)
    bring(store, takeout(tmp_path))
    bring(store, place)
    assert texts(store)["youtube:dQ0aaaaAAA1"].count("Spoken") == 1
    assert len(texts(store)) == 3


def test_beside_the_export_in_one_folder(store: Store, tmp_path: Path) -> None:
    folder = takeout(tmp_path)
    (folder / "My morning tea toast.srt").write_text(CUE.format("In one go"), encoding="utf-8")
    assert bring(store, folder) == 1
    assert texts(store)["youtube:dQ0aaaaAAA1"].endswith("In one go")
