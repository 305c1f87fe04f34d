"""LinkedIn's copy of data beyond what the invented archives show."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers import registry
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Record
from creator_audit.importers.linkedin.rows import mend_breaks
from creator_audit.importers.platforms.linkedin import IMPORTER
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress

HEADER = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
LINK = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A"
PRIVATE = "Date,Text,From\n" + "2025-01-01 10:00:00,private words between two,wren\n" * 3


def read(place: Path) -> list[Record]:
    with ArchiveTree.open([place]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return list(IMPORTER.read(tree, found, ImportOptions(), NullProgress()))


def posts(records: list[Record]) -> list[Post]:
    return [record for record in records if isinstance(record, Post)]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('one."\n""\n"two', "one.\n\ntwo"),
        ('he said "no""\n""yes" she said', 'he said "no"\n"yes" she said'),
        ('plain "quoted"\nline', 'plain "quoted"\nline'),
        ('one"\r\n"two', "one\ntwo"),
        ('"quoted" alone', '"quoted" alone'),
    ],
)
def test_quotes_around_line_breaks(given: str, expected: str) -> None:
    assert mend_breaks(given) == expected


def test_no_list_beside_the_posts_is_taken_for_a_table(tmp_path: Path) -> None:
    (tmp_path / "Shares.csv").write_text(f"{HEADER}2025-01-01 10:00:00,{LINK}1,words,,,\n")
    for name in ("messages.csv", "Messages Archive.csv", "Connections.csv"):
        (tmp_path / name).write_text(PRIVATE)
    with ArchiveTree.open([tmp_path]) as tree:
        matches = registry.recognise(tree)
    assert [match.found.members for match in matches] == [("Shares.csv",)]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (("Connections.csv", "Profile.csv", "messages.csv"), "basic one"),
        (("Connections.csv", "Logins.csv", "Ad_Targeting.csv"), "none were made"),
    ],
)
def test_a_copy_without_posts_says_which_one_to_order(
    tmp_path: Path, names: tuple[str, ...], words: str
) -> None:
    for name in names:
        (tmp_path / name).write_text(PRIVATE)
    with ArchiveTree.open([tmp_path]) as tree:
        (match,) = registry.recognise(tree)
        assert match.importer is IMPORTER
        with pytest.raises(UserError, match=words):
            list(IMPORTER.read(tree, match.found, ImportOptions(), NullProgress()))


def test_an_open_quote_is_told_with_its_place(tmp_path: Path) -> None:
    rows = f'2025-01-03 10:00:00,{LINK}3,fine,,,\n2025-01-02 10:00:00,{LINK}2,"open,,,\n'
    rows += f"2025-01-01 10:00:00,{LINK}1,gone with it,,,\n"
    (tmp_path / "Shares.csv").write_text(HEADER + rows)
    records = read(tmp_path)
    assert [post.native_id for post in posts(records)] == ["3"]
    (issue,) = [r for r in records if isinstance(r, ImportIssue) and r.severity == "rejected"]
    assert (issue.code, issue.pointer) == ("quote-not-closed", "line 3")


def test_dates_that_can_be_read_two_ways_are_left_open(tmp_path: Path) -> None:
    (tmp_path / "Shares.csv").write_text(f"{HEADER}2/9/2025 1:21,{LINK}1,words,,,\n")
    records = read(tmp_path)
    assert posts(records)[0].published_at is None
    assert "time-not-readable" in {r.code for r in records if isinstance(r, ImportIssue)}
