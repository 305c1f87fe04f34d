"""Columns: known, told by content, or asked."""

from pathlib import Path

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.contract import ImportOptions
from creator_audit.importers.tables.grid import Grid
from creator_audit.importers.tables.mapping import MappingNeeded, map_columns
from creator_audit.importers.tables.open_table import open_tables
from creator_audit.importers.tables.preview import preview
from creator_audit.importers.tables.reading import row_reader


def grid_of(folder: Path, text: str) -> Grid:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    with ArchiveTree.open([path]) as tree:
        return open_tables(tree, "t.csv")[0]


def test_the_contracts_own_names_need_no_mapping(tmp_path: Path) -> None:
    names = (
        "id,published_at,platform,kind,text,permalink,platform_label,account,language,likes,views"
    )
    found = map_columns(grid_of(tmp_path, f"{names}\n1,2024-01-01,x,feed,hi,,true,me,en,1,2\n"), {})
    assert found.is_sure
    assert set(found.index) == set(names.split(","))


def test_each_part_role_is_a_column(tmp_path: Path) -> None:
    names = "title,caption,description,on_screen,transcript,frame,link_sticker,alt_text"
    names += ",pinned_comment,hashtags,landing_page"
    found = map_columns(grid_of(tmp_path, f"{names}\n" + "x," * 10 + "x\n"), {})
    assert set(found.index) == set(names.split(","))


def test_the_only_column_with_running_text_is_the_text(tmp_path: Path) -> None:
    text = "a|b\n2024-01-01|words and words and more words here\n2024-01-02|five words are enough here\n"
    found = map_columns(grid_of(tmp_path, text), {})
    assert found.is_sure
    assert found.index == {"published_at": 0, "text": 1}


def test_two_wordy_columns_are_asked(tmp_path: Path) -> None:
    row = "2024-01-01,five words are enough here,another five words stand here\n"
    grid = grid_of(tmp_path, f"a,b,c\n{row}{row}")
    with pytest.raises(MappingNeeded) as raised:
        row_reader(grid, ImportOptions(), "t")
    question = raised.value
    assert question.field == "text"
    assert question.headers == ("a", "b", "c")
    assert question.samples["a"] == ("2024-01-01", "2024-01-01")
    assert "--map" in str(question)
    assert question.fingerprint


def test_told_columns_win(tmp_path: Path) -> None:
    row = "2024-01-01,five words are enough here,another five words stand here\n"
    grid = grid_of(tmp_path, f"a,b,Caption\n{row}")
    found = map_columns(grid, {"text": "b", "published_at": "A"})
    assert found.index["text"] == 1
    assert "caption" not in found.index


@pytest.mark.parametrize(
    ("told", "words"),
    [({"text": "nope"}, "no column `nope`"), ({"mood": "a"}, "`mood` is not a field")],
)
def test_wrong_mappings_are_named(tmp_path: Path, told: dict[str, str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        map_columns(grid_of(tmp_path, "a,b\n1,2\n"), told)


def test_links_and_numbers_are_no_text_whatever_the_header_says(tmp_path: Path) -> None:
    text = "Date,Content,Caption\n2024-01-01,https://a.example/1,first words\n"
    found = map_columns(grid_of(tmp_path, text), {})
    assert "text" not in found.index
    assert found.index["caption"] == 2


def test_date_order_is_asked_with_an_example(tmp_path: Path) -> None:
    grid = grid_of(tmp_path, "date,caption\n03/04/2024,words\n05/06/2024,words\n")
    with pytest.raises(MappingNeeded) as raised:
        row_reader(grid, ImportOptions(), "t")
    assert raised.value.field == "date_order"
    assert raised.value.example == "03/04/2024"
    assert row_reader(grid, ImportOptions(date_order="mdy"), "t").dates.order == "mdy"
    mapped = ImportOptions(column_map={"date_order": "dmy"})
    assert row_reader(grid, mapped, "t").dates.order == "dmy"


def test_preview_shows_what_would_be_read(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("date,caption\n2024-01-01,one\nsoon,two\n2024-01-03,three\n", encoding="utf-8")
    with ArchiveTree.open([path]) as tree:
        seen = preview(tree, "p.csv", ImportOptions(), rows=2)
    assert seen.is_sure
    assert seen.mapping == {"caption": "caption", "published_at": "date"}
    assert [row.text for row in seen.rows] == ["one", "two"]
    assert seen.rows[0].published_at == "2024-01-01T00:00:00+00:00"
    assert "line 3: The time `soon` cannot be read" in seen.problems[0]


def test_preview_of_an_unsure_table_asks(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    path.write_text("date,caption\n03/04/2024,one\n", encoding="utf-8")
    with ArchiveTree.open([path]) as tree:
        seen = preview(tree, "p.csv", ImportOptions())
    assert (seen.is_sure, seen.asked, seen.example) == (False, "date_order", "03/04/2024")
    assert seen.rows == ()
