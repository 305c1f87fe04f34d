"""Counts: one style a column."""

import pytest

from creator_audit.importers.tables.numbers import decide_style


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        (["1,234", "12"], ["1234", "12"]),
        (["1.234", "12"], ["1234", "12"]),
        (["1.234,5", "2"], ["1234.5", "2"]),
        (["1 234", "1\u202f234"], ["1234", "1234"]),
        (["1.2K", "18,400"], ["1200", "18400"]),
        (["3M"], ["3000000"]),
        (["10.5", "1,250"], ["10.5", "1250"]),
        (["undefined", "", "-"], [None, None, None]),
        (["-20"], ["-20"]),
    ],
)
def test_counts_are_read_in_the_columns_style(cells: list[str], read: list[str | None]) -> None:
    style = decide_style(cells)
    assert [style.read(cell) for cell in cells] == read
