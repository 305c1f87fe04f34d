"""Which files are taken for tables of posts, and which are left alone."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions, Recognition, Record
from creator_audit.importers.platforms.table import IMPORTER
from creator_audit.importers.tables.mapping import MappingNeeded
from creator_audit.model.issue import ImportIssue
from creator_audit.model.post import Post
from creator_audit.progress import NullProgress


def recognised(place: Path) -> Recognition | None:
    with ArchiveTree.open([place]) as tree:
        return IMPORTER.recognise(tree)


def read(place: Path, options: ImportOptions | None = None) -> list[Record]:
    with ArchiveTree.open([place]) as tree:
        found = IMPORTER.recognise(tree)
        assert found is not None
        return list(IMPORTER.read(tree, found, options or ImportOptions(), NullProgress()))


def test_messages_are_never_taken_for_posts(tmp_path: Path) -> None:
    (tmp_path / "posts.csv").write_text("date,text\n2024-01-01,hello there\n")
    (tmp_path / "messages.csv").write_text("date,text\n2024-01-01,private words\n")
    (tmp_path / "talk.csv").write_text("FROM,TO,DATE,CONTENT\nme,you,2024-01-01,private words\n")
    found = recognised(tmp_path)
    assert found.members == ("posts.csv",)
    assert [one.member for one in found.not_read] == ["messages.csv"]


def test_an_export_with_tables_somewhere_inside_is_not_a_table(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (deep / "posts.csv").write_text("date,text\n2024-01-01,hello there\n")
    for number in range(9):
        (tmp_path / f"page{number}.html").write_text("<html></html>")
    assert recognised(tmp_path) is None


@pytest.mark.parametrize("name", ["photo.jpg", "notes.html", "script.py", "talk.log"])
def test_other_files_are_no_tables(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("some, words\nand, more words\n")
    assert recognised(tmp_path / name) is None


def test_an_unsure_table_is_taken_and_asks_when_read(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text("a,b\nsome words are in here,and others are in here\n")
    found = recognised(place)
    assert found.notes
    with pytest.raises(MappingNeeded, match="not certain"):
        read(place)
    posts = read(place, ImportOptions(column_map={"text": "b"}))
    assert any(isinstance(one, Post) for one in posts)


def test_a_sheet_can_be_named(tmp_path: Path) -> None:
    import xlsxwriter

    place = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(str(place))
    for name in ("May", "June"):
        sheet = book.add_worksheet(name)
        sheet.write_row(0, 0, ["date", "caption"])
        sheet.write_row(1, 0, ["2024-05-01", f"words of {name}"])
    book.close()
    both = [one for one in read(place) if isinstance(one, Post)]
    one = [
        record
        for record in read(place, ImportOptions(column_map={"sheet": "june"}))
        if isinstance(record, Post)
    ]
    assert len(both) == 2
    assert [post.parts[0].text for post in one] == ["words of June"]
    with pytest.raises(UserError, match="no sheet `July`"):
        read(place, ImportOptions(column_map={"sheet": "July"}))


def test_a_locked_spreadsheet_is_taken_and_says_why_when_read(tmp_path: Path) -> None:
    place = tmp_path / "t.xlsx"
    place.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptionInfo".encode("utf-16-le"))
    assert recognised(place) is not None
    with pytest.raises(UserError, match="locked with a password"):
        read(place)


def test_notes_of_one_kind_are_not_listed_without_end(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    rows = "".join(f"2024-01-01,words {number},more\n" for number in range(300))
    place.write_text(f"date,caption\n{rows}")
    notes = [one for one in read(place) if isinstance(one, ImportIssue)]
    long_rows = [one for one in notes if one.code == "row-too-long"]
    assert len(long_rows) == 201
    assert long_rows[-1].detail == "More rows of the same kind: 100."


def test_platform_told_wins_over_the_link_but_not_over_a_column(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text("date,caption,platform\n2024-01-01,words,\n2024-01-02,more words,Twitter\n")
    records = read(place, ImportOptions(platform="threads"))
    assert [one.platform for one in records if isinstance(one, Post)] == ["threads", "x"]


def test_the_same_rows_give_the_same_ids(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text("date,caption\n2024-01-01,words\n2024-01-02,words\n")
    first = [one.id for one in read(place) if isinstance(one, Post)]
    assert first == [one.id for one in read(place) if isinstance(one, Post)]
    assert len(set(first)) == 2


def test_a_column_told_for_one_of_several_tables_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("date,caption\n2024-01-01,words\n")
    (tmp_path / "b.csv").write_text("date,caption,Body\n2024-01-02,short,the longer words\n")
    records = read(tmp_path, ImportOptions(column_map={"text": "Body"}))
    texts = [one.parts[0].text for one in records if isinstance(one, Post)]
    assert texts == ["words", "the longer words"]


def roles(place: Path) -> list[tuple[str, str]]:
    return [
        (part.role.value, part.text)
        for post in read(place)
        if isinstance(post, Post)
        for part in post.parts
    ]


@pytest.mark.parametrize(
    ("head", "platform", "role"),
    [
        ("Publish time,Description,Platform", "instagram", "caption"),
        ("Publish time,Description,Platform", "youtube", "description"),
        ("published_at,description,platform", "instagram", "description"),
    ],
)
def test_a_description_is_the_caption_where_the_platform_has_no_other(
    tmp_path: Path, head: str, platform: str, role: str
) -> None:
    place = tmp_path / "t.csv"
    place.write_text(f"{head}\n2024-01-01,words,{platform}\n")
    assert roles(place) == [(role, "words")]


def test_markup_of_blog_tools_is_taken_out(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text(
        'date,caption\n2024-01-01,"<p>It&#x27;s <b>oats</b><br>again</p>"\n2024-01-02,a < b\n'
    )
    assert roles(place) == [("caption", "It's oats\nagain"), ("caption", "a < b")]


def test_a_table_without_posts_says_so(tmp_path: Path) -> None:
    place = tmp_path / "t.csv"
    place.write_text("Date,Primary\n2024-01-01,3\n2024-01-02,4\n")
    with pytest.raises(MappingNeeded, match="seems to hold the posts' text"):
        read(place)
