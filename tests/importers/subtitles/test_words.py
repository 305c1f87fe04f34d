"""Spoken words out of subtitle files of all kinds."""

import pytest

from creator_audit.importers.subtitles.names import read_name
from creator_audit.importers.subtitles.words import is_subtitle, spoken_text

SRT = "1\n00:00:01,000 --> 00:00:02,500\n<i>This kettle</i>\nwas a gift.\n\n2\n00:00:03,000 --> 00:00:04,000\n20\n"
VTT = (
    "WEBVTT - a title\nKind: captions\n\nNOTE made by hand\nsecond line of the note\n\n"
    "STYLE\n::cue { color: red }\n\nintro\n00:01.000 --> 00:02.000 align:start\n"
    "<v Wilma>Use <00:00:01.500><c>code</c> &amp; save\n\n00:02.000 --> 00:03.000\n"
    "Use code &amp; save\nten percent\n"
)
SBV = "0:00:00.599,0:00:04.160\nHello and welcome\n\n0:00:04.160,0:00:06.770\nto the moss\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (SRT.encode(), "This kettle\nwas a gift.\n20"),
        (SRT.replace("\n", "\r\n").encode("utf-8-sig"), "This kettle\nwas a gift.\n20"),
        (SRT.replace("\n\n", "\n").encode(), "This kettle\nwas a gift.\n20"),
        (VTT.encode(), "Use code & save\nten percent"),
        (SBV.encode(), "Hello and welcome\nto the moss"),
        (SRT.replace("gift", "größe").encode("cp1252"), "This kettle\nwas a größe.\n20"),
        (SRT.encode("utf-16"), "This kettle\nwas a gift.\n20"),
        (b"", ""),
        (b"just words", ""),
        (b"\xff\x00\x80", ""),
    ],
)
def test_words(content: bytes, words: str) -> None:
    assert spoken_text(content) == words
    assert is_subtitle(content) is bool(words)


@pytest.mark.parametrize(
    ("name", "stem", "language"),
    [
        ("a/My talk.en.srt", "My talk", "en"),
        ("My talk.pt-BR.vtt", "My talk", "pt"),
        ("My talk (de).srt", "My talk", "de"),
        ("The fox.srt", "The fox", None),
        ("captions.sbv", "captions", None),
    ],
)
def test_names(name: str, stem: str, language: str | None) -> None:
    told = read_name(name)
    assert (told.stem, told.language) == (stem, language)


def test_ids_in_names() -> None:
    assert "dQ0aaaaAAA1" in read_name("My talk [dQ0aaaaAAA1].en.vtt").ids
    assert "dQ0aaaaAAA1" in read_name("dQ0aaaaAAA1.srt").ids
    assert "7300000000000000001" in read_name("clip_7300000000000000001.srt").ids
