"""Mis-encoded text, times and HTML fragments become readable, and nothing else changes."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from creator_audit.importers.decode import (
    clean_text,
    html_text,
    iso_moment,
    repair_text,
    text_of,
    unix_moment,
)

WHEN = datetime(2025, 1, 12, 9, 15, tzinfo=UTC)


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_meta_encoding_is_undone(text: str) -> None:
    assert repair_text(text.encode().decode("latin-1")) == text


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_text_with_a_letter_above_latin_is_left_alone(text: str) -> None:
    assert repair_text(f"{text}☕") == f"{text}☕"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("caf\u00c3\u00a9 \u00e2\u0098\u0095", "café ☕"),
        ("\u00f0\u009f\u0093\u0093", "📓"),
        ("already café", "already café"),
        ("mixed \u00c3\u00a9 and ☕", "mixed \u00c3\u00a9 and ☕"),
        ("half \u00c3", "half \u00c3"),
        ("a\x00b", "ab"),
        ("\ud83d alone", "\ufffd alone"),
        ("\ud83d\ude00 pair", "😀 pair"),
    ],
)
def test_repair(raw: str, text: str) -> None:
    assert repair_text(raw) == text


def test_clean_text_never_reinterprets() -> None:
    assert clean_text("\u00c3\u00a9\x00") == "\u00c3\u00a9"


@pytest.mark.parametrize(
    "value", [1736673300, "1736673300", 1736673300000, 1736673300000000, 1736673300.0]
)
def test_unix_times_in_any_unit(value: object) -> None:
    assert unix_moment(value).at == WHEN


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (None, "time-missing"),
        ("", "time-missing"),
        (0, "time-not-plausible"),
        (4070908800, "time-not-plausible"),
        ("soon", "time-not-readable"),
        ([1], "time-not-readable"),
        (True, "time-not-readable"),
        (float("nan"), "time-not-readable"),
        (10**30, "time-not-readable"),
    ],
)
def test_unix_times_that_are_none(value: object, fault: str) -> None:
    moment = unix_moment(value)
    assert moment.at is None
    assert moment.fault == fault


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2025-01-12 09:15:00", None),
        ("2025-01-12 09:15:00 UTC", None),
        ("2025-01-12T09:15:00Z", None),
        ("2025-01-12T09:15", None),
        ("2025-01-12T10:15:00+01:00", 60),
        ("2025-01-12T03:45:00.123-0530", -330),
        ("1736673300", None),
    ],
)
def test_iso_times(text: str, offset: int | None) -> None:
    moment = iso_moment(text)
    assert moment.at == WHEN
    assert moment.offset_minutes == offset
    assert moment.is_zone_known


def test_iso_time_without_zone_can_be_unknown() -> None:
    assert not iso_moment("2025-01-12 09:15:00", default_is_utc=False).is_zone_known


@pytest.mark.parametrize("text", ["2025-13-12 09:15:00", "12/01/2025", "yesterday"])
def test_iso_times_that_are_none(text: str) -> None:
    assert iso_moment(text).fault == "time-not-readable"


def test_html_text_decodes_and_breaks_lines() -> None:
    assert html_text("a &amp; b<br />c <b>d</b>") == "a & b\nc d"
    assert html_text("plain") == "plain"


@pytest.mark.parametrize(
    ("value", "text"), [("a", "a"), (4, "4"), (None, ""), ([], ""), (True, "")]
)
def test_text_of(value: object, text: str) -> None:
    assert text_of(value) == text
