from creator_audit.text.sentences import sentence_around, sentences

TEXT = "Dr. Lund likes it, e.g. at night. Really?! Yes\nNew line 。次の文"


def cut(text: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text)]


def test_stops_breaks_and_abbreviations() -> None:
    assert cut(TEXT) == [
        "Dr. Lund likes it, e.g. at night.",
        "Really?!",
        "Yes",
        "New line 。",
        "次の文",
    ]


def test_blank_text_has_no_sentence() -> None:
    assert cut(" \n ") == []


def test_the_sentence_around_a_place() -> None:
    span = sentence_around(TEXT, TEXT.index("Really"))
    assert TEXT[span.start : span.end].strip() == "Really?!"
    span = sentence_around(TEXT, TEXT.index("night"))
    assert TEXT[span.start : span.end] == "Dr. Lund likes it, e.g. at night."
