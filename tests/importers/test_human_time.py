"""Times written for people are read in several languages, and never guessed."""

from datetime import datetime

import pytest

from creator_audit.importers.human_time import month_numbers, read_human_time
from creator_audit.importers.platform_facts import platform_facts

MONTHS = month_numbers(platform_facts("instagram")["months"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aug 17, 2025 11:23 am", "2025-08-17T11:23"),
        ("Sep 8, 2016, 4:36 PM", "2016-09-08T16:36"),
        ("Jan 1, 2025, 12:05\u202fAM", "2025-01-01T00:05"),
        ("12. März 2025, 21:05", "2025-03-12T21:05"),
        ("3 févr. 2024 07:30:09", "2024-02-03T07:30:09"),
        ("1 sept. 2023, 18 h 04", "2023-09-01T18:04"),
        ("9 dic 2022 8:00 p. m.", "2022-12-09T20:00"),
        ("28.02.2025 09:15", "2025-02-28T09:15"),
        ("2/28/2025, 9:15 PM", "2025-02-28T21:15"),
        ("2025年1月12日 下午3:04", "2025-01-12T15:04"),
        ("2025년 1월 12일 오전 3:04", "2025-01-12T03:04"),
        ("2025-01-12 09:15", "2025-01-12T09:15"),
        ("17 août 2025 à 11:23", "2025-08-17T11:23"),
        ("20 mei 2021 10:00", "2021-05-20T10:00"),
    ],
)
def test_reads(text: str, expected: str) -> None:
    assert read_human_time(text, MONTHS) == datetime.fromisoformat(expected)


@pytest.mark.parametrize(
    "text", ["03/04/2025 10:00", "Foo 3, 2025 10:00", "10:00", "", "Feb 30, 2025 10:00", "Jan 2025"]
)
def test_does_not_guess(text: str) -> None:
    assert read_human_time(text, MONTHS) is None
