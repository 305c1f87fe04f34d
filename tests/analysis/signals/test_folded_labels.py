"""However a label is written, it is found in its place, and never inside another word."""

from collections.abc import Callable
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from creator_audit.model.signal import Signal, SignalKind

Scan = Callable[..., tuple[Signal, ...]]
SHARED = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
BOLD = {ord(c): chr(0x1D5EE + n) for n, c in enumerate(ascii_lowercase)}
SCRIPT = {ord(c): chr(0x1D4EA + n) for n, c in enumerate(ascii_lowercase)}
CIRCLED = {ord(c): chr(0x24D0 + n) for n, c in enumerate(ascii_lowercase)}
WIDE = {n: chr(n + 0xFEE0) for n in range(0x21, 0x7F)}
STYLES = (
    str.lower,
    str.upper,
    str.title,
    *(lambda text, table=table: text.translate(table) for table in (BOLD, SCRIPT, CIRCLED, WIDE)),
)
JOINERS = ("", "\u200b", "\u2060", "\u00ad", "\ufe0f", "\u0332", "\u0336")


def labels(signals: tuple[Signal, ...]) -> list[Signal]:
    return [s for s in signals if s.kind is SignalKind.DISCLOSURE_LABEL]


@pytest.mark.parametrize(
    "text",
    [
        "#AD a new pan",
        "a new pan ＃ａｄ",
        "𝗮𝗱 a new pan",
        "𝓪𝓭: a new pan",
        "ⓐⓓ a new pan",
        "🅰🅳 a new pan",
        "⒜⒟ a new pan",
        "ᴀᴅ: a new pan",
        "#a\u0301d a new pan",
        "#\u200bad a new pan",
        "#аd a new pan",  # Cyrillic а
        "a new pan #ad.",
        "a new pan #ad, at last",
        "a new pan #ad#home",
        "a new pan #home#ad",
        "a new pan#ad",
        "#ad/ a new pan",
        "a new pan (ad)",
        "[AD] a new pan",
        "a new pan 🍳#ad🍳",
        "ad🍳 a new pan",
        "Ad… a new pan",
        "Here is my new pan - ad",
        "A new pan\n@oatmarl.test ad",
        "\u2800\nAd | a new pan",
    ],
)
def test_every_way_to_write_a_label_is_read(scan: Scan, text: str) -> None:
    (found,) = labels(scan(text))
    assert text[found.start : found.end] == found.text
    assert found.value in {"ad", "#ad"}


@pytest.mark.parametrize(
    "text",
    [
        "What a bad day",
        "New #adidas shoes",
        "Back in Adelaide",
        "#advent calendar",
        "My ads account is locked",
        "Add me on the other app",
        "AD 79: the mountain wakes",
        "AD 1066",
        "Built in 400 AD by hand",
        "BC/AD",
        "Ad hoc plans",
        "Ad nauseam",
        "Ad infinitum",
        "Ad libitum",
        "Want ad: sofa",
        "No ads here please",
        "AD&D night",
        "Vintage ad | 1960s",
        "I loved the @oatmarl.test ad",
        "#adhd",
        "ad-free listening",
    ],
)
def test_the_same_letters_elsewhere_are_no_label(scan: Scan, text: str) -> None:
    assert labels(scan(text)) == []


@pytest.mark.parametrize(
    "text", ["AD 5 favourites of the week", "AD 10% off everything", "Ad: 2024 diary"]
)
def test_a_count_or_share_behind_a_label_is_no_year(scan: Scan, text: str) -> None:
    assert len(labels(scan(text))) == 1


@SHARED
@given(
    term=st.sampled_from(["#ad", "#sponsored", "#gifted", "#werbung", "#publi", "#reklam"]),
    style=st.sampled_from(STYLES),
    joiner=st.sampled_from(JOINERS),
    before=st.sampled_from(["", "🍳 ", "a new pan ", "línea ß ﬁ\n", "(", "#home"]),
    after=st.sampled_from(["", ".", ", yes", "#home", ")", "🍳", "/", "\n"]),
)
def test_case_width_and_joiners_keep_hit_and_place(
    scan: Scan, term: str, style: Callable[[str], str], joiner: str, before: str, after: str
) -> None:
    written = joiner.join(style(term))
    text = before + written + after
    found = [s for s in labels(scan(text)) if s.value == term]
    assert len(found) == 1
    assert found[0].text == text[found[0].start : found[0].end]
    # A mark on the last letter may stay outside, since it folds to nothing.
    assert written.startswith(found[0].text)
    assert found[0].start == len(before)


@SHARED
@given(
    term=st.sampled_from(
        ["ad", "#ad", "werbung", "pub", "adv", "publi", "reklam", "mainos", "annonce"]
    ),
    before=st.text(ascii_lowercase, max_size=3),
    after=st.text(ascii_lowercase, min_size=1, max_size=3),
    marks=st.sampled_from([("", ""), ("(", ")"), ("", ":"), ("", " |")]),
)
def test_inside_a_longer_word_nothing_is_found(
    scan: Scan, term: str, before: str, after: str, marks: tuple[str, str]
) -> None:
    sign = "#" if term.startswith("#") else ""
    word = sign + before + term.removeprefix("#") + after
    known = {"ad", "advert", "adv", "publi", "publicite", "publicidade", "pub", "sp"}
    text = marks[0] + word + marks[1] + " a new pan"
    found = [s for s in labels(scan(text)) if s.text.strip("#") != word.strip("#")]
    assert found == [] or word.strip("#") in known
