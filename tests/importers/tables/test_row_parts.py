"""Cells become texts as a reader saw them."""

import pytest

from creator_audit.importers.tables.row_parts import clean_cell


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('A new lamp."\n""\n"It hums. #lamp', "A new lamp.\n\nIt hums. #lamp"),
        ('She said "no"\nand went', 'She said "no"\nand went'),
        ('"first"\n"second"\nthird', '"first"\n"second"\nthird'),
        ("a\r\nb", "a\nb"),
        ("<p>A lamp</p>", "A lamp"),
    ],
)
def test_cells_are_cleaned(cell: str, words: str) -> None:
    assert clean_cell(cell).strip() == words
