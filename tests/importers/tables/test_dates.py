"""Times in cells, and the order of day and month."""

from datetime import UTC, datetime

import pytest

from creator_audit.errors import UserError
from creator_audit.importers.tables.date_order import decide_order
from creator_audit.importers.tables.dates import DateReader

READABLE = [
    ("2024-01-12T17:05:03+00:00", "2024-01-12T17:05:03"),
    ("2024-01-12T17:05:03Z", "2024-01-12T17:05:03"),
    ("2024-01-12 17:05 UTC", "2024-01-12T17:05:00"),
    ("2024-01-12 17:05:03 -0700", "2024-01-13T00:05:03"),
    ("2024/01/12", "2024-01-12T00:00:00"),
    ("20240112", "2024-01-12T00:00:00"),
    ("12.01.2024 17:05", "2024-01-12T17:05:00"),
    ("12.1.24", "2024-01-12T00:00:00"),
    ("13/01/2024 à 17:05", "2024-01-13T17:05:00"),
    ("05/17/2024 5:07 PM", "2024-05-17T17:07:00"),
    ("12 janv. 2024", "2024-01-12T00:00:00"),
    ("12. März 2024, 17:05 Uhr", "2024-03-12T17:05:00"),
    ("Jan 12, 2024", "2024-01-12T00:00:00"),
    ("12-Jan-24", "2024-01-12T00:00:00"),
    ("Friday, January 12, 2024 at 12:05 AM", "2024-01-12T00:05:00"),
    ("3 de mayo de 2024", "2024-05-03T00:00:00"),
    ("17 tháng 2, 2024", "2024-02-17T00:00:00"),
    ("12 มกราคม 2567", "2024-01-12T00:00:00"),
    ("5 Αυγούστου 2024", "2024-08-05T00:00:00"),
    ("2024年1月12日 10:00", "2024-01-12T10:00:00"),
    ("Thu Oct 06 21:49:02 +0000 2022", "2022-10-06T21:49:02"),
    ("1711047600", "2024-03-21T19:00:00"),
    ("1712060145000", "2024-04-02T12:15:45"),
    ("1712060145000000", "2024-04-02T12:15:45"),
    ("45303.5", "2024-01-12T12:00:00"),
]


@pytest.mark.parametrize(("cell", "expected"), READABLE)
def test_readable_times(cell: str, expected: str) -> None:
    found = DateReader().read(cell)
    assert found is not None
    assert found.at == datetime.fromisoformat(expected).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "cell",
    ["", "03/04/2024", "0", "4102444800", "1970-01-01", "2099-01-01", "2024-13-45", "hello",
     "January 5", "31.02.2024", "99:99", "12/2024"],
)  # fmt: skip
def test_what_is_not_certain_is_not_read(cell: str) -> None:
    assert DateReader().read(cell) is None


def test_order_of_the_column_is_used() -> None:
    day_first, month_first = DateReader(order="dmy"), DateReader(order="mdy")
    assert day_first.read("03/04/2024").at.month == 4
    assert month_first.read("03/04/2024").at.month == 3
    assert month_first.read("13/04/2024") is None


def test_zone_is_placed_and_named() -> None:
    found = DateReader(zone="Europe/Berlin").read("2024-07-01 12:00")
    assert (found.at.hour, found.offset_minutes, found.is_zone_known) == (10, 120, True)
    assert DateReader().read("2024-07-01 12:00").is_zone_known is False
    assert DateReader().read("2024-07-01T12:00:00+05:30").offset_minutes == 330


def test_unknown_zone_is_the_users_to_mend() -> None:
    with pytest.raises(UserError, match="not the name of a time zone"):
        DateReader(zone="Mars/Base").read("2024-07-01 12:00")


def test_missing_year_is_the_last_that_fits_and_is_said() -> None:
    reader = DateReader(latest=datetime(2025, 2, 1, tzinfo=UTC))
    found = [reader.read(cell) for cell in ("January 5", "August 9", "17 tháng Hai")]
    assert [one.at.date().isoformat() for one in found] == [
        "2025-01-05",
        "2024-08-09",
        "2024-02-17",
    ]
    assert all(one.is_year_inferred for one in found)
    assert reader.read("January 5, 2020").is_year_inferred is False


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2024", "13/04/2024"], "dmy"),
        (["03/04/2024", "04/23/2024"], "mdy"),
        (["2024-01-01", "1711047600"], ""),
        (["05/05/2024"], ""),
    ],
)
def test_order_is_proved_by_one_cell(cells: list[str], order: str) -> None:
    found = decide_order(cells)
    assert (found.order, found.must_be_asked) == (order, False)


def test_order_is_asked_where_nothing_proves_it() -> None:
    found = decide_order(["03/04/2024", "05/06/2024"])
    assert found.must_be_asked
    assert found.example == "03/04/2024"
    assert decide_order(["03/04/2024"], told="mdy").order == "mdy"


def test_order_is_asked_where_cells_disagree() -> None:
    assert decide_order(["13/04/2024", "04/23/2024", "03/04/2024"]).must_be_asked


def test_header_in_a_language_that_writes_the_day_first_decides() -> None:
    assert decide_order(["03/04/2024"], language="fr").order == "dmy"
