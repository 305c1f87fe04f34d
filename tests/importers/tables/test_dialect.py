"""Delimiters and escapes."""

import pytest

from creator_audit.importers.tables.dialect import detect_dialect


def lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_delimiter_is_the_one_that_makes_even_rows(sign: str) -> None:
    rows = [["date", "caption", "likes"], ["2024-01-01", '"a, b; c | d\te"', "3"]] * 3
    assert detect_dialect(lines("\n".join(sign.join(row) for row in rows))).delimiter == sign


def test_sep_line_is_believed_and_dropped() -> None:
    found = detect_dialect(lines("sep=|\na,b|c\nd,e|f\n"))
    assert (found.delimiter, found.skip) == ("|", 1)


def test_backslash_escapes_are_noticed() -> None:
    text = 'id,text\n1,"she said \\"no, thanks\\" twice"\n2,"plain"\n3,"\\"a, b\\""\n'
    found = detect_dialect(lines(text))
    assert found.escape == "\\"
    cells = [cells for _line, cells in found.rows(lines(text))]
    assert cells[1] == ["1", 'she said "no, thanks" twice']


def test_rows_know_their_line_over_quoted_breaks() -> None:
    found = detect_dialect(lines('a,b\n1,"x\ny"\n2,z\n'))
    assert [line for line, _cells in found.rows(lines('a,b\n1,"x\ny"\n2,z\n'))] == [1, 2, 4]


def test_a_huge_cell_is_read() -> None:
    big = "x" * 300_000
    rows = list(detect_dialect(["a,b\n"]).rows([f"1,{big}\n"]))
    assert len(rows[0][1][1]) == 300_000
