"""Files that are tables in odd shapes, and files that are none."""

import json
from pathlib import Path

import pytest
import xlsxwriter

from creator_audit.errors import UserError
from creator_audit.importers.archive import ArchiveTree
from creator_audit.importers.tables.grid import Grid, Row
from creator_audit.importers.tables.open_table import open_tables
from creator_audit.model.issue import ImportIssue


def opened(path: Path) -> list[Grid]:
    with ArchiveTree.open([path]) as tree:
        grids = open_tables(tree, path.name)
        return [
            Grid(g.member, g.sheet, g.headers, iter_over(list(g.rows())), g.how, g.notes)
            for g in grids
        ]


def iter_over(rows: list[Row | ImportIssue]):
    return lambda: iter(rows)


def cells(grid: Grid) -> list[tuple[str, ...]]:
    return [row.cells for row in grid.rows() if isinstance(row, Row)]


def test_nul_bytes_and_blank_lines_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "n.csv"
    path.write_bytes(b"date,caption\r\n2024-01-01,a\x00b\r\n\r\n\r\n2024-01-02,c\r\n\r\n")
    (grid,) = opened(path)
    assert [row for row in cells(grid) if any(row)] == [("2024-01-01", "ab"), ("2024-01-02", "c")]


def test_ragged_rows_keep_every_cell(tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    path.write_text("date,caption,likes\n2024-01-01,a\n2024-01-02,b,3,x,y\n", encoding="utf-8")
    (grid,) = opened(path)
    rows = list(grid.rows())
    assert rows[0].cells == ("2024-01-01", "a", "")
    assert rows[1].spare == ("x", "y")


def test_a_cell_of_ten_megabytes_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "big.csv"
    path.write_text("date,caption\n2024-01-01," + "x" * 10_000_000 + "\n", encoding="utf-8")
    assert len(cells(opened(path)[0])[0][1]) == 10_000_000


def test_each_sheet_is_a_grid_and_numbers_stay_plain(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    book = xlsxwriter.Workbook(str(path))
    first = book.add_worksheet("One")
    first.write_row(0, 0, ["id", "text"])
    first.write_row(1, 0, [12345, "=1+1 is text"])
    first.write_string(1, 1, "=1+1 is text")
    first.write(2, 0, 17900000000000001)
    book.add_worksheet("Empty")
    book.add_worksheet("Two").write_row(0, 0, ["date", "caption"])
    book.close()
    grids = opened(path)
    assert [grid.sheet for grid in grids] == ["One", "Two"]
    assert cells(grids[0])[0] == ("12345", "=1+1 is text")
    assert cells(grids[0])[1][0] == "1.7900000000E+16"


def test_a_locked_spreadsheet_says_so(tmp_path: Path) -> None:
    path = tmp_path / "locked.xlsx"
    mark = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + mark + b"\0" * 600)
    with pytest.raises(UserError, match="locked with a password"):
        opened(path)


def test_a_damaged_spreadsheet_says_so(tmp_path: Path) -> None:
    path = tmp_path / "bad.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0" + b"garbage" * 100)
    with pytest.raises(UserError, match="cannot be read"):
        opened(path)


def test_a_numbers_file_is_told_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "posts.numbers"
    path.write_bytes(b"whatever it holds")
    with pytest.raises(UserError, match="Numbers files"):
        opened(path)


def test_json_lists_are_found_below_other_things(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(
        json.dumps(
            {"v": [1, 2], "a": {"items": [{"t": "x", "s": {"likes": 2.0}, "h": ["p", "q"]}]}}
        )
    )
    (grid,) = opened(path)
    assert grid.headers == ("t", "s.likes", "h")
    assert cells(grid) == [("x", "2", "p q")]
    assert next(iter(grid.rows())).pointer == "/a/items/0"


def test_json_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text('[{"text": "one"}, {"text": "two"}, {"te')
    (grid,) = opened(path)
    assert cells(grid) == [("one",), ("two",)]
    assert [row.code for row in grid.rows() if isinstance(row, ImportIssue)] == ["json-broken"]


@pytest.mark.parametrize(
    ("text", "words"), [("{]", "not JSON"), ('{"a": 1}\n', ""), ('{"a": [1, 2]\n}', "no list")]
)
def test_json_without_records_is_named(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text)
    if words:
        with pytest.raises(UserError, match=words):
            opened(path)
    else:
        assert cells(opened(path)[0]) == [("1",)]


def test_lines_that_are_no_json_are_issues(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"text": "a"}\nnope\n[1]\n\n{"text": "b"}\n')
    (grid,) = opened(path)
    assert cells(grid) == [("a",), ("b",)]
    issues = [row for row in grid.rows() if isinstance(row, ImportIssue)]
    assert [issue.pointer for issue in issues] == ["line 2", "line 3"]


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(bytes(range(1, 256)) * 20)
    with pytest.raises(UserError, match="not a text table"):
        opened(path)


def test_a_quote_that_is_never_closed_is_named_not_swallowed(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    rows = "".join(
        f"2024-01-{day:02d},words of that day and some more,{day}\n" for day in range(2, 28)
    )
    path.write_text(f'date,caption,likes\n2024-01-01,fine,1\n2024-01-01,"open,1\n{rows}')
    (grid,) = opened(path)
    assert cells(grid) == [("2024-01-01", "fine", "1")]
    (issue,) = [row for row in grid.rows() if isinstance(row, ImportIssue)]
    assert (issue.code, issue.pointer) == ("quote-not-closed", "line 3")


def test_a_long_caption_with_many_lines_and_commas_is_left_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    caption = "\n".join(f"step {number}: flour and water, " * 2 for number in range(30))
    path.write_text(f'date,caption,likes,views\n2024-01-01,"{caption}",1,2\n')
    assert cells(opened(path)[0])[0][1] == caption


def test_a_list_of_captions_keeps_its_commas(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("caption\noats, again\nno commas\n")
    assert cells(opened(path)[0]) == [("oats, again",), ("no commas",)]
