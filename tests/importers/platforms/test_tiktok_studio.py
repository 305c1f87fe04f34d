"""TikTok Studio's table: years, ids and links."""

import os
from datetime import UTC, datetime
from pathlib import Path

from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition
from creator_audit.importers.platforms.tiktok_studio import IMPORTER
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress

LINK = "https://www.tiktok.com/@tansy/video/"


def write(folder: Path, rows: list[str], head: str = "Video title,Video link,Post time") -> Path:
    place = folder / "Content.csv"
    place.write_text("\n".join([head, *rows]), encoding="utf-8")
    saved = datetime(2025, 2, 1, tzinfo=UTC).timestamp()
    os.utime(place, (saved, saved))
    return place


def read(place: Path) -> tuple[Recognition, list[Post], list[str]]:
    with ArchiveTree.open([place]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        records = list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))
    posts = [one for one in records if isinstance(one, Post)]
    return found, posts, [one.code for one in records if isinstance(one, ImportIssue)]


def test_a_missing_year_is_the_last_before_the_file_and_is_said(tmp_path: Path) -> None:
    rows = [f"a,{LINK}7300000000000000001,January 5", f"b,{LINK}7300000000000000002,August 9"]
    found, posts, codes = read(write(tmp_path, rows))
    assert [post.published_at.date().isoformat() for post in posts] == ["2025-01-05", "2024-08-09"]
    assert "year-inferred" in codes
    assert found.owner == "tansy"
    assert posts[0].account_id == "tiktok:tansy"


def test_the_tables_own_day_bounds_the_year(tmp_path: Path) -> None:
    rows = [
        f"September 30,a,{LINK}7300000000000000001,September 29",
        f"September 30,b,{LINK}7300000000000000002,October 2",
    ]
    _found, posts, _codes = read(write(tmp_path, rows, "Time,Video title,Video link,Post time"))
    assert [post.published_at.year for post in posts] == [2024, 2023]


def test_times_inside_ids_are_believed_where_they_agree(tmp_path: Path) -> None:
    at = datetime(2024, 3, 21, 19, 0, 7, tzinfo=UTC)
    number = (int(at.timestamp()) << 32) + 5
    _found, posts, codes = read(write(tmp_path, [f"a,{LINK}{number},March 21"]))
    assert posts[0].published_at == at
    assert posts[0].is_zone_known
    assert codes == []


def test_a_table_with_links_elsewhere_is_not_tiktoks(tmp_path: Path) -> None:
    place = write(tmp_path, ["a,https://clips.example/video/1,2024-01-01"])
    with ArchiveTree.open([place]) as tree:
        assert IMPORTER.recognise(tree) is None


def test_it_is_found_before_the_table_of_any_make(tmp_path: Path) -> None:
    place = write(tmp_path, [f"a,{LINK}7300000000000000001,2024-01-01 10:00:00"])
    with ArchiveTree.open([place]) as tree:
        layouts = [match.found.layout for match in registry.recognise(tree)]
    assert layouts == ["tiktok studio table"]


def test_the_order_of_rows_tells_years_over_more_than_one(tmp_path: Path) -> None:
    days = [
        "January 5",
        "August 9",
        "May 17",
        "February 3",
        "January 12",
        "January 2",
        "December 30",
    ]
    rows = [f"w,{LINK}{7300000000000000001 + n},{day}" for n, day in enumerate(days)]
    years = [2025, 2024, 2024, 2024, 2024, 2024, 2023]
    _found, posts, _codes = read(write(tmp_path, rows))
    assert [post.published_at.year for post in posts] == years
    _found, posts, _codes = read(write(tmp_path, rows[::-1]))
    assert [post.published_at.year for post in posts] == years[::-1]
