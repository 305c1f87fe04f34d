"""Quotes: nothing lost, marks in place, long texts shown around their marks."""

from hypothesis import given
from hypothesis import strategies as st

from creator_audit.reports.facts import MarkFacts, QuoteFacts
from creator_audit.reports.quotes import cut, is_right_to_left, number_marks, position_bar
from creator_audit.reports.words import Words

WORDS = Words()


def runs(quote: QuoteFacts):
    return cut(quote, number_marks((quote,))[0], WORDS)


def mark(start: int, end: int, *, is_label: bool = False) -> MarkFacts:
    return MarkFacts(start, end, "", "discount_code", "strong", is_label)


@given(
    st.text(min_size=1, max_size=300),
    st.lists(st.tuples(st.integers(0, 299), st.integers(1, 60), st.booleans()), max_size=12),
)
def test_short_texts_are_quoted_whole(text: str, spans: list[tuple[int, int, bool]]) -> None:
    marks = tuple(
        mark(start, min(start + length, len(text)), is_label=is_label)
        for start, length, is_label in spans
        if start < len(text)
    )
    quote = QuoteFacts("p", "caption", text, "en", None, marks)
    assert "".join(run["t"] for run in runs(quote)) == text


def test_overlapping_marks_all_get_their_figure() -> None:
    quote = QuoteFacts(
        "p",
        "caption",
        "use my code SAVE10 now",
        "en",
        None,
        (mark(0, 18), mark(7, 18), mark(12, 22)),
    )
    figures = [name for run in runs(quote) for name in run.get("n", ())]
    assert sorted(figures) == ["1", "2", "3"]


def test_long_texts_show_their_marks_and_count_what_is_left_out() -> None:
    text = "word " * 1000 + "code SAVE10" + " word" * 1000
    start = text.index("code SAVE10")
    quote = QuoteFacts("p", "caption", text, "en", 125, (mark(start, start + 11),))
    shown = runs(quote)
    assert {"t": "code SAVE10", "s": True, "n": ["1"]} in shown
    assert sum(len(run["t"]) for run in shown) < 700
    kept = sum(len(run["t"]) for run in shown if not run.get("x"))
    left = [int("".join(filter(str.isdigit, run["t"]))) for run in shown if run.get("x")]
    assert kept + sum(left) == len(text)


def test_position_bar_says_everything_in_words() -> None:
    quote = QuoteFacts(
        "p", "caption", "x" * 200, "en", 125, (mark(10, 20), mark(190, 193, is_label=True))
    )
    bar = position_bar(quote, number_marks((quote,))[0], WORDS)
    assert bar is not None
    assert bar["alt"] == (
        "Position in the caption of 200 characters. The platform hides the text after 125. "
        "Signs at 11 to 20. Label at 191 to 193."
    )


def test_no_bar_without_text_and_no_cut_beyond_the_end() -> None:
    assert position_bar(QuoteFacts("p", "caption", ""), [], WORDS) is None
    bar = position_bar(QuoteFacts("p", "caption", "abc", "en", 125), [], WORDS)
    assert bar is not None
    assert bar["fold"] is None


def test_direction_follows_the_first_letter() -> None:
    assert is_right_to_left("123 😂 הנחה sale")
    assert not is_right_to_left("sale הנחה")
    assert not is_right_to_left("123 😂")
