"""Bytes to letters: what each mark and each kind of byte proves."""

import io

import pytest

from creator_audit.importers.tables.encoding import detect_encoding, repair_twice_encoded


@pytest.mark.parametrize(
    ("data", "name"),
    [
        ("Café".encode(), "utf-8"),
        ("\ufeffCafé".encode(), "utf-8-sig"),
        ("Café;é".encode("utf-16"), "utf-16"),
        ("date\tcaption\nx\ty".encode("utf-16-le"), "utf-16-le"),
        ("date\tcaption\nx\ty".encode("utf-16-be"), "utf-16-be"),
        ("Größe, don’t “so”".encode("cp1252"), "cp1252"),
        ("Größe, crème brûlée, piñata".encode("mac-roman"), "mac-roman"),
        (b"", "utf-8"),
    ],
)
def test_encoding_is_told_by_the_bytes(data: bytes, name: str) -> None:
    found = detect_encoding(io.BytesIO(data))
    assert found.name == name
    assert data.decode(found.name, found.errors) == data.decode(name)


def test_a_letter_cut_by_a_chunk_is_no_fault() -> None:
    data = b"x" * ((1 << 18) - 1) + "é".encode() + b"y"
    assert detect_encoding(io.BytesIO(data)).name == "utf-8"


def test_a_few_broken_bytes_do_not_turn_the_whole_file_into_windows_letters() -> None:
    found = detect_encoding(io.BytesIO("größer ".encode() * 50 + b"\xff"))
    assert (found.name, found.errors) == ("utf-8", "replace")
    assert "UTF-8: 1;" in found.note


def test_a_guess_is_said() -> None:
    assert "Windows-1252" in detect_encoding(io.BytesIO("Größe".encode("cp1252"))).note


@pytest.mark.parametrize("text", ["Café 🥐", "größer", "naïve…"])
def test_text_decoded_wrongly_once_is_put_right(text: str) -> None:
    assert repair_twice_encoded(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize("text", ["Café", "plain", "Ã alone", "10 € Âge", "🥐 CafÃ©"])
def test_sound_or_half_broken_text_stays(text: str) -> None:
    assert repair_twice_encoded(text) is None
