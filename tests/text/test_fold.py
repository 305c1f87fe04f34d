import pytest
from hypothesis import given
from hypothesis import strategies as st

from creator_audit.text.fold import fold, fold_text


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("𝗮𝗱", "ad"),
        ("ⓐⓓ", "ad"),
        ("🅰🅳", "ad"),
        ("＃ａｄ", "#ad"),
        ("ᴀᴅ", "ad"),
        ("s\u200bpon\u00adsored", "sponsored"),
        ("pаid", "paid"),  # Cyrillic а inside a Latin word
        ("Publicité", "publicite"),
        ("Straße", "strasse"),
        ("don’t", "don't"),
        ("❤️", "❤"),
    ],
)
def test_spellings_become_alike(written: str, plain: str) -> None:
    assert fold_text(written) == plain


def test_words_of_other_scripts_stay_themselves() -> None:
    assert fold_text("рекомендую") == "рекомендую"
    assert fold_text("καλό") == fold_text("ΚΑΛΌ")


def test_offsets_lead_back_to_the_original() -> None:
    text = "🎉 Ｕ\u200bｓｅ ﬁne ß code"
    folded = fold(text)
    at = folded.text.index("code")
    assert text[slice(*folded.original(at, at + 4))] == "code"
    at = folded.text.index("use")
    assert text[slice(*folded.original(at, at + 3))] == "Ｕ\u200bｓｅ"
    at = folded.text.index("fine")
    assert text[slice(*folded.original(at, at + 4))] == "ﬁne"


def test_an_empty_range_stays_empty() -> None:
    folded = fold("é\u200b x")
    assert folded.original(1, 1) == (2, 2)
    assert folded.original(3, 3) == (4, 4)


@given(st.text(max_size=60))
def test_every_range_maps_inside_the_source_and_covers_its_text(text: str) -> None:
    folded = fold(text)
    for start in range(len(folded.text)):
        first, last = folded.original(start, start + 1)
        assert 0 <= first < last <= len(text)
        assert folded.text[start] in fold_text(text[first:last]) or not text.isascii()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_text(text)
    assert fold_text(once) == once
