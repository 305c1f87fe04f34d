"""Deals from a spreadsheet."""

from datetime import date

import pytest
import xlsxwriter

from creator_audit.errors import UserError
from creator_audit.operations.record_deal import read_deals_csv


def write_sheet(path, rows):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(at, column, value, day)
            else:
                sheet.write(at, column, value)
    book.close()
    return path


def test_a_sheet_is_read_as_the_csv_it_stands_for(tmp_path):
    path = write_sheet(
        tmp_path / "deals.xlsx",
        [
            ["brand", "kind", "starts", "codes"],
            ["Lumavelle", "fee", date(2026, 3, 1), "SLOW15;SLOW20"],
            ["Haldrik", "gift", "", 10],
        ],
    )
    first, second = read_deals_csv(path)
    assert (first.brand, first.starts, first.codes) == (
        "Lumavelle", date(2026, 3, 1), ("SLOW15", "SLOW20"),
    )  # fmt: skip
    assert (second.brand, second.kind.value, second.codes) == ("Haldrik", "gift", ("10",))


def test_a_bad_row_of_a_sheet_is_named(tmp_path):
    path = write_sheet(tmp_path / "deals.xlsx", [["brand", "kind"], ["Lumavelle", "barter"]])
    with pytest.raises(UserError, match="barter") as caught:
        read_deals_csv(path)
    assert caught.value.where.endswith(":2")


def test_a_file_that_is_no_sheet_says_what_to_do(tmp_path):
    path = tmp_path / "deals.xlsx"
    path.write_bytes(b"not a sheet")
    with pytest.raises(UserError, match="cannot be read as a spreadsheet") as caught:
        read_deals_csv(path)
    assert "CSV" in caught.value.next_step
