"""Old rules say their age, young ones say nothing."""

from dataclasses import replace
from datetime import date

import pytest

from creator_audit.rules.age import age_note, months_between
from creator_audit.rules.load import load_pack

CHECKED = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("today", "months"),
    [
        (date(2026, 11, 24), 0),
        (date(2027, 5, 21), 5),
        (date(2027, 5, 22), 6),
        (date(2028, 1, 22), 14),
        (date(2020, 1, 1), 0),
    ],
)
def test_only_whole_months_count(today: date, months: int) -> None:
    assert months_between(CHECKED, today) == months


def test_the_age_is_told_from_half_a_year_on() -> None:
    places = [replace(p, checked_on=CHECKED) for p in load_pack().jurisdictions.values()]
    assert age_note(places, date(2027, 5, 21)) == ""
    assert age_note(places, date(2027, 5, 22)) == "These rules were last checked 6 months ago."
    assert age_note(places, date(2028, 1, 30)) == "These rules were last checked 14 months ago."
    assert age_note([], date(2028, 1, 30)) == ""


def test_where_only_some_are_old_they_are_named() -> None:
    gb, us = (replace(load_pack().jurisdictions[c], checked_on=CHECKED) for c in ("gb", "us"))
    fresh = replace(us, checked_on=date(2027, 12, 1))
    said = age_note([gb, fresh], date(2028, 1, 30))
    assert said == "The rules for United Kingdom were last checked 14 months ago or earlier."
