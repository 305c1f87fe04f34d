import pytest

from creator_audit.text.addresses import split
from creator_audit.text.tokens import hashtag_runs, hashtags, links, mentions, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see https://shop.example/x).", ["https://shop.example/x"]),
        ("(https://shop.example/a_(b))", ["https://shop.example/a_(b)"]),
        ("go to lunaro.com/new, now", ["lunaro.com/new"]),
        ("www.lunaro.de!", ["www.lunaro.de"]),
        ("https://a.example/xhttps://b.example/y", ["https://a.example/x", "https://b.example/y"]),
        ("https://r.example/?u=https://b.example", ["https://r.example/?u=https://b.example"]),
        ("write to me@lunaro.com", []),
        ("the end.of it, e.g. this", []),
        ("version 2.0 of U.S.A.", []),
        ("shop.example?ref=mia", ["shop.example?ref=mia"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert [link.text for link in links(text)] == found
    assert all(text[link.start : link.end] == link.text for link in links(text))


def test_hashtags_need_a_letter_and_a_start() -> None:
    assert [t.text for t in hashtags("#ad, #1 a#b &#39; (#été2024) #sommer_2024")] == [
        "#ad",
        "#été2024",
        "#sommer_2024",
    ]


def test_mentions_are_no_mail_addresses() -> None:
    assert [t.text for t in mentions("@lunaro.beauty. me@mail.example (@zed)")] == [
        "@lunaro.beauty",
        "@zed",
    ]


def test_words_keep_their_apostrophe() -> None:
    assert [w.text for w in words("don't stop, l'été")] == ["don't", "stop", "l'été"]


def test_runs_of_hashtags() -> None:
    text = "New lamp #ad it is. #one #two 🔥 #three end #four"
    runs = hashtag_runs(text)
    assert [(text[s.start : s.end], n) for s, n in runs] == [("#one #two 🔥 #three", 3)]


@pytest.mark.parametrize(
    ("url", "parts"),
    [
        ("https://www.Lunaro.com:443/a/b?x=1#y", ("lunaro.com", "/a/b", "x=1")),
        ("lunaro.com?x=1", ("lunaro.com", "", "x=1")),
        ("https://user@lunaro.com/", ("lunaro.com", "/", "")),
        ("nonsense", ("", "", "")),
    ],
)
def test_addresses_are_taken_apart(url: str, parts: tuple[str, str, str]) -> None:
    assert split(url) == parts
