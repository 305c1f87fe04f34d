"""Header names: folded, known, found."""

import pytest

from creator_audit.importers.tables.headers import (
    find_header,
    fingerprint,
    fold_header,
    meanings,
    number_repeats,
    split_number,
)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Video\u00adtitel", "videotitel"),
        ("Beitrags\u2011ID", "beitrags-id"),
        ("Text\u00a0–  Abschnitt:", "text - abschnitt"),
        ("ＤＡＴＥ", "date"),
        ("J’aime", "j'aime"),
    ],
)
def test_spellings_are_made_alike(written: str, folded: str) -> None:
    assert fold_header(written) == folded


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("published_at", "published_at"),
        ("Veröffentlicht am", "published_at"),
        ("Légende", "caption"),
        ("Pie de foto", "caption"),
        ("Didascalia", "caption"),
        ("Legenda", "caption"),
        ("Bijschrift", "caption"),
        ("Post Text", "text"),
        ("transcript", "transcript"),
        ("Vues", "views"),
    ],
)
def test_names_in_seven_languages_are_known(header: str, field: str) -> None:
    assert field in [name for name, _rank, _language in meanings(header)]


def test_the_fields_own_name_ranks_first() -> None:
    assert min(rank for _name, rank, _language in meanings("description")) == 0
    assert min(rank for _name, rank, _language in meanings("Beschreibung")) > 0


def test_header_row_lies_below_a_preamble() -> None:
    rows = [["Export"], [], ["Date", "Caption", "Likes"], ["2024-01-01", "words", "3"]]
    assert find_header(rows) == 2


def test_a_table_without_header_has_none() -> None:
    assert (
        find_header([["2024-01-01", "some words that were posted"], ["2024-01-02", "more"]]) is None
    )


def test_repeated_and_empty_names_get_numbers() -> None:
    assert number_repeats(["Views", "", "Views"]) == ("Views", "Column 2", "Views (2)")


def test_running_numbers_are_split_off() -> None:
    assert split_number("tag: 12") == ("tag", 12)
    assert split_number("tags") == ("tags", 0)


def test_fingerprint_ignores_order_and_case_but_not_names() -> None:
    assert fingerprint(["Date", "Text"]) == fingerprint(["text", "DATE"])
    assert fingerprint(["Date", "Text"]) != fingerprint(["Date", "Texts"])
