"""Dropped paths are sorted into exports."""

from pathlib import Path

import pytest

from creator_audit.importers.parts import split


def names(paths: list[str]) -> list[list[str]]:
    return [[path.name for path in group] for group in split([Path("/d", name) for name in paths])]


@pytest.mark.parametrize(
    ("paths", "groups"),
    [
        (
            ["instagram-ida-2025-03-09-Ab12.zip", "instagram-ida-2025-03-09-Cd34.zip"],
            [["instagram-ida-2025-03-09-Ab12.zip", "instagram-ida-2025-03-09-Cd34.zip"]],
        ),
        (
            ["instagram-ida-2025-03-09-Ab12.zip", "instagram-ben-2025-03-09-Cd34.zip"],
            [["instagram-ida-2025-03-09-Ab12.zip"], ["instagram-ben-2025-03-09-Cd34.zip"]],
        ),
        (
            ["facebook-ida-27.08.2026-Ab12Cd34.zip", "facebook-ida-27.08.2026-Ef56Gh78.zip"],
            [["facebook-ida-27.08.2026-Ab12Cd34.zip", "facebook-ida-27.08.2026-Ef56Gh78.zip"]],
        ),
        (
            ["takeout-20250201T000000Z-002.zip", "takeout-20250201T000000Z-001.zip"],
            [["takeout-20250201T000000Z-001.zip", "takeout-20250201T000000Z-002.zip"]],
        ),
        (
            ["takeout-20260911T193951Z-1-001.tgz", "takeout-20260911T193951Z-2-001.tgz"],
            [["takeout-20260911T193951Z-1-001.tgz"], ["takeout-20260911T193951Z-2-001.tgz"]],
        ),
        (
            ["twitter-2025-02-01-0123abcd.zip", "twitter-2025-02-01-0123abcd (1).zip"],
            [["twitter-2025-02-01-0123abcd (1).zip", "twitter-2025-02-01-0123abcd.zip"]],
        ),
        (["export part 2.zip", "export part 1.zip"], [["export part 1.zip", "export part 2.zip"]]),
        (["posts_2.json", "posts_10.json"], [["posts_2.json", "posts_10.json"]]),
        (["a.csv", "b.csv"], [["a.csv"], ["b.csv"]]),
        (
            ["TikTok_Data_1.zip", "TikTok_Data_2.zip"],
            [["TikTok_Data_1.zip"], ["TikTok_Data_2.zip"]],
        ),
    ],
)
def test_split(paths: list[str], groups: list[list[str]]) -> None:
    assert names(paths) == groups


def test_same_path_twice_counts_once() -> None:
    assert names(["a.csv", "a.csv"]) == [["a.csv"]]


def test_a_folder_of_archives_stands_for_them(tmp_path: Path) -> None:
    for name in ("instagram-a-2025-01-01-x.zip", "instagram-b-2025-01-01-y.zip", ".DS_Store"):
        (tmp_path / name).write_bytes(b"PK")
    assert len(split([tmp_path])) == 2
    (tmp_path / "posts_1.json").write_bytes(b"[]")
    assert split([tmp_path]) == [[tmp_path]]
